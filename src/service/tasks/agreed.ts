import { sql } from 'kysely'
import { addDays, calendarDay, startOfLondonDay } from '../../kernel/calendar-day.ts'
import type { AccountId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'

/** What somebody agreed in supervision to do by a day: of the office and of no child, so it stands apart from what is due for children. */
export interface Agreed {
  readonly id: FactId
  readonly version: number
  readonly noteId: FactId
  readonly words: string
  /** The midnight after the last day on which it is in time. */
  readonly dueAt: Date
}

/** What binds a person and is not done, the soonest first. Row security shows nobody else's. */
export async function readAgreed(db: Db, account: AccountId): Promise<readonly Agreed[]> {
  const { rows } = await sql<{ id: FactId; version: number; note_id: FactId; words: string; due_on: string }>`
    select f.id, f.version, f.note_id, f.words, f.due_on::text as due_on from supervision_action f
    where f.for_account = ${account}::uuid and f.state = 'open' and f.superseded_at is null and f.standing = 'recorded'
    order by f.due_on, f.id`.execute(db)
  return rows.map(({ note_id, due_on, ...row }) => ({
    ...row,
    noteId: note_id,
    dueAt: startOfLondonDay(addDays(calendarDay(due_on), 1)),
  }))
}
