import { eigenOfSymmetric } from './eigen.ts'
import { at, columnOf, sumOf, transpose, type Matrix } from './matrix.ts'

/** Persons × factors: how far each person's sort goes with each factor, from −1 to 1. */
export type Loadings = Matrix

/** A factor and its mirror image say the same: we show the one with which people on the whole agree. */
function facingForward(factor: readonly number[]): number[] {
  return sumOf(factor) < 0 ? factor.map((one) => -one) : [...factor]
}

/** Principal components of a correlation matrix: each eigenvector, as long as the root of its eigenvalue. */
export function principalComponents(correlations: Matrix, factors: number): Loadings {
  const { values, vectors } = eigenOfSymmetric(correlations)
  return transpose(
    vectors.slice(0, factors).map((vector, k) => {
      const length = Math.sqrt(Math.max(values[k] ?? 0, 0))
      return facingForward(vector.map((one) => one * length))
    }),
  )
}

/** As many steps as any real matrix needs, many times over: without an end a hopeless one would hang the page. */
const mostSteps = 10_000

/** Turns people round, the most contrary first, until everybody agrees with the rest on the whole. */
function reflected(matrix: Matrix): { matrix: number[][]; signs: number[] } {
  const signs = matrix.map(() => 1)
  const sum = (row: number): number =>
    sumOf(
      matrix.map((_, column) =>
        row === column ? 0 : at(matrix, row, column) * (signs[row] ?? 1) * (signs[column] ?? 1),
      ),
    )
  for (let step = 0; step < mostSteps; step++) {
    const sums = matrix.map((_, row) => sum(row))
    const least = Math.min(...sums)
    // A sum of nothing but rounding errors is no contradiction: turning it round would go on for ever.
    if (least > -1e-12) break
    const contrary = sums.indexOf(least)
    signs[contrary] = -(signs[contrary] ?? 1)
  }
  return {
    signs,
    matrix: matrix.map((row, i) =>
      row.map((one, j) => (i === j ? 0 : one * (signs[i] ?? 1) * (signs[j] ?? 1))),
    ),
  }
}

/**
 * Centroid factors (S. R. Brown, Political Subjectivity, 1980, pages 208–224): reflect to a positive manifold, estimate each
 * communality until it settles, take the factor out of the correlations, and go on with what is left.
 */
export function centroidFactors(correlations: Matrix, factors: number, settled = 1e-10): Loadings {
  let residual: Matrix = correlations
  const found: number[][] = []
  for (let k = 0; k < factors; k++) {
    const { matrix, signs } = reflected(residual)
    const sums = matrix.map((_, column) => sumOf(columnOf(matrix, column)))
    let before = sums.map((one) => one / (matrix.length - 1))
    let factor = sums.map(() => 0)
    for (let step = 0; step < mostSteps; step++) {
      const totals = sums.map((one, index) => one + (before[index] ?? 0))
      // Nothing is left that people share: a factor of zeros, and never a division by nothing.
      const root = Math.sqrt(Math.max(sumOf(totals), Number.MIN_VALUE))
      factor = totals.map((one) => one / root)
      const next = factor.map((one) => one * one)
      const moved = Math.max(...next.map((one, index) => Math.abs(one - (before[index] ?? 0))))
      before = next
      if (moved < settled) break
    }
    const turnedBack = factor.map((one, index) => one * (signs[index] ?? 1))
    found.push(facingForward(turnedBack))
    residual = residual.map((row, i) =>
      row.map((one, j) => one - (turnedBack[i] ?? 0) * (turnedBack[j] ?? 0)),
    )
  }
  return transpose(found)
}

/** What a person's sort shares with all factors together: the sum of the squares of its row. */
export function communalities(loadings: Loadings): number[] {
  return loadings.map((row) => sumOf(row.map((one) => one * one)))
}

/** How much each factor explains: the sum of the squares of its column (of as many as there are people). */
export function explained(loadings: Loadings): number[] {
  return transpose(loadings).map((factor) => sumOf(factor.map((one) => one * one)))
}

/** The one that explains most comes first, and each faces forward: a rotation leaves both open. */
export function inOrder(loadings: Loadings): Loadings {
  const factors = transpose(loadings).map(facingForward)
  const weight = (factor: readonly number[]): number => sumOf(factor.map((one) => one * one))
  return transpose(factors.sort((a, b) => weight(b) - weight(a)))
}
