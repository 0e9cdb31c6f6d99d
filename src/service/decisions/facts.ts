import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

/** What of `manager-decision-kind.csv` is decided in this room; the others belong to triage, contact and closure. */
export const decisionSubjects = [
  'turning-18',
  'post-18-support',
  'long-term-missing',
  'negative-nrm-decision',
  'no-trafficking-indicators',
  'no-trafficking-concerns',
  'duration-reached',
] as const
export type DecisionSubject = (typeof decisionSubjects)[number]

export const decisionAnswers = [
  'continue',
  'close',
  'hand-to-post-18',
  'seek-reconsideration',
  'keep-open-until-found',
  'defer',
] as const
export type DecisionAnswer = (typeof decisionAnswers)[number]

/** One decision of a manager, taken once. Deciding anew is another fact: the earlier decision was right in its time. */
export const managerDecision = factKind(
  'manager_decision',
  z.object({
    about: z.enum(decisionSubjects),
    decision: z.enum(decisionAnswers),
    /** The day on which a manager is asked again; null where the answer settles it. */
    review_on: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    why: z.string().min(1),
    /** The rule whose options were offered, with its version: `DT-6@V5`. */
    rule: z.string(),
    model_version: z.string(),
    decided_by: z.string(),
  }),
)

interface ManagerDecisionTable extends CaseFactColumns {
  about: Once<DecisionSubject>
  decision: Once<DecisionAnswer>
  review_on: Once<string | null>
  why: Once<string>
  rule: Once<string>
  model_version: Once<string>
  decided_by: Once<string>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type DecisionTables = { manager_decision: ManagerDecisionTable }
