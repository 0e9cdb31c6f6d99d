import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import { dayDue, dueGroups, endOfDay, endOfWeek, endsWithADay, groupOf, weeksOf } from './rules.ts'

const at = (text: string) => new Date(text)

test('given a clock of hours, then it is overdue from its very instant', () => {
  expect(groupOf(at('2026-11-02T09:00:00Z'), at('2026-11-02T08:59:59.999Z'))).toBe('today')
  expect(groupOf(at('2026-11-02T09:00:00Z'), at('2026-11-02T09:00:00Z'))).toBe('overdue')
})

test('given a clock that ends with a day, then it is due that day, until midnight in London', () => {
  const due = endOfDay(calendarDay('2026-07-10'))
  expect(due.toISOString()).toBe('2026-07-10T23:00:00.000Z')
  expect(dayDue(due)).toBe('2026-07-10')
  expect(endsWithADay(due)).toBe(true)
  expect(groupOf(due, at('2026-07-10T22:59:00Z'))).toBe('today')
  expect(groupOf(due, at('2026-07-10T23:00:00Z'))).toBe('overdue')
})

test('given the day on which the clocks go back, then its to-do has twenty-five hours and ends at midnight by the wall', () => {
  const due = endOfDay(calendarDay('2026-10-25'))
  expect(due.toISOString()).toBe('2026-10-26T00:00:00.000Z')
  expect(groupOf(due, at('2026-10-24T23:00:00Z'))).toBe('today')
  expect(groupOf(due, at('2026-10-25T23:30:00Z'))).toBe('today')
  // 23:30 UTC of the day before is half past midnight there: the summer is not over yet.
  expect(groupOf(due, at('2026-10-24T22:30:00Z'))).toBe('week')
})

test('given the day on which the clocks go forward, then it ends an hour sooner', () => {
  const due = endOfDay(calendarDay('2026-03-29'))
  expect(due.toISOString()).toBe('2026-03-29T23:00:00.000Z')
  expect(groupOf(due, at('2026-03-29T22:59:59Z'))).toBe('today')
})

test('given a Wednesday, then the week goes to Sunday and Monday is later; on a Sunday all else is later', () => {
  const now = at('2026-11-04T12:00:00Z')
  expect(endOfWeek(calendarDay('2026-11-04'))).toBe('2026-11-08')
  expect(groupOf(endOfDay(calendarDay('2026-11-08')), now)).toBe('week')
  expect(groupOf(endOfDay(calendarDay('2026-11-09')), now)).toBe('later')
  expect(groupOf(endOfDay(calendarDay('2026-11-09')), at('2026-11-08T12:00:00Z'))).toBe('later')
})

test('given a clock that stands still, then it is neither overdue nor later', () => {
  expect(groupOf(null, at('2026-11-04T12:00:00Z'))).toBe('paused')
})

test('later never comes before sooner, whatever the moment', () => {
  const instant = fc.date({
    min: at('2020-01-01T00:00:00Z'),
    max: at('2030-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instant, instant, instant, (now, a, b) => {
      const rank = (due: Date) => dueGroups.indexOf(groupOf(due, now))
      const [sooner, later] = a <= b ? [a, b] : [b, a]
      expect(rank(sooner)).toBeLessThanOrEqual(rank(later))
    }),
  )
})

test('a month is whole weeks from Monday, each day once, with every day of the month', () => {
  const days = weeksOf(calendarDay('2026-11-01'), calendarDay('2026-11-30')).flat()
  expect(days[0]).toBe('2026-10-26')
  expect(days.at(-1)).toBe('2026-12-06')
  expect(days.length % 7).toBe(0)
  expect(days.slice(1).every((day, index) => day === addDays(days[index] ?? day, 1))).toBe(true)
  expect(days).toContain(dayInLondon(at('2026-11-30T23:30:00Z')))
})
