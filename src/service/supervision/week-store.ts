import { sql, type RawBuilder } from 'kysely'
import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { casesOf } from '../caseload/index.ts'
import { isSteppedBack } from '../stepping-back/index.ts'
import type { LastMet, Week } from './rules.ts'

export const changeKinds = [
  'accepted',
  'declined',
  'allocated',
  'missing',
  'returned',
  'plan',
  'step-down',
  'step-back',
  'taken-up',
  'nrm',
  'decision',
  'exceptional',
  'closed',
  'reopened',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface CaseNamed {
  readonly caseId: CaseId
  readonly reference: string
}

const current = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`

/** What happened between two instants: each kind with the case it happened in. What row security hides is not counted. */
function happened({ from, to, monday, sunday }: Week): RawBuilder<unknown> {
  const within = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`
  return sql`
    select case when p.stage = 'closed' then 'reopened' else v.stage end as kind, v.case_id
    from case_file v left join case_file p on p.id = v.id and p.version = v.version - 1
    where ${within('v.recorded_at')} and v.standing = 'recorded' and v.stage is distinct from p.stage
      and (v.stage in ('declined', 'closed') or p.stage = 'closed'
        or (v.stage = 'accepted' and (p.stage is null or p.stage in ('referred', 'more-information'))))
    union all select 'allocated', c.case_id from allocation_change c
    where ${current('c')} and c.change in ('allocated', 'reallocated') and ${within('c.recorded_at')}
    union all select 'missing', m.case_id from missing_episode m where ${current('m')} and ${within('m.started_at')}
    union all select 'returned', m.case_id from missing_episode m where ${current('m')} and ${within('m.ended_at')}
    union all select 'plan', s.case_id from safety_plan s where s.standing = 'recorded' and ${within('s.recorded_at')}
    union all select 'step-down', d.case_id from safety_plan_step_down d
    where ${current('d')} and d.state = 'approved' and ${within('d.recorded_at')}
    union all select case b.state when 'approved' then 'step-back' else b.state end, b.case_id from step_back b
    where b.standing = 'recorded' and b.state in ('approved', 'taken-up') and ${within('b.recorded_at')}
    union all select 'nrm', n.case_id from nrm_decision n
    where ${current('n')} and coalesce(n.heard_on, n.decided_on) between ${monday}::date and ${sunday}::date
    union all select 'decision', e.case_id from manager_decision e where ${current('e')} and ${within('e.recorded_at')}
    union all select 'exceptional', x.case_id from exceptional_need x
    where ${current('x')} and x.on_day between ${monday}::date and ${sunday}::date`
}

/** The cases in which something changed in a week, by kind: one entry a case, however often it did. One statement. */
export async function readChanges(
  db: Db,
  sites: readonly string[] | null,
  week: Week,
): Promise<ReadonlyMap<ChangeKind, readonly CaseNamed[]>> {
  const there = sites === null ? sql`true` : sql`f.site = any(${sites}::text[])`
  const { rows } = await sql<{ kind: ChangeKind; case_id: CaseId; reference: string }>`
    select distinct h.kind, h.case_id, f.reference from (${happened(week)}) h
    join case_file f on f.case_id = h.case_id and ${current('f')} and ${there}
    order by h.kind, f.reference`.execute(db)
  const found = new Map<ChangeKind, CaseNamed[]>()
  for (const row of rows) {
    const before = found.get(row.kind) ?? []
    found.set(row.kind, [...before, { caseId: row.case_id, reference: row.reference }])
  }
  return found
}

export interface Met extends LastMet, CaseNamed {
  readonly workers: string | null
}

/** When each child with a worker was last spoken with, and last met. One statement. */
export async function readMet(db: Db, sites: readonly string[] | null, now: Date): Promise<readonly Met[]> {
  const { rows } = await sql<{
    case_id: CaseId
    reference: string
    received_at: Date
    indirect: boolean
    stepped_back: boolean
    last_contact: Date | null
    last_seen: Date | null
    workers: string | null
  }>`
    with ${casesOf(sites)}
    select cases.case_id, cases.reference, cases.received_at, coalesce(cases.route = 'indirect', false) as indirect,
      c.last_contact, c.last_seen, ${isSteppedBack('cases', now)} as stepped_back,
      (select string_agg(a.name, ', ' order by a.name) from case_relationship w
        join account a on a.id = w.account_id and a.superseded_at is null
        where w.case_id = cases.case_id and ${current('w')} and w.kind = 'allocated' and w.from_at <= ${now}
          and (w.to_at is null or w.to_at > ${now})) as workers
    from cases left join lateral (
      select max(c.happened_at) filter (where c.counterpart = 'child' or cases.route = 'indirect') as last_contact,
        max(c.happened_at) filter (where c.counterpart = 'child' and c.mode = 'face-to-face') as last_seen
      from contact c where c.case_id = cases.case_id and ${current('c')} and c.outcome = 'successful') c on true
    where cases.stage in ('allocated', 'closing')
    order by c.last_contact nulls first, cases.received_at, cases.reference`.execute(db)
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    receivedAt: row.received_at,
    indirect: row.indirect,
    steppedBack: row.stepped_back,
    lastContact: row.last_contact,
    lastSeen: row.last_seen,
    workers: row.workers,
  }))
}

export interface Born extends CaseNamed {
  readonly dob: CalendarDay | null
}

/** When each child in the service was born, as far as it is known. One statement. */
export async function readBorn(db: Db, sites: readonly string[] | null): Promise<readonly Born[]> {
  const { rows } = await sql<{ case_id: CaseId; reference: string; dob: string | null }>`
    with ${casesOf(sites)}
    select cases.case_id, cases.reference, i.dob::text as dob from cases
    join child_identity i on i.case_id = cases.case_id and ${current('i')} and i.dob is not null
    order by cases.reference`.execute(db)
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    dob: row.dob === null ? null : calendarDay(row.dob),
  }))
}
