import {
  addDays,
  dayInLondon,
  parseDay,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { entryOf, type CodeList } from '../../kernel/code-list.ts'
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
  const term = (code: string): number => {
    const value = Number(entryOf(list, code, on)?.extra['value'] ?? '0')
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${list.name}: ${code} must be a whole number from 1 on ${on}`)
    return value
  }
  return {
    quietDays: term('quiet-days'),
    unseenDays: term('unseen-days'),
    aheadDays: term('ahead-days'),
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
    quiet: longAgo(one.lastContact, terms.quietDays),
    unseen: !one.indirect && longAgo(one.lastSeen, terms.unseenDays),
  }
}
