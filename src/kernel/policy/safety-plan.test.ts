import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import { readCodeList } from '../code-list.ts'
import {
  isLower,
  levelRuleOn,
  nextLevelDown,
  reviewDueOn,
  safetyPlanLevels,
  watchStanding,
  type Watch,
} from './safety-plan.ts'

const day = calendarDay
const row = (code: string, more: Record<string, string>) => ({
  code,
  label_en: code,
  label_cy: code,
  valid_from: '',
  valid_to: '',
  source: 'test',
  licence: 'own',
  ...more,
})
function listOf(rows: readonly Record<string, string>[]) {
  const read = readCodeList('safety-plan-level', rows)
  if (!read.ok) throw new Error(read.faults.join())
  return read.list
}
const figures = { review_days: '28', review_days_at_first: '14', watch_days: '28', contact_days: '7' }

test('given a rule that changed, then each day has the rule of its time', () => {
  const list = listOf([
    row('full', { ...figures, valid_to: '2026-12-31' }),
    row('full', { ...figures, review_days: '21', valid_from: '2027-01-01' }),
  ])
  expect(levelRuleOn(list, 'full', day('2026-12-31')).reviewDays).toBe(28)
  expect(levelRuleOn(list, 'full', day('2027-01-01')).reviewDays).toBe(21)
})

test('given a row that lacks its days, or has half a day, then it is refused in words', () => {
  expect(() =>
    levelRuleOn(listOf([row('full', { ...figures, review_days: '' })]), 'full', day('2026-01-01')),
  ).toThrow('review_days of full is empty')
  expect(() =>
    levelRuleOn(listOf([row('full', { ...figures, watch_days: '1.5' })]), 'full', day('2026-01-01')),
  ).toThrow('must be a whole number')
})

test('levels come down one at a time, to the last', () => {
  expect(safetyPlanLevels.map(nextLevelDown)).toEqual(['full', 'reduced', 'stepped-down', null])
  expect(isLower('reduced', 'full')).toBe(true)
  expect(isLower('full', 'full')).toBe(false)
})

test('given a plan in its first month, then the review comes sooner', () => {
  const rule = levelRuleOn(listOf([row('full', figures)]), 'full', day('2026-01-01'))
  const plan = { firstMadeOn: day('2026-01-01'), firstMonthDays: 30 }
  expect(reviewDueOn(rule, plan, day('2026-01-30'))).toBe('2026-02-13')
  expect(reviewDueOn(rule, plan, day('2026-01-31'))).toBe('2026-02-28')
})

const at = (text: string) => new Date(`${text}Z`)
const watch: Watch = { from: at('2026-03-01T12:00:00'), until: at('2026-03-15T12:00:00'), contactDays: 3 }

test('given no contact since the step down, then one is due after three days, whatever there was before', () => {
  expect(watchStanding(watch, [])).toEqual({ due: at('2026-03-04T12:00:00') })
  expect(watchStanding(watch, [at('2026-03-01T11:59:00')])).toEqual({ due: at('2026-03-04T12:00:00') })
})

test('given a contact, then the next is due three days after it, and the last by the end of the watch', () => {
  expect(watchStanding(watch, [at('2026-03-03T09:00:00')])).toEqual({ due: at('2026-03-06T09:00:00') })
  expect(watchStanding(watch, [at('2026-03-12T12:00:00')])).toEqual({ due: watch.until })
  expect(watchStanding(watch, [at('2026-03-12T12:00:01')])).toEqual({ met: at('2026-03-12T12:00:01') })
})

const instants = fc.array(
  fc.integer({ min: -20, max: 40 * 24 }).map((h) => new Date(watch.from.getTime() + h * 3_600_000)),
)

test('a contact more never makes the next one due sooner, and the order in which they were written down is of no account', () => {
  fc.assert(
    fc.property(instants, instants, (some, more) => {
      const before = watchStanding(watch, some)
      const after = watchStanding(watch, [...more, ...some])
      expect(watchStanding(watch, [...some, ...more])).toEqual(after)
      if ('due' in before && 'due' in after)
        expect(after.due.getTime()).toBeGreaterThanOrEqual(before.due.getTime())
      if ('met' in before) expect('met' in after).toBe(true)
    }),
  )
})

test('nothing is ever due after the end of the watch', () => {
  fc.assert(
    fc.property(instants, (some) => {
      const standing = watchStanding(watch, some)
      if ('due' in standing) expect(standing.due.getTime()).toBeLessThanOrEqual(watch.until.getTime())
    }),
  )
})

test('a review is never due before the day from which it is counted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (age, first) => {
      const rule = {
        level: 'full' as const,
        reviewDays: 28,
        reviewDaysAtFirst: first,
        watchDays: 1,
        contactDays: 1,
      }
      const from = addDays(day('2026-01-01'), age)
      const due = reviewDueOn(rule, { firstMadeOn: day('2026-01-01'), firstMonthDays: 30 }, from)
      expect(due > from && due <= addDays(from, 28)).toBe(true)
    }),
  )
})
