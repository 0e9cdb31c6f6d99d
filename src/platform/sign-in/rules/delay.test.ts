import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountDelay, addressDelay, delayAfter, deviceDelay, globalDelay, mayTry } from './delay.ts'

const rules = fc.constantFrom(accountDelay, deviceDelay, addressDelay, globalDelay)

test('given few tries, when the next comes, then it waits for nothing', () => {
  expect(delayAfter(accountDelay.free - 1, accountDelay)).toBe(0)
  expect(delayAfter(accountDelay.free, accountDelay)).toBe(2_000)
  expect(delayAfter(accountDelay.free + 3, accountDelay)).toBe(16_000)
})

test('a further try never waits for less, and nobody ever waits for longer than the longest', () => {
  fc.assert(
    fc.property(rules, fc.nat(1_000_000), (rule, count) => {
      const wait = delayAfter(count, rule)
      expect(wait).toBeLessThanOrEqual(rule.longest)
      expect(delayAfter(count + 1, rule)).toBeGreaterThanOrEqual(wait)
    }),
  )
})

test('after the longest wait anybody may try again, however many tries there were', () => {
  fc.assert(
    fc.property(
      rules,
      fc.nat(1_000_000),
      fc.date({ noInvalidDate: true, max: new Date('2999-01-01') }),
      (rule, count, lastAt) => {
        const tries = { count, lastAt }
        expect(mayTry(tries, rule, new Date(lastAt.getTime() + rule.longest))).toBe(true)
        const wait = delayAfter(count, rule)
        if (wait > 0) expect(mayTry(tries, rule, new Date(lastAt.getTime() + wait - 1))).toBe(false)
      },
    ),
  )
})
