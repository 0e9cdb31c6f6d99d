import {
  addDays,
  dayInLondon,
  eighteenthBirthday,
  parseDay,
  seventeenAndAHalf,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { wholeValueOn, type CodeList } from '../../kernel/code-list.ts'
import { HOUR } from '../../kernel/clock.ts'
import { endOfWeek } from '../tasks/index.ts'

/** The numbers of a manager's week, as the rows of a day say (reference-data/supervision-term.csv, [PROPOSAL]). */
export interface WeekTerms {
  readonly quietDays: number
  readonly unseenDays: number
  readonly aheadDays: number
}

/** Throws a RangeError where a row of the day is missing or no whole number. */
export function weekTermsOn(list: CodeList, on: CalendarDay): WeekTerms {
  return {
    quietDays: wholeValueOn(list, 'quiet-days', on),
    unseenDays: wholeValueOn(list, 'unseen-days', on),
    aheadDays: wholeValueOn(list, 'ahead-days', on),
  }
}

/** Monday to Sunday in London, and the instants between which it lies (the later one is no longer in it). */
export interface Week {
  readonly monday: CalendarDay
  readonly sunday: CalendarDay
  readonly from: Date
  readonly to: Date
}

export function weekOf(day: CalendarDay): Week {
  const sunday = endOfWeek(day)
  const monday = addDays(sunday, -6)
  return { monday, sunday, from: startOfLondonDay(monday), to: startOfLondonDay(addDays(sunday, 1)) }
}

/** The week of the day that an address names; this week where it names none; null for no day, and for a week yet to come. */
export function weekAsked(asked: string | undefined, now: Date): Week | null {
  const today = dayInLondon(now)
  if (asked === undefined || asked === '') return weekOf(today)
  const day = parseDay(asked)
  if (day === null) return null
  const week = weekOf(day)
  return week.from > now ? null : week
}

export interface LastMet {
  readonly receivedAt: Date
  /** With support through others nobody of the service meets the child: a contact about the child counts. */
  readonly indirect: boolean
  /** The service has stepped back to consultation: a clock of its own watches the rhythm with the professionals. */
  readonly steppedBack: boolean
  /** Successful, with the child (indirect: with anybody); null: never. */
  readonly lastContact: Date | null
  /** Successful, with the child, face to face; null: never. */
  readonly lastSeen: Date | null
}

/** Who is lost sight of. A child who came within the time is not yet: somebody else watches the first clock. */
export function lostSight(one: LastMet, terms: WeekTerms, now: Date): { quiet: boolean; unseen: boolean } {
  const longAgo = (last: Date | null, days: number): boolean => {
    const since = new Date(now.getTime() - days * 24 * HOUR)
    return one.receivedAt < since && (last === null || last < since)
  }
  return {
    quiet: !one.steppedBack && longAgo(one.lastContact, terms.quietDays),
    unseen: !one.steppedBack && !one.indirect && longAgo(one.lastSeen, terms.unseenDays),
  }
}

export interface ComesOfAge<T> {
  readonly one: T
  readonly turns: 'seventeen-and-a-half' | 'eighteen'
  readonly on: CalendarDay
}

/** Who turns 17 and a half or 18 from today to so many days ahead, the soonest first (DT-4: both ask something of the site). */
export function birthdaysAhead<T extends { readonly dob: CalendarDay | null }>(
  children: readonly T[],
  today: CalendarDay,
  aheadDays: number,
): readonly ComesOfAge<T>[] {
  const last = addDays(today, aheadDays)
  return children
    .flatMap((one): ComesOfAge<T>[] =>
      one.dob === null
        ? []
        : [
            { one, turns: 'seventeen-and-a-half', on: seventeenAndAHalf(one.dob) },
            { one, turns: 'eighteen', on: eighteenthBirthday(one.dob) },
          ],
    )
    .filter(({ on }) => on >= today && on <= last)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
