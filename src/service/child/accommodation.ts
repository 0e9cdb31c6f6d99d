import { dayInLondon, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from './facts.ts'

/** One version of where the child is: the kind of accommodation only. */
export interface Accommodation {
  /** A code of accommodation; null = not asked. */
  readonly kind: string | null
  /** Since when the child is there; null = not known. */
  readonly since: CalendarDay | null
  readonly recordedAt: Date
}

/** Every version that was not entered in error, the latest first. Never reads an address. */
export async function accommodationsOf(db: Db, caseId: CaseId): Promise<readonly Accommodation[]> {
  const rows = await db
    .withTables<ChildTables>()
    .selectFrom('child_location')
    .select(['accommodation', 'since', 'recorded_at'])
    .where('case_id', '=', caseId)
    .where('standing', '=', 'recorded')
    .orderBy('recorded_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.accommodation,
    since: row.since === null ? null : parseDay(row.since),
    recordedAt: row.recorded_at,
  }))
}

/**
 * Where the child was living at the end of a day. In: the versions, the latest first. The latest that had begun by then speaks: a
 * correction before what it corrects, and an earlier place where the child has moved since. A place since nobody knows when had
 * begun by the day on which it was recorded. null: nothing recorded speaks of the day, or the kind was not asked.
 */
export function accommodationOn(places: readonly Accommodation[], day: CalendarDay): Accommodation | null {
  const there = places.find(({ since, recordedAt }) => (since ?? dayInLondon(recordedAt)) <= day)
  return there === undefined || there.kind === null ? null : there
}
