import { sql } from 'kysely'
import type { z } from 'zod'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactKind } from '../../platform/record/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import {
  bookConsultation,
  consultation,
  dueRegard,
  indirectEvent,
  professionalsMeeting,
  type BookConsultation,
  type Consultation,
  type DueRegard,
  type IndirectEvent,
  type Meeting,
} from './facts.ts'
import type { AreaMonth } from './rules.ts'

/** Everything of a case that this room holds and that stands. */
export interface IndirectKnown {
  readonly consultations: readonly Standing<Consultation>[]
  readonly meetings: readonly Standing<Meeting>[]
  readonly requests: readonly Standing<DueRegard>[]
}

export async function indirectKnown(db: Db, caseId: CaseId): Promise<IndirectKnown> {
  return {
    consultations: await standingFacts(db, consultation, caseId),
    meetings: await standingFacts(db, professionalsMeeting, caseId),
    requests: await standingFacts(db, dueRegard, caseId),
  }
}

type Row = {
  id: FactId
  version: number
  act_id: string
  recorded_at: Date
  reason: string | null
  row: unknown
}

const fields = sql`b.id, b.version, b.act_id, b.recorded_at, b.reason, to_jsonb(b) as row`
const stands = sql`b.superseded_at is null and b.standing = 'recorded'`

function standing<S extends z.ZodObject>(kind: FactKind<string, S>, row: Row): Standing<z.output<S>> {
  return {
    id: row.id,
    version: row.version,
    actId: row.act_id,
    recordedAt: row.recorded_at,
    reason: row.reason,
    columns: kind.columns.parse(row.row),
  }
}

/** One entry of the book, as far as the asker's sites and cases let it be seen. */
export async function readBook<S extends z.ZodObject>(
  db: Db,
  kind: FactKind<string, S>,
  id: string,
): Promise<Standing<z.output<S>> | undefined> {
  const found = await sql<Row>`select ${fields} from ${sql.table(kind.table)} b
    where ${stands} and b.id = ${id}`.execute(db)
  const row = found.rows[0]
  return row === undefined ? undefined : standing(kind, row)
}

/** Consultations of the book that are tied to no case, the latest first. */
export async function readConsultations(
  db: Db,
  limit: number,
  offset = 0,
): Promise<readonly Standing<BookConsultation>[]> {
  const found = await sql<Row>`select ${fields} from book_consultation b where ${stands} and b.case_id is null
    order by b.on_day desc, b.recorded_at desc, b.id limit ${limit} offset ${offset}`.execute(db)
  return found.rows.map((row) => standing(bookConsultation, row))
}

/** Those to follow up, the longest overdue first. */
export async function followUpsOfBook(db: Db, limit: number): Promise<readonly Standing<BookConsultation>[]> {
  const found = await sql<Row>`select ${fields} from book_consultation b where ${stands} and b.case_id is null
    and b.follow_up_on is not null and b.followed_up_on is null and b.outcome is null
    order by b.follow_up_on, b.id limit ${limit}`.execute(db)
  return found.rows.map((row) => standing(bookConsultation, row))
}

export async function readEvents(db: Db, limit: number): Promise<readonly Standing<IndirectEvent>[]> {
  const found = await sql<Row>`select ${fields} from indirect_event b where ${stands}
    order by b.on_day desc, b.recorded_at desc, b.id limit ${limit}`.execute(db)
  return found.rows.map((row) => standing(indirectEvent, row))
}

/** Numbers a month and an area, and nothing of any child: the only way in which this room counts across cases. */
export async function workOfAreas(db: Db, from: CalendarDay, to: CalendarDay): Promise<readonly AreaMonth[]> {
  const found = await sql<AreaMonth>`select * from indirect_work(${from}::date, ${to}::date)`.execute(db)
  return found.rows
}
