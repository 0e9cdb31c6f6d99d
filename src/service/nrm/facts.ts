import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const words = z.string().nullable()
const code = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** `devolved`: a local panel decides (pilot since June 2021). */
export const nrmRoutes = ['standard', 'devolved', 'unknown'] as const
export type NrmRoute = (typeof nrmRoutes)[number]

/** One referral of the child to the NRM. A child referred again has another. null = not asked or not told. */
export const nrmReferral = factKind(
  'nrm_referral',
  z.object({
    sent_on: day,
    /** reference-data/nrm-first-responder.csv */
    sent_by: z.string(),
    own_reference: words,
    /** The reference that came back. */
    nrm_reference: words,
    route: z.enum(nrmRoutes),
    /** The version of the prepared answers that stood when it was sent; null: nothing had been prepared here. */
    prepared_version: z.int().nullable(),
    note: words,
  }),
)

/** Reasonable grounds, conclusive grounds, or both at once by a local panel (domain §4.2). */
export const groundsKinds = ['rg', 'cg', 'combined'] as const
export type Grounds = (typeof groundsKinds)[number]
/** `withdrawn`: from 18 the young person may leave the NRM; a child cannot. */
export const nrmOutcomes = ['positive', 'negative', 'withdrawn'] as const
export type NrmOutcome = (typeof nrmOutcomes)[number]

/** A decision of a competent authority. No decision yet is no row. */
export const nrmDecision = factKind(
  'nrm_decision',
  z.object({
    referral_id: z.string(),
    grounds: z.enum(groundsKinds),
    outcome: z.enum(nrmOutcomes),
    decided_on: day,
    /** The day on which we heard; null = not asked. */
    heard_on: day.nullable(),
    /** reference-data/nrm-competent-authority.csv; null = not known. */
    authority: code,
    /** The reason as it was heard. */
    because: words,
  }),
)

export const reconsiderationStates = ['asked', 'changed', 'stands', 'not-taken'] as const
export type ReconsiderationState = (typeof reconsiderationStates)[number]
/** Only these two may ask (local NRM manual 2021); a lawyer goes to judicial review. */
export const askers = ['first-responder', 'support-provider'] as const
export type Asker = (typeof askers)[number]
export const reconsiderationGrounds = ['new-evidence', 'guidance', 'both'] as const
export type ReconsiderationGrounds = (typeof reconsiderationGrounds)[number]

/** Asked once a decision: the fact's id follows from the decision's. Its outcome is its next version. */
export const nrmReconsideration = factKind(
  'nrm_reconsideration',
  z.object({
    decision_id: z.string(),
    state: z.enum(reconsiderationStates),
    asked_on: day,
    asked_by: z.enum(askers),
    grounds: z.enum(reconsiderationGrounds),
    detail: words,
    outcome_on: day.nullable(),
    outcome_detail: words,
  }),
)

export const nrmEvents = [
  'information-asked',
  'information-sent',
  'suspended',
  'resumed',
  'panel',
  'extra-time',
  'sooner',
] as const
export type NrmEventKind = (typeof nrmEvents)[number]

/** What happens between the referral and the last decision. */
export const nrmEvent = factKind(
  'nrm_event',
  z.object({
    referral_id: z.string(),
    event: z.enum(nrmEvents),
    happened_on: day,
    /** The day by which additional information was asked for. */
    due_on: day.nullable(),
    /** What was asked and is answered by what was sent. */
    answers_id: z.string().nullable(),
    detail: words,
  }),
)

export const understandings = ['yes', 'in-part', 'no', 'unknown'] as const
export type Understanding = (typeof understandings)[number]

/** What the child was told, by whom, and what the child made of it. */
export const nrmTold = factKind(
  'nrm_told',
  z.object({
    told_on: day,
    /** reference-data/nrm-told-about.csv */
    about: z.string(),
    told_by: z.string().min(1),
    /** ISO 639-3; null = not asked. */
    language: code,
    interpreter: code,
    understood: z.enum(understandings).nullable(),
    /** What the child said of it, in the child's own words. */
    child_words: words,
    note: words,
  }),
)

/** Answers prepared for the referral form that the record does not hold elsewhere: JSON, field code to answer. One a case. */
export const nrmPrepared = factKind('nrm_prepared', z.object({ answers: z.string() }))
export const preparedAnswers = z.record(z.string(), z.string())
export type PreparedAnswers = z.infer<typeof preparedAnswers>

/** A sheet with the place where the child is: who asked, and why. Opened only by that person, and soon after. */
export const nrmPrint = factKind('nrm_print', z.object({ why: z.string().min(1), asked_by: z.string() }))

interface NrmReferralTable extends CaseFactColumns {
  sent_on: Once<string>
  sent_by: Once<string>
  own_reference: Once<string | null>
  nrm_reference: Once<string | null>
  route: Once<NrmRoute>
  prepared_version: Once<number | null>
  note: Once<string | null>
}
interface NrmDecisionTable extends CaseFactColumns {
  referral_id: Once<string>
  grounds: Once<Grounds>
  outcome: Once<NrmOutcome>
  decided_on: Once<string>
  heard_on: Once<string | null>
  authority: Once<string | null>
  because: Once<string | null>
}
interface NrmReconsiderationTable extends CaseFactColumns {
  decision_id: Once<string>
  state: Once<ReconsiderationState>
  asked_on: Once<string>
  asked_by: Once<Asker>
  grounds: Once<ReconsiderationGrounds>
  detail: Once<string | null>
  outcome_on: Once<string | null>
  outcome_detail: Once<string | null>
}
interface NrmEventTable extends CaseFactColumns {
  referral_id: Once<string>
  event: Once<NrmEventKind>
  happened_on: Once<string>
  due_on: Once<string | null>
  answers_id: Once<string | null>
  detail: Once<string | null>
}
interface NrmToldTable extends CaseFactColumns {
  told_on: Once<string>
  about: Once<string>
  told_by: Once<string>
  language: Once<string | null>
  interpreter: Once<string | null>
  understood: Once<Understanding | null>
  child_words: Once<string | null>
  note: Once<string | null>
}
interface NrmPreparedTable extends CaseFactColumns {
  answers: Once<string>
}
interface NrmPrintTable extends CaseFactColumns {
  why: Once<string>
  asked_by: Once<string>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type NrmTables = {
  nrm_referral: NrmReferralTable
  nrm_decision: NrmDecisionTable
  nrm_reconsideration: NrmReconsiderationTable
  nrm_event: NrmEventTable
  nrm_told: NrmToldTable
  nrm_prepared: NrmPreparedTable
  nrm_print: NrmPrintTable
}
