import { sql } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import { call, type DeskTables } from './facts.ts'

export interface Call {
  readonly id: FactId
  readonly version: number
  readonly columns: ColumnsOf<typeof call>
}

/** Sites whose calls a list shows; null: all. A call whose authority nobody knows belongs to every site. */
export type Sites = readonly string[] | null

function ofSites(sites: Sites) {
  return sites === null ? sql<boolean>`true` : sql<boolean>`(site is null or site = any(${sites}::text[]))`
}

function callOf(row: { id: string; version: number }): Call {
  return { id: row.id as FactId, version: row.version, columns: call.columns.parse(row) }
}

function standing(db: Db) {
  return db
    .withTables<DeskTables>()
    .selectFrom('call')
    .selectAll()
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
}

export async function readCall(db: Db, id: string): Promise<Call | null> {
  const row = await standing(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : callOf(row)
}

/** Calls of the given sites, latest first; one more than asked tells that there is a further page. */
export async function readCalls(db: Db, sites: Sites, limit: number, offset: number): Promise<Call[]> {
  const rows = await standing(db)
    .where(ofSites(sites))
    .orderBy('taken_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(callOf)
}

/** Who waits for us to ring back, longest overdue first. */
export async function ringBacksDue(db: Db, sites: Sites, limit: number): Promise<Call[]> {
  const rows = await standing(db)
    .where('ring_back_at', 'is not', null)
    .where('rung_back_at', 'is', null)
    .where(ofSites(sites))
    .orderBy('ring_back_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(callOf)
}

/** One incoming referral as the desk's list shows it. Nothing of where the child is. */
export interface Incoming {
  readonly caseId: CaseId
  readonly reference: string
  readonly stage: 'referred' | 'more-information' | 'accepted'
  readonly site: string | null
  readonly receivedAt: Date
  /** null: nobody knows the name. */
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly channel: string | null
  readonly immediateDanger: string | null
  readonly missingOnReferral: boolean
  /** Questions passed over; null: there is no referral to judge. */
  readonly unanswered: number | null
  /** The 24-hour clock; null: the case has none. */
  readonly clock: { readonly dueAt: Date | null; readonly state: 'open' | 'paused' | 'met' | 'lapsed' } | null
}

interface IncomingRow {
  case_id: string
  reference: string
  stage: Incoming['stage']
  site: string | null
  received_at: Date
  name: string | null
  dob: string | null
  dob_standing: string | null
  channel: string | null
  immediate_danger: string | null
  missing: boolean
  unanswered: number | null
  due_at: Date | null
  state: 'open' | 'paused' | 'met' | 'lapsed' | null
}

const stands = (alias: string) =>
  sql`${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded'`

/**
 * Referrals not yet with a worker, as far as the asker may see them: the 24-hour clock that ends first on top (so what is
 * overdue leads), then what waits without a running clock, longest waiting first.
 */
export async function incomingReferrals(db: Db, limit: number, offset: number): Promise<Incoming[]> {
  const found = await sql<IncomingRow>`
    select f.case_id, f.reference, f.stage, f.site, f.received_at, i.dob, i.dob_standing, r.channel,
      r.immediate_danger, cardinality(r.incomplete)::int as unanswered, d.due_at, d.state,
      (coalesce(d.about = 'missing-on-referral', false) or coalesce(r.missing_now = 'yes', false)) as missing,
      (select n.full_name from child_name n where n.case_id = f.case_id and ${stands('n')}
        order by n.kind = 'given' desc, n.recorded_at desc limit 1) as name
    from case_file f
    left join child_identity i on i.case_id = f.case_id and ${stands('i')}
    left join referral r on r.case_id = f.case_id and ${stands('r')}
    left join deadline d on d.case_id = f.case_id and ${stands('d')} and d.kind = 'first-contact'
    where ${stands('f')} and f.stage in ('referred', 'more-information', 'accepted')
    order by case when d.state = 'open' then d.due_at end nulls last, f.received_at, f.case_id
    limit ${limit} offset ${offset}`.execute(db)
  return found.rows.map((row) => ({
    caseId: row.case_id as CaseId,
    reference: row.reference,
    stage: row.stage,
    site: row.site,
    receivedAt: row.received_at,
    name: row.name,
    dob: row.dob,
    dobStanding: row.dob_standing,
    channel: row.channel,
    immediateDanger: row.immediate_danger,
    missingOnReferral: row.missing,
    unanswered: row.unanswered,
    clock: row.state === null ? null : { dueAt: row.due_at, state: row.state },
  }))
}
