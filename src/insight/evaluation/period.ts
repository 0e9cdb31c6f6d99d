import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  parseDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import {
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsFrom,
  parseMonth,
  type CalendarMonth,
} from '../../kernel/calendar-month.ts'

/** The days an evaluation speaks of, both included; the last one is the horizon. */
export interface Period {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

/** 'YYYY-MM-DD', or 'YYYY-MM' for the first day (`end` 'from') or last day ('to') of a month; null for other text. */
export function parseBound(text: string, end: 'from' | 'to'): CalendarDay | null {
  const month = parseMonth(text)
  if (month === null) return parseDay(text)
  return end === 'from' ? firstDayOf(month) : lastDayOf(month)
}

/** The calendar months the period touches. */
export function monthsOf(period: Period): readonly CalendarMonth[] {
  return monthsFrom(monthOf(period.from), monthOf(period.to))
}

/** The same length of time just before: as many months where the period is whole months, as many days otherwise. */
export function spanBefore(period: Period): Period {
  const to = addDays(period.from, -1)
  const whole =
    period.from === firstDayOf(monthOf(period.from)) && period.to === lastDayOf(monthOf(period.to))
  const from = whole
    ? addMonths(period.from, -monthsOf(period).length)
    : addDays(period.from, -(daysBetween(period.from, period.to) + 1))
  return { from, to }
}

/** The last day of the first twelve months. */
export function endOfFirstYear(period: Period): CalendarDay {
  return addDays(addMonths(period.from, 12), -1)
}

/** Where no period is asked for: from the month of the first referral to the day the package describes. */
export function ownPeriod(firstReferral: string | null, asAt: string): Period {
  const to = calendarDay(asAt)
  return { from: firstDayOf(monthOf(firstReferral === null ? to : calendarDay(firstReferral))), to }
}
