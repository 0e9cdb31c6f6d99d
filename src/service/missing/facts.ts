import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()

/**
 * One time that a child was missing: from `started_at` (when last known to be where they should be) to `ended_at` (found or
 * back; null = still missing), the end not included. No two that stand in a case overlap. null = not asked.
 * Where the child was last seen or found is `missing_place`: no list, title or chronology may hold it.
 */
export const missingEpisode = factKind(
  'missing_episode',
  z.object({
    started_at: z.date(),
    /** Whereabouts unknown when the child was referred (evaluation 2019 (RR111) §3.3.1). */
    on_referral: z.boolean(),
    /** When the police were told; null = not asked, or not reported to them. */
    reported_at: z.date().nullable(),
    /** missing-reported-by */
    reported_by: code,
    police_force: words,
    police_reference: words,
    /** missing-risk-grade, as the police grade it */
    risk_grade: code,
    /** missing-from: the kind of place, never which */
    missing_from: code,
    /** missing-trigger: what set it off */
    trigger: code,
    circumstances: words,
    ended_at: z.date().nullable(),
    /** missing-return */
    returned_how: code,
    /** site: in whose area the child was found, where not this case's own */
    found_site: code,
    /** yes, no, unknown: the police saw the child after the return */
    police_check: code,
    return_note: words,
  }),
)

/** Where the child was last seen, and where found: one an episode, the fact's id is the episode's. Read by one page. */
export const missingPlace = factKind('missing_place', z.object({ last_seen: words, found_at: words }))

/** One step while the child is missing, or one thing learnt: the store of facts for when the child is found. */
export const missingAction = factKind(
  'missing_action',
  z.object({
    episode_id: z.string(),
    happened_at: z.date(),
    /** missing-action */
    action: z.string(),
    /** missing-agency */
    agency: code,
    /** missing-publicity */
    publicity: code,
    who: words,
    note: words,
  }),
)

/** A meeting of agencies about a missing child. */
export const missingMeeting = factKind(
  'missing_meeting',
  z.object({
    episode_id: z.string(),
    held_at: z.date(),
    /** missing-meeting-kind */
    meeting_kind: z.string(),
    /** missing-agency: who was there */
    agencies: z.array(z.string()),
    risks: words,
    actions_agreed: words,
    /** The day asked for the next one; null: four weeks on. */
    next_on: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
  }),
)

export const interviewOutcomes = ['offered', 'held', 'declined', 'not-offered'] as const
export type InterviewOutcome = (typeof interviewOutcomes)[number]

/** The return interview (England) or debrief (Wales) of one episode. One an episode; what becomes of it is its next version. */
export const returnInterview = factKind(
  'return_interview',
  z.object({
    episode_id: z.string(),
    /** return-interview-rule */
    rule: z.string(),
    outcome: z.enum(interviewOutcomes),
    offered_at: z.date().nullable(),
    /** Held or declined. */
    settled_at: z.date().nullable(),
    by_whom: words,
    /** yes, no, unknown: by somebody independent of who looks after the child */
    independent: code,
    why_not: words,
    child_words: words,
    /** missing-harm; [] = not asked */
    harm: z.array(z.string()),
    harm_note: words,
    /** trafficker-contact while missing */
    trafficker: code,
    learning: words,
    /** yes, no, unknown: what was learnt changes the safety plan */
    plan_must_change: code,
  }),
)

interface MissingEpisodeTable extends CaseFactColumns {
  started_at: Once<Date>
  on_referral: Once<boolean>
  reported_at: Once<Date | null>
  reported_by: Once<string | null>
  police_force: Once<string | null>
  police_reference: Once<string | null>
  risk_grade: Once<string | null>
  missing_from: Once<string | null>
  trigger: Once<string | null>
  circumstances: Once<string | null>
  ended_at: Once<Date | null>
  returned_how: Once<string | null>
  found_site: Once<string | null>
  police_check: Once<string | null>
  return_note: Once<string | null>
}
interface MissingPlaceTable extends CaseFactColumns {
  last_seen: Once<string | null>
  found_at: Once<string | null>
}
interface MissingActionTable extends CaseFactColumns {
  episode_id: Once<string>
  happened_at: Once<Date>
  action: Once<string>
  agency: Once<string | null>
  publicity: Once<string | null>
  who: Once<string | null>
  note: Once<string | null>
}
interface MissingMeetingTable extends CaseFactColumns {
  episode_id: Once<string>
  held_at: Once<Date>
  meeting_kind: Once<string>
  agencies: Once<string[]>
  risks: Once<string | null>
  actions_agreed: Once<string | null>
  next_on: Once<string | null>
}
interface ReturnInterviewTable extends CaseFactColumns {
  episode_id: Once<string>
  rule: Once<string>
  outcome: Once<InterviewOutcome>
  offered_at: Once<Date | null>
  settled_at: Once<Date | null>
  by_whom: Once<string | null>
  independent: Once<string | null>
  why_not: Once<string | null>
  child_words: Once<string | null>
  harm: Once<string[]>
  harm_note: Once<string | null>
  trafficker: Once<string | null>
  learning: Once<string | null>
  plan_must_change: Once<string | null>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type MissingTables = {
  missing_episode: MissingEpisodeTable
  missing_place: MissingPlaceTable
  missing_action: MissingActionTable
  missing_meeting: MissingMeetingTable
  return_interview: ReturnInterviewTable
}
