import { sql } from 'kysely'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { caseHoldingRoles, type CaseHoldingRole, type ServiceRole } from '../../kernel/policy/roles.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { Colleague } from './candidates.ts'
import type { AllocationTables } from './facts.ts'
import type { AllocationState, Relationship } from './state.ts'

/** How far ahead a colleague's leave matters to whoever allocates, in days. */
const LEAVE_AHEAD = 14

/** What the pages need of the child and of the referrer beside the state that the rules read. */
export interface CaseForAllocation {
  readonly state: AllocationState
  /** null = not asked. */
  readonly languages: readonly string[] | null
  readonly referrer: {
    readonly name: string | null
    readonly role: string | null
    readonly organisation: string | null
    readonly telephone: string | null
  } | null
}

async function relationshipsOf(db: Db, caseId: string): Promise<Relationship[]> {
  const rows = await db
    .selectFrom('case_relationship as r')
    .leftJoin('account as a', (join) => join.onRef('a.id', '=', 'r.account_id').on('a.superseded_at', 'is', null))
    .where('r.case_id', '=', caseId)
    .where('r.superseded_at', 'is', null)
    .where('r.standing', '=', 'recorded')
    .select(['r.id', 'r.version', 'r.account_id', 'r.kind', 'r.capacity', 'r.from_at', 'r.to_at', 'r.reason_code', 'a.name'])
    .orderBy('r.from_at')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    accountId: row.account_id,
    name: row.name ?? '',
    kind: row.kind,
    capacity: row.capacity,
    fromAt: row.from_at,
    toAt: row.to_at,
    reasonCode: row.reason_code,
  }))
}

/** The case as allocation sees it; null when there is none that the asker may see. Three statements. */
export async function readForAllocation(db: Db, caseId: CaseId): Promise<CaseForAllocation | null> {
  const row = await db
    .withTables<ChildTables & ReferralTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join.onRef('i.case_id', '=', 'f.case_id').on('i.superseded_at', 'is', null).on('i.standing', '=', 'recorded'),
    )
    .leftJoin('referral as r', (join) =>
      join.onRef('r.case_id', '=', 'f.case_id').on('r.superseded_at', 'is', null).on('r.standing', '=', 'recorded'),
    )
    .where('f.case_id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .select([
      'f.version', 'f.child_id', 'f.reference', 'f.received_at', 'f.stage', 'f.site', 'f.local_authority', 'f.route',
      'f.model_version', 'i.languages', 'r.id as referral', 'r.referrer_name', 'r.referrer_role', 'r.referrer_organisation',
      'r.referrer_telephone',
    ])
    .executeTakeFirst()
  if (row === undefined) return null
  const relationships = await relationshipsOf(db, caseId)
  const calls = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['referrer-call'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return {
    state: {
      head: {
        caseId,
        version: row.version,
        childId: row.child_id,
        reference: row.reference,
        receivedAt: row.received_at,
        stage: row.stage,
        site: row.site,
        localAuthority: row.local_authority,
        route: row.route,
        modelVersion: row.model_version,
      },
      relationships,
      referrerCall: calls.find((call) => call.state === 'open') ?? calls[0] ?? null,
    },
    languages: row.languages,
    referrer:
      row.referral === null
        ? null
        : {
            name: row.referrer_name,
            role: row.referrer_role,
            organisation: row.referrer_organisation,
            telephone: row.referrer_telephone,
          },
  }
}

/**
 * Active colleagues who hold cases, with their children, hours, languages and nearest leave. `sites` null: all sites.
 * `childId`: whose conflicts of interest are marked (null: nobody's). Needs a manager: others are told no numbers.
 */
