import { z } from 'zod'
import {
  clockPauseReasons,
  contactCounterparts,
  contactModes,
  contactOutcomes,
  noContactReasons,
  type ClockPauseReason,
  type ContactCounterpart,
  type ContactMode,
  type ContactOutcome,
  type NoContactReason,
} from '../../kernel/vocabulary.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()

/** Was there an interpreter? `not-needed` is an answer of its own: the child and the worker share a language. */
export const interpreterAnswers = ['yes', 'no', 'not-needed', 'unknown'] as const
export type InterpreterAnswer = (typeof interpreterAnswers)[number]

/**
 * An attempt or a contact, with the child or with somebody about the child. Only the outcome `successful` is a contact; the
 * others are attempts and stop no clock. null = not asked, in every column that allows it.
 */
export const contact = factKind(
  'contact',
  z.object({
    happened_at: z.date(),
    counterpart: z.enum(contactCounterparts),
    /** reference-data/third-party-type.csv; null with a child. */
    third_party_type: code,
    mode: z.enum(contactModes),
    outcome: z.enum(contactOutcomes),
    /** Several, in the order of reference-data/contact-purpose.csv. */
    purposes: z.array(z.string()),
    interpreter: z.enum(interpreterAnswers).nullable(),
    /** ISO 639-3. */
    language: code,
    /** What the child said, in the child's own words. */
    child_words: words,
    note: words,
    /** yes, no, unknown: may we write to the child at this moment. */
    safe_to_write: code,
    duration_minutes: z.int().min(0).nullable(),
    with_whom: words,
    /** yes, no, unknown: was somebody else with the child. */
    accompanied: code,
  }),
)

/** The 24-hour clock stands still between the two times; `to_at` null = still paused. */
export const clockPause = factKind(
  'clock_pause',
  z.object({
    from_at: z.date(),
    to_at: z.date().nullable(),
    pause_reason: z.enum(clockPauseReasons),
    note: words,
  }),
)

/** Why the first contact came after 24 hours, or has not come yet. One a case: the fact's id is the case's id. */
export const breachReason = factKind('breach_reason', z.object({ breach_code: z.string(), note: words }))

/** Why a child was never contacted (Table 3). One a case: the fact's id is the case's id. */
export const noContactReason = factKind(
  'no_contact_reason',
  z.object({ no_contact_code: z.enum(noContactReasons), detail: words }),
)

interface ContactTable extends CaseFactColumns {
  happened_at: Once<Date>
  counterpart: Once<ContactCounterpart>
  third_party_type: Once<string | null>
  mode: Once<ContactMode>
  outcome: Once<ContactOutcome>
  purposes: Once<string[]>
  interpreter: Once<InterpreterAnswer | null>
  language: Once<string | null>
  child_words: Once<string | null>
  note: Once<string | null>
  safe_to_write: Once<string | null>
  duration_minutes: Once<number | null>
  with_whom: Once<string | null>
  accompanied: Once<string | null>
}
interface ClockPauseTable extends CaseFactColumns {
  from_at: Once<Date>
  to_at: Once<Date | null>
  pause_reason: Once<ClockPauseReason>
  note: Once<string | null>
}
interface BreachReasonTable extends CaseFactColumns {
  breach_code: Once<string>
  note: Once<string | null>
}
interface NoContactReasonTable extends CaseFactColumns {
  no_contact_code: Once<NoContactReason>
  detail: Once<string | null>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type ContactTables = {
  contact: ContactTable
  clock_pause: ClockPauseTable
  breach_reason: BreachReasonTable
  no_contact_reason: NoContactReasonTable
}
