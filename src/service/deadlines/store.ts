import type { Selectable } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { newFact, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import { deadline, type DeadlineKind, type DeadlineTables } from './facts.ts'

export interface Deadline {
  readonly id: FactId
  readonly version: number
  readonly caseId: CaseId
  readonly kind: DeadlineKind
  readonly about: string | null
  readonly dueAt: Date | null
  readonly state: 'open' | 'paused' | 'met' | 'lapsed'
  readonly metAt: Date | null
  /** Lapsed for no reason but that its case came to an end: it runs again with the case, if it is still wanted. */
  readonly atRest?: Rest | undefined
}

/** Why a clock rests: the reason of the change that ends a case, by which whoever opens the case again finds it. */
export const CASE_CLOSED = 'case-closed'
export const REFERRAL_DECLINED = 'triage-decline'
export type Rest = typeof CASE_CLOSED | typeof REFERRAL_DECLINED
const rests = [CASE_CLOSED, REFERRAL_DECLINED] as const

/** Waits now, or would again if the case were opened again: what an event does away with is both. */
export function waitsOrRests(one: Deadline): boolean {
  return one.state === 'open' || one.state === 'paused' || one.atRest !== undefined
}

/** A deadline to be recorded in the same act as the fact that causes it. */
export function openDeadline(
  caseId: CaseId,
  kind: DeadlineKind,
  dueAt: Date,
  about: string | null = null,
): FactToRecord {
  return newFact(deadline, caseId, { kind, about, due_at: dueAt, state: 'open', met_at: null })
}

/**
 * The facts of an act in a case that is over: a clock that would run rests, and runs when the case is opened again. Nothing is
 * due in a closed case.
 */
export const resting = (facts: readonly FactToRecord[]): FactToRecord[] =>
  facts.map((fact) =>
    fact.kind.table === deadline.table && fact.columns['state'] === 'open'
      ? { ...fact, columns: { ...fact.columns, state: 'lapsed' }, reason: CASE_CLOSED }
      : fact,
  )

/** The same deadline in another state; `why` is kept as the reason of the change (a code, not a sentence). */
export function changeDeadline(
  seen: Deadline,
  change: {
    state: Deadline['state']
    dueAt?: Date | null
    metAt?: Date | null
    about?: string | null
  },
  why: string,
): FactToRecord {
  return nextVersion(
    deadline,
    seen.caseId,
    seen,
    {
      kind: seen.kind,
      about: change.about === undefined ? seen.about : change.about,
      due_at: change.dueAt === undefined ? seen.dueAt : change.dueAt,
      state: change.state,
      met_at: change.metAt === undefined ? seen.metAt : change.metAt,
    },
    why,
  )
}

/**
 * The deadlines that stand, soonest first (paused ones last). `caseIds` null: every case the asker may see.
 */
export async function readDeadlines(
  db: Db,
  filter: {
    caseIds: readonly string[] | null
    kinds?: readonly DeadlineKind[]
    states?: readonly Deadline['state'][]
  },
): Promise<Deadline[]> {
  if (filter.caseIds?.length === 0) return []
  let query = db
    .withTables<DeadlineTables>()
    .selectFrom('deadline')
    .selectAll()
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .where('state', 'in', filter.states ?? ['open', 'paused'])
  if (filter.caseIds !== null) query = query.where('case_id', 'in', filter.caseIds)
  if (filter.kinds !== undefined) query = query.where('kind', 'in', filter.kinds)
  const rows = await query.orderBy('due_at', (order) => order.asc().nullsLast()).execute()
  return rows.map((row) => deadlineOf(row))
}

/** A row of the table, with why it rests where it does. */
export function deadlineOf(row: Selectable<DeadlineTables['deadline']>): Deadline {
  const atRest = rests.find((why) => row.state === 'lapsed' && row.reason === why)
  return {
    id: row.id as FactId,
    version: row.version,
    caseId: row.case_id as CaseId,
    kind: row.kind,
    about: row.about,
    dueAt: row.due_at,
    state: row.state,
    metAt: row.met_at,
    ...(atRest === undefined ? {} : { atRest }),
  }
}
