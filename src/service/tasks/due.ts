import { sql, type RawBuilder } from 'kysely'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { Post } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { kindsFor, type DeadlineKind } from '../deadlines/index.ts'

/** What is due: a deadline of a rule, or a to-do of a person's own. */
export type DueKind = DeadlineKind | 'task'

export interface Due {
  readonly id: FactId
  readonly what: DueKind
  readonly about: string | null
  /** Of a to-do. */
  readonly words: string | null
  /** null: the clock stands still. */
  readonly dueAt: Date | null
  /** When it was first asked for. */
  readonly since: Date
  /** When it last changed. */
  readonly changedAt: Date
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly whose: 'own' | 'covering' | 'manager' | 'desk'
  readonly workers: string | null
}

/** Who asks, as the session or the calendar's secret says. */
export interface Asker {
  readonly accountId: AccountId
  readonly posts: readonly Post[]
  readonly onDuty: boolean
}

/** Nothing further ahead is on the list, in days [PROPOSAL]: birthdays are known for years. */
export const AHEAD_DAYS = 56
export const MOST = 200

const current = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`
export const holds = (alias: string, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(${current(alias)} and ${sql.ref(`${alias}.from_at`)} <= ${now}
    and (${sql.ref(`${alias}.to_at`)} is null or ${sql.ref(`${alias}.to_at`)} > ${now}))`

const deadlineOf = (whose: RawBuilder<unknown>) =>
  sql`d.id, d.kind as what, d.about, null::text as words, case when d.state = 'paused' then null else d.due_at end as due_at,
    d.recorded_at as changed_at, d.case_id, ${whose} as whose`
const taskOf = sql`t.id, 'task' as what, null as about, t.words,
    ((t.due_on + 1)::timestamp at time zone 'Europe/London') as due_at, t.recorded_at as changed_at, t.case_id, 'own' as whose`
const standing = sql<boolean>`(${current('d')} and d.state in ('open', 'paused'))`
const alive = sql<boolean>`(${current('f')} and f.stage not in ('closed', 'declined'))`

/**
 * Everything due for somebody: the work on the children they hold or cover, their own to-dos, for managers what waits for
 * their decision at their sites and for the workers they supervise, and for whoever is on duty what waits on children that
 * nobody holds yet. The parts never overlap: a kind waits for one, and a child is held or not.
 */
function dueFor(asker: Asker, now: Date): RawBuilder<unknown> {
  const me = asker.accountId
  const leads = asker.posts.filter((post) => post.role === 'manager' || post.role === 'service-lead')
  const everywhere = leads.some((post) => post.site === null)
  const sites = leads.map((post) => post.site).filter((site) => site !== null)
  const onDesk = asker.onDuty && asker.posts.some((post) => post.role === 'assessment')
  return sql`
    select ${deadlineOf(sql`case when m.allocated then 'own' else 'covering' end`)}
    from (select r.case_id, bool_or(r.kind = 'allocated') as allocated from case_relationship r
      where r.account_id = ${me}::uuid and ${holds('r', now)} group by r.case_id) m
    join case_file f on f.case_id = m.case_id and ${alive}
    join deadline d on d.case_id = m.case_id and ${standing} and d.kind = any(${kindsFor('worker')}::text[])
    union all
    select ${deadlineOf(sql`'manager'`)} from deadline d join case_file f on f.case_id = d.case_id and ${alive}
    where ${leads.length > 0} and ${standing} and d.kind = any(${kindsFor('manager')}::text[])
      and (${everywhere} or f.site = any(${sites}::text[]) or exists (select from supervision s
        join case_relationship r on r.account_id = s.worker_id and r.case_id = d.case_id and ${holds('r', now)}
        where s.supervisor_id = ${me}::uuid and ${current('s')}
          and (s.to_day is null or s.to_day >= (${now}::timestamptz at time zone 'Europe/London')::date)))
    union all
    select ${deadlineOf(sql`'desk'`)} from deadline d join case_file f on f.case_id = d.case_id and ${alive}
    where ${onDesk} and ${standing} and d.kind = any(${[...kindsFor('desk'), ...kindsFor('worker')]}::text[])
      and f.stage in ('referred', 'more-information', 'accepted')
      and not exists (select from case_relationship r where r.case_id = d.case_id and ${holds('r', now)})
    union all
    select ${taskOf} from task t where ${current('t')} and t.state = 'open' and t.for_account = ${me}::uuid`
}

