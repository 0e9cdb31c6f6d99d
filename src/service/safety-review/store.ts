import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { SafetyPlanEvent } from '../../kernel/policy/safety-plan.ts'
import type { Db } from '../../platform/database/database.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
import type { ReviewOutcome, ReviewState, SafetyReviewTables } from './facts.ts'

/** Every deadline of a case that an event may move: of its safety plan, and of a child stepped back; in whatever state. */
export function planDeadlines(db: Db, caseId: CaseId): Promise<Deadline[]> {
  return readDeadlines(db, {
    caseIds: [caseId],
    kinds: [
      'safety-plan-first',
      'safety-plan-review',
      'safety-plan-step-down',
      'watch-contact',
      'step-back-review',
    ],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
}

export interface Review {
  readonly id: FactId
  readonly version: number
  readonly state: ReviewState
  readonly event: SafetyPlanEvent | null
  readonly eventOn: string | null
  readonly why: string | null
  readonly heldOn: string | null
  readonly outcome: ReviewOutcome | null
  readonly found: string | null
  readonly childTookPart: string | null
  readonly planVersion: number | null
  readonly heldByName: string | null
  readonly at: Date
}

/** The reviews of a case's plan, raised and held, the latest first. */
export async function reviewsOf(db: Db, caseId: CaseId): Promise<Review[]> {
  const rows = await db
    .withTables<SafetyReviewTables>()
    .selectFrom('safety_plan_review as r')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'r.held_by').on('a.superseded_at', 'is', null),
    )
    .selectAll('r')
    .select('a.name as held_by_name')
    .where('r.case_id', '=', caseId)
    .where('r.superseded_at', 'is', null)
    .where('r.standing', '=', 'recorded')
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id as FactId,
    version: row.version,
    state: row.state,
    event: row.event,
    eventOn: row.event_on,
    why: row.why,
    heldOn: row.held_on,
    outcome: row.outcome,
    found: row.found,
    childTookPart: row.child_took_part,
    planVersion: row.plan_version,
    heldByName: row.held_by_name,
    at: row.recorded_at,
  }))
}
