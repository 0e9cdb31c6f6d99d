import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { TaskState, TaskTables } from './facts.ts'

export interface Task {
  readonly id: FactId
  readonly version: number
  readonly words: string
  readonly dueOn: CalendarDay
  readonly forAccount: AccountId
  readonly forName: string | null
  readonly state: TaskState
  readonly reason: string | null
  readonly at: Date
  readonly actId: string
}

/** The to-dos of a case as they stand, what is due soonest first. */
export async function tasksOf(db: Db, caseId: CaseId): Promise<Task[]> {
  const rows = await db
    .withTables<TaskTables>()
    .selectFrom('task as t')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 't.for_account').on('a.superseded_at', 'is', null),
    )
    .selectAll('t')
    .select('a.name as for_name')
    .where('t.case_id', '=', caseId)
    .where('t.superseded_at', 'is', null)
    .where('t.standing', '=', 'recorded')
    .orderBy('t.due_on')
    .orderBy('t.id')
    .execute()
  return rows.map((row) => ({
    id: row.id as FactId,
    version: row.version,
    words: row.words,
    dueOn: calendarDay(row.due_on),
    forAccount: row.for_account as AccountId,
    forName: row.for_name,
    state: row.state,
    reason: row.reason,
    at: row.recorded_at,
    actId: row.act_id,
  }))
}

/** Who works with the child now: a to-do goes to one of them, or to whoever writes it. */
export async function workersOf(
  db: Db,
  caseId: CaseId,
  now: Date,
): Promise<readonly { readonly id: AccountId; readonly name: string }[]> {
  const rows = await db
    .selectFrom('case_relationship as r')
    .innerJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'r.account_id').on('a.superseded_at', 'is', null),
    )
    .select(['a.id', 'a.name'])
    .distinct()
    .where('r.case_id', '=', caseId)
    .where('r.superseded_at', 'is', null)
    .where('r.standing', '=', 'recorded')
    .where('r.from_at', '<=', now)
    .where((eb) => eb.or([eb('r.to_at', 'is', null), eb('r.to_at', '>', now)]))
    .orderBy('a.name')
    .execute()
  return rows.map((row) => ({ id: row.id as AccountId, name: row.name }))
}
