import type { Matrix } from './matrix.ts'

export interface Eigen {
  /** The largest first. */
  readonly values: readonly number[]
  /** `vectors[k]` belongs to `values[k]`; of length 1. */
  readonly vectors: Matrix
}

/** Reads and writes of a working matrix that is known to be square. */
const cell = (matrix: number[][], row: number, column: number): number => matrix[row]?.[column] ?? NaN
function put(matrix: number[][], row: number, column: number, value: number): void {
  const line = matrix[row]
  if (line !== undefined) line[column] = value
}

/** Turns rows (or columns) p and q of a matrix by the angle with this cosine and sine. */
function turn(matrix: number[][], n: number, p: number, q: number, cos: number, sin: number): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [cell(matrix, k, p), cell(matrix, k, q)]
    put(matrix, k, p, cos * x - sin * y)
    put(matrix, k, q, sin * x + cos * y)
  }
}
function turnRows(matrix: number[][], n: number, p: number, q: number, cos: number, sin: number): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [cell(matrix, p, k), cell(matrix, q, k)]
    put(matrix, p, k, cos * x - sin * y)
    put(matrix, q, k, sin * x + cos * y)
  }
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic rotations (Golub and Van Loan, Matrix Computations,
 * §8.5): slower than others, exact to the last digits, and more than fast enough for a few hundred people.
 */
export function eigenOfSymmetric(given: Matrix): Eigen {
  const n = given.length
  const a = given.map((row) => [...row])
  const v = given.map((_, row) => given.map((__, column) => (row === column ? 1 : 0)))
  const scale = Math.max(...given.flat().map(Math.abs), Number.MIN_VALUE)
  for (let sweep = 0; sweep < 100; sweep++) {
    let largest = 0
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        const off = cell(a, p, q)
        largest = Math.max(largest, Math.abs(off))
        if (Math.abs(off) <= scale * 1e-16) continue
        const theta = (cell(a, q, q) - cell(a, p, p)) / (2 * off)
        const tan = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cos = 1 / Math.sqrt(tan * tan + 1)
        const sin = tan * cos
        turn(a, n, p, q, cos, sin)
        turnRows(a, n, p, q, cos, sin)
        turn(v, n, p, q, cos, sin)
      }
    if (largest <= scale * 1e-15) break
  }
  const order = given.map((_, k) => k).sort((i, j) => cell(a, j, j) - cell(a, i, i))
  return {
    values: order.map((k) => cell(a, k, k)),
    vectors: order.map((k) => v.map((row) => row[k] ?? NaN)),
  }
}
