import { eventTable, type TimeCounts } from './life-table.ts'
import { criticalValue } from './normal.ts'
import type { Ends } from './proportion.ts'

/**
 * How the interval of a survival curve is made. `log-log` stays between 0 and 1 and is our default; `log` is the default of R's
 * `survfit`; `plain` is S ± z·se. Ends are cut at 0 and 1.
 */
export type CurveInterval = 'log-log' | 'log' | 'plain'

export interface SurvivalStep {
  readonly time: number
  /** There just before this time. */
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  /** Share without the event after this time. */
  readonly survival: number
  /** Greenwood's standard error of `survival`; null once nobody is left, where the formula says nothing. */
  readonly error: number | null
  /** Null where the formula says nothing: at 0, and for `log-log` also at 1. */
  readonly interval: Ends | null
}

export interface Survival {
  readonly n: number
  readonly intervalKind: CurveInterval
  readonly level: number
  readonly steps: readonly SurvivalStep[]
  /** Null while the curve stays above one half. */
  readonly median: number | null
  /** Where the band crosses one half; null for an end that is not reached. */
  readonly medianInterval: readonly [number | null, number | null]
}

function ends(kind: CurveInterval, survival: number, errorOfLog: number, z: number): Ends | null {
  if (survival === 0 || (kind === 'log-log' && survival === 1)) return null
  const half = z * errorOfLog
  if (kind === 'plain') return [Math.max(0, survival * (1 - half)), Math.min(1, survival * (1 + half))]
  if (kind === 'log') return [survival * Math.exp(-half), Math.min(1, survival * Math.exp(half))]
  const log = Math.log(survival)
  return [Math.exp(log * Math.exp(-half / log)), Math.exp(log * Math.exp(half / log))]
}

/** Where a falling curve reaches one half; on a stretch of exactly one half, its middle, as R's `survfit` has it. */
function reachesHalf(
  curve: readonly { readonly time: number; readonly value: number | null }[],
): number | null {
  const tolerance = 1.5e-8
  const below = curve.flatMap(({ time, value }) =>
    value !== null && value < 0.5 + tolerance ? [{ time, value }] : [],
  )
  const first = below[0]
  if (first === undefined) return null
  const next = below.find(({ value }) => value < first.value)
  return Math.abs(first.value - 0.5) < tolerance && next !== undefined
    ? (first.time + next.time) / 2
    : first.time
}

/** Kaplan and Meier's estimate with Greenwood's variance, from counts by time. No rows: a curve without steps. */
export function kaplanMeier(
  rows: readonly TimeCounts[],
  { interval = 'log-log', level = 0.95 }: { readonly interval?: CurveInterval; readonly level?: number } = {},
): Survival {
  const z = criticalValue(level)
  const steps: SurvivalStep[] = []
  let survival = 1
  let sum = 0
  for (const { time, atRisk, allEvents: events, censored } of eventTable(rows)) {
    survival *= (atRisk - events) / atRisk
    if (events > 0) sum += events / (atRisk * (atRisk - events))
    const errorOfLog = Math.sqrt(sum)
    const error = survival === 0 ? null : survival * errorOfLog
    steps.push({
      time,
      atRisk,
      events,
      censored,
      survival,
      error,
      interval: ends(interval, survival, errorOfLog, z),
    })
  }
  const crossing = (end: 0 | 1): number | null =>
    reachesHalf(steps.map(({ time, interval }) => ({ time, value: interval?.[end] ?? null })))
  return {
    n: steps[0]?.atRisk ?? 0,
    intervalKind: interval,
    level,
    steps,
    median: reachesHalf(steps.map(({ time, survival }) => ({ time, value: survival }))),
    medianInterval: [crossing(0), crossing(1)],
  }
}

/** The share without the event just after `time`: 1 before the first step, null after the last time anybody was seen. */
export function survivalAt(curve: Survival, time: number): SurvivalStep | null {
  const last = curve.steps.at(-1)
  if (last === undefined || (time > last.time && last.survival > 0)) return null
  return (
    curve.steps.findLast((step) => step.time <= time) ?? {
      time: 0,
      atRisk: curve.n,
      events: 0,
      censored: 0,
      survival: 1,
      error: 0,
      interval: null,
    }
  )
}

/** How many were at risk just before each of `times`: the numbers under a curve. */
export function atRiskAt(curve: Survival, times: readonly number[]): readonly number[] {
  return times.map((time) => curve.steps.find((step) => step.time >= time)?.atRisk ?? 0)
}

export interface RestrictedMean {
  readonly until: number
  /** In the unit of time: the area under the curve from 0 to `until`. */
  readonly mean: number
  readonly error: number
  readonly interval: Ends
}

/**
 * The mean time without the event, of the first `until` only (R: `print(survfit, rmean = until)`). Null when the curve ends
 * before `until` with somebody left, because nobody was seen for so long.
 */
export function restrictedMean(curve: Survival, until: number): RestrictedMean | null {
  if (!(until > 0)) throw new RangeError(`A restricted mean needs a time above 0, not ${until}.`)
  const last = curve.steps.at(-1)
  if (last === undefined || (last.time < until && last.survival > 0)) return null
  const within = curve.steps.filter(({ time }) => time < until)
  // Backwards: the area to the right of each step is what that step's events took away.
  let right = until
  let area = 0
  let variance = 0
  for (const { time, survival, events, atRisk } of [...within].reverse()) {
    area += survival * (right - time)
    if (atRisk > events) variance += (area * area * events) / (atRisk * (atRisk - events))
    right = time
  }
  const mean = area + right
  const error = Math.sqrt(variance)
  const half = criticalValue(curve.level) * error
  return { until, mean, error, interval: [Math.max(0, mean - half), Math.min(until, mean + half)] }
}
