import { exitTable, type ExitCounts } from './life-table.ts'
import { criticalValue } from './normal.ts'
import type { Ends } from './proportion.ts'

export interface IncidenceStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Share that had left for this reason by this time, in the presence of the others. */
  readonly incidence: number
  readonly error: number
  /** Plain (incidence ± z·se), cut at 0 and 1. */
  readonly interval: Ends
}

export interface Incidences {
  readonly n: number
  /** Share still in service after each time; with the incidences it adds up to 1. */
  readonly inService: readonly { readonly time: number; readonly atRisk: number; readonly share: number }[]
  readonly causes: readonly { readonly cause: string; readonly steps: readonly IncidenceStep[] }[]
}

/**
 * Aalen and Johansen's cumulative incidence of exits that compete. The variance is that of the delta method over multinomial
 * steps (Gaynor et al. 1993), which R's `survfit` gives as its infinitesimal jackknife. No rows: no causes.
 */
export function cumulativeIncidence(given: readonly ExitCounts[], level = 0.95): Incidences {
  const z = criticalValue(level)
  const { causes, rows } = exitTable(given)
  let share = 1
  const inService = rows.map(({ time, atRisk, allEvents }) => {
    share *= (atRisk - allEvents) / atRisk
    return { time, atRisk, share }
  })
  const before = [1, ...inService.map((row) => row.share)]

  const one = (cause: string, index: number): { cause: string; steps: readonly IncidenceStep[] } => {
    let incidence = 0
    // Var F(t) = Σ (F(t) − F(i))² g − 2 (F(t) − F(i)) c + v, gathered as sums so that one walk is enough.
    let [g, gF, gFF, c, cF, v] = [0, 0, 0, 0, 0, 0]
    const steps = rows.map(({ time, atRisk, allEvents, events: byCause }, row) => {
      const events = byCause[index] ?? 0
      const there = before[row] ?? 0
      incidence += (there * events) / atRisk
      v += (there * there * events * (atRisk - events)) / atRisk ** 3
      // When all leave at once nothing follows: the terms that carry forward are nought.
      if (atRisk > allEvents) {
        const gi = allEvents / (atRisk * (atRisk - allEvents))
        const ci = (there * events) / atRisk ** 2
        g += gi
        gF += gi * incidence
        gFF += gi * incidence ** 2
        c += ci
        cF += ci * incidence
      }
      const variance = incidence ** 2 * g - 2 * incidence * gF + gFF - 2 * (incidence * c - cF) + v
      const error = Math.sqrt(Math.max(0, variance))
      const interval: Ends = [Math.max(0, incidence - z * error), Math.min(1, incidence + z * error)]
      return { time, atRisk, events, incidence, error, interval }
    })
    return { cause, steps }
  }
  return { n: rows[0]?.atRisk ?? 0, inService, causes: causes.map(one) }
}
