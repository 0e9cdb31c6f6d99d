import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * `proposed` waits for a manager; `approved` is stepped back. `withdrawn`, `refused`, `taken-up` (direct work again) and
 * `closed` (the case closed first) are ends: stepping back anew is another fact.
 */
export const stepBackStates = ['proposed', 'withdrawn', 'refused', 'approved', 'taken-up', 'closed'] as const
export type StepBackState = (typeof stepBackStates)[number]

/** How the child was told. `could-not-be-told` is an answer, and says why. */
export const toldHow = [
  'in-person',
  'by-phone',
  'in-writing',
  'through-somebody',
  'could-not-be-told',
] as const
export type ToldHow = (typeof toldHow)[number]

/** A need (reference-data/needs-domain.csv) and the professional of the record who meets it, as called on that day. */
export const metNeed = z.object({
  need: z.string(),
  professional_id: z.string(),
  professional: z.string().min(1),
})
export type MetNeed = z.infer<typeof metNeed>

/** Stepping back to consultation because other professionals meet the need (domain §2.2 row 12, §4.9). */
export const stepBack = factKind(
  'step_back',
  z.object({
    state: z.enum(stepBackStates),
    why: z.string().min(1),
    /** JSON of MetNeed[], never empty. */
    needs: z.string(),
    /** What the child thinks; null only where the child could not be told. */
    child_view: words,
    told_how: z.enum(toldHow),
    /** How it went, or why the child could not be told. */
    told_words: words,
    /** The first day of it; once approved never before the approval. */
    from_on: day,
    /** The rhythm, as the terms stood at the approval; null before it. */
    contact_days: z.int().nullable(),
    review_days: z.int().nullable(),
    proposed_by: z.string(),
    decided_by: words,
    decided_why: words,
    ended_on: day.nullable(),
    ended_by: words,
    ended_why: words,
  }),
)
export type StepBack = ColumnsOf<typeof stepBack>

export const reviewOutcomes = ['stay', 'take-up'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** Looked at again while stepped back: does the child need to be taken up again? */
export const stepBackReview = factKind(
  'step_back_review',
  z.object({
    step_back_id: z.string(),
    held_on: day,
    outcome: z.enum(reviewOutcomes),
    found: z.string().min(1),
    /** What the child thinks now; null = not asked. */
    child_view: words,
    /** Codes of reference-data/safety-plan-event.csv: what asked for it; empty: its day had come. */
    because: z.array(z.string()),
    held_by: z.string(),
  }),
)
export type StepBackReview = ColumnsOf<typeof stepBackReview>
