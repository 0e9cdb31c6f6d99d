import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
import { decisionSubjects, type DecisionAnswer, type DecisionSubject, type DecisionTables } from './facts.ts'

/** A decision that a clock asks a manager for. `dueAt` may lie ahead: the 18th birthday is known from the referral on. */
export interface PendingDecision {
  readonly caseId: CaseId
  readonly about: DecisionSubject
  readonly dueAt: Date | null
  readonly deadline: Deadline
}

/** What managers are asked to decide, soonest first. `caseIds` null: every case the asker may see. */
export async function pendingDecisions(
  db: Db,
  caseIds: readonly string[] | null,
): Promise<readonly PendingDecision[]> {
  const deadlines = await readDeadlines(db, { caseIds, kinds: ['manager-decision'] })
  return deadlines.flatMap((deadline) => {
    const about = decisionSubjects.find((subject) => subject === deadline.about)
    return about === undefined ? [] : [{ caseId: deadline.caseId, about, dueAt: deadline.dueAt, deadline }]
  })
}

export interface DecisionMade {
  readonly id: string
  readonly about: DecisionSubject
  readonly decision: DecisionAnswer
  readonly reviewOn: CalendarDay | null
  readonly why: string
  readonly rule: string
  readonly modelVersion: string
  readonly decidedBy: AccountId
  readonly decidedByName: string | null
  readonly at: Date
}

/** The decisions made in a case, the latest first. */
export async function decisionsMade(db: Db, caseId: CaseId): Promise<readonly DecisionMade[]> {
  const rows = await db
    .withTables<DecisionTables>()
    .selectFrom('manager_decision as d')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'd.decided_by').on('a.superseded_at', 'is', null),
    )
    .selectAll('d')
    .select('a.name as decided_by_name')
    .where('d.case_id', '=', caseId)
    .where('d.superseded_at', 'is', null)
    .where('d.standing', '=', 'recorded')
    .orderBy('d.recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    about: row.about,
    decision: row.decision,
    reviewOn: row.review_on === null ? null : calendarDay(row.review_on),
    why: row.why,
    rule: row.rule,
    modelVersion: row.model_version,
    decidedBy: row.decided_by as AccountId,
    decidedByName: row.decided_by_name,
    at: row.recorded_at,
  }))
}

/** The subjects on which the last word of a manager is to close: what a closure may rest on. */
export function decidedToClose(made: readonly DecisionMade[]): readonly DecisionSubject[] {
  return decisionSubjects.filter(
    (subject) => made.find(({ about }) => about === subject)?.decision === 'close',
  )
}
