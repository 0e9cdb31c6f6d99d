import { wilson, type Ends } from './proportion.ts'

/**
 * What happened at one time: so many had the event, so many were last seen without it. Rows may come in any order, and a time
 * may come more than once. Whoever is censored at a time was still at risk when that time's events fell.
 */
export interface TimeCounts {
  /** In any unit (days, months), 0 or more. */
  readonly time: number
  readonly events: number
  readonly censored: number
}

/** The same, with the event split by its kind: {"turned-18": 2, "other": 1}. */
export interface ExitCounts {
  readonly time: number
  readonly exits: Readonly<Record<string, number>>
  readonly censored: number
}

export interface ExitRow {
  readonly time: number
  /** By cause, in the order of `causes`. */
  readonly events: readonly number[]
  readonly allEvents: number
  readonly censored: number
  /** How many were there just before this time. */
  readonly atRisk: number
}

const whole = (count: number): boolean => Number.isSafeInteger(count) && count >= 0

/** Adds up rows of the same time, sorts them and counts who is at risk. Causes come in the order of their names. */
export function exitTable(rows: readonly ExitCounts[]): {
  readonly causes: readonly string[]
  readonly rows: readonly ExitRow[]
} {
  for (const row of rows) {
    const counts = [row.censored, ...Object.values(row.exits)]
    if (!Number.isFinite(row.time) || row.time < 0 || !counts.every(whole))
      throw new RangeError(
        `A time must be 0 or more and its counts whole numbers, not ${JSON.stringify(row)}.`,
      )
  }
  const causes = [...new Set(rows.flatMap(({ exits }) => Object.keys(exits)))].sort()
  const times = [...new Set(rows.map(({ time }) => time))].sort((a, b) => a - b)
  const sums = times.map((time) => {
    const same = rows.filter((row) => row.time === time)
    const events = causes.map((cause) => same.reduce((sum, row) => sum + (row.exits[cause] ?? 0), 0))
    const allEvents = events.reduce((sum, count) => sum + count, 0)
    return { time, events, allEvents, censored: same.reduce((sum, row) => sum + row.censored, 0) }
  })
  let atRisk = sums.reduce((sum, row) => sum + row.allEvents + row.censored, 0)
  const table: ExitRow[] = []
  for (const row of sums) {
    if (row.allEvents + row.censored === 0) continue
    table.push({ ...row, atRisk })
    atRisk -= row.allEvents + row.censored
  }
  return { causes, rows: table }
}

/** One kind of event only. */
export function eventTable(rows: readonly TimeCounts[]): readonly ExitRow[] {
  return exitTable(rows.map(({ time, events, censored }) => ({ time, exits: { event: events }, censored })))
    .rows
}

export interface Hazard {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Share of those at risk who had the event at this time. */
  readonly hazard: number
  /** Wilson's. */
  readonly interval: Ends | null
}

/**
 * The discrete hazard by whole month (or any whole unit): of those there when it begins, the share with the event in it. Months
 * without an event or a censoring are there too, from the first to the last; who is censored in a month counts as at risk in it.
 * Throws RangeError when a time is not a whole number.
 */
export function discreteHazard(rows: readonly TimeCounts[], level = 0.95): readonly Hazard[] {
  const table = eventTable(rows)
  const first = table[0]
  const last = table.at(-1)
  if (first === undefined || last === undefined) return []
  if (!table.every(({ time }) => whole(time)))
    throw new RangeError('A discrete hazard needs whole numbers of months.')
  const byTime = new Map(table.map((row) => [row.time, row]))
  const hazards: Hazard[] = []
  let atRisk = first.atRisk
  for (let time = first.time; time <= last.time; time += 1) {
    const row = byTime.get(time)
    const events = row?.allEvents ?? 0
    hazards.push({ time, atRisk, events, hazard: events / atRisk, interval: wilson(events, atRisk, level) })
    atRisk -= events + (row?.censored ?? 0)
  }
  return hazards
}
