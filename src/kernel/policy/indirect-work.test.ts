import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDay } from '../calendar-day.ts'
import { readCodeList } from '../code-list.ts'
import { costInPence, indirectTerm, shownCount } from './indirect-work.ts'

const row = (value: string, from: string, to: string) => ({
  code: 'answer-days',
  label_en: 'days',
  label_cy: 'dyddiau',
  valid_from: from,
  valid_to: to,
  source: 'test',
  licence: 'own',
  value,
})
function listOf(rows: readonly Record<string, string>[]) {
  const read = readCodeList('indirect-term', rows)
  if (!read.ok) throw new Error(read.faults.join())
  return read.list
}

test('given a value that changes on a day, then each day has its own', () => {
  const list = listOf([row('10', '', '2026-03-31'), row('7', '2026-04-01', '')])
  expect(indirectTerm(list, 'answer-days', calendarDay('2026-03-31'))).toBe(10)
  expect(indirectTerm(list, 'answer-days', calendarDay('2026-04-01'))).toBe(7)
})

test('given no whole number, then the rule stops rather than guesses', () => {
  expect(() => indirectTerm(listOf([row('soon', '', '')]), 'answer-days', calendarDay('2026-04-01'))).toThrow(
    /whole number/,
  )
})

test('work costs its hours and its miles', () => {
  expect(costInPence({ hours: 1.5, miles: 10 }, { hourly: 2800, mileage: 45 })).toBe(4650)
})

test('given any number, then nought, withheld and rounded are told apart and a small one is never shown', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 2, max: 12 }),
      (count, below, to) => {
        const shown = shownCount(count, below, to)
        if (count === 0) return shown.kind === 'none'
        if (count < below) return shown.kind === 'withheld'
        return shown.kind === 'about' && shown.n % to === 0 && shown.n > 0 && Math.abs(shown.n - count) <= to
      },
    ),
  )
})
