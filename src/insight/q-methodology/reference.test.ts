import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  analyse,
  centroidFactors,
  correlationMatrix,
  eigenOfSymmetric,
  principalComponents,
  type Matrix,
} from './index.ts'

const numbers = z.array(z.number())
const matrix = z.array(numbers)
const solution = z.object({
  loadings: matrix,
  flags: z.array(z.array(z.boolean())),
  scores: matrix,
  arrays: matrix,
  standard_errors: numbers,
  between: matrix,
  apart: z.array(z.string()),
})
// Every number here was made by R and its qmethod package; the file says which versions and which script.
const { examples } = z
  .object({
    made_with: z.string().regex(/^R version .*qmethod/),
    examples: z
      .array(
        z.object({
          name: z.string(),
          heights: numbers,
          sorts: matrix,
          correlations: matrix,
          eigenvalues: numbers,
          components: matrix,
          centroids: matrix,
          solutions: z.object({ components: solution, centroid: solution }),
        }),
      )
      .min(3),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'sorts.json'), 'utf8')))

const furthest = (a: Matrix, b: Matrix): number => {
  expect([a.length, a[0]?.length]).toEqual([b.length, b[0]?.length])
  return Math.max(...a.flatMap((row, i) => row.map((one, j) => Math.abs(one - (b[i]?.[j] ?? NaN)))))
}

describe.each(examples)('$name', (example) => {
  const views = example.components[0]?.length ?? 0

  test('people are correlated, and factors extracted, as R does it', () => {
    const correlations = correlationMatrix(example.sorts)
    expect(furthest(correlations, example.correlations)).toBeLessThan(1e-9)
    expect(furthest([eigenOfSymmetric(correlations).values], [example.eigenvalues])).toBeLessThan(1e-9)
    expect(furthest(principalComponents(correlations, views), example.components)).toBeLessThan(1e-8)
    // Which way a centroid factor faces is open: ours face forward.
    const facing = (loadings: Matrix): Matrix =>
      loadings.map((row) =>
        row.map((one, k) => (loadings.reduce((sum, each) => sum + (each[k] ?? 0), 0) < 0 ? -one : one)),
      )
    expect(furthest(centroidFactors(correlations, views, 1e-12), facing(example.centroids))).toBeLessThan(
      1e-8,
    )
  })

  test.each(['components', 'centroid'] as const)('the whole analysis by %s agrees', (extraction) => {
    const theirs = example.solutions[extraction]
    const { heights, sorts } = example
    const ours = analyse({ heights, sorts, factors: views, extraction, rotate: true })
    expect(furthest(ours.loadings, theirs.loadings)).toBeLessThan(1e-6)
    expect(ours.flags).toEqual(theirs.flags)
    const of = ours.factors.flatMap((one) => (one === null ? [] : [one]))
    expect(
      furthest(
        of.map((one) => one.scores),
        theirs.scores,
      ),
    ).toBeLessThan(1e-6)
    expect(of.map((one) => one.array)).toEqual(theirs.arrays)
    expect(furthest([of.map((one) => one.standardError)], [theirs.standard_errors])).toBeLessThan(1e-9)
    expect(furthest(ours.betweenFactors, theirs.between)).toBeLessThan(1e-6)
    ours.distinctions.forEach((one, statement) => {
      const said = theirs.apart[statement] ?? ''
      const named =
        said === 'Distinguishes all' || said === 'Distinguishing'
          ? of.map((_, index) => index)
          : [...said.matchAll(/f(\d)/g)].map(([, number]) => Number(number) - 1)
      expect(one.consensus, `statement ${statement + 1}`).toBe(said === 'Consensus')
      expect(
        one.factors.map(({ factor }) => factor),
        `statement ${statement + 1}: ${said}`,
      ).toEqual(named)
    })
  })
})

// H. H. Harman, Modern Factor Analysis (1976): twelve tracts and five variables, the textbooks' example of components. The
// results are those that the manual of SAS/STAT prints for it (procedure FACTOR, first example).
const harman: Matrix = [
  [5700, 1000, 3400, 3800, 4000, 8200, 1200, 9100, 9900, 9600, 9600, 9400],
  [12.8, 10.9, 8.8, 13.6, 12.8, 8.3, 11.4, 11.5, 12.5, 13.7, 9.6, 11.4],
  [2500, 600, 1000, 1700, 1600, 2600, 400, 3300, 3400, 3600, 3300, 4000],
  [270, 10, 10, 140, 140, 60, 10, 60, 180, 390, 80, 100],
  [25000, 10000, 9000, 25000, 25000, 12000, 16000, 14000, 18000, 25000, 12000, 13000],
]

test('given a published example, then eigenvalues and loadings are those printed', () => {
  const correlations = correlationMatrix(harman)
  expect(eigenOfSymmetric(correlations).values.map((one) => one.toFixed(7))).toEqual([
    '2.8733136',
    '1.7966601',
    '0.2148369',
    '0.0999341',
    '0.0152554',
  ])
  expect(principalComponents(correlations, 2).map((row) => row.map((one) => one.toFixed(5)))).toEqual([
    ['0.58096', '0.80642'],
    ['0.76704', '-0.54476'],
    ['0.67243', '0.72605'],
    ['0.93239', '-0.10431'],
    ['0.79116', '-0.55818'],
  ])
})
