import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import { calendarMonth } from '../calendar-month.ts'
import { monthlyStatuses, monthsToReturn } from './monthly-status.ts'

const given = { receivedOn: calendarDay('2026-08-31'), closedOn: null, returned: [] }
const on = (day: string, change: Partial<Parameters<typeof monthlyStatuses>[0]> = {}): readonly string[] =>
  monthlyStatuses({ ...given, ...change }, calendarDay(day)).map(
    (m) => `${m.monthIndex} ${m.month} ${m.standing}`,
  )

describe('which months are due', () => {
  test('the month of the referral is the first, however short', () => {
    expect(on('2026-08-31')).toEqual(['1 2026-08 open'])
    expect(on('2026-09-01')).toEqual(['1 2026-08 due', '2 2026-09 open'])
  })
  test('in time to the fifth day after the month, and overdue on the sixth', () => {
    expect(on('2026-09-05')[0]).toBe('1 2026-08 due')
    expect(on('2026-09-06')[0]).toBe('1 2026-08 overdue')
  })
  test('a returned month is done, early or late', () => {
    expect(on('2026-10-20', { returned: [calendarMonth('2026-09')] })).toEqual([
      '1 2026-08 overdue',
      '2 2026-09 done',
      '3 2026-10 open',
    ])
  })
  test('the month of closing counts and none after it', () => {
    expect(on('2026-12-01', { closedOn: calendarDay('2026-10-01') })).toHaveLength(3)
  })
  test('nothing before the referral', () => {
    expect(on('2026-08-30')).toEqual([])
  })
  test('the time allowed is configurable', () => {
    const statuses = monthlyStatuses(given, calendarDay('2026-09-08'), 10)
    expect(monthsToReturn(statuses)).toEqual([
      { month: '2026-08', monthIndex: 1, dueOn: '2026-09-10', standing: 'due' },
    ])
  })
  test('each month once, indexes without a gap, at most one open', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.option(fc.nat(1500)), (days, closing) => {
        const closedOn = closing === null ? null : addDays(given.receivedOn, closing)
        const statuses = monthlyStatuses({ ...given, closedOn }, addDays(given.receivedOn, days))
        expect(statuses.map((m) => m.monthIndex)).toEqual(statuses.map((_, i) => i + 1))
        expect(statuses.filter((m) => m.standing === 'open').length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
