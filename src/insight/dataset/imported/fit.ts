import { parseDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { firstDayOf, lastDayOf, monthIndexOfService, parseMonth } from '../../../kernel/calendar-month.ts'
import type { TableName } from '../../package/index.ts'
import type { Cell } from '../rows.ts'
import type { Judged, RefusalReason, Refused } from './judge.ts'

/** The episodes that rows may speak of. */
export interface KnownEpisodes {
  /** The day of referral, by name: of the record's own cases. */
  readonly record: ReadonlyMap<string, CalendarDay>
  /** Of earlier imports and of this package. */
  readonly imported: ReadonlyMap<string, CalendarDay>
  readonly today: CalendarDay
}

/** Tables whose rows belong to an imported episode; returns of social workers belong to those of the record as well. */
const ofHistory: readonly TableName[] = ['children', 'months', 'meetings', 'missing_episodes']

function misfit(
  name: TableName,
  row: Judged['row'],
  known: KnownEpisodes,
): readonly [RefusalReason, string] | null {
  const episode = row['episode_id']
  if (typeof episode !== 'string') return null
  if (ofHistory.includes(name) && known.record.has(episode)) return ['already-in-the-record', 'episode_id']
  const referredOn = known.record.get(episode) ?? known.imported.get(episode)
  if (referredOn === undefined) return ['no-such-episode', 'episode_id']
  const index = row['month_index']
  if (typeof index !== 'number') return null
  const last = monthIndexOfService(referredOn, known.today)
  if (last === null || index > last) return ['month-does-not-fit', 'month_index']
  return name === 'months' && indexOf(referredOn, row['month'] ?? null) !== index
    ? ['month-does-not-fit', 'month']
    : null
}

/** The number of a month in the service of an episode; null for a month before the referral. */
function indexOf(referredOn: CalendarDay, month: Cell): number | null {
  const parsed = parseMonth(String(month))
  if (parsed === null || lastDayOf(parsed) < referredOn) return null
  const first = firstDayOf(parsed)
  return monthIndexOfService(referredOn, first < referredOn ? referredOn : first)
}

/** Refuses the rows that speak of an episode nobody knows, of a month outside it, or of a case that the record itself holds. */
export function fit(
  name: TableName,
  rows: readonly Judged[],
  known: KnownEpisodes,
): { readonly good: readonly Judged[]; readonly refused: readonly Refused[] } {
  const good: Judged[] = []
  const refused: Refused[] = []
  for (const one of rows) {
    const wrong = misfit(name, one.row, known)
    if (wrong === null) good.push(one)
    else
      refused.push({ table: name, number: one.number, reason: wrong[0], column: wrong[1], cells: one.cells })
  }
  return { good, refused }
}

/** The day of referral of each episode of rows of `children`. */
export function referralDays(children: Iterable<Judged['row']>): Map<string, CalendarDay> {
  const days = new Map<string, CalendarDay>()
  for (const row of children) {
    const day = parseDay(String(row['referral_date']))
    if (day !== null) days.set(String(row['episode_id']), day)
  }
  return days
}
