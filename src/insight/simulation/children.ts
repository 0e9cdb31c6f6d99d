import { siteMemberships } from '../../platform/reference-data/index.ts'
import { addMonths, earlierOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { Chance } from '../../kernel/chance.ts'
import type { InContact } from './contact.ts'
import { dayIn, daysOf, horizon } from './days.ts'
import { isLongTerm } from './placing.ts'
import { nationalitiesOf, type Nationality } from './nationality.ts'
import { monthsOf } from './service.ts'
import { dealShares } from './spread.ts'

export interface Child extends InContact, Nationality {
  readonly id: string
  readonly childId: string
  readonly referredOn: CalendarDay
  /** Null while open. */
  readonly exitOn: CalendarDay | null
  readonly exitReason: string | null
  readonly exitDetail: string | null
  /** Complete months in service. */
  readonly stay: number
  readonly age: number | null
  readonly localAuthority: string | null
  readonly cjs: {
    readonly involved: 'yes' | 'no' | 'unknown'
    readonly role: string | null
    readonly stage: string | null
  }
}

/** Stage 6: the rest of what is recorded at referral and at exit, in the numbers that are published. */
export function describeChildren(
  given: readonly InContact[],
  exitReasons: ReadonlyMap<InContact, string>,
  seed: number,
): readonly Child[] {
  const chance = new Chance(seed, 'children')
  const order = [...given].sort((a, b) => a.spell.entry - b.spell.entry)
  const origins = nationalitiesOf(order, chance)
  const ages = agesOf(order, exitReasons, chance)
  const justice = justiceOf(order, origins, chance)
  const dated = order.map((child) => ({ child, ...datesOf(child, chance) }))
  dated.sort((a, b) => (a.referredOn < b.referredOn ? -1 : a.referredOn > b.referredOn ? 1 : 0))
  const authorities = new Map(
    ['greater-manchester', 'wales', 'hampshire-isle-of-wight'].map((site) => [
      site,
      siteMemberships()
        .filter((row) => row.site === site)
        .map((row) => String(row.gss)),
    ]),
  )
  return dated.map(({ child, referredOn, exitOn }, index): Child => {
    const number = String(index + 1).padStart(4, '0')
    const reason = exitReasons.get(child) ?? null
    const local = authorities.get(child.spell.site)
    return {
      ...child,
      id: `S${number}`,
      childId: `C${number}`,
      referredOn,
      exitOn,
      exitReason: reason,
      exitDetail:
        reason === 'other' ? detailOf(child, chance) : reason === 'identified-as-adult' ? 'aged-19' : null,
      stay: monthsOf(child.spell),
      age: ages.get(child) ?? null,
      ...(origins.get(child) ?? {
        nationality: 'unknown',
        nationalityGroup: 'unknown',
        immigrationGroup: 'unknown',
      }),
      localAuthority: local === undefined ? null : chance.pick(local),
      cjs: justice.get(child) ?? { involved: 'no', role: null, stage: null },
    }
  })
}

/**
 * The day of exit is never before the day of the month of referral, so complete months are the difference of the months. Those
 * long-term missing come early in the month and leave late in it: six months fit between going missing and the closing.
 */
function datesOf(child: InContact, chance: Chance): { referredOn: CalendarDay; exitOn: CalendarDay | null } {
  const { entry, exit } = child.spell
  const early = isLongTerm(child) || child.missing === 'temporary'
  const day = chance.whole(2, early ? 10 : exit === entry ? 20 : 28)
  const referredOn = dayIn(entry, day)
  if (exit === null) return { referredOn, exitOn: null }
  const last = daysOf(exit)
  return {
    referredOn,
    exitOn: dayIn(exit, isLongTerm(child) ? chance.whole(25, Math.min(28, last)) : chance.whole(day, last)),
  }
}

/** 54 % of 16 or 17, 12 % below 14, six of 18 or more, fourteen not recorded; who turned 18 was of an age to. */
function agesOf(
  children: readonly InContact[],
  exitReasons: ReadonlyMap<InContact, string>,
  chance: Chance,
): Map<InContact, number | null> {
  const ages = new Map<InContact, number | null>()
  const reason = (c: InContact): string => exitReasons.get(c) ?? ''
  for (const c of children) if (reason(c) === 'identified-as-adult') ages.set(c, 19)
  const older = chance.shuffled(children.filter((c) => reason(c) === 'turned-18'))
  const adults = [...older].sort((a, b) => monthsOf(a.spell) - monthsOf(b.spell)).slice(0, 2)
  for (const c of adults) ages.set(c, 18)
  for (const c of older) if (!ages.has(c)) ages.set(c, monthsOf(c.spell) >= 11 ? 16 : 17)
  const target = chance.whole(239, 242) - older.filter((c) => !adults.includes(c)).length
  const rest = chance.ordered(
    children.filter((c) => !ages.has(c)),
    (c) => (c.origin === 'GBR' ? 1 : 2.2),
  )
  // A case still open after nine months was not of a child who was 17 at the start.
  rest.slice(0, target).forEach((c) => ages.set(c, monthsOf(c.spell) >= 9 || chance.happens(0.45) ? 16 : 17))
  const younger = chance.shuffled(rest.slice(target))
  const under14 = chance.whole(52, 55)
  const small = dealShares(
    under14,
    [
      [13, 26],
      [12, 14],
      [11, 7],
      [10, 4],
      [9, 2],
    ],
    chance,
  )
  younger.forEach((c, index) => {
    if (index < 14) ages.set(c, null)
    else ages.set(c, index < 14 + under14 ? (small[index - 14] ?? 13) : chance.happens(0.6) ? 15 : 14)
  })
  return ages
}

/** 126 on referral: 86 British, 37 of another recorded nationality (R4), three of none; 25 not known (fn 38, 39). */
function justiceOf(
  children: readonly InContact[],
  origins: Map<InContact, Nationality>,
  chance: Chance,
): Map<InContact, Child['cjs']> {
  const found = new Map<InContact, Child['cjs']>()
  const groups: [(c: InContact) => boolean, [string, number][]][] = [
    [
      (c) => c.origin === 'GBR',
      [
        ['accused', 57],
        ['victim', 20],
        ['witness', 9],
      ],
    ],
    [
      (c) => c.origin !== 'GBR' && c.origin !== 'unknown',
      [
        ['accused', 18],
        ['victim', 19],
      ],
    ],
    [
      (c) => c.origin === 'unknown',
      [
        ['accused', 2],
        ['victim', 1],
      ],
    ],
  ]
  // Most of the accused were arrested and not charged.
  const stages = dealShares(
    77,
    [
      ['arrested', 58],
      ['charged', 14],
      ['released-under-investigation', 16],
      ['court', 9],
      ['bail', 3],
    ],
    chance,
  )
  for (const [among, roles] of groups) {
    for (const [role, count] of roles) {
      const free = children.filter((c) => among(c) && !found.has(c))
      const fits = (c: InContact): number =>
        (c.exploitation === 'criminal') === (role === 'accused') ? 4 : 1
      for (const c of chance.ordered(free, fits).slice(0, count)) {
        found.set(c, {
          involved: 'yes',
          role,
          stage: role === 'accused' ? (stages.pop() ?? 'arrested') : null,
        })
      }
    }
  }
  const others = chance.ordered(
    children.filter((c) => !found.has(c)),
    (c) => (origins.get(c)?.nationality === 'unknown' ? 3 : 1),
  )
  for (const c of others.slice(0, 25)) found.set(c, { involved: 'unknown', role: null, stage: null })
  return found
}

function detailOf(child: InContact, chance: Chance): string {
  if (child.responsibility === 'mis-referral') return 'mis-referral'
  return chance.pick([
    'contact-lost',
    'other-service-leads',
    'left-the-uk',
    'in-custody',
    'duplicate-referral',
  ])
}

/** The last day a child is in the service as far as the evaluation sees. */
export function lastDay(child: Child): CalendarDay {
  return child.exitOn === null ? horizon : earlierOf(child.exitOn, horizon)
}

/** Six months before the closing of a long-term missing child. */
export function longGoneBy(child: Child): CalendarDay {
  return addMonths(lastDay(child), -6)
}
