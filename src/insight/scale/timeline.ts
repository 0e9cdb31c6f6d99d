import {
  addMonths,
  compareDays,
  dayFromParts,
  daysInMonth,
  partsOf,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { calendarMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'

/** Months since year 0, so that months can be subtracted. */
export function monthNumber(of: CalendarDay | CalendarMonth): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1
}

export function monthOfNumber(month: number): CalendarMonth {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return calendarMonth(`${year}-${String((month % 12) + 1).padStart(2, '0')}`)
}

/** The day of a month, or the month's last day where it is shorter. */
export function dayInMonth(month: number, day: number): CalendarDay {
  const year = Math.floor(month / 12)
  const number = (month % 12) + 1
  const found = dayFromParts(year, number, Math.min(Math.max(day, 1), daysInMonth(year, number)))
  if (found === null) throw new RangeError('A month outside the calendar')
  return found
}

/** Six months on the same day of the month (evaluation fn 43). */
export function lastedSixMonths(start: CalendarDay, end: CalendarDay): boolean {
  return compareDays(addMonths(start, 6), end) <= 0
}

/** Complete months from one day to another. */
export function completeMonths(start: CalendarDay, end: CalendarDay): number {
  const months = monthNumber(end) - monthNumber(start)
  return compareDays(addMonths(start, months), end) <= 0 ? months : months - 1
}

/**
 * Carries days of the donor's period into the period asked for. Month x of the donor (0 is its first) becomes month
 * floor((x + phase) × factor), so that months keep their order and never share a month; with factor 1 nothing moves but the
 * year. A phase from 0 to 1 tells copies of the same episode apart.
 */
export interface Timeline {
  readonly factor: number
  /** Numbers of the first and last month asked for. */
  readonly first: number
  readonly last: number
  readonly donorFirst: number
  readonly donorLast: number
}

export function timelineOf(
  donor: { readonly from: CalendarMonth; readonly to: CalendarMonth },
  asked: { readonly from: CalendarMonth; readonly to: CalendarMonth },
): Timeline {
  const [donorFirst, donorLast] = [monthNumber(donor.from), monthNumber(donor.to)]
  const [first, last] = [monthNumber(asked.from), monthNumber(asked.to)]
  return { factor: (last - first + 1) / (donorLast - donorFirst + 1), first, last, donorFirst, donorLast }
}

/** The month a donor's month becomes. */
export function carriedMonth(line: Timeline, month: number, phase: number): number {
  // Rounded against 2.9999999996, which would be another month.
  return line.first + Math.floor(Number(((month - line.donorFirst + phase) * line.factor).toFixed(6)))
}

/** The day a donor's day becomes, `shift` days later in its month. */
export function carriedDay(line: Timeline, day: CalendarDay, phase: number, shift: number): CalendarDay {
  return dayInMonth(carriedMonth(line, monthNumber(day), phase), partsOf(day).day + shift)
}

/** For each month carried, from that of `from` to `until`, the donor's month (not after `to`) that it shows. */
export function images(
  line: Timeline,
  span: { readonly from: number; readonly to: number; readonly until: number },
  phase: number,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let month = span.from; month <= span.to; month += 1) {
    const last = month === span.to ? span.until : carriedMonth(line, month + 1, phase) - 1
    for (let at = carriedMonth(line, month, phase); at <= last; at += 1) found.set(at, month)
  }
  return found
}
