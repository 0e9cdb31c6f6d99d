import { sql } from 'kysely'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { caseHoldingRoles, type CaseHoldingRole } from '../../kernel/policy/roles.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Colleague } from './candidates.ts'

/** How far ahead a colleague's leave matters to whoever allocates, in days. */
const LEAVE_AHEAD = 14

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
