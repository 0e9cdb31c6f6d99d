import { sql } from 'kysely'
import type { AccountId, FactId } from '../../kernel/ids.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Db } from '../../platform/database/database.ts'
import { supervisionNote, type SupervisionNote } from './facts.ts'

export interface Note {
  readonly id: FactId
  readonly columns: SupervisionNote
  readonly worker: string | null
  readonly supervisor: string | null
}

/** Notes on one page [PROPOSAL]: two years of monthly supervision of eight workers. */
const MOST = 200

/** Every note that row security shows to the reader, the latest first; of one id where it is given. */
export async function readNotes(db: Db, id: string | null = null): Promise<readonly Note[]> {
  const { rows } = await sql<{ id: FactId; row: unknown; worker: string | null; supervisor: string | null }>`
    select n.id, to_jsonb(n) as row, w.name as worker, s.name as supervisor from supervision_note n
    left join account w on w.id = n.worker_id and w.superseded_at is null
    left join account s on s.id = n.supervisor_id and s.superseded_at is null
    where n.superseded_at is null and n.standing = 'recorded' and (${id}::uuid is null or n.id = ${id}::uuid)
    order by n.on_day desc, n.recorded_at desc, n.id limit ${MOST}`.execute(db)
  return rows.map(({ row, ...rest }) => ({ ...rest, columns: supervisionNote.columns.parse(row) }))
}

export interface Supervised {
  readonly id: AccountId
  readonly name: string
}

/** Whom a person supervises on a day, by name. */
export async function supervisedBy(
  db: Db,
  supervisor: AccountId,
  today: CalendarDay,
): Promise<readonly Supervised[]> {
  const { rows } = await sql<Supervised>`
    select distinct a.id, a.name from supervision s join account a on a.id = s.worker_id and a.superseded_at is null
    where s.supervisor_id = ${supervisor}::uuid and s.superseded_at is null and s.standing = 'recorded'
      and a.account_standing <> 'left' and a.id <> ${supervisor}::uuid
      and (s.to_day is null or s.to_day >= ${today}::date) order by a.name, a.id`.execute(db)
  return rows
}
