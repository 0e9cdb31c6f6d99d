import { z } from 'zod'
import { safetyPlanEvents, type SafetyPlanEvent } from '../../kernel/policy/safety-plan.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const words = z.string().nullable()

export const reviewStates = ['raised', 'held'] as const
export type ReviewState = (typeof reviewStates)[number]

/** `unchanged`: the plan stands as it is. `new-version`: it was written anew, which is a review in itself. */
export const reviewOutcomes = ['unchanged', 'new-version'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/**
 * A review of the safety plan: raised by an event, with the reason; and held, which is the next version of the same fact. A
 * review that only the level asked for is recorded when it is held, and has no event.
 */
export const safetyPlanReview = factKind(
  'safety_plan_review',
  z.object({
    state: z.enum(reviewStates),
    /** reference-data/safety-plan-event.csv; null: due by the level alone. */
    event: z.enum(safetyPlanEvents).nullable(),
    event_on: day.nullable(),
    /** What happened, in words; null where the event says it all. */
    why: words,
    held_on: day.nullable(),
    outcome: z.enum(reviewOutcomes).nullable(),
    found: words,
    /** yes, no, unknown; null = not asked: did the child take part. */
    child_took_part: words,
    /** The version of the plan that was looked at; null while it is not held. */
    plan_version: z.int().nullable(),
    held_by: z.string().nullable(),
  }),
)

interface SafetyPlanReviewTable extends CaseFactColumns {
  state: Once<ReviewState>
  event: Once<SafetyPlanEvent | null>
  event_on: Once<string | null>
  why: Once<string | null>
  held_on: Once<string | null>
  outcome: Once<ReviewOutcome | null>
  found: Once<string | null>
  child_took_part: Once<string | null>
  plan_version: Once<number | null>
  held_by: Once<string | null>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type SafetyReviewTables = { safety_plan_review: SafetyPlanReviewTable }
