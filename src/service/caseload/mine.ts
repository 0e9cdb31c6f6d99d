import { sql } from 'kysely'
import { parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { RiskLevel } from '../../kernel/vocabulary.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { kindsFor, type DeadlineKind } from '../deadlines/index.ts'
import { current, isUnexplained, nameOf } from './parts.ts'
import { isSteppedBack } from '../stepping-back/index.ts'
import { isQuiet } from './quiet.ts'

export const PAGE = 25
/** How far ahead "What to do next" looks, in days. */
export const AHEAD = 14
/** How many things it shows before it only counts. */
export const SHOWN = 12

/** What managers do is left to them. */
const notForManagers = [...kindsFor('worker'), ...kindsFor('desk')]

/**
 * As the record of times missing has it; only where there is none, as the latest month's status or else the referral says.
 * `since`: an instant of an episode, a day of a month or referral; null = not missing, or nobody knows since when.
 */
export interface MissingNow {
  /** yes, no, unknown; null = nobody has asked. */
  readonly now: string | null
  readonly since: Date | CalendarDay | null
}

export interface ChildRow {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly stage: CaseStage
  readonly lastContact: Date | null
  readonly dueAt: Date | null
  readonly dueKind: DeadlineKind | null
  /** Of the latest triage; null = there was none. */
  readonly risk: RiskLevel | null
  readonly missing: MissingNow
  /** The service has stepped back to consultation. */
  readonly steppedBack: boolean
  /** Set for whom the person only stands in. */
  readonly coveringUntil: Date | null
}

/** The cases that somebody works with now, as a part of a statement: `mine`, with the parts held in each. */
const mine = (accountId: AccountId, now: Date) => sql`
  mine as materialized (
    select r.case_id, bool_or(r.kind = 'allocated') as allocated,
      max(r.to_at) filter (where r.kind = 'covering') as covering_until
    from case_relationship r
    where r.account_id = ${accountId}::uuid and ${current('r')}
      and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now})
    group by r.case_id)`

/**
 * One page of the children somebody works with, the soonest due first, and how many there are. One statement, whatever the
 * number of children; every step is a look-up by case.
 */
export async function myChildren(
  db: Db,
  accountId: AccountId,
  page: number,
  now: Date,
): Promise<{ rows: ChildRow[]; total: number }> {
  const result = await sql<{
    case_id: CaseId
    reference: string
    name: string | null
    dob: string | null
    dob_standing: string | null
    stage: CaseStage
    last_contact: Date | null
    due_at: Date | null
    due_kind: DeadlineKind | null
    risk: RiskLevel | null
    missing: string | null
    episodes: number
    gone_at: Date | null
    said_since: string | null
    stepped_back: boolean
    covering_until: Date | null
    total: number
  }>`
    with ${mine(accountId, now)},
    sorted as materialized (
      select m.case_id, f.reference, f.stage, d.due_at, d.kind as due_kind,
        case when m.allocated then null else m.covering_until end as covering_until, (count(*) over ())::integer as total
      from mine m
      join case_file f on f.case_id = m.case_id and ${current('f')} and f.stage not in ('closed', 'declined')
      left join lateral (select d.kind, d.due_at from deadline d where d.case_id = m.case_id and ${current('d')}
        and d.state = 'open' and d.kind = any(${notForManagers}::text[])
        order by d.due_at limit 1) d on true
      order by d.due_at nulls last, f.reference
      limit ${PAGE} offset ${(page - 1) * PAGE})
    select s.*, ${nameOf('s')} as name, i.dob::text as dob, i.dob_standing,
      (select max(c.happened_at) from contact c where c.case_id = s.case_id and ${current('c')}
        and c.counterpart = 'child' and c.outcome = 'successful') as last_contact,
      (select t.risk_level from triage t where t.case_id = s.case_id and ${current('t')}
        order by t.recorded_at desc limit 1) as risk,
      coalesce(m.missing_now, r.missing_now) as missing,
      case when m.missing_now is null then r.missing_since else m.missing_since end::text as said_since,
      e.episodes, e.gone_at,
      ${isSteppedBack('s', now)} as stepped_back
    from sorted s
    cross join lateral (select count(*)::integer as episodes, max(e.started_at) filter (where e.ended_at is null) as gone_at
      from missing_episode e where e.case_id = s.case_id and ${current('e')}) e
    left join lateral (select m.missing_now, m.missing_since from monthly_status m where m.case_id = s.case_id
      and ${current('m')} order by m.month desc limit 1) m on true
    left join child_identity i on i.case_id = s.case_id and ${current('i')}
    left join referral r on r.case_id = s.case_id and ${current('r')}
    order by s.due_at nulls last, s.reference`.execute(db)
  return {
    total: result.rows[0]?.total ?? 0,
    rows: result.rows.map((row) => ({
      caseId: row.case_id,
      reference: row.reference,
      name: row.name,
      dob: row.dob,
      dobStanding: row.dob_standing,
      stage: row.stage,
      lastContact: row.last_contact,
      dueAt: row.due_at,
      dueKind: row.due_kind,
      risk: row.risk,
      missing: missingNow(row),
      steppedBack: row.stepped_back,
      coveringUntil: row.covering_until,
    })),
  }
}

/** An episode says when a child went and came back; a month or a referral only what was thought then. */
function missingNow(row: {
  readonly missing: string | null
  readonly episodes: number
  readonly gone_at: Date | null
  readonly said_since: string | null
}): MissingNow {
  if (row.episodes > 0) return { now: row.gone_at === null ? 'no' : 'yes', since: row.gone_at }
  return { now: row.missing, since: row.missing === 'yes' ? parseDay(row.said_since ?? '') : null }
}

export interface NextRow {
  readonly what: DeadlineKind | 'new' | 'new-cover' | 'cover-ends' | 'quiet' | 'breach'
  readonly about: string | null
  readonly at: Date
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  /** Of the referrer, where the referrer is to be rung. */
  readonly telephone: string | null
}

/**
 * What somebody has to do next: clocks on their children that have run out, children that are new to them, children nobody has
 * spoken with for too long, 24 hours that ran out without a reason given, then every clock that runs out within two weeks and
 * their own cover that is about to end. `overdue`: how many of `total` are past their time. One statement.
 */
export async function whatNext(
  db: Db,
  accountId: AccountId,
  now: Date,
): Promise<{ rows: NextRow[]; total: number; overdue: number }> {
  const result = await sql<{
    what: NextRow['what']
    about: string | null
    at: Date
    case_id: CaseId
    reference: string
    name: string | null
    telephone: string | null
    total: number
    overdue: number
  }>`
    with ${mine(accountId, now)},
    things as (
      select case when d.due_at <= ${now} then 0 else 3 end as rank, d.kind as what, d.about, d.due_at as at, d.case_id
      from mine m join deadline d on d.case_id = m.case_id and ${current('d')} and d.state = 'open'
        and d.due_at <= ${now}::timestamptz + make_interval(days => ${AHEAD})
        and d.kind = any(${kindsFor('worker')}::text[])
      union all
      select 2, 'breach', null, d.due_at, d.case_id
      from mine m join deadline d on d.case_id = m.case_id and ${current('d')} and ${isUnexplained(now)}
      union all
      select 3, 'cover-ends', null, m.covering_until, m.case_id
      from mine m where not m.allocated and m.covering_until <= ${now}::timestamptz + interval '3 days'
      union all
      select 1, case when r.kind = 'covering' then 'new-cover' else 'new' end, null, r.from_at, r.case_id
      from mine m join case_relationship r on r.case_id = m.case_id and r.account_id = ${accountId}::uuid
        and ${current('r')} and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now})
      where not exists (select from allocation_seen s where s.relationship_id = r.id and ${current('s')})
      union all
      select 2, 'quiet', null, coalesce((select max(c.happened_at) from contact c where c.case_id = cases.case_id
        and ${current('c')} and c.outcome = 'successful' and (c.counterpart = 'child' or cases.route = 'indirect')),
        cases.received_at), cases.case_id
      from mine m join case_file cases on cases.case_id = m.case_id and ${current('cases')}
      where ${isQuiet(now)}),
    shown as materialized (
      select t.*, f.reference, (count(*) over ())::integer as total,
        (count(*) filter (where t.rank = 0) over ())::integer as overdue
      from things t join case_file f on f.case_id = t.case_id and ${current('f')}
        and f.stage not in ('closed', 'declined')
      order by t.rank, t.at, f.reference limit ${SHOWN})
    select s.*, ${nameOf('s')} as name,
      case when s.what = 'referrer-call' then (select r.referrer_telephone from referral r where r.case_id = s.case_id
        and ${current('r')}) end as telephone
    from shown s order by s.rank, s.at, s.reference`.execute(db)
  return {
    total: result.rows[0]?.total ?? 0,
    overdue: result.rows[0]?.overdue ?? 0,
    rows: result.rows.map((row) => ({
      what: row.what,
      about: row.about,
      at: row.at,
      caseId: row.case_id,
      reference: row.reference,
      name: row.name,
      telephone: row.telephone,
    })),
  }
}
