import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { DeadlineKind } from '../deadlines/index.ts'
import { current, isUnexplained } from './parts.ts'
import { isQuiet } from './quiet.ts'
import { isNotAsked, isUnknown, variableNames, type Variable } from './variables.ts'

/**
 * The cases in the service at the given sites (null: all sites), as a part of a statement: `cases`. What is declined or closed
 * is no longer in the service.
 */
export function casesOf(sites: readonly string[] | null): RawBuilder<unknown> {
  const there = sites === null ? sql`true` : sql`f.site = any(${sites}::text[])`
  return sql`cases as materialized (
    select f.case_id, f.reference, f.site, f.stage, f.route, f.received_at, f.child_id from case_file f
    where ${current('f')} and f.stage not in ('closed', 'declined') and ${there})`
}

export interface SiteCounts {
  readonly unallocated: number
  readonly running: number
  readonly breached: number
  /** Ran out, met since or not, and nobody has said why. */
  readonly unexplained: number
  readonly noContact: number
  /** Children with a time missing that is not over. */
  readonly missing: number
  readonly decisions: number
  readonly closures: number
  readonly overdue: readonly { readonly kind: DeadlineKind; readonly count: number }[]
  readonly direct: readonly { readonly site: string | null; readonly children: number }[]
  readonly data: Readonly<Record<Variable, { readonly unknown: number; readonly notAsked: number }>>
}

/** Every number of the manager's view but those of the colleagues. One statement. */
export async function siteCounts(db: Db, sites: readonly string[] | null, now: Date): Promise<SiteCounts> {
  const data = sql.join(
    variableNames.flatMap((name) => [
      sql`${sql.lit(`${name}?`)}, count(*) filter (where ${isUnknown(name)})`,
      sql`${sql.lit(`${name}-`)}, count(*) filter (where ${isNotAsked(name)})`,
    ]),
  )
  const result = await sql<{
    counts: Omit<SiteCounts, 'data'> & { data: Record<string, number> }
  }>`
    with ${casesOf(sites)},
    due as materialized (select d.kind, d.due_at from deadline d join cases on cases.case_id = d.case_id
      where ${current('d')} and d.state = 'open')
    select json_build_object(
      'unallocated', (select count(*) from cases where stage = 'accepted'),
      'running', (select count(*) from due where kind = 'first-contact' and due_at > ${now}),
      'breached', (select count(*) from due where kind = 'first-contact' and due_at <= ${now}),
      'unexplained', (select count(*) from deadline d join cases on cases.case_id = d.case_id
        where ${current('d')} and ${isUnexplained(now)}),
      'noContact', (select count(*) from cases where ${isQuiet(now)}),
      'missing', (select count(*) from cases where exists (select from missing_episode e where e.case_id = cases.case_id
        and ${current('e')} and e.ended_at is null)),
      'decisions', (select count(*) from due where kind = 'manager-decision' and due_at <= ${now}),
      'closures', (select count(*) from due where kind = 'closure-sign-off'),
      'overdue', (select coalesce(json_agg(o order by o.count desc, o.kind), '[]') from (select kind, count(*) as count
        from due where due_at <= ${now} group by kind) o),
      'direct', (select coalesce(json_agg(t order by t.site), '[]') from (select site, count(distinct child_id) as children
        from cases where stage in ('accepted', 'allocated', 'closing') and route = 'direct' group by site) t),
      'data', (select json_build_object(${data}) from cases
        left join child_identity i on i.case_id = cases.case_id and ${current('i')}
        left join referral r on r.case_id = cases.case_id and ${current('r')})
    ) as counts`.execute(db)
  const counts = result.rows[0]?.counts
  if (counts === undefined) throw new Error('a count without a row')
  const read = (name: Variable) => ({
    unknown: counts.data[`${name}?`] ?? 0,
    notAsked: counts.data[`${name}-`] ?? 0,
  })
  return {
    ...counts,
    // Every name of the list above is put in.
    data: Object.fromEntries(variableNames.map((name) => [name, read(name)])) as SiteCounts['data'],
  }
}
