import { addDays, daysBetween, calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { Chance } from '../../kernel/chance.ts'
import { dayIn, daysOf } from './days.ts'
import { describePeople, type About } from './nrm-people.ts'
import { deal, dealShares, split } from './spread.ts'

export interface NrmReferral extends About {
  readonly on: CalendarDay
  readonly ageGroup: 'child' | 'adult' | 'unknown'
  readonly area: 'ictg' | 'elsewhere'
  readonly site: string | null
  readonly rg: string | null
  readonly rgOn: CalendarDay | null
  readonly cg: string | null
  readonly cgOn: CalendarDay | null
}

type Period = 'before' | 'during'
interface Person {
  readonly on: CalendarDay
  readonly ageGroup: NrmReferral['ageGroup']
  readonly area: NrmReferral['area']
  readonly site: string | null
  readonly period: Period
}

/** The extract is of the package's own day; the report's was of 13 February 2019 (fn 13). */
export const extractOf = calendarDay('2019-01-31')

// Published: all ages before and during; children during; children and people of unknown age in two calendar years (C12).
const totals = { before: 7165, during: 12498, children: 4957, year2017: 2118, year2018: 3137 } as const

/** Percentages of reasonable-grounds outcomes of children: positive, negative, pending (Figure 6's text). */
const reasonable = {
  ictg: { before: [46, 46, 8], during: [54, 36, 10] },
  elsewhere: { before: [57, 35, 8], during: [54, 38, 8] },
} as const
/** Of children with positive reasonable grounds: the change of the conclusive decisions is alike in both areas. */
const conclusive = {
  ictg: { before: [62, 25, 13], during: [34, 14, 52] },
  elsewhere: { before: [60, 26, 14], during: [32, 15, 53] },
} as const
/** Mean days to a conclusive decision; before is published, during only that both grew, in the sites more, elsewhere longer. */
const days = { ictg: { before: 124, during: 188 }, elsewhere: { before: 148, during: 199 } } as const

/** Stage 12: the national referrals of four years, in the numbers and shares that are published. */
export function inventNrm(seed: number): readonly NrmReferral[] {
  const chance = new Chance(seed, 'nrm')
  const people = datedPeople(chance)
  const referrals: NrmReferral[] = []
  for (const ageGroup of ['child', 'adult', 'unknown'] as const) {
    for (const period of ['before', 'during'] as const) {
      const these = people.filter((one) => one.ageGroup === ageGroup && one.period === period)
      const described = describePeople(these, ageGroup, chance)
      for (const area of ['ictg', 'elsewhere'] as const) {
        const local = described.filter(({ person }) => person.area === area)
        const decisions = decide(
          local.map(({ person }) => person),
          area,
          period,
          chance,
        )
        local.forEach(({ person, about }, index) => {
          const decision = decisions[index]
          if (decision !== undefined) referrals.push({ ...person, ...about, ...decision, ageGroup })
        })
      }
    }
  }
  return referrals.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** Months from February 2015 = −24 to January 2019 = 23. Children and people of unknown age rise towards the end. */
function datedPeople(chance: Chance): Person[] {
  const counts = new Map<number, { child: number; unknown: number; adult: number }>()
  const january2017 = chance.whole(138, 152)
  const january2019 = chance.whole(270, 300)
  const young = new Map<number, number>()
  spreadOver(young, -24, -2, 2150, chance)
  young.set(-1, january2017)
  spreadOver(young, 0, 10, totals.year2017 - january2017, chance)
  spreadOver(young, 11, 22, totals.year2018, chance)
  young.set(23, january2019)
  const during = range(0, 23)
  const unknownDuring = during.reduce((sum, month) => sum + (young.get(month) ?? 0), 0) - totals.children
  const unknowns = split(
    unknownDuring,
    during.map((month) => young.get(month) ?? 0),
  )
  during.forEach((month, index) =>
    counts.set(month, {
      child: (young.get(month) ?? 0) - (unknowns[index] ?? 0),
      unknown: unknowns[index] ?? 0,
      adult: 0,
    }),
  )
  for (const month of range(-24, -1)) {
    const unknown = Math.round((young.get(month) ?? 0) * 0.05)
    counts.set(month, { child: (young.get(month) ?? 0) - unknown, unknown, adult: 0 })
  }
  for (const [from, to, total] of [
    [-24, -1, totals.before],
    [0, 23, totals.during],
  ] as const) {
    const months = range(from, to)
    const sofar = months.reduce((sum, month) => sum + (young.get(month) ?? 0), 0)
    const adults = split(
      total - sofar,
      months.map((month) => 1 + 0.02 * (month + 24) + 0.1 * chance.next()),
    )
    months.forEach((month, index) => {
      const known = counts.get(month)
      if (known !== undefined) counts.set(month, { ...known, adult: adults[index] ?? 0 })
    })
  }
  const people: Omit<Person, 'area' | 'site'>[] = [...counts].flatMap(([month, count]) =>
    (['child', 'unknown', 'adult'] as const).flatMap((ageGroup) =>
      Array.from({ length: count[ageGroup] }, () => ({
        on: dayIn(month, chance.whole(1, daysOf(month))),
        ageGroup,
        period: month < 0 ? ('before' as const) : ('during' as const),
      })),
    ),
  )
  const shuffled = chance.shuffled(people)
  // Children referred inside the sites: more than the 445 of the service (fn 36), in whole fifties so that shares come out whole.
  const sizes = { before: chance.pick([250, 300, 350]), during: chance.pick([600, 650, 700]) }
  const taken = { before: 0, during: 0 }
  return shuffled.map((person): Person => {
    const inside =
      person.ageGroup === 'child' ? taken[person.period]++ < sizes[person.period] : chance.happens(0.1)
    const site = inside
      ? chance.pick(['greater-manchester', 'greater-manchester', 'wales', 'hampshire-isle-of-wight'])
      : null
    return { ...person, area: inside ? 'ictg' : 'elsewhere', site }
  })
}

function spreadOver(
  months: Map<number, number>,
  from: number,
  to: number,
  total: number,
  chance: Chance,
): void {
  const span = range(from, to)
  const parts = split(
    total,
    span.map((month) => 1 + 0.025 * (month + 24) + 0.12 * chance.next()),
  )
  span.forEach((month, index) => months.set(month, parts[index] ?? 0))
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

type Decision = Pick<NrmReferral, 'rg' | 'rgOn' | 'cg' | 'cgOn'>

function decide(people: readonly Person[], area: Person['area'], period: Period, chance: Chance): Decision[] {
  const [positive, negative, pending] = reasonable[area][period]
  const rg = dealShares(
    people.length,
    [
      ['positive', positive],
      ['negative', negative],
      ['pending', pending],
    ],
    chance,
  )
  const accepted = range(0, people.length - 1).filter((index) => rg[index] === 'positive')
  const [yes, no, open] = conclusive[area][period]
  const numbers = split(accepted.length, [yes, no, open])
  // Older referrals are the ones decided.
  const byAge = [...accepted].sort((a, b) => ((people[a]?.on ?? '') < (people[b]?.on ?? '') ? -1 : 1))
  const decided = byAge.slice(0, (numbers[0] ?? 0) + (numbers[1] ?? 0))
  const outcomes = deal(
    [
      ['positive', numbers[0] ?? 0],
      ['negative', numbers[1] ?? 0],
    ],
    chance,
  )
  const taking = new Map(waits(decided, people, days[area][period], chance))
  const outcome = new Map(decided.map((index, at) => [index, outcomes[at] ?? 'positive']))
  return people.map((person, index): Decision => {
    const stated = rg[index] ?? 'pending'
    const wait = taking.get(index)
    const rgDay = addDays(person.on, chance.whole(2, 9))
    return {
      rg: stated,
      rgOn: stated === 'pending' ? null : rgDay < extractOf ? rgDay : extractOf,
      cg: stated === 'positive' ? (outcome.get(index) ?? 'pending') : null,
      cgOn: wait === undefined ? null : addDays(person.on, wait),
    }
  })
}

/** Days to a decision, skewed as waiting is, none before the 45 days of reflection nor after the extract, with the mean asked for. */
function waits(
  decided: readonly number[],
  people: readonly Person[],
  mean: number,
  chance: Chance,
): [number, number][] {
  const most = decided.map((index) => daysBetween(people[index]?.on ?? extractOf, extractOf))
  const drawn = decided.map((_, at) =>
    Math.min(most[at] ?? 0, Math.round(46 + (mean - 46) * -Math.log(1 - chance.next() * 0.98))),
  )
  let off = Math.round(mean * decided.length) - drawn.reduce((a, b) => a + b, 0)
  for (let pass = 0; off !== 0 && pass < 2000; pass += 1) {
    for (let at = 0; at < drawn.length && off !== 0; at += 1) {
      const step = Math.sign(off)
      const next = (drawn[at] ?? 0) + step
      if (next < 46 || next > (most[at] ?? 0)) continue
      drawn[at] = next
      off -= step
    }
  }
  return decided.map((index, at) => [index, drawn[at] ?? 0])
}
