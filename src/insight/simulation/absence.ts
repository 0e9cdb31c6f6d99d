import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { Chance } from '../../kernel/chance.ts'
import { lastDay, longGoneBy, type Child } from './children.ts'
import { dayIn, daysOf } from './days.ts'
import { rota } from './spread.ts'

export interface Absence {
  readonly startedOn: CalendarDay
  readonly endedOn: CalendarDay | null
  readonly onReferral: boolean
}

/**
 * Children missing in each month of service, by stay: it falls over the first six months and rises after them (§3.3.1; the
 * values of Figure 8 are not published). The same for children with and without a figure of parental responsibility.
 */
const curves: Readonly<Record<7 | 9 | 11, readonly number[]>> = {
  11: [5, 4, 3, 2, 2, 1, 2, 3, 3, 4, 4],
  9: [3, 2, 2, 2, 1, 1, 1, 2, 2],
  7: [2, 2, 2, 1, 1, 1, 1],
}

/** Stage 7: when the missing were missing. */
export function findAbsences(
  children: readonly Child[],
  seed: number,
): ReadonlyMap<Child, readonly Absence[]> {
  const chance = new Chance(seed, 'missing')
  const found = new Map<Child, readonly Absence[]>()
  for (const child of children) {
    if (child.missing === 'on-referral') found.set(child, [briefly(child, chance)])
    else if (child.missing === 'both') found.set(child, stayedAway(child, chance))
    else if (child.missing === 'long-term')
      found.set(child, [{ startedOn: wentOn(child, chance), endedOn: null, onReferral: false }])
  }
  for (const [child, turns] of monthsAway(children, chance)) {
    found.set(
      child,
      turns.map((turn) => within(child, turn, chance)),
    )
  }
  return found
}

/** Found again within weeks, or still missing when the case closed or the two years ended in the month of referral. */
function briefly(child: Child, chance: Chance): Absence {
  const startedOn = addDays(child.referredOn, -chance.whole(1, 12))
  const back = addDays(child.referredOn, chance.whole(3, child.contact === 'never' ? 40 : 14))
  return { startedOn, endedOn: back < lastDay(child) ? back : null, onReferral: true }
}

/** Missing on referral and for good; one who was in contact had come back for a few days before. */
function stayedAway(child: Child, chance: Chance): Absence[] {
  const startedOn = addDays(child.referredOn, -chance.whole(1, 12))
  if (child.contact === 'never') return [{ startedOn, endedOn: null, onReferral: true }]
  return [
    { startedOn, endedOn: addDays(child.referredOn, 2), onReferral: true },
    { startedOn: addDays(child.referredOn, chance.whole(6, 9)), endedOn: null, onReferral: false },
  ]
}

/** The one who was never contacted went at once, the others after some days in contact and six months before the closing. */
function wentOn(child: Child, chance: Chance): CalendarDay {
  if (child.contact === 'never') return addDays(child.referredOn, 1)
  const earliest = addDays(child.referredOn, 6)
  const latest = longGoneBy(child)
  const wished = addDays(child.referredOn, chance.whole(6, 40))
  return wished <= latest ? wished : earliest <= latest ? earliest : latest
}

/** The months of service (1 …) in which each temporarily missing child was missing. */
function monthsAway(children: readonly Child[], chance: Chance): Map<Child, readonly number[]> {
  const away = new Map<Child, readonly number[]>()
  const missing = children.filter((child) => child.missing === 'temporary')
  for (const band of [11, 9, 7] as const) {
    const upper = band === 11 ? Infinity : band + 2
    for (const responsibility of ['with', 'without']) {
      const takers = missing.filter(
        (c) => c.responsibility === responsibility && c.stay >= band && c.stay < upper,
      )
      for (const [child, turns] of rota(takers, curves[band], chance, () => true)) {
        // Whoever the curve leaves out is missing in a month after it.
        away.set(child, turns.length > 0 ? turns.map((turn) => turn + 1) : [band + 1])
      }
    }
  }
  for (const child of missing) {
    if (away.has(child)) continue
    const months = Array.from({ length: child.stay }, (_, index) => index + 1)
    away.set(
      child,
      chance.ordered(months, (month) => 1 / month).slice(0, chance.whole(1, Math.min(2, child.stay))),
    )
  }
  return away
}

/** One absence that begins and ends inside a month of service, after first contact and before the exit. */
function within(child: Child, turn: number, chance: Chance): Absence {
  const month = child.spell.entry + turn - 1
  const from = turn === 1 ? Number(child.referredOn.slice(8)) + 4 : 2
  const closing = child.spell.exit === month ? Number(lastDay(child).slice(8)) : daysOf(month)
  const start = Math.max(1, Math.min(chance.whole(from, Math.max(from, daysOf(month) - 8)), closing - 1))
  const startedOn = dayIn(month, start)
  const ended = Math.min(start + chance.whole(1, 6), daysOf(month), closing)
  return { startedOn, endedOn: dayIn(month, ended), onReferral: false }
}
