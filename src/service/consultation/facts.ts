import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

/** null = not asked, in every column that allows it. */
const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const hours = z.number().min(0).nullable()

/** What every consultation holds, on a case or in the book (domain §4.10). */
const asked = {
  on_day: day,
  /** contact-mode */
  mode: code,
  /** Who asked: the professional, never a child. */
  asked_by: words,
  /** referrer-agency */
  agency: code,
  organisation: words,
  /** advice-topic, several */
  topics: z.array(z.string()),
  question: words,
  advice: words,
  actions: words,
  /** The day on which we ask what became of it; null = nothing to follow up. */
  follow_up_on: day.nullable(),
  followed_up_on: day.nullable(),
  /** consultation-outcome; null = not known yet */
  outcome: code,
  outcome_note: words,
  hours,
}

/** A professional asked about a child of the service, and what came of it. */
export const consultation = factKind(
  'consultation',
  z.object({
    ...asked,
    /** The entry of the book it was logged in before the child was known. */ from_book: code,
  }),
)

/**
 * A consultation about no child of the service: an anonymous child, or none. There is no column for a name. Tied to a case, its
 * next version names the case, and it hides behind the case as a call does.
 */
export const bookConsultation = factKind(
  'book_consultation',
  z.object({
    ...asked,
    about: z.enum(['anonymous', 'none']),
    child_age: z.number().int().min(0).max(25).nullable(),
    /** GSS code, or `unknown`: the area that the work counts for. */
    local_authority: z.string(),
    /** Of that authority on the day; null = none covers it, or nobody knows. */
    site: code,
    case_id: code,
  }),
  'office',
)

const work = { delivery_hours: hours, preparation_hours: hours, travel_hours: hours, miles: hours }

/** A meeting of professionals about the child, to which we went. Feeds the `meetings` of the data package. */
export const professionalsMeeting = factKind(
  'professionals_meeting',
  z.object({
    on_day: day,
    /** professionals-meeting-kind */
    kind: z.string(),
    /** third-party-type: with whom, in the one word that the evaluation counts */
    third_party_type: z.string(),
    /** third-party-type, several: who else was there */
    agencies: z.array(z.string()),
    /** contact-mode */
    mode: z.string(),
    /** contact-purpose, several */
    purposes: z.array(z.string()),
    /** yes, no, unknown */
    child_there: code,
    /** yes, no, unknown: were the child's own views put to the meeting */
    child_views: code,
    asked: words,
    decided: words,
    ...work,
    note: words,
  }),
)

/** What was asked of an authority on the strength of the guardian's standing, and what came back (domain §8.1, section 48). */
export const dueRegard = factKind(
  'due_regard',
  z.object({
    /** referrer-agency */
    agency: z.string(),
    whom: words,
    asked_on: day,
    /** due-regard-request */
    request: z.string(),
    what: z.string(),
    /** The last day on which an answer is in time. */
    answer_due_on: day,
    answered_on: day.nullable(),
    /** due-regard-answer; null = still awaited */
    answer: code,
    /** What came back; of a refusal, its reason as given. */
    answer_note: words,
    /** What we did next: asked again, went higher, let it rest. */
    next_step: words,
  }),
)

/** Training, a briefing, another agency's team meeting or a conference at which the service was made known. No child in it. */
export const indirectEvent = factKind(
  'indirect_event',
  z.object({
    /** indirect-event-kind */
    kind: z.string(),
    title: z.string(),
    on_day: day,
    /** GSS code, `several` or `unknown` */
    local_authority: z.string(),
    site: code,
    /** referrer-agency, several */
    audience: z.array(z.string()),
    /** advice-topic, several */
    topics: z.array(z.string()),
    people: z.number().int().min(0).nullable(),
    ...work,
    /** Means over those who answered, 0 to 10; null = not asked. */
    confidence_before: z.number().min(0).max(10).nullable(),
    confidence_after: z.number().min(0).max(10).nullable(),
    note: words,
  }),
  'office',
)

export type Consultation = ColumnsOf<typeof consultation>
export type BookConsultation = ColumnsOf<typeof bookConsultation>
export type Meeting = ColumnsOf<typeof professionalsMeeting>
export type DueRegard = ColumnsOf<typeof dueRegard>
export type IndirectEvent = ColumnsOf<typeof indirectEvent>
