import { z } from 'zod'
import { outcomePoints } from '../../kernel/policy/outcomes.ts'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** An answer, no answer and no question are different things: only `rated` carries a number. */
export const answerStates = ['rated', 'declined', 'not-asked', 'could-not'] as const
export type AnswerState = (typeof answerStates)[number]

export const raters = ['child', 'worker'] as const
export type Rater = (typeof raters)[number]

/** A day on which a child was asked, or was to be asked. What was answered hangs on it. */
export const voiceOccasion = factKind(
  'voice_occasion',
  z.object({
    /** outcome-point */
    point: z.enum(outcomePoints),
    on_day: day,
    /** language; null = not asked */
    language: code,
    /** voice-aid, several: how the questions reached the child */
    aids: z.array(z.string()),
    /** voice-present, several: who else was there */
    present: z.array(z.string()),
    /** Was it possible to ask the child? */
    possible: z.enum(['yes', 'no']),
    /** voice-not-possible; null where it was possible */
    not_possible: code,
    note: words,
  }),
)

/** One item, rated by one of the two. Never merged with the other's. */
export const voiceRating = factKind(
  'voice_rating',
  z.object({
    occasion_id: z.string(),
    /** outcome-item */
    item: z.string(),
    rater: z.enum(raters),
    state: z.enum(answerStates),
    /** The child 1–5, the worker 0–4; null unless rated. */
    score: z.int().nullable(),
    /** The day whose wording of the items was used. */
    items_on: day,
    /** What the worker saw that makes it so. */
    evidence: words,
  }),
)

/** What the child wants to reach, in the child's words. A goal that has ended stays; the next one is another fact. */
export const voiceGoal = factKind(
  'voice_goal',
  z.object({ words: z.string(), from_day: day, /** null = it stands */ ended_on: day.nullable() }),
)

/** How near the child is to it: 0 not at all, 10 there. */
export const voiceGoalRating = factKind(
  'voice_goal_rating',
  z.object({
    occasion_id: z.string(),
    goal_id: z.string(),
    state: z.enum(answerStates),
    score: z.int().nullable(),
  }),
)

/** May what the child said be passed on, in the child's words? */
export const voiceConsent = factKind(
  'voice_consent',
  z.object({ occasion_id: z.string(), pass_on: z.enum(['yes', 'no', 'ask-me', 'declined']) }),
)

/**
 * What the child says of the guardian. Row security shows it to whoever supervises the case and is not the person named;
 * it stands in no chronology and on no print.
 */
export const guardianFeedback = factKind(
  'guardian_feedback',
  z.object({
    occasion_id: z.string(),
    /** The account of the guardian at that time; null where nobody was allocated. */
    about_account: z.string().nullable(),
    state: z.enum(answerStates),
    /** 1–5 */
    score: z.int().nullable(),
    words,
    /** Does the child want the manager to be in touch? null = not answered */
    wants_to_talk: z.enum(['yes', 'no']).nullable(),
  }),
)

export type Occasion = ColumnsOf<typeof voiceOccasion>
export type Rating = ColumnsOf<typeof voiceRating>
export type Goal = ColumnsOf<typeof voiceGoal>
export type GoalRating = ColumnsOf<typeof voiceGoalRating>
export type Consent = ColumnsOf<typeof voiceConsent>
export type Feedback = ColumnsOf<typeof guardianFeedback>
