import type { Branded } from './ids.ts'

/**
 * A civil date, 'YYYY-MM-DD', with no time and no zone. Text of this shape sorts as the days do, so `<` compares days.
 * Clocks that run in hours use instants (`Date`); birthdays, returns and rules use this.
 */
export type CalendarDay = Branded<string, 'CalendarDay'>

export interface DayParts {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000
const MS_PER_HOUR = 3_600_000

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days in a month (month 1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day of the given year, month and day of month, or null where the calendar has no such day (years 1 to 9999). */
export function dayFromParts(year: number, month: number, day: number): CalendarDay | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  return format(year, month, day)
}

/** Reads 'YYYY-MM-DD'; null for any other text and for days that do not exist (2023-02-29). */
export function parseDay(text: string): CalendarDay | null {
  const match = SHAPE.exec(text)
  return match === null ? null : dayFromParts(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** A day written in the code or already checked by a schema; throws on a malformed one, which is a bug. */
export function calendarDay(text: string): CalendarDay {
  const day = parseDay(text)
  if (day === null) throw new RangeError(`Not a calendar day: ${text}`)
  return day
}

export function partsOf(day: CalendarDay): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

/** The civil date in London at an instant. */
export function dayInLondon(instant: Date): CalendarDay {
  let year = 0
  let month = 0
  let day = 0
  for (const part of london.formatToParts(instant)) {
    if (part.type === 'year') year = Number(part.value)
    else if (part.type === 'month') month = Number(part.value)
    else if (part.type === 'day') day = Number(part.value)
  }
  return format(year, month, day)
}

/**
 * The instant at which a day begins in London (from 1972, when the present clock changes settled). Midnight always exists
 * there, because the clocks change at 01:00 UTC; it is 00:00 UTC in winter and 23:00 UTC the evening before in summer.
 */
export function startOfLondonDay(day: CalendarDay): Date {
  const midnight = epochDay(day) * MS_PER_DAY
  const summer = new Date(midnight - MS_PER_HOUR)
  return dayInLondon(summer) === day ? summer : new Date(midnight)
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromEpochDay(epochDay(day) + days)
}

/**
 * Adds calendar months (negative goes back). End-of-month rule: the same day of the month, or the last day of the month
 * where it is shorter (31 August and six months is the last day of February). Not for ages: see `attains`.
 */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const { year, month, day: dom } = partsOf(day)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return format(y, m, Math.min(dom, daysInMonth(y, m)))
}

/** Adds calendar years, with the end-of-month rule of `addMonths`. Not for birthdays: see `attains`. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, years * 12)
}

/** Negative, zero or positive, for sorting. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function earlierOf(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a <= b ? a : b
}

export function laterOf(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a >= b ? a : b
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return epochDay(to) - epochDay(from)
}

/**
 * The day on which a person attains an age in months: the same day of the month, or, where that month has no such day, the
 * first of the next one. An age is attained at the start of its anniversary and never a day early
 * (Family Law Reform Act 1969 s.9; for births on 29 February the usual reading in England and Wales is 1 March).
 */
export function attains(dob: CalendarDay, ageInMonths: number): CalendarDay {
  const { year, month, day } = partsOf(dob)
  const index = year * 12 + (month - 1) + ageInMonths
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  if (day <= daysInMonth(y, m)) return format(y, m, day)
  return m === 12 ? format(y + 1, 1, 1) : format(y, m + 1, 1)
}

/** The one function that knows the 18th birthday: 29 February births attain 18 on 1 March, never on 28 February. */
export function eighteenthBirthday(dob: CalendarDay): CalendarDay {
  return attains(dob, 18 * 12)
}

/** The day of the post-18 needs assessment (DT-4): 17 years and 6 months, by the same rule as the birthday. */
export function seventeenAndAHalf(dob: CalendarDay): CalendarDay {
  return attains(dob, 17 * 12 + 6)
}

/**
 * The whole day that stands for a birth date of which only the year ('2009') or the month ('2009-03') is known: the last
 * possible one, because a person who may be a child is treated as one (Modern Slavery Act 2015 s.51). A part never stands
 * for a day after `notAfter`.
 */
export function youngestDay(text: string, notAfter: CalendarDay): CalendarDay {
  if (text.length === 10) return calendarDay(text)
  const whole =
    text.length === 4 ? calendarDay(`${text}-12-31`) : addDays(addMonths(calendarDay(`${text}-01`), 1), -1)
  return earlierOf(whole, notAfter)
}

/** Whole years of age on a day; null where the day is before birth. */
export function ageOn(dob: CalendarDay, on: CalendarDay): number | null {
  if (on < dob) return null
  const years = partsOf(on).year - partsOf(dob).year
  return attains(dob, years * 12) <= on ? years : years - 1
}

/** True from the start of the 18th birthday. */
export function isAdultOn(dob: CalendarDay, on: CalendarDay): boolean {
  return on >= eighteenthBirthday(dob)
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

function format(year: number, month: number, day: number): CalendarDay {
  if (year < 1 || year > 9999) throw new RangeError(`Year outside 1 to 9999: ${year}`)
  const y = String(year).padStart(4, '0')
  const m = String(month).padStart(2, '0')
  const d = String(day).padStart(2, '0')
  return `${y}-${m}-${d}` as CalendarDay
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
function epochDay(day: CalendarDay): number {
  const { year, month, day: dom } = partsOf(day)
  // setUTCFullYear, because Date.UTC reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, dom) / MS_PER_DAY
}

function fromEpochDay(days: number): CalendarDay {
  const date = new Date(days * MS_PER_DAY)
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
