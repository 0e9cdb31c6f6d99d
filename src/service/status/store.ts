import { sql, type Selectable } from 'kysely'
import type { CalendarMonth } from '../../kernel/calendar-month.ts'
import { parseMonth } from '../../kernel/calendar-month.ts'
import type { FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { factIdOf } from '../../platform/record/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { StatusTables } from './facts.ts'
import type { StatusFacts } from './rules.ts'

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

/**
 * One status a case and month: its id follows from both, so that two people who open the same blank month record one fact and
 * the second is told of the first.
 */
export function statusId(caseId: string, month: CalendarMonth): FactId {
  return factIdOf('monthly-status', caseId, month)
}

/**
 * Every month of a case, the latest first: those that stand, and apart those withdrawn, whose month may be recorded again.
 */
export async function statusesOf(
  db: Db,
  caseId: string,
): Promise<{ readonly rows: StatusRow[]; readonly withdrawn: StatusRow[] }> {
  const all = await db
    .withTables<StatusTables>()
    .selectFrom('monthly_status')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .orderBy(sql`month desc`)
    .execute()
  return {
    rows: all.filter((row) => row.standing === 'recorded'),
    withdrawn: all.filter((row) => row.standing !== 'recorded'),
  }
}

/** One version of a month's status, whether or not it still stands. */
export async function statusVersion(
  db: Db,
  caseId: string,
  id: string,
  version: number,
): Promise<StatusRow | null> {
  const row = await db
    .withTables<StatusTables>()
    .selectFrom('monthly_status')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

export interface CaseStart {
  readonly receivedAt: Date
  readonly closedAt: Date | null
  /** What the referral said; null = not asked. */
  readonly referral: {
    readonly trafficker_contact: string | null
    readonly education: string | null
    readonly nrm_stage: string | null
    readonly cjs_involved: string | null
    readonly cjs_role: string | null
    readonly cjs_stage: string | null
    readonly missing_now: string | null
    readonly missing_since: string | null
  }
}

/** When the case began and ended, and what the referral said of what a month asks. */
export async function caseStart(db: Db, caseId: string): Promise<CaseStart> {
  const row = await db
    .withTables<ReferralTables>()
    .selectFrom('case_file as f')
    .leftJoin('referral as r', (join) =>
      join
        .onRef('r.case_id', '=', 'f.case_id')
        .on('r.superseded_at', 'is', null)
        .on('r.standing', '=', 'recorded'),
    )
    .where('f.case_id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .select([
      'f.received_at',
      'f.stage',
      'f.recorded_at',
      'r.trafficker_contact',
      'r.education',
      'r.nrm_stage',
      'r.cjs_involved',
      'r.cjs_role',
      'r.cjs_stage',
      'r.missing_now',
      'r.missing_since',
    ])
    .executeTakeFirstOrThrow()
  const { received_at: receivedAt, stage, recorded_at: recordedAt, ...referral } = row
  return { receivedAt, closedAt: stage === 'closed' ? recordedAt : null, referral }
}

export interface CaseOfMine extends StatusFacts {
  readonly caseId: string
}

/** The cases this person holds or covers now and that are in the service, with the months recorded. */
export async function casesOfMine(db: Db, accountId: string, now: Date): Promise<CaseOfMine[]> {
  const rows = await sql<{
    case_id: string
    received_at: Date
    months: string[]
  }>`
    select f.case_id, f.received_at,
      coalesce((select array_agg(s.month) from monthly_status s where s.case_id = f.case_id
        and s.superseded_at is null and s.standing = 'recorded'), '{}') as months
    from case_file f
    where f.superseded_at is null and f.stage in ('allocated', 'closing') and f.case_id in (
      select r.case_id from case_relationship r where r.account_id = ${accountId} and r.superseded_at is null
        and r.standing = 'recorded' and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now}))`.execute(
    db,
  )
  return rows.rows.map((row) => ({
    caseId: row.case_id,
    receivedAt: row.received_at,
    closedAt: null,
    recorded: row.months.flatMap((month) => parseMonth(month) ?? []),
  }))
}
