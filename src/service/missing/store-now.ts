import { sql } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { DeadlineKind } from '../deadlines/index.ts'

/** A child who is missing now, as a list shows it: nothing of where. */
export interface MissingNow {
  readonly caseId: CaseId
  readonly episodeId: string
  readonly reference: string
  readonly name: string | null
  readonly site: string | null
  readonly startedAt: Date
  readonly onReferral: boolean
  readonly riskGrade: string | null
  readonly lastAction: string | null
  readonly lastActionAt: Date | null
  /** The clocks of a missing child that have run out. */
  readonly overdue: readonly DeadlineKind[]
}

const stands = (alias: string) =>
  sql`${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded'`
const nameOf = sql`(select n.full_name from child_name n where n.case_id = f.case_id and ${stands('n')}
  order by n.kind = 'given' desc, n.recorded_at desc limit 1)`

/** Everybody missing now whom the asker may see, the longest first; at most `limit`. */
export async function missingNow(db: Db, now: Date, limit: number): Promise<MissingNow[]> {
  const found = await sql<{
    case_id: CaseId
    id: string
    reference: string
    name: string | null
    site: string | null
    started_at: Date
    on_referral: boolean
    risk_grade: string | null
    action: string | null
    action_at: Date | null
    overdue: DeadlineKind[]
  }>`
    select f.case_id, e.id, f.reference, ${nameOf} as name, f.site, e.started_at, e.on_referral, e.risk_grade,
      l.what as action, l.at as action_at,
      array(select d.kind from deadline d where d.case_id = f.case_id and ${stands('d')} and d.state = 'open'
        and d.due_at <= ${now} and (d.kind = 'missing-four-week-review'
          or (d.kind = 'manager-decision' and d.about = 'long-term-missing')) order by d.due_at) as overdue
    from missing_episode e
    join case_file f on f.case_id = e.case_id and ${stands('f')}
    left join lateral (
      select t.what, t.at from (
        select a.action as what, a.happened_at as at from missing_action a
          where a.case_id = e.case_id and a.episode_id = e.id and ${stands('a')}
        union all
        select 'meeting', m.held_at from missing_meeting m
          where m.case_id = e.case_id and m.episode_id = e.id and ${stands('m')}) t
      order by t.at desc, t.what limit 1) l on true
    where ${stands('e')} and e.ended_at is null
    order by e.started_at, f.reference limit ${limit}`.execute(db)
  return found.rows.map((row) => ({
    caseId: row.case_id,
    episodeId: row.id,
    reference: row.reference,
    name: row.name,
    site: row.site,
    startedAt: row.started_at,
    onReferral: row.on_referral,
    riskGrade: row.risk_grade,
    lastAction: row.action,
    lastActionAt: row.action_at,
    overdue: row.overdue,
  }))
}

export interface SaidOnly {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly source: 'referral' | 'status'
}

/** Open cases whose latest word is that the child is missing while no episode was ever recorded in them. */
export async function saidWithoutEpisode(db: Db, limit: number): Promise<SaidOnly[]> {
  const found = await sql<{
    case_id: CaseId
    reference: string
    name: string | null
    by_status: boolean
  }>`
    select f.case_id, f.reference, ${nameOf} as name, m.missing_now is not null as by_status
    from case_file f
    left join referral r on r.case_id = f.case_id and ${stands('r')}
    left join lateral (select m.missing_now from monthly_status m where m.case_id = f.case_id and ${stands('m')}
      and m.missing_now is not null order by m.month desc limit 1) m on true
    where ${stands('f')} and f.stage not in ('closed', 'declined') and coalesce(m.missing_now, r.missing_now) = 'yes'
      and not exists (select from missing_episode e where e.case_id = f.case_id and ${stands('e')})
    order by f.received_at, f.reference limit ${limit}`.execute(db)
  return found.rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    name: row.name,
    source: row.by_status ? 'status' : 'referral',
  }))
}

/** A child of another site found in the area of one the asker answers for; the reference, the sites and the day only. */
export interface FoundHere {
  readonly reference: string
  readonly site: string | null
  readonly foundSite: string
  readonly endedAt: Date
}

export async function foundInMySites(db: Db, since: Date): Promise<FoundHere[]> {
  const found = await sql<{ reference: string; site: string | null; found_site: string; ended_at: Date }>`
    select * from found_in_my_sites(${since})`.execute(db)
  return found.rows.map((row) => ({
    reference: row.reference,
    site: row.site,
    foundSite: row.found_site,
    endedAt: row.ended_at,
  }))
}

/** Of the cases offered as possibly the same child, since when the child of each is missing; absent = not missing. */
export async function missingAmongPossible(db: Db, caseId: CaseId): Promise<ReadonlyMap<string, Date>> {
  const found = await sql<{ case_id: string; missing_since: Date }>`
    select * from missing_among_possible(${caseId})`.execute(db)
  return new Map(found.rows.map((row) => [row.case_id, row.missing_since]))
}
