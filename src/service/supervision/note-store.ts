import { sql } from 'kysely'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Db } from '../../platform/database/database.ts'
import { supervisionAction, supervisionNote, type SupervisionAction, type SupervisionNote } from './facts.ts'

export interface Note {
  readonly id: FactId
  readonly version: number
  readonly columns: SupervisionNote
  readonly standing: 'recorded' | 'entered-in-error'
  /** Why this version was written; null on the first. */
  readonly reason: string | null
  readonly recordedAt: Date
  readonly worker: string | null
  readonly supervisor: string | null
}

/** Notes on one page [PROPOSAL]: two years of monthly supervision of eight workers. */
const MOST = 200

/** Notes as they stand that row security shows to the reader, the latest first; or every version of one, the latest first. */
async function notes(db: Db, id: string | null): Promise<readonly Note[]> {
  const { rows } = await sql<Omit<Note, 'columns' | 'recordedAt'> & { recorded_at: Date; row: unknown }>`
    select n.id, n.version, n.standing, n.reason, n.recorded_at, to_jsonb(n) as row, w.name as worker, s.name as supervisor
    from supervision_note n
    left join account w on w.id = n.worker_id and w.superseded_at is null
    left join account s on s.id = n.supervisor_id and s.superseded_at is null
    where case when ${id}::uuid is null then n.superseded_at is null else n.id = ${id}::uuid end
    order by n.on_day desc, n.recorded_at desc, n.id, n.version desc limit ${MOST}`.execute(db)
  return rows.map(({ row, recorded_at, ...rest }) => ({
    ...rest,
    recordedAt: recorded_at,
    columns: supervisionNote.columns.parse(row),
  }))
}

/** Every note that the reader may see, those entered in error among them. */
export const readNotes = (db: Db): Promise<readonly Note[]> => notes(db, null)

/** Every version of a note, the one that stands first; none for one that the reader may not see. */
export async function readNote(db: Db, id: string): Promise<readonly Note[]> {
  return [...(await notes(db, id))].sort((a, b) => b.version - a.version)
}

export interface Action {
  readonly id: FactId
  readonly version: number
  readonly columns: SupervisionAction
  readonly who: string | null
}

async function actions(db: Db, by: 'note_id' | 'id', id: string): Promise<readonly Action[]> {
  const { rows } = await sql<{ id: FactId; version: number; row: unknown; who: string | null }>`
    select f.id, f.version, to_jsonb(f) as row, a.name as who from supervision_action f
    left join account a on a.id = f.for_account and a.superseded_at is null
    where ${sql.ref(`f.${by}`)} = ${id}::uuid and f.superseded_at is null and f.standing = 'recorded'
    order by f.due_on, f.id`.execute(db)
  return rows.map(({ row, ...rest }) => ({ ...rest, columns: supervisionAction.columns.parse(row) }))
}

/** What a note agreed by a day, the soonest first. */
export const actionsOf = (db: Db, noteId: string): Promise<readonly Action[]> =>
  actions(db, 'note_id', noteId)

/** One action that the reader may see. */
export const readAction = async (db: Db, id: string): Promise<Action | undefined> =>
  (await actions(db, 'id', id))[0]

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

export interface WorkersCase {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
}

/** The children whom a worker holds or covers now, as far as the asker may see them. */
export async function casesOfWorker(db: Db, worker: string, now: Date): Promise<readonly WorkersCase[]> {
  const { rows } = await sql<{ case_id: CaseId; reference: string; name: string | null }>`
    select f.case_id, f.reference,
      (select n.full_name from child_name n where n.case_id = f.case_id and n.superseded_at is null
        and n.standing = 'recorded' order by n.kind = 'given' desc, n.recorded_at desc limit 1) as name
    from case_file f where f.superseded_at is null and f.standing = 'recorded' and f.stage not in ('closed', 'declined')
      and exists (select from case_relationship r where r.case_id = f.case_id and r.account_id = ${worker}::uuid
        and r.superseded_at is null and r.standing = 'recorded' and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now}))
    order by f.reference`.execute(db)
  return rows.map((row) => ({ caseId: row.case_id, reference: row.reference, name: row.name }))
}
