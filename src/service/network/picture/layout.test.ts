import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf, layOut, narrow, wide } from './layout.ts'

test('the nearer to the child, the more trust; not asked and would not say stand outside', () => {
  expect(['trust-4', 'trust-3', 'trust-2', 'trust-1', 'trust-0', 'would-not-say', null].map(bandOf)).toEqual([
    'near',
    'near',
    'middle',
    'far',
    'far',
    'outside',
    'outside',
  ])
})

test('everybody stands inside the frame and nobody on top of another, however many there are', () => {
  const trust = fc.constantFrom('trust-4', 'trust-2', 'trust-0', 'would-not-say', null)
  fc.assert(
    fc.property(fc.array(trust, { maxLength: 14 }), fc.constantFrom(wide, narrow), (given, frame) => {
      const people = given.map((one, index) => ({ id: String(index), trust: one }))
      const places = [...layOut(people, frame).values()]
      expect(places).toHaveLength(people.length)
      for (const [index, { x, y }] of places.entries()) {
        expect(x).toBeGreaterThanOrEqual(frame.sign)
        expect(x).toBeLessThanOrEqual(frame.width - frame.sign)
        expect(y).toBeGreaterThanOrEqual(frame.sign)
        expect(y).toBeLessThanOrEqual(frame.height - frame.sign)
        for (const other of places.slice(index + 1))
          expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(frame.sign)
      }
    }),
  )
})
