import { communalities, type Loadings } from './extract.ts'
import { columnOf, standardDeviation, sumOf, type Matrix } from './matrix.ts'

/** Two-sided limits of the normal distribution, as the method's textbooks use them. */
export const limits = { five: 1.96, one: 2.58 } as const

/** A loading beyond this is not chance at p < .01: 2.58 standard errors of a correlation of N statements. */
export function significantLoading(statements: number): number {
  return limits.one / Math.sqrt(statements)
}

/**
 * Who defines a factor: the loading is significant, and more than half of what the sort shares lies with this one factor.
 * persons × factors. `limit`: what counts as significant, at p < .01 unless told otherwise.
 */
export function flag(
  loadings: Loadings,
  statements: number,
  limit = significantLoading(statements),
): boolean[][] {
  const shared = communalities(loadings)
  return loadings.map((row, person) =>
    row.map((one) => Math.abs(one) > limit && one * one > (shared[person] ?? 0) / 2),
  )
}

/**
 * How a factor would sort each statement: the sorts that define it, weighted by a/(1 − a²) (Brown 1980, page 242) and made
 * standard. Null where nobody defines it.
 */
export function zScores(
  sorts: Matrix,
  loadings: Loadings,
  flags: readonly (readonly boolean[])[],
  factor: number,
) {
  const weights = columnOf(loadings, factor).map((a, person) =>
    flags[person]?.[factor] === true ? a / (1 - a * a) : 0,
  )
  if (weights.every((one) => one === 0)) return null
  const statements = sorts[0]?.length ?? 0
  const totals = Array.from({ length: statements }, (_, statement) =>
    sumOf(weights.map((weight, person) => weight * (sorts[person]?.[statement] ?? NaN))),
  )
  const mean = sumOf(totals) / statements
  const spread = standardDeviation(totals)
  return totals.map((one) => (one - mean) / spread)
}

/** The positions of a grid in order, the least first: heights [1, 2, 1] give −1, 0, 0, 1. */
export function positionsOf(heights: readonly number[]): number[] {
  const middle = (heights.length - 1) / 2
  return heights.flatMap((height, column) => Array.from({ length: height }, () => column - middle))
}

/** The factor's sort on the grid: the highest scores take the highest places. Of two alike the earlier stands lower. */
export function arrayOf(scores: readonly number[], heights: readonly number[]): number[] {
  const positions = positionsOf(heights)
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b)
  const array = scores.map(() => 0)
  order.forEach((statement, rank) => {
    array[statement] = positions[rank] ?? NaN
  })
  return array
}

/** A person sorting twice is expected to agree with themselves this far (Brown 1980, page 245). */
const oneSort = 0.8

/** Composite reliability of a factor that so many people define. */
export function reliability(people: number): number {
  return (oneSort * people) / (1 + (people - 1) * oneSort)
}

/** The standard error of a factor's z-scores, whose standard deviation is 1. */
export function standardError(people: number): number {
  return Math.sqrt(1 - reliability(people))
}

export interface Distinction {
  /** The factors (0 = the first) whose score differs from every other factor's at p < .05; `strong`: at p < .01. */
  readonly factors: readonly { readonly factor: number; readonly strong: boolean }[]
  /** No two factors differ at p < .05. */
  readonly consensus: boolean
}

/** Which statements set factors apart and which hold them together. `scores`: factors × statements. */
export function distinctions(scores: Matrix, errors: readonly number[]): Distinction[] {
  const factors = scores.map((_, index) => index)
  return (scores[0] ?? []).map((_, statement) => {
    const beyond = (a: number, b: number, limit: number): boolean =>
      Math.abs((scores[a]?.[statement] ?? NaN) - (scores[b]?.[statement] ?? NaN)) >
      limit * Math.hypot(errors[a] ?? NaN, errors[b] ?? NaN)
    const apart = (factor: number, limit: number): boolean =>
      factors.length > 1 && factors.every((other) => other === factor || beyond(factor, other, limit))
    return {
      factors: factors
        .filter((factor) => apart(factor, limits.five))
        .map((factor) => ({ factor, strong: apart(factor, limits.one) })),
      consensus:
        factors.length > 1 &&
        factors.every((a) => factors.every((b) => a >= b || !beyond(a, b, limits.five))),
    }
  })
}
