import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from './calendar-day.ts'
import {
  calendarMonth,
  firstDayOf,
  lastDayOf,
  monthIndexOfService,
  monthOf,
  monthsFrom,
  nextMonth,
  parseMonth,
} from './calendar-month.ts'

const anyDay = fc.integer({ min: 0, max: 50_000 }).map((n) => addDays(calendarDay('1950-01-01'), n))

describe('months', () => {
  test('read or refused', () => {
    expect(parseMonth('2019-02')).toBe('2019-02')
    for (const text of ['2019-13', '2019-00', '2019-2', '2019-02-01', '0000-01', '']) {
      expect(parseMonth(text)).toBeNull()
    }
    expect(() => calendarMonth('2019-13')).toThrow(RangeError)
  })
  test('a day lies between the first and the last day of its month', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = monthOf(day)
        return (
          firstDayOf(month) <= day &&
          day <= lastDayOf(month) &&
          addDays(lastDayOf(month), 1) === firstDayOf(nextMonth(month))
        )
      }),
    )
  })
  test('a run of months has both ends', () => {
    expect(monthsFrom(calendarMonth('2018-11'), calendarMonth('2019-02'))).toEqual([
      '2018-11',
      '2018-12',
      '2019-01',
      '2019-02',
    ])
    expect(monthsFrom(calendarMonth('2019-02'), calendarMonth('2019-01'))).toEqual([])
  })
})

describe('month of service', () => {
  test.each([
    ['2017-02-28', '2017-02-28', 1],
    ['2017-02-28', '2017-03-01', 2],
    ['2017-02-01', '2017-02-28', 1],
    ['2017-12-15', '2018-01-01', 2],
    ['2017-02-10', '2019-01-31', 24],
  ])('referred %s, on %s: month %i', (referred, on, index) => {
    expect(monthIndexOfService(calendarDay(referred), calendarDay(on))).toBe(index)
  })
  test('none before the referral', () => {
    expect(monthIndexOfService(calendarDay('2017-02-02'), calendarDay('2017-02-01'))).toBeNull()
  })
  test('never falls as days pass', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(3000), (referred, n) => {
        const a = monthIndexOfService(referred, addDays(referred, n))
        const b = monthIndexOfService(referred, addDays(referred, n + 1))
        return a !== null && b !== null && (b === a || b === a + 1)
      }),
    )
  })
})
