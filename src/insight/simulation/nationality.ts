import type { Chance } from '../../kernel/chance.ts'
import type { InContact } from './contact.ts'
import { groupSizes } from './profile-targets.ts'
import { deal, split } from './spread.ts'

export interface Nationality {
  readonly nationality: string
  readonly nationalityGroup: 'british' | 'eea' | 'non-eea' | 'unknown'
  readonly immigrationGroup: 'british' | 'eea' | 'uasc' | 'refugee' | 'unknown'
}

/** The ranks of fn 14 below Romanian, then nationalities with fewer children than the tenth. */
export function nationalitiesOf(children: readonly InContact[], chance: Chance): Map<InContact, Nationality> {
  const found = new Map<InContact, Nationality>()
  const of = (...names: string[]): InContact[] =>
    chance.shuffled(children.filter((c) => names.includes(c.origin)))
  const eea = of('other-eea')
  const eeaNames = dealTail(['POL', 'LTU', 'SVK', 'HUN', 'BGR', 'CZE', 'PRT', 'LVA'], eea.length, 4, chance)
  eea.forEach((c, i) =>
    found.set(c, { nationality: eeaNames[i] ?? 'POL', nationalityGroup: 'eea', immigrationGroup: 'eea' }),
  )
  // Iranian 10 at most (Romanian has 11 or more), Pakistani 9, Afghan 8, Eritrean and Ethiopian equal.
  const others = of('other-non-eea', 'group-unknown')
  const tenth = chance.whole(6, 7)
  const ranked: [string, number][] = [
    ['IRN', tenth + 3],
    ['PAK', tenth + 2],
    ['AFG', tenth + 1],
    ['ERI', tenth],
    ['ETH', tenth],
  ]
  const left = others.length - ranked.reduce((sum, [, count]) => sum + count, 0)
  const tail = dealTail(
    ['NGA', 'SYR', 'ALG', 'GMB', 'SOM', 'CHN', 'IND', 'GHA'].map((c) => (c === 'ALG' ? 'DZA' : c)),
    left,
    tenth - 1,
    chance,
  )
  const names = [...deal(ranked, chance), ...tail]
  chance.shuffled(others).forEach((child, index) => {
    const group = child.origin === 'group-unknown' ? 'unknown' : 'non-eea'
    found.set(child, {
      nationality: names[index] ?? 'NGA',
      nationalityGroup: group,
      immigrationGroup: group === 'unknown' ? 'unknown' : 'uasc',
    })
  })
  for (const child of children) {
    if (child.origin === 'GBR')
      found.set(child, { nationality: 'GBR', nationalityGroup: 'british', immigrationGroup: 'british' })
    else if (child.origin === 'ROU')
      found.set(child, { nationality: 'ROU', nationalityGroup: 'eea', immigrationGroup: 'eea' })
    else if (['VNM', 'SDN', 'ALB', 'IRQ'].includes(child.origin)) {
      found.set(child, { nationality: child.origin, nationalityGroup: 'non-eea', immigrationGroup: 'uasc' })
    }
  }
  // Refugees are counted apart from the 41 % outside the EEA (R3); a mis-referral's immigration status was never recorded.
  const uasc = children.filter(
    (c) => found.get(c)?.immigrationGroup === 'uasc' && c.responsibility !== 'mis-referral',
  )
  const refugees = chance.ordered(uasc, (c) =>
    c.origin === 'VNM' || c.origin === 'ALB' ? 0.1 : c.responsibility === 'with' ? 3 : 1,
  )
  for (const child of refugees.slice(0, groupSizes.refugee)) setGroup(found, child, 'refugee')
  for (const child of children) if (child.responsibility === 'mis-referral') setGroup(found, child, 'unknown')
  return found
}

function setGroup(
  found: Map<InContact, Nationality>,
  child: InContact,
  immigrationGroup: Nationality['immigrationGroup'],
): void {
  const known = found.get(child)
  if (known !== undefined) found.set(child, { ...known, immigrationGroup })
}

/** Names for `total` children, none of them for more than `most`. */
function dealTail(names: readonly string[], total: number, most: number, chance: Chance): string[] {
  const counts = split(
    total,
    names.map((_, index) => 1 / (index + 2)),
  )
  for (const index of names.keys()) {
    const over = Math.max(0, (counts[index] ?? 0) - most)
    counts[index] = (counts[index] ?? 0) - over
    for (let rest = over; rest > 0; rest -= 1) {
      const least = counts.indexOf(Math.min(...counts))
      counts[least] = (counts[least] ?? 0) + 1
    }
  }
  return deal(
    names.map((name, index) => [name, counts[index] ?? 0] as const),
    chance,
  )
}
