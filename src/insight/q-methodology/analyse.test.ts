import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  analyse,
  communalities,
  correlationMatrix,
  eigenOfSymmetric,
  positionsOf,
  significantLoading,
  varimax,
  type Matrix,
} from './index.ts'

const heights = [1, 2, 3, 4, 3, 2, 1]
const places = positionsOf(heights)

/** A sort: the places of the grid in an order drawn by chance. */
const sort = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 })
  .map((keys) => {
    const order = keys.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
    const made = keys.map(() => 0)
    order.forEach((statement, rank) => {
      made[statement] = places[rank] ?? 0
    })
    return made
  })
const sorts = fc.array(sort, { minLength: 6, maxLength: 14 })
const loadings = fc.array(
  fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 3, maxLength: 3 }),
  { minLength: 5, maxLength: 12 },
)
const weak = fc.double({ min: -0.2, max: 0.2, noNaN: true })
const close = (a: Matrix, b: Matrix, by = 1e-7): void =>
  a.forEach((row, i) => row.forEach((one, j) => expect(Math.abs(one - (b[i]?.[j] ?? NaN))).toBeLessThan(by)))

test('given a grid, then its positions run from least to most', () => {
  expect(positionsOf([1, 2, 1])).toEqual([-1, 0, 0, 1])
  expect(places).toHaveLength(16)
  expect(significantLoading(36)).toBeCloseTo(0.43, 10)
})

describe('eigenvalues', () => {
  test('of a small matrix known by heart', () => {
    const { values, vectors } = eigenOfSymmetric([
      [2, 1],
      [1, 2],
    ])
    close([values], [[3, 1]], 1e-12)
    expect(Math.abs(vectors[0]?.[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12)
  })

  test('vectors and values make the matrix again, and add up to the number of people', () => {
    fc.assert(
      fc.property(sorts, (given) => {
        const matrix = correlationMatrix(given)
        const { values, vectors } = eigenOfSymmetric(matrix)
        const again = matrix.map((row, i) =>
          row.map((_, j) =>
            values.reduce(
              (sum, value, k) => sum + value * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0),
              0,
            ),
          ),
        )
        close(again, matrix, 1e-10)
        expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(given.length, 9)
      }),
      { numRuns: 40 },
    )
  })
})

describe('varimax', () => {
  test('keeps what each person shares with all factors together', () => {
    fc.assert(
      fc.property(loadings, (given) => {
        close([communalities(varimax(given))], [communalities(given)], 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('does not mind the order of the factors, which way they face, or how they were turned', () => {
    const clear = fc
      .array(fc.tuple(fc.double({ min: 0.6, max: 0.9, noNaN: true }), weak, weak), {
        minLength: 9,
        maxLength: 15,
      })
      .map((people) =>
        people.map(([main, a, b], person) => {
          const row = [a, b]
          row.splice(person % 3, 0, main)
          return row
        }),
      )
    fc.assert(
      fc.property(clear, fc.double({ min: -3, max: 3, noNaN: true }), (given, angle) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const turned = given.map(([a = 0, b = 0, c = 0]) => [-c, cos * a + sin * b, cos * b - sin * a])
        close(varimax(turned), varimax(given), 1e-6)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the whole analysis', () => {
  const options = { heights, factors: 2, extraction: 'components', rotate: true } as const

  test('does not mind in which order the statements stand', () => {
    fc.assert(
      fc.property(sorts, fc.shuffledSubarray([...Array(16).keys()], { minLength: 16 }), (given, order) => {
        const shuffled = given.map((one) => order.map((index) => one[index] ?? 0))
        const [before, after] = [
          analyse({ ...options, sorts: given }),
          analyse({ ...options, sorts: shuffled }),
        ]
        close(after.loadings, before.loadings, 1e-6)
        before.factors.forEach((factor, k) => {
          if (factor === null) return
          close([after.factors[k]?.scores ?? []], [order.map((index) => factor.scores[index] ?? 0)], 1e-5)
        })
      }),
      { numRuns: 40 },
    )
  })

  test('gives every factor a sort that fills the grid exactly', () => {
    fc.assert(
      fc.property(sorts, fc.constantFrom('components', 'centroid'), (given, extraction) => {
        for (const factor of analyse({ ...options, sorts: given, extraction }).factors)
          if (factor !== null) expect([...factor.array].sort((a, b) => a - b)).toEqual(places)
      }),
      { numRuns: 40 },
    )
  })

  test('given people who all sort alike but for two, then they define one factor together', () => {
    const alike = [0, 1, 2, 3, 4].map((k) => {
      const mine = [...places]
      ;[mine[k], mine[k + 1]] = [mine[k + 1] ?? 0, mine[k] ?? 0]
      return mine
    })
    const other = [0, 1].map((k) => places.map((_, i) => places[(i * 5 + k) % 16] ?? 0))
    const { flags, distinctions } = analyse({ ...options, sorts: [...alike, ...other] })
    expect(flags.slice(0, 5).every(([first]) => first)).toBe(true)
    expect(distinctions).toHaveLength(16)
  })

  test('refuses as many factors as people, and a sort of another grid', () => {
    expect(() => analyse({ ...options, factors: 2, sorts: [places, places] })).toThrow(RangeError)
    expect(() => analyse({ ...options, sorts: [[1], [2], [3]] })).toThrow(RangeError)
  })
})
