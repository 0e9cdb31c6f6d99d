import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { StatusTables } from './facts.ts'

/** One month's status as it stands. */
export type StatusRow = Selectable<StatusTables['monthly_status']>

/** The latest month recorded for each of the given cases; a case without any is absent. */
export async function latestStatus(db: Db, caseIds: readonly string[]): Promise<Map<string, StatusRow>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .withTables<StatusTables>()
    .selectFrom('monthly_status')
    .distinctOn('case_id')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('case_id')
    .orderBy(sql`month desc`)
    .execute()
  return new Map(rows.map((row) => [row.case_id, row]))
}
