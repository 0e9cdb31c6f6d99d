import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest, roundSmallCounts, sumsOf } from './rounding.ts'
import { flat, tableSystem } from './tables.ts'

test('to the nearest multiple', () => {
  expect([0, 2, 3, 5, 7, 8, 445].map((count) => nearest(count, 5))).toEqual([0, 0, 5, 5, 5, 10, 445])
  expect([4, 5, 14, 15].map((count) => nearest(count, 10))).toEqual([0, 10, 10, 20])
})

test('three ones and a two in a row of five are one five, and the row stays five', () => {
  const { inner, printed } = roundSmallCounts(
    { inner: [1, 1, 1, 2], printed: [[0], [1], [2], [3], [0, 1, 2, 3]] },
    5,
  )
  expect(inner.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 5])
  expect(printed.at(-1)).toBe(5)
})

test('a small inner count that no printed count shows is left as it is', () => {
  expect(roundSmallCounts({ inner: [2, 40], printed: [[0, 1]] }, 5).inner).toEqual([2, 40])
})

test('any table: no small count is left, everything adds up, and twice the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 12, maxLength: 12 }),
      fc.constantFrom(3, 5, 10),
      (counts, base) => {
        const across = ['x', 'y', 'z']
        const down = ['1', '2', '3', '4']
        const inner = counts.map((count, i) => ({
          codes: [across[i % 3] ?? '', down[Math.floor(i / 3)] ?? ''],
          count,
        }))
        const system = tableSystem([flat('a', across), flat('b', down)], inner, [['a', 'b']])
        const sums = sumsOf(system)
        const rounded = roundSmallCounts(sums, base)
        expect(rounded.printed.filter((count) => count > 0 && count < base)).toEqual([])
        for (const [cell, members] of sums.printed.entries()) {
          expect(rounded.printed[cell]).toBe(members.reduce((sum, at) => sum + (rounded.inner[at] ?? 0), 0))
        }
        expect(roundSmallCounts(sums, base)).toEqual(rounded)
      },
    ),
    { numRuns: 60 },
  )
})
