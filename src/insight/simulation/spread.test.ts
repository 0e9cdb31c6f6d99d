import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance } from '../../kernel/chance.ts'
import { allReadings, countsFor } from './readings.ts'
import { dealShares, rota, split } from './spread.ts'

const weights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 })

test('parts are whole, none negative, add up to the total, and each is within one of its share', () => {
  fc.assert(
    fc.property(fc.nat(5000), weights, (total, given) => {
      const sum = given.reduce((a, b) => a + b, 0)
      fc.pre(sum > 1e-6)
      const parts = split(total, given)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      parts.forEach((part, index) => {
        expect(Number.isInteger(part) && part >= 0).toBe(true)
        expect(Math.abs(part - (total * (given[index] ?? 0)) / sum)).toBeLessThan(1 + 1e-6)
      })
    }),
  )
})

test('labels are dealt in their shares, in another order for another seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 400 }), fc.nat(1000), (total, seed) => {
      const of = (s: number): string[] =>
        dealShares(
          total,
          [
            ['a', 52],
            ['b', 48],
          ],
          new Chance(s),
        )
      expect(of(seed)).toEqual(of(seed))
      expect(of(seed).toSorted()).toEqual(of(seed + 1).toSorted())
      expect(Math.abs(of(seed).filter((one) => one === 'a').length - 0.52 * total)).toBeLessThan(1)
      expect(of(seed)).not.toEqual(of(seed + 1))
    }),
  )
})

test('every turn gets as many takers as it asks for, and nobody takes twice more than another who may as well', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 20 }),
      fc.array(fc.nat(6), { minLength: 1, maxLength: 12 }),
      (many, asked) => {
        const takers = Array.from({ length: many }, (_, index) => index)
        const taken = rota(takers, asked, new Chance(7), () => true)
        asked.forEach((wanted, turn) => {
          expect([...taken.values()].filter((turns) => turns.includes(turn)).length).toBe(wanted)
        })
        const counts = [...taken.values()].map((turns) => turns.length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('counts that print as a percentage: half goes either way under R6 and up without it', () => {
  expect(countsFor(12, 80, allReadings)).toContain(10)
  expect(countsFor(12, 80, { ...allReadings, R6: false })).not.toContain(10)
  expect(countsFor(13, 80, { ...allReadings, R6: false })).toContain(10)
  expect(countsFor(71, 379, allReadings)).toEqual([268, 269, 270])
})
