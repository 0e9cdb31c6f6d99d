import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withholdSmall } from './small-numbers.ts'

test.each([
  [
    [10, 5, 0, 7],
    [10, 5, 0, 7],
  ],
  [
    [10, 2, 0, 7],
    [10, null, 0, null],
  ],
  [
    [1, 1, 0, 9],
    [null, null, 0, null],
  ],
  [
    [1, 1, 1, 1],
    [null, null, null, null],
  ],
  [
    [4, 0, 0, 0],
    [null, null, null, null],
  ],
  [
    [0, 0, 0, 8],
    [0, 0, 0, 8],
  ],
])('%j is shown as %j', (counts, shown) => {
  expect(withholdSmall(counts)).toEqual(shown)
})

test('no small count is shown, and none follows from the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 6 }), (counts) => {
      const shown = withholdSmall(counts)
      for (const one of shown) expect(one === null || one === 0 || one >= 5).toBe(true)
      const hidden = counts.filter((_, at) => shown[at] === null)
      if (hidden.length === 0) return
      const total = counts.reduce((sum, one) => sum + one, 0)
      expect(hidden.length).toBeGreaterThan(1)
      if (total >= 5) expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(5)
    }),
  )
})
