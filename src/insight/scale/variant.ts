import { daysInMonth, partsOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { lastDayOf } from '../../kernel/calendar-month.ts'
import type { DuckRow } from '../../platform/analytics/index.ts'
import { dayIn, dayOf, numberIn } from './donor.ts'
import {
  carriedDay,
  carriedMonth,
  completeMonths,
  images,
  lastedSixMonths,
  monthNumber,
  monthOfNumber,
  type Timeline,
} from './timeline.ts'
import { firstContacts, isShown, meetingsOf, missingOf, monthsOf } from './variant-rows.ts'

/** One episode of the donor with everything that hangs on it. */
export interface Episode {
  readonly child: DuckRow
  readonly months: readonly DuckRow[]
  readonly meetings: readonly DuckRow[]
  readonly missing: readonly DuckRow[]
  readonly social: readonly DuckRow[]
}

/**
 * A copy of an episode in the period asked for, ready to be given to any number of children. A meeting may be held on any of
 * `span` days from `date`; all other days stand.
 */
export interface Variant {
  readonly child: DuckRow
  readonly months: readonly DuckRow[]
  readonly meetings: readonly (DuckRow & { readonly date: string; readonly span: number })[]
  readonly missing: readonly DuckRow[]
  readonly social: readonly DuckRow[]
}

/**
 * Copies an episode. `phase` (0 to 1) says where its months fall when the period is longer than the donor's; `wish` is by how
 * many days all its days should move within their months. It is kept only where it changes no length of stay in complete
 * months and no class of being missing; otherwise nothing moves.
 */
export function variantOf(episode: Episode, line: Timeline, phase: number, wish: number): Variant {
  const shift = withinMonths(episode, wish)
  const found = carried(episode, line, phase, shift)
  return shift === 0 || sameShape(episode, found, line) ? found : carried(episode, line, phase, 0)
}

function carried(episode: Episode, line: Timeline, phase: number, shift: number): Variant {
  const move = (day: CalendarDay) => carriedDay(line, day, phase, shift)
  const { child } = episode
  const referral = dayIn(child, 'referral_date')
  const exit = dayOf(child, 'exit_date')
  const carriedReferral = move(referral)
  const carriedExit = exit === null ? null : move(exit)
  const from = monthNumber(referral)
  const to = exit === null ? line.donorLast : monthNumber(exit)
  const until = exit === null ? line.last : carriedMonth(line, to, phase)
  const shown = [...images(line, { from, to, until }, phase)]
  const end = carriedExit ?? lastDayOf(monthOfNumber(line.last))
  const missing = episode.missing.map((row) =>
    missingOf(row, { referral, exit, carriedReferral, carriedExit, end, line, move }),
  )
  const seen = episode.missing.map((row) => isShown(row, episode, exit))
  return {
    child: {
      ...child,
      referral_date: carriedReferral,
      exit_date: carriedExit,
    },
    months: monthsOf(episode, shown, { from, line, phase, missing, seen }),
    meetings: meetingsOf(episode, shown, { line, phase, shift, carriedReferral, end }),
    missing,
    social: shown.flatMap(([, month], index) =>
      episode.social
        .filter((row) => numberIn(row, 'month_index') === month - from + 1)
        .map((row) => ({ ...row, month_index: index + 1 })),
    ),
  }
}

/** The shift nearest to the wish at which every fixed day of the episode stays in its calendar month. */
function withinMonths(episode: Episode, wish: number): number {
  const days = [
    ...['referral_date', 'exit_date'].map((column) => dayOf(episode.child, column)),
    ...episode.missing.flatMap((row) => [dayOf(row, 'started_on'), dayOf(row, 'ended_on')]),
    ...firstContacts(episode).map((row) => dayOf(row, 'date')),
  ].filter((day) => day !== null)
  const lowest = Math.max(...days.map((day) => 1 - partsOf(day).day))
  const highest = Math.min(
    ...days.map((day) => {
      const { year, month, day: number } = partsOf(day)
      return daysInMonth(year, month) - number
    }),
  )
  return Math.min(Math.max(wish, lowest), highest)
}

function sameShape(episode: Episode, found: Variant, line: Timeline): boolean {
  const horizon = lastDayOf(monthOfNumber(line.donorLast))
  const end = dayOf(episode.child, 'exit_date') ?? horizon
  const foundEnd = dayOf(found.child, 'exit_date') ?? lastDayOf(monthOfNumber(line.last))
  const classOf = (row: DuckRow, last: CalendarDay) =>
    lastedSixMonths(dayIn(row, 'started_on'), dayOf(row, 'ended_on') ?? last)
  const stays =
    line.factor !== 1 ||
    completeMonths(dayIn(episode.child, 'referral_date'), end) ===
      completeMonths(dayIn(found.child, 'referral_date'), foundEnd)
  return (
    stays &&
    episode.missing.every((row, index) => {
      const copy = found.missing[index]
      return copy !== undefined && classOf(row, end) === classOf(copy, foundEnd)
    })
  )
}
