import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { dueAt, holds, type DueKind } from './due.ts'
import { groupOf, type DueGroup } from './rules.ts'

export interface DueCount {
  readonly kind: DueKind
  readonly group: DueGroup
  readonly count: number
}
export interface WorkerCount extends DueCount {
  /** null: nobody works with the child. */
  readonly worker: string | null
  readonly name: string | null
}

/** What is due at sites before an instant, counted by kind, and by kind for each worker of the child. One statement. */
export async function countDue(
  db: Db,
  sites: readonly string[] | null,
  before: Date,
  now: Date,
): Promise<{ readonly byKind: readonly DueCount[]; readonly byWorker: readonly WorkerCount[] }> {
  const result = await sql<{
    kind: DueKind
    due_at: Date | null
    worker: string | null
    name: string | null
    first: boolean
    count: number
  }>`
    with due as (${dueAt(sites)}),
    held as (select due.id, due.what, due.due_at, w.account_id,
        row_number() over (partition by due.id order by w.account_id) = 1 as first
      from due left join lateral (select distinct r.account_id from case_relationship r
        where r.case_id = due.case_id and ${holds('r', now)}) w on true
      where due.due_at is null or due.due_at < ${before})
    select h.what as kind, h.due_at, h.account_id as worker, a.name, h.first, count(*)::integer as count
    from held h left join account a on a.id = h.account_id and a.superseded_at is null
    group by h.what, h.due_at, h.account_id, a.name, h.first order by a.name nulls last, h.account_id`.execute(
    db,
  )
  const counted = result.rows.map(({ due_at, ...row }) => ({ ...row, group: groupOf(due_at, now) }))
  return { byKind: counted.filter((row) => row.first), byWorker: counted }
}
