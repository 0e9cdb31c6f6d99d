import type { Chance } from '../../kernel/chance.ts'
import { dealShares } from './spread.ts'

/** Who was referred, as the NRM codes it. */
export interface About {
  readonly age: number | null
  readonly gender: string
  readonly nationality: string
  readonly exploitation: string
  readonly subtype: string | null
}

/** National shares of children (§3.1.3); those of adults and people of unknown age are invented. */
export function describePeople<T>(
  people: readonly T[],
  ageGroup: 'child' | 'adult' | 'unknown',
  chance: Chance,
): { person: T; about: About }[] {
  const total = people.length
  const gender = dealShares(
    total,
    [
      ['male', ageGroup === 'child' ? 69 : 55],
      ['female', ageGroup === 'child' ? 30 : 44],
      ['unknown', 1],
    ],
    chance,
  )
  const nationality = dealShares(
    total,
    ageGroup === 'child' ? childNationalities : adultNationalities,
    chance,
  )
  const ages = ageGroup === 'child' ? dealShares<number | null>(total, childAges, chance) : []
  const about = new Map<number, readonly [string, string | null]>()
  for (const british of [true, false]) {
    const these = people
      .map((_, index) => index)
      .filter((index) => (nationality[index] === 'GBR') === british)
    const types = dealShares(these.length, british ? britishTypes : otherTypes, chance)
    these.forEach((index, at) => about.set(index, types[at] ?? ['unknown', null]))
  }
  return people.map((person, index) => {
    const [exploitation, subtype] = about.get(index) ?? ['unknown', null]
    const age =
      ageGroup === 'child' ? (ages[index] ?? null) : ageGroup === 'adult' ? chance.whole(18, 55) : null
    return {
      person,
      about: {
        age,
        gender: gender[index] ?? 'unknown',
        nationality: nationality[index] ?? 'unknown',
        exploitation,
        subtype,
      },
    }
  })
}

const childAges: readonly (readonly [number, number])[] = [
  [17, 36],
  [16, 28],
  [15, 18],
  [14, 10],
  [13, 4],
  [12, 2],
  [11, 1],
  [10, 1],
]
const childNationalities: readonly (readonly [string, number])[] = [
  ['GBR', 25],
  ['VNM', 7],
  ['ALB', 6],
  ['SDN', 4],
  ['ERI', 5],
  ['ROU', 4],
  ['IRQ', 4],
  ['AFG', 4],
  ['ETH', 3],
  ['IRN', 3],
  ['NGA', 3],
  ['CHN', 3],
  ['POL', 2],
  ['LBY', 3],
  ['DZA', 3],
  ['SYR', 2],
  ['PAK', 3],
  ['IND', 3],
  ['SOM', 3],
  ['GMB', 2],
  ['GHA', 2],
  ['BGD', 3],
  ['unknown', 3],
]
const adultNationalities: readonly (readonly [string, number])[] = [
  ['ALB', 16],
  ['GBR', 9],
  ['VNM', 9],
  ['CHN', 7],
  ['NGA', 7],
  ['ROU', 8],
  ['POL', 6],
  ['SDN', 4],
  ['ERI', 4],
  ['IND', 5],
  ['PHL', 4],
  ['PAK', 3],
  ['BGD', 3],
  ['HUN', 3],
  ['IRQ', 3],
  ['IRN', 2],
  ['ETH', 2],
  ['GHA', 2],
  ['unknown', 3],
]
type Type = readonly [string, string | null]
/** Criminality was a sub-type of labour (fn 18); 1 % of British children were in labour of any other kind (fn 19). */
const britishTypes: readonly (readonly [Type, number])[] = [
  [['labour', 'criminal'], 62],
  [['labour', null], 1],
  [['sexual', null], 30],
  [['domestic-servitude', null], 1],
  [['unknown', null], 6],
]
const otherTypes: readonly (readonly [Type, number])[] = [
  [['labour', 'criminal'], 24],
  [['labour', null], 38],
  [['sexual', null], 19],
  [['domestic-servitude', null], 7],
  [['unknown', null], 12],
]
