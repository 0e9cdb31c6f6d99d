import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { ContactTables } from './facts.ts'

export interface LastContacts {
  /** The latest successful contact with the child, of any mode. */
  readonly lastSuccessfulChild: Date | null
  /** The latest attempt or contact with anybody. */
  readonly lastAny: Date | null
}

/** The latest contacts of the given cases, as far as the asker may see them; a case without any is absent. */
export async function lastContacts(db: Db, caseIds: readonly string[]): Promise<Map<string, LastContacts>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .withTables<ContactTables>()
    .selectFrom('contact')
    .where('case_id', 'in', caseIds)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .groupBy('case_id')
    .select([
      'case_id',
      sql<Date | null>`max(happened_at) filter (where counterpart = 'child' and outcome = 'successful')`.as(
        'last_child',
      ),
      sql<Date>`max(happened_at)`.as('last_any'),
    ])
    .execute()
  return new Map(
    rows.map((row) => [row.case_id, { lastSuccessfulChild: row.last_child, lastAny: row.last_any }]),
  )
}
