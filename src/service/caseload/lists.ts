import { sql, type RawBuilder } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { deadlineKinds, type DeadlineKind } from '../deadlines/index.ts'
import { PAGE } from './mine.ts'
import { current, isUnexplained, nameOf } from './parts.ts'
import { isQuiet } from './quiet.ts'
import { casesOf } from './site.ts'
import { isNotAsked, isUnknown, isVariable, type Variable } from './variables.ts'

/** A list behind a number of the manager's view. */
export type SiteList =
  | {
      readonly which:
        | 'unallocated'
        | 'clocks-running'
        | 'clocks-breached'
        | 'clocks-unexplained'
        | 'no-contact'
        | 'decisions'
        | 'closures'
    }
  | { readonly which: 'overdue'; readonly kind: DeadlineKind }
  | { readonly which: 'unknown' | 'not-asked'; readonly variable: Variable }

const plain = [
  'unallocated',
  'clocks-running',
  'clocks-breached',
  'clocks-unexplained',
  'no-contact',
  'decisions',
  'closures',
] as const

/** The list that an address names; null for any other address. */
export function listNamed(
  which: string | undefined,
  query: Readonly<Record<string, string>>,
): SiteList | null {
  const simple = plain.find((name) => name === which)
  if (simple !== undefined) return { which: simple }
  if (which === 'overdue') {
    const kind = deadlineKinds.find((name) => name === query['kind'])
    return kind === undefined ? null : { which, kind }
  }
  const { variable } = query
  return (which === 'unknown' || which === 'not-asked') && isVariable(variable) ? { which, variable } : null
}

export interface ListedRow {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly stage: CaseStage
  readonly site: string | null
  readonly receivedAt: Date
  readonly lastContact: Date | null
  /** Set on lists of things that are due. */
  readonly dueAt: Date | null
  readonly workers: string | null
}

/** Which cases are on the list, and when the thing is due: the deadline where the list is about one. */
function chosen(list: SiteList, now: Date): RawBuilder<unknown> {
  const clocks = (condition: RawBuilder<unknown>) =>
    sql`select cases.*, d.due_at from cases join deadline d on d.case_id = cases.case_id
      where ${current('d')} and ${condition}`
  const due = (condition: RawBuilder<unknown>) => clocks(sql`d.state = 'open' and ${condition}`)
  const about = (condition: RawBuilder<unknown>) =>
    sql`select cases.*, null::timestamptz as due_at from cases
      left join child_identity i on i.case_id = cases.case_id and ${current('i')}
      left join referral r on r.case_id = cases.case_id and ${current('r')} where ${condition}`
  const plainly = (condition: RawBuilder<unknown>) =>
    sql`select cases.*, null::timestamptz as due_at from cases where ${condition}`
  const parts = {
    unallocated: () => plainly(sql`cases.stage = 'accepted'`),
    'no-contact': () => plainly(isQuiet(now)),
    'clocks-running': () => due(sql`d.kind = 'first-contact' and d.due_at > ${now}`),
    'clocks-breached': () => due(sql`d.kind = 'first-contact' and d.due_at <= ${now}`),
    'clocks-unexplained': () => clocks(isUnexplained(now)),
    decisions: () => due(sql`d.kind = 'manager-decision' and d.due_at <= ${now}`),
    closures: () => due(sql`d.kind = 'closure-sign-off'`),
  }
  if (list.which === 'overdue') return due(sql`d.kind = ${list.kind} and d.due_at <= ${now}`)
  if (list.which === 'unknown') return about(isUnknown(list.variable))
  if (list.which === 'not-asked') return about(isNotAsked(list.variable))
  return parts[list.which]()
}

/** One page of a list, what is due soonest or has waited longest first, and how many there are. One statement. */
export async function readList(
  db: Db,
  list: SiteList,
  asked: { readonly sites: readonly string[] | null; readonly page: number; readonly now: Date },
): Promise<{ rows: ListedRow[]; total: number }> {
  const { now } = asked
  const result = await sql<{
    case_id: CaseId
    reference: string
    name: string | null
    dob: string | null
    dob_standing: string | null
    stage: CaseStage
    site: string | null
    received_at: Date
    last_contact: Date | null
    due_at: Date | null
    workers: string | null
    total: number
  }>`
    with ${casesOf(asked.sites)},
    listed as (${chosen(list, now)}),
    shown as materialized (select listed.*, (count(*) over ())::integer as total from listed
      order by due_at nulls last, received_at, reference limit ${PAGE} offset ${(asked.page - 1) * PAGE})
    select s.case_id, s.reference, s.stage, s.site, s.received_at, s.due_at, s.total, ${nameOf('s')} as name,
      i.dob::text as dob, i.dob_standing,
      (select max(c.happened_at) from contact c where c.case_id = s.case_id and ${current('c')}
        and c.counterpart = 'child' and c.outcome = 'successful') as last_contact,
      (select string_agg(a.name, ', ' order by a.name) from case_relationship w
        join account a on a.id = w.account_id and a.superseded_at is null
        where w.case_id = s.case_id and ${current('w')} and w.kind = 'allocated' and w.from_at <= ${now}
          and (w.to_at is null or w.to_at > ${now})) as workers
    from shown s left join child_identity i on i.case_id = s.case_id and ${current('i')}
    order by s.due_at nulls last, s.received_at, s.reference`.execute(db)
  return {
    total: result.rows[0]?.total ?? 0,
    rows: result.rows.map((row) => ({
      caseId: row.case_id,
      reference: row.reference,
      name: row.name,
      dob: row.dob,
      dobStanding: row.dob_standing,
      stage: row.stage,
      site: row.site,
      receivedAt: row.received_at,
      lastContact: row.last_contact,
      dueAt: row.due_at,
      workers: row.workers,
    })),
  }
}
