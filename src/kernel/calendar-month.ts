import { addDays, calendarDay, daysInMonth, partsOf } from './calendar-day.ts'
import type { CalendarDay } from './calendar-day.ts'
import type { Branded } from './ids.ts'

/** A civil month, 'YYYY-MM'. Text of this shape sorts as the months do. */
export type CalendarMonth = Branded<string, 'CalendarMonth'>

/** Reads 'YYYY-MM'; null for anything else. */
export function parseMonth(text: string): CalendarMonth | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && !text.startsWith('0000') ? (text as CalendarMonth) : null
}

/** A month written in the code; throws on a malformed one, which is a bug. */
export function calendarMonth(text: string): CalendarMonth {
  const month = parseMonth(text)
  if (month === null) throw new RangeError(`Not a calendar month: ${text}`)
  return month
}

export function monthOf(day: CalendarDay): CalendarMonth {
  return calendarMonth(day.slice(0, 7))
}

export function firstDayOf(month: CalendarMonth): CalendarDay {
  return calendarDay(`${month}-01`)
}

export function lastDayOf(month: CalendarMonth): CalendarDay {
  const first = firstDayOf(month)
  const { year, month: m } = partsOf(first)
  return addDays(first, daysInMonth(year, m) - 1)
}

export function nextMonth(month: CalendarMonth): CalendarMonth {
  return monthOf(addDays(lastDayOf(month), 1))
}

/** Every month from the first to the last, both included; empty where the last is earlier. */
export function monthsFrom(first: CalendarMonth, last: CalendarMonth): readonly CalendarMonth[] {
  const months: CalendarMonth[] = []
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month)
  return months
}

/**
 * The month of service a day falls in: 1 for the calendar month of the referral, 2 for the next one, whatever the day of
 * the month; null before the referral. Source: evaluation 2019 (RR111) fn 30 and 46; counting by calendar month [PROPOSAL].
 */
export function monthIndexOfService(referredOn: CalendarDay, on: CalendarDay): number | null {
  if (on < referredOn) return null
  const from = partsOf(referredOn)
  const to = partsOf(on)
  return (to.year - from.year) * 12 + (to.month - from.month) + 1
}
