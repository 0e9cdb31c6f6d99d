import { calendarDay, daysInMonth, type CalendarDay } from '../../kernel/calendar-day.ts'

/** The month, 'YYYY-MM', counted from February 2017 = 0; earlier ones are negative. */
export function monthText(month: number): string {
  const index = 2017 * 12 + 1 + month
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Days in the month counted from February 2017 = 0. */
export function daysOf(month: number): number {
  const index = 2017 * 12 + 1 + month
  return daysInMonth(Math.floor(index / 12), (index % 12) + 1)
}

/** A day of the month counted from February 2017 = 0. */
export function dayIn(month: number, day: number): CalendarDay {
  return calendarDay(`${monthText(month)}-${String(day).padStart(2, '0')}`)
}

/** The last day of the evaluation. */
export const horizon = calendarDay('2019-01-31')