export async function readColleagues(
  db: Db,
  filter: { sites: readonly string[] | null; childId: string | null; accountId?: string },
  now: Date,
): Promise<Colleague[]> {
  const today = dayInLondon(now)
  const atSites =
    filter.sites === null ? sql`true` : sql`(p.site is null or p.site = any(${filter.sites}::text[]))`
  const oneOnly = filter.accountId === undefined ? sql`true` : sql`p.account_id = ${filter.accountId}::uuid`
  const result = await sql<{
    id: string
    name: string
    speaks: string[]
    posts: { role: CaseHoldingRole; site: string | null; share: number | null }[]
    leave_from: string | null
    leave_to: string | null
    allocated: number
    covering: number
    conflicted: boolean
  }>`
    with people as materialized (
      select p.account_id, jsonb_agg(jsonb_build_object('role', p.role, 'site', p.site, 'share', p.full_time_share)) as posts
      from role_assignment p
      where p.superseded_at is null and p.standing = 'recorded' and p.role = any(${[...caseHoldingRoles]}::text[])
        and p.from_day <= ${today}::date and (p.to_day is null or p.to_day >= ${today}::date) and ${atSites} and ${oneOnly}
      group by p.account_id)
    select a.id, a.name, a.speaks, people.posts, l.from_day::text as leave_from, l.to_day::text as leave_to,
      coalesce(w.allocated, 0) as allocated, coalesce(w.covering, 0) as covering,
      exists (select from conflict_of_interest c join case_file f on f.case_id = c.case_id and f.superseded_at is null
        where f.child_id = ${filter.childId}::uuid and c.account_id = a.id and not c.withdrawn
          and c.superseded_at is null and c.standing = 'recorded') as conflicted
    from people
    join account a on a.id = people.account_id and a.superseded_at is null and a.standing = 'recorded'
      and a.account_standing = 'active'
    left join caseload_counts((select array_agg(account_id) from people)) w on w.worker = a.id
    left join lateral (select s.from_day, s.to_day from staff_leave s where s.account_id = a.id and s.superseded_at is null
      and s.standing = 'recorded' and s.to_day >= ${today}::date and s.from_day <= ${addDays(today, LEAVE_AHEAD)}::date
      order by s.from_day limit 1) l on true
    order by a.name, a.id`.execute(db)
  return result.rows.map((row) => ({
    accountId: row.id as AccountId,
    name: row.name,
    speaks: row.speaks,
    posts: row.posts.map(({ role, site }) => ({ role, site })),
    fullTimeShare: fullTimeShareOf(row.posts),
    leave:
      row.leave_from === null || row.leave_to === null
        ? null
        : { from: calendarDay(row.leave_from), to: calendarDay(row.leave_to) },
    allocated: row.allocated,
    covering: row.covering,
    conflicted: row.conflicted,
  }))
}

/** Several posts add up; a post without a share leaves the whole unknown. */
function fullTimeShareOf(posts: readonly { share: number | null }[]): number | null {
  let sum = 0
  for (const { share } of posts) {
    if (share === null) return null
    sum += share
  }
  return Math.round(Math.min(sum, 1) * 100) / 100
}

/** Someone who works with a child, or will: for the overview of the case. */
export interface WorkingWith {
  readonly accountId: AccountId
  readonly name: string
  readonly telephone: string | null
  readonly kind: 'allocated' | 'covering'
  readonly capacity: ServiceRole
  readonly fromAt: Date
  readonly toAt: Date | null
  /** False: it is arranged and has not begun. */
  readonly now: boolean
}

/** Who works with the child at the moment of the request, and who is arranged to: the allocated worker first. */
export async function whoWorksWith(db: Db, caseId: CaseId): Promise<WorkingWith[]> {
  const rows = await db
    .selectFrom('case_relationship as r')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'r.account_id').on('a.superseded_at', 'is', null))
    .where('r.case_id', '=', caseId)
    .where('r.superseded_at', 'is', null)
    .where('r.standing', '=', 'recorded')
    .where(sql<boolean>`(r.to_at is null or (r.to_at > request_moment() and r.to_at > r.from_at))`)
    .select([
      'r.account_id', 'a.name', 'a.telephone', 'r.kind', 'r.capacity', 'r.from_at', 'r.to_at',
      sql<boolean>`r.from_at <= request_moment()`.as('now'),
    ])
    .orderBy('r.kind')
    .orderBy('r.from_at')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id as AccountId,
    name: row.name,
    telephone: row.telephone,
    kind: row.kind,
    capacity: row.capacity,
    fromAt: row.from_at,
    toAt: row.to_at,
    now: row.now,
  }))
}

/** Which of a person's relationships with the case the person has seen. */
export async function seenRelationships(db: Db, caseId: CaseId): Promise<string[]> {
  const rows = await db
    .withTables<AllocationTables>()
    .selectFrom('allocation_seen')
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .select('relationship_id')
    .execute()
  return rows.map((row) => row.relationship_id)
}

/** What changed and why, newest first. */
export async function readChanges(db: Db, caseId: CaseId) {
  return db
    .withTables<AllocationTables>()
    .selectFrom('allocation_change as c')
    .innerJoin('act', 'act.id', 'c.act_id')
    .leftJoin('account as a', (join) => join.onRef('a.id', '=', 'act.account_id').on('a.superseded_at', 'is', null))
    .where('c.case_id', '=', caseId)
    .where('c.superseded_at', 'is', null)
    .where('c.standing', '=', 'recorded')
    .select([
      'c.change', 'c.worker_name', 'c.former_name', 'c.reason_code', 'c.note', 'c.from_site', 'c.to_site', 'c.from_at',
      'c.until_at', 'c.across_sites', 'c.recorded_at', 'a.name as by',
    ])
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .execute()
}
export type ChangeRow = Awaited<ReturnType<typeof readChanges>>[number]
