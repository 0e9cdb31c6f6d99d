import { z } from 'zod'
import {
  riskLevels,
  supportRoutes,
  triageDecisions,
  yesNoUnknown,
  type RiskLevel,
  type SupportRoute,
  type TriageDecision,
  type YesNoUnknown,
} from '../../kernel/vocabulary.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const words = z.string().nullable()

/**
 * The triage of a referral: one a case, its id is the case's id. Taking triage up again, for instance after more information,
 * is its next version.
 */
export const triage = factKind(
  'triage',
  z.object({
    safeguarding_need: z.enum(yesNoUnknown),
    risk_level: z.enum(riskLevels),
    missing_now: z.enum(yesNoUnknown),
    advice: z.array(z.string()),
    advice_text: words,
    actions: z.array(z.string()),
    actions_text: words,
    /** First safety arrangements, in the duty worker's words; they hold no address. */
    tonight: words,
    supervision: words,
    phone: words,
    ring: words,
    if_missing: words,
    decision: z.enum(triageDecisions),
    decline_reason: z.string().nullable(),
    signposting: z.array(z.string()),
    signposting_text: words,
    more_what: words,
    more_from: words,
    more_by: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    /** The version of the eligibility decision that an acceptance rests on, and its route. */
    eligibility_version: z.number().int().nullable(),
    route: z.enum(supportRoutes).nullable(),
  }),
)

interface TriageTable extends CaseFactColumns {
  safeguarding_need: Once<YesNoUnknown>
  risk_level: Once<RiskLevel>
  missing_now: Once<YesNoUnknown>
  advice: Once<string[]>
  advice_text: Once<string | null>
  actions: Once<string[]>
  actions_text: Once<string | null>
  tonight: Once<string | null>
  supervision: Once<string | null>
  phone: Once<string | null>
  ring: Once<string | null>
  if_missing: Once<string | null>
  decision: Once<TriageDecision>
  decline_reason: Once<string | null>
  signposting: Once<string[]>
  signposting_text: Once<string | null>
  more_what: Once<string | null>
  more_from: Once<string | null>
  more_by: Once<string | null>
  eligibility_version: Once<number | null>
  route: Once<SupportRoute | null>
}

export type TriageTables = { triage: TriageTable }
