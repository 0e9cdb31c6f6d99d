import { communalities, inOrder, type Loadings } from './extract.ts'
import { transpose } from './matrix.ts'

/** The angle by which two factors are turned towards Kaiser's criterion (H. F. Kaiser, Psychometrika 23, 1958). */
function angle(x: readonly number[], y: readonly number[]): number {
  let [u, v, uu, uv] = [0, 0, 0, 0]
  x.forEach((a, index) => {
    const b = y[index] ?? NaN
    const [difference, double] = [a * a - b * b, 2 * a * b]
    u += difference
    v += double
    uu += difference * difference - double * double
    uv += 2 * difference * double
  })
  const n = x.length
  return Math.atan2(uv - (2 * u * v) / n, uu - (u * u - v * v) / n) / 4
}

/**
 * Turns the factors so that each person goes with few of them: varimax with Kaiser's normalisation, by rotating two factors at
 * a time until nothing moves. What a person shares with all factors together stays as it was.
 */
export function varimax(loadings: Loadings): Loadings {
  const lengths = communalities(loadings).map((one) => Math.sqrt(one))
  const factors = transpose(
    loadings.map((row, index) => {
      const length = lengths[index] ?? 0
      return row.map((one) => (length > 0 ? one / length : 0))
    }),
  )
  for (let sweep = 0; sweep < 1_000; sweep++) {
    let moved = 0
    for (let p = 0; p < factors.length - 1; p++)
      for (let q = p + 1; q < factors.length; q++) {
        const [x, y] = [factors[p] ?? [], factors[q] ?? []]
        const turn = angle(x, y)
        moved = Math.max(moved, Math.abs(turn))
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
        factors[p] = x.map((one, index) => cos * one + sin * (y[index] ?? NaN))
        factors[q] = x.map((one, index) => -sin * one + cos * (y[index] ?? NaN))
      }
    if (moved < 1e-13) break
  }
  return inOrder(transpose(factors).map((row, index) => row.map((one) => one * (lengths[index] ?? 0))))
}
