import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { supportRoutes, yesNoUnknown, type SupportRoute, type YesNoUnknown } from '../../kernel/vocabulary.ts'
import { factKind } from '../../platform/record/index.ts'

/** Has the child's age been assessed, and as what? `none`: asked, and no assessment has been made. */
export const ageAssessments = ['adult', 'child', 'none', 'unknown'] as const
export type AgeAssessment = (typeof ageAssessments)[number]

export const eligibilityOutcomes = ['eligible', 'not-eligible', 'hold'] as const
export type EligibilityOutcome = (typeof eligibilityOutcomes)[number]

const routeOutcomes = ['direct', 'indirect', 'exceptional-need', 'manager-decision', 'hold'] as const
type RouteOutcome = (typeof routeOutcomes)[number]

/**
 * What was decided about eligibility (DT-1) and route (DT-2): one a case, its id is the case's id. What the rules said and
 * what was decided stand side by side, so that an override hides nothing.
 */
export const eligibilityDecision = factKind(
  'eligibility_decision',
  z.object({
    /** `DT-1@V3` and `DT-2@V3`: the table and the model whose rows were used. */
    rule_version: z.string(),
    route_rule_version: z.string().nullable(),
    model_version: z.string(),
    /** The day on which the child was identified, or, where that is not known, on which the referral came. */
    relevant_day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    relevant_from: z.enum(['identified', 'received']),
    age_assessment: z.enum(ageAssessments).nullable(),
    grounds_under_18: z.enum(yesNoUnknown).nullable(),
    outcome: z.enum(eligibilityOutcomes),
    row: z.string(),
    route_outcome: z.enum(routeOutcomes).nullable(),
    route_row: z.string().nullable(),
    /** Each condition with its answers, what the rule made of them, and the source, as JSON. */
    conditions: z.string(),
    overridden: z.boolean(),
    override_reason: z.string().nullable(),
    override_note: z.string().nullable(),
    decided_outcome: z.enum(eligibilityOutcomes),
    decided_route: z.enum(supportRoutes).nullable(),
    decided_by: z.string().nullable(),
  }),
)

interface EligibilityDecisionTable extends CaseFactColumns {
  rule_version: Once<string>
  route_rule_version: Once<string | null>
  model_version: Once<string>
  relevant_day: Once<string>
  relevant_from: Once<'identified' | 'received'>
  age_assessment: Once<AgeAssessment | null>
  grounds_under_18: Once<YesNoUnknown | null>
  outcome: Once<EligibilityOutcome>
  row: Once<string>
  route_outcome: Once<RouteOutcome | null>
  route_row: Once<string | null>
  conditions: Once<string>
  overridden: Once<boolean>
  override_reason: Once<string | null>
  override_note: Once<string | null>
  decided_outcome: Once<EligibilityOutcome>
  decided_route: Once<SupportRoute | null>
  decided_by: Once<string | null>
}

export type EligibilityTables = { eligibility_decision: EligibilityDecisionTable }
