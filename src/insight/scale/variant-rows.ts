import { addDays, compareDays, daysBetween, partsOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { firstDayOf, lastDayOf, monthOf } from '../../kernel/calendar-month.ts'
import type { DuckRow } from '../../platform/analytics/index.ts'
import { dayIn, dayOf, numberIn } from './donor.ts'
import {
  carriedDay,
  carriedMonth,
  dayInMonth,
  lastedSixMonths,
  monthNumber,
  monthOfNumber,
  type Timeline,
} from './timeline.ts'
import type { Episode, Variant } from './variant.ts'

/** How far a meeting may be moved either way, days. */
const JITTER = 3

interface Stay {
  readonly referral: CalendarDay
  readonly exit: CalendarDay | null
  readonly carriedReferral: CalendarDay
  readonly carriedExit: CalendarDay | null
  /** The carried exit or horizon. */
  readonly end: CalendarDay
  readonly line: Timeline
  readonly move: (day: CalendarDay) => CalendarDay
}

/** The first meeting of any kind with the child, and the first face to face: curves of first contact hang on them. */
export function firstContacts(episode: Episode): readonly DuckRow[] {
  const withChild = episode.meetings
    .filter((row) => row['counterpart'] === 'child')
    .toSorted((a, b) => String(a['date']).localeCompare(String(b['date'])))
  const met = withChild.find((row) => row['mode'] === 'face-to-face')
  return [...withChild.slice(0, 1), ...(met === undefined || met === withChild[0] ? [] : [met])]
}

/** A time missing keeps its length in days unless it was long-term: longer stays would turn short absences into long ones. */
export function missingOf(row: DuckRow, stay: Stay): DuckRow {
  const start = dayIn(row, 'started_on')
  const stop = dayOf(row, 'ended_on')
  const last = stop ?? stay.exit ?? lastDayOf(monthOfNumber(stay.line.donorLast))
  const started =
    compareDays(start, stay.referral) <= 0
      ? addDays(stay.carriedReferral, -daysBetween(start, stay.referral))
      : stay.move(start)
  const longTerm = lastedSixMonths(start, last)
  const asLong = addDays(started, daysBetween(start, last))
  const ended = () => {
    if (longTerm) return stop === null ? null : stay.move(stop)
    if (stop === null && !lastedSixMonths(started, stay.end)) return null
    return compareDays(asLong, stay.end) < 0 ? asLong : stop === null ? null : stay.end
  }
  return { ...row, started_on: started, ended_on: ended() }
}

/** Does the donor mark the months of this time missing? Months on referral are not marked by every maker of a package. */
export function isShown(row: DuckRow, episode: Episode, exit: CalendarDay | null): boolean {
  const first = monthNumber(dayIn(episode.child, 'referral_date'))
  const covered = episode.months.filter((month) =>
    touches(row, first + numberIn(month, 'month_index') - 1, exit),
  )
  return covered.length > 0 && covered.every((month) => month['missing'] === true)
}

function touches(row: DuckRow, month: number, exit: CalendarDay | null): boolean {
  const last = dayOf(row, 'ended_on') ?? exit
  return (
    compareDays(dayIn(row, 'started_on'), lastDayOf(monthOfNumber(month))) <= 0 &&
    (last === null || compareDays(last, firstDayOf(monthOfNumber(month))) >= 0)
  )
}

export function monthsOf(
  episode: Episode,
  shown: readonly (readonly [number, number])[],
  given: {
    readonly from: number
    readonly line: Timeline
    readonly phase: number
    readonly missing: readonly DuckRow[]
    readonly seen: readonly boolean[]
  },
): readonly DuckRow[] {
  const exit = dayOf(episode.child, 'exit_date')
  const rows = new Map(episode.months.map((row) => [given.from + numberIn(row, 'month_index') - 1, row]))
  const marked = (row: DuckRow, index: number, month: number, until: CalendarDay | null) =>
    given.seen[index] === true && touches(row, month, until)
  let before: DuckRow | undefined
  return shown.flatMap(([at, month], index) => {
    const found = rows.get(month)
    // A month the donor forgot, or never had, has no contacts, and the statuses of the month before it.
    const own = found !== undefined && at === carriedMonth(given.line, month, given.phase)
    const kept = found ?? before
    const source =
      own || kept === undefined ? kept : { ...kept, face_to_face: 0, other_contacts: 0, missing: false }
    if (source === undefined) return []
    before = source
    const unexplained =
      source['missing'] === true && !episode.missing.some((row, which) => marked(row, which, month, exit))
    const missing = unexplained || given.missing.some((row, which) => marked(row, which, at, null))
    return [{ ...source, month_index: index + 1, month: monthOfNumber(at), missing }]
  })
}

export function meetingsOf(
  episode: Episode,
  shown: readonly (readonly [number, number])[],
  given: {
    readonly line: Timeline
    readonly phase: number
    readonly shift: number
    readonly carriedReferral: CalendarDay
    readonly end: CalendarDay
  },
): Variant['meetings'] {
  const fixed = new Set(firstContacts(episode))
  const firstContact = [...fixed][0]
  const firstDay =
    firstContact === undefined
      ? given.carriedReferral
      : carriedDay(given.line, dayIn(firstContact, 'date'), given.phase, given.shift)
  const notBefore = (row: DuckRow) =>
    row['counterpart'] === 'child' ? latest(firstDay, given.carriedReferral) : given.carriedReferral
  return shown
    .filter(([at, month]) => at === carriedMonth(given.line, month, given.phase))
    .flatMap(([at, month]) =>
      episode.meetings
        .filter((row) => monthNumber(dayIn(row, 'date')) === month)
        .map((row) => {
          const placed = dayInMonth(at, partsOf(dayIn(row, 'date')).day + given.shift)
          const day = latest(given.carriedReferral, earliest(placed, given.end))
          // Whoever was ever missing keeps the days: no contact before going missing hangs on them.
          if (fixed.has(row) || episode.missing.length > 0) return { ...row, date: day, span: 1 }
          const floor = latest(firstDayOf(monthOf(day)), notBefore(row))
          const low = earliest(day, latest(addDays(day, -JITTER), floor))
          const high = latest(
            day,
            earliest(addDays(day, JITTER), earliest(lastDayOf(monthOf(day)), given.end)),
          )
          return { ...row, date: low, span: daysBetween(low, high) + 1 }
        }),
    )
    .toSorted((a, b) => a.date.localeCompare(b.date))
}

const latest = (a: CalendarDay, b: CalendarDay) => (a > b ? a : b)
const earliest = (a: CalendarDay, b: CalendarDay) => (a < b ? a : b)
