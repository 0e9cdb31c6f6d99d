/** Rows of equal length. */
export type Matrix = readonly (readonly number[])[]

export const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)

/** A cell that must be there: outside the matrix is a bug. */
export function at(matrix: Matrix, row: number, column: number): number {
  const value = matrix[row]?.[column]
  if (value === undefined) throw new RangeError(`no cell ${row}, ${column}`)
  return value
}

export function columnOf(matrix: Matrix, column: number): number[] {
  return matrix.map((row, index) => row[column] ?? at(matrix, index, column))
}

export function transpose(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => columnOf(matrix, column))
}

/** Divides by n − 1. */
export function standardDeviation(values: readonly number[]): number {
  const mean = sumOf(values) / values.length
  return Math.sqrt(sumOf(values.map((one) => (one - mean) ** 2)) / (values.length - 1))
}

/** Pearson's correlation of two lists of equal length; NaN where one of them does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [sumOf(a) / a.length, sumOf(b) / b.length]
  let [both, first, second] = [0, 0, 0]
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, (b[index] ?? NaN) - meanB]
    both += x * y
    first += x * x
    second += y * y
  })
  return both / Math.sqrt(first * second)
}

/** How like each other people's sorts are: persons × persons. `sorts`: one row a person, one number a statement. */
export function correlationMatrix(sorts: Matrix): number[][] {
  return sorts.map((one, i) => sorts.map((other, j) => (i === j ? 1 : pearson(one, other))))
}
