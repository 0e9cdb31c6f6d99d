import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What an assessment says of one domain. null = not asked, in every one. */
export const domainAnswer = z.object({
  /** needs-score */
  score: code,
  /** needs-confidence: how sure the worker is of the score */
  sure: code,
  /** needs-child-view: the child's own view, beside the worker's and never merged with it */
  child: code,
  why: words,
})
export type DomainAnswer = z.infer<typeof domainAnswer>
/** By code of needs-domain. A domain that is absent was not on the form of that day. */
export const domainAnswers = z.record(z.string(), domainAnswer)
export type DomainAnswers = z.infer<typeof domainAnswers>

/** One assessment of everything the child needs (domain §4.8). */
export const needsAssessment = factKind(
  'needs_assessment',
  z.object({
    on_day: day,
    /** needs-point */
    point: z.string(),
    /** yes, no, unknown: was the child part of it */
    with_child: code,
    child_words: words,
    /** JSON of `domainAnswers` */
    answers: z.string(),
    /** Worked on it, in hours: what an assessment costs (logic model RP-I3); null = not asked */
    hours: z.number().nullable(),
    /** The worker asks a manager to decide on exceptional need. */
    asks_decision: z.boolean(),
    summary: words,
  }),
)

/** DT-3: a manager's decision on exceptional need, resting on one assessment. The one that stands is the latest. */
export const exceptionalNeed = factKind(
  'exceptional_need',
  z.object({
    assessment_id: z.string(),
    /** exceptional-need */
    decision: z.string(),
    on_day: day,
    why: z.string().min(1),
    /** What the scores alone said, by the rule of the day. */
    reading: z.enum(['exceptional', 'not-exceptional', 'not-known']),
    total: z.int(),
    /** Domains with a score. */
    scored: z.int(),
    /** Was the child's site in the pilot on the day of the decision? */
    in_pilot: z.boolean(),
    /** DT-2 with this answer: `DT-2@V3` and its row. */
    rule_version: z.string(),
    dt2_row: z.string(),
    /** The route on which the child goes on; null: the decision changes none. */
    route: code,
  }),
)

export type NeedsAssessment = ColumnsOf<typeof needsAssessment>
export type ExceptionalNeed = ColumnsOf<typeof exceptionalNeed>