/** Everything due in one case, whoever it waits for. */
function dueIn(caseId: CaseId): RawBuilder<unknown> {
  return sql`select ${deadlineOf(sql`'own'`)} from deadline d where d.case_id = ${caseId}::uuid and ${standing}
    union all
    select ${taskOf} from task t where t.case_id = ${caseId}::uuid and ${current('t')} and t.state = 'open'`
}

/** Everything due at sites (null: all that the asker may see). */
export function dueAt(sites: readonly string[] | null): RawBuilder<unknown> {
  const there = sites === null ? sql`true` : sql`f.site = any(${sites}::text[])`
  return sql`select ${deadlineOf(sql`'own'`)} from deadline d
      join case_file f on f.case_id = d.case_id and ${alive} and ${there} where ${standing}
    union all
    select ${taskOf} from task t join case_file f on f.case_id = t.case_id and ${alive} and ${there}
    where ${current('t')} and t.state = 'open'`
}

export type Scope =
  | { readonly of: 'person'; readonly asker: Asker }
  | { readonly of: 'case'; readonly caseId: CaseId }
  | { readonly of: 'sites'; readonly sites: readonly string[] | null }

function scoped(scope: Scope, now: Date): RawBuilder<unknown> {
  if (scope.of === 'person') return dueFor(scope.asker, now)
  return scope.of === 'case' ? dueIn(scope.caseId) : dueAt(scope.sites)
}

export interface DueFilter {
  readonly kind?: DueKind | null
  /** Any of these; null: all. */
  readonly kinds?: readonly DueKind[] | null
  /** Only what a worker holds or covers, for a site's list. */
  readonly worker?: string | null
  /** Due at this instant or later, and before that one; a clock that stands still is left out by either. */
  readonly from?: Date
  readonly before?: Date
  readonly most?: number
}

/** The soonest due first, clocks that stand still last, and how many there are. One statement, cut before it is filled in. */
export async function readDue(
  db: Db,
  scope: Scope,
  filter: DueFilter,
  now: Date,
): Promise<{ rows: Due[]; total: number }> {
  const { kind = null, kinds = null, worker = null, from, before } = filter
  const result = await sql<{
    id: FactId
    what: DueKind
    about: string | null
    words: string | null
    due_at: Date | null
    since: Date
    changed_at: Date
    case_id: CaseId
    reference: string
    name: string | null
    dob: string | null
    dob_standing: string | null
    whose: Due['whose']
    workers: string | null
    total: number
  }>`
    with due as (${scoped(scope, now)}),
    shown as materialized (select due.*, (count(*) over ())::integer as total from due
      where (${kind}::text is null or due.what = ${kind}::text)
        and (${kinds}::text[] is null or due.what = any(${kinds}::text[]))
        and (${from ?? null}::timestamptz is null or due.due_at >= ${from ?? null})
        and (${before ?? null}::timestamptz is null or due.due_at < ${before ?? null}
          or (${from ?? null}::timestamptz is null and due.due_at is null))
        and (${worker}::uuid is null or exists (select from case_relationship r where r.case_id = due.case_id
          and r.account_id = ${worker}::uuid and ${holds('r', now)}))
      order by due.due_at nulls last, due.what, due.id limit ${filter.most ?? MOST})
    select s.*, f.reference, i.dob::text as dob, i.dob_standing,
      (select n.full_name from child_name n where n.case_id = s.case_id and ${current('n')}
        order by n.kind = 'given' desc, n.recorded_at desc limit 1) as name,
      case when s.what = 'task' then (select min(h.recorded_at) from task h where h.id = s.id)
        else (select min(h.recorded_at) from deadline h where h.id = s.id) end as since,
      case when s.what = 'task' then (select a.name from task t join account a on a.id = t.for_account
          and a.superseded_at is null where t.id = s.id and ${current('t')})
        else (select string_agg(a.name, ', ' order by a.name) from case_relationship w
          join account a on a.id = w.account_id and a.superseded_at is null
          where w.case_id = s.case_id and ${holds('w', now)}) end as workers
    from shown s join case_file f on f.case_id = s.case_id and ${current('f')}
    left join child_identity i on i.case_id = s.case_id and ${current('i')}
    order by s.due_at nulls last, s.what, s.id`.execute(db)
  return {
    total: result.rows[0]?.total ?? 0,
    rows: result.rows.map((row) => ({
      id: row.id,
      what: row.what,
      about: row.about,
      words: row.words,
      dueAt: row.due_at,
      since: row.since,
      changedAt: row.changed_at,
      caseId: row.case_id,
      reference: row.reference,
      name: row.name,
      dob: row.dob,
      dobStanding: row.dob_standing,
      whose: row.whose,
      workers: row.workers,
    })),
  }
}
