import {
  addDays,
  dayInLondon,
  earlierOf,
  laterOf,
  parseDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { firstDayOf, lastDayOf, monthOf } from '../../kernel/calendar-month.ts'
import { openMonths, type Open } from './months.ts'
import type { ContactRow, MissingRow, StatusRow } from './read.ts'

export interface MissingEpisode {
  readonly startedOn: CalendarDay
  /** null: the record shows no return. */
  readonly endedOn: CalendarDay | null
  readonly onReferral: boolean
}

/** What the record says that bears on where a child was. */
export interface MissingKnown {
  readonly onReferral: boolean
  readonly since: string | null
  readonly contacts: readonly ContactRow[]
  readonly statuses: readonly StatusRow[]
  /** Episodes recorded as such; they do not overlap. */
  readonly recorded: readonly MissingRow[]
}

/**
 * The missing episodes of the package: those recorded as such, in civil days of London, and beside them what referral and months
 * tell of months in which none was recorded (before the record kept episodes, or where nobody wrote one). Where both speak of one
 * time the recorded one counts, so no two overlap.
 */
export function missingEpisodes(
  episode: Open,
  asAt: CalendarDay,
  known: MissingKnown,
): readonly MissingEpisode[] {
  const recorded = recordedEpisodes(episode, asAt, known.recorded)
  if (recorded.length === 0) return derivedEpisodes(episode, asAt, known)
  const lastDay = (one: MissingEpisode): CalendarDay => one.endedOn ?? asAt
  const derived = derivedEpisodes(episode, asAt, known).flatMap((one) => {
    // The same absence told twice begins in a month of the recorded one, or is the one on referral.
    const told = recorded.some(
      (other) =>
        (one.onReferral && other.onReferral) ||
        (monthOf(one.startedOn) >= monthOf(other.startedOn) &&
          monthOf(one.startedOn) <= monthOf(lastDay(other))),
    )
    if (told) return []
    // Whoever goes missing again had come back before: on that day at the latest.
    const next = recorded.find((other) => other.startedOn >= one.startedOn && other.startedOn <= lastDay(one))
    return [next === undefined ? one : { ...one, endedOn: next.startedOn }]
  })
  return [...recorded, ...derived].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
}

/**
 * In days: what ends and begins again on one day is one row, because the package counts days. What lies before the referral and
 * was over by then, or after the end of support, is no part of the child's time in the service.
 */
function recordedEpisodes(
  episode: Open,
  asAt: CalendarDay,
  rows: readonly MissingRow[],
): readonly MissingEpisode[] {
  const last = episode.exitOn ?? asAt
  const found: MissingEpisode[] = []
  for (const row of rows) {
    const startedOn = dayInLondon(row.started_at)
    const ended = row.ended_at === null ? null : dayInLondon(row.ended_at)
    const endedOn = ended !== null && ended > asAt ? null : ended
    if (startedOn > last || (endedOn !== null && endedOn < episode.referredOn)) continue
    const before = found.at(-1)
    if (before !== undefined && before.startedOn === startedOn)
      found[found.length - 1] = { ...before, endedOn }
    else found.push({ startedOn, endedOn, onReferral: row.on_referral && startedOn <= episode.referredOn })
  }
  return found
}

/**
 * Derives missing episodes from what referral and months say.
 *
 * An episode begins on referral (the day given, else the day of referral), or with the first month said to be missing (the day
 * given, else the first of the month). It lasts until the record shows a return: a month that says "not missing", a month that
 * says "missing, and now back" (the last day of it), or a face-to-face contact with the child in a month of which nothing was
 * said. Months of which nobody spoke end nothing. Days are therefore as fine as what was recorded, and no finer.
 */
function derivedEpisodes(episode: Open, asAt: CalendarDay, known: MissingKnown): readonly MissingEpisode[] {
  const found: MissingEpisode[] = []
  const said = new Map(known.statuses.map((one) => [one.month, one]))
  const met = known.contacts
    .filter((one) => one.counterpart === 'child' && one.mode === 'face-to-face')
    .map((one) => dayInLondon(one.happened_at))
    .sort()
  let open: MissingEpisode | null = known.onReferral
    ? {
        startedOn: earlierOf(parseDay(known.since ?? '') ?? episode.referredOn, episode.referredOn),
        endedOn: null,
        onReferral: true,
      }
    : null
  const close = (one: MissingEpisode, on: CalendarDay): null => {
    found.push({ ...one, endedOn: laterOf(on, one.startedOn) })
    return null
  }
  for (const { month } of openMonths(episode, asAt)) {
    const first = laterOf(firstDayOf(month), episode.referredOn)
    const last = earlierOf(lastDayOf(month), asAt)
    const status = said.get(month)
    if (status?.missing_in_month === 'yes') {
      open ??= {
        startedOn: startIn(status, first, last, found.at(-1) ?? null),
        endedOn: null,
        onReferral: false,
      }
      if (status.missing_now === 'no') open = close(open, last)
    } else if (open !== null && status?.missing_in_month === 'no') {
      open = close(open, first)
    } else if (open !== null) {
      const from = laterOf(open.startedOn, episode.referredOn)
      const back = met.find((day) => monthOf(day) === month && day >= from && day <= asAt)
      if (back !== undefined) open = close(open, back)
    }
  }
  return open === null ? found : [...found, open]
}

/** The day given, kept inside what is possible: after the episode before, and not after the month. */
function startIn(
  status: StatusRow,
  first: CalendarDay,
  last: CalendarDay,
  before: MissingEpisode | null,
): CalendarDay {
  const given = parseDay(status.missing_since ?? '')
  if (given === null || given > last) return first
  const earliest =
    before?.endedOn === null || before === null ? given : laterOf(given, addDays(before.endedOn, 1))
  return earliest > last ? first : earliest
}
