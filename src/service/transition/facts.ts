import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

/** null = not asked, in every column that allows it. */
const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the transition asks about, in the order of the form. The whole needs assessment is another room's. */
export const domains = [
  'accommodation',
  'adult_services',
  'immigration',
  'nrm',
  'education_work',
  'money',
  'health',
  'safety',
  'network',
] as const
export type Domain = (typeof domains)[number]

/** The assessment at 17½ (DT-4). One a case: made again, it is the next version. */
export const transitionAssessment = factKind(
  'transition_assessment',
  z.object({
    held_on: day,
    /** Each need as a code of transition-need, and in words. */
    accommodation: code,
    accommodation_note: words,
    adult_services: code,
    adult_services_note: words,
    immigration: code,
    immigration_note: words,
    nrm: code,
    nrm_note: words,
    education_work: code,
    education_work_note: words,
    money: code,
    money_note: words,
    health: code,
    health_note: words,
    safety: code,
    safety_note: words,
    network: code,
    network_note: words,
    /** yes, no, unknown: did the young person take part */
    took_part: code,
    child_words: words,
    /** transition-result */
    result: z.string(),
    result_why: z.string(),
  }),
)

/** The plan for the way into adult life. One a case; each plan written anew is the next version (domain §4.12). */
export const transitionPlan = factKind(
  'transition_plan',
  z.object({
    made_on: day,
    goals: z.array(z.string()),
    /** Who does it, goal by goal; '' = not said. */
    goal_owners: z.array(z.string()),
    /** accommodation: the kind only. Where the young person lives stands apart (docs/decisions/0006). */
    accommodation_at_18: code,
    accommodation_note: words,
    immigration_position: words,
    /** transition-agreement */
    agreed: z.string(),
    agreed_on: day.nullable(),
    not_agreed_why: words,
    child_words: words,
    /** What is done if the young person goes missing at 18, when nobody is bound to look as for a child. */
    missing_who: words,
    missing_what: words,
    missing_told: words,
    next_review_on: day.nullable(),
    note: words,
  }),
)

/** One adult service that was asked to take over a part. */
export const adultService = factKind(
  'adult_service',
  z.object({
    /** adult-service */
    service: z.string(),
    organisation: words,
    named_contact: words,
    contacted_on: day,
    /** adult-service-state */
    state: z.string(),
    answered_on: day.nullable(),
    refused_why: words,
    /** The day on which both sat together with the young person; null = not yet. */
    met_together_on: day.nullable(),
    note: words,
  }),
)

/** What the young person was told about the NRM at 18. */
export const nrmInformation = factKind(
  'transition_information',
  z.object({
    given_on: day,
    /** nrm-at-18-information, several */
    what: z.array(z.string()),
    given_by: z.string(),
    language: code,
    /** yes, no, unknown */
    understood: code,
    child_words: words,
    note: words,
  }),
)

/** The young person's own answer: stay in the NRM or withdraw. Several over time: the latest stands. */
export const nrmAnswer = factKind(
  'transition_answer',
  z.object({
    /** nrm-at-18-answer */
    answer: z.string(),
    given_on: day,
    /** nrm-consent-way */
    way: z.string(),
    /** nrm-first-responder */
    through: code,
    /** yes, no, unknown: was adult support (MSVCC) asked for; consent to the NRM does not ask for it. */
    adult_support: code,
    adult_support_on: day.nullable(),
    child_words: words,
    note: words,
  }),
)

/** Leaving care, by the law of the nation of the responsible authority (domain §8.4). One a case. */
export const leavingCare = factKind(
  'leaving_care',
  z.object({
    /** leaving-care-status */
    status: z.string(),
    adviser: words,
    adviser_contact: words,
    adviser_on: day.nullable(),
    pathway_plan_on: day.nullable(),
    pathway_review_on: day.nullable(),
    note: words,
  }),
)

export const transitionReview = factKind(
  'transition_review',
  z.object({
    held_on: day,
    /** transition-review-outcome */
    outcome: z.string(),
    found: z.string(),
    /** yes, no, unknown */
    took_part: code,
    child_words: words,
    next_on: day.nullable(),
  }),
)

export type Assessment = ColumnsOf<typeof transitionAssessment>
export type Plan = ColumnsOf<typeof transitionPlan>
export type AdultService = ColumnsOf<typeof adultService>
export type Information = ColumnsOf<typeof nrmInformation>
export type NrmAnswer = ColumnsOf<typeof nrmAnswer>
export type LeavingCare = ColumnsOf<typeof leavingCare>
export type TransitionReview = ColumnsOf<typeof transitionReview>
