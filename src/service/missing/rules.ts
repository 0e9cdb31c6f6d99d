import { addDays, addMonths, dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import { firstDayOf, lastDayOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import { LONG_TERM_MONTHS, type MissingEpisode } from '../../kernel/policy/missing.ts'

/** An episode as the rules see it: from `startedAt` on, up to and without `endedAt`; null = still missing. */
export interface Episode {
  readonly id: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly onReferral: boolean
}

export const stillMissing = (episodes: readonly Episode[]): Episode | null =>
  episodes.find((one) => one.endedAt === null) ?? null

const end = (one: Pick<Episode, 'endedAt'>): number => one.endedAt?.getTime() ?? Number.POSITIVE_INFINITY

/** The same in civil days of London, as the kernel's rule and the evaluation count them. */
export function inDays(one: Pick<Episode, 'startedAt' | 'endedAt' | 'onReferral'>): MissingEpisode {
  return {
    startedOn: dayInLondon(one.startedAt),
    endedOn: one.endedAt === null ? null : dayInLondon(one.endedAt),
    onReferral: one.onReferral,
  }
}

/** Do two share an instant? Episodes that abut do not. */
export function overlap(
  a: Pick<Episode, 'startedAt' | 'endedAt'>,
  b: Pick<Episode, 'startedAt' | 'endedAt'>,
): boolean {
  return a.startedAt.getTime() < end(b) && b.startedAt.getTime() < end(a)
}

export type WrongTimes =
  'in-the-future' | 'ended-before-start' | 'reported-before-start' | 'already-missing' | 'overlaps'

/**
 * Is an episode with these times impossible beside the others of the case? A child is missing once at a time; what was
 * written in two is one episode, to be corrected. `others` leaves out the episode itself and what was entered in error.
 */
export function wrongTimes(
  asked: { readonly startedAt: Date; readonly endedAt: Date | null; readonly reportedAt: Date | null },
  others: readonly Episode[],
  now: Date,
): WrongTimes | null {
  const { startedAt, endedAt, reportedAt } = asked
  if ([startedAt, endedAt, reportedAt].some((at) => at !== null && at > now)) return 'in-the-future'
  if (endedAt !== null && endedAt <= startedAt) return 'ended-before-start'
  if (reportedAt !== null && reportedAt < startedAt) return 'reported-before-start'
  const beside = others.filter((other) => overlap(asked, other))
  if (beside.length === 0) return null
  return beside.some((other) => other.endedAt === null) && endedAt === null ? 'already-missing' : 'overlaps'
}

export type MissingClass = 'on-referral' | 'temporary' | 'long-term'

export interface Classified {
  readonly classification: MissingClass
  /** Holds since this day. */
  readonly since: CalendarDay
  /** The day on which the episode becomes, became or would have become long-term. */
  readonly longTermFrom: CalendarDay
}

/**
 * DT-6 for one episode as known on a day: on referral or temporary, and long-term from the day six months on if the child is
 * still missing then (evaluation 2019 (RR111) fn 42–43). It never goes back, and it closes nothing. On the day of return the
 * child is no longer missing.
 */
export function classify(episode: Episode, on: CalendarDay): Classified {
  const { startedOn, endedOn, onReferral } = inDays(episode)
  const longTermFrom = addMonths(startedOn, LONG_TERM_MONTHS)
  const last = endedOn === null || on < endedOn ? on : addDays(endedOn, -1)
  return last >= longTermFrom
    ? { classification: 'long-term', since: longTermFrom, longTermFrom }
    : { classification: onReferral ? 'on-referral' : 'temporary', since: startedOn, longTermFrom }
}

/** Whether the child was missing on any day of the month, as known on `today`. */
export function missingInMonth(
  episodes: readonly Episode[],
  month: CalendarMonth,
  today: CalendarDay,
): boolean {
  const last = lastDayOf(month) < today ? lastDayOf(month) : today
  return episodes.some((one) => {
    const { startedOn, endedOn } = inDays(one)
    return startedOn <= last && (endedOn === null || endedOn >= firstDayOf(month))
  })
}

export interface SaidOfMonth {
  readonly missing_in_month: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
}

/** What the episodes say of a month's status; null where they say nothing: silence is no "no". */
export function statusSaidBy(
  episodes: readonly Episode[],
  month: CalendarMonth,
  today: CalendarDay,
): SaidOfMonth {
  const open = stillMissing(episodes)
  return {
    missing_in_month: missingInMonth(episodes, month, today) ? 'yes' : null,
    missing_now: open === null ? null : 'yes',
    missing_since: open === null ? null : inDays(open).startedOn,
  }
}
