import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

/** null = not asked, in every column that allows it. */
const code = z.string().nullable()
const words = z.string().nullable()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

/** Was a claim made at all: one a case. "No claim", "not applicable" and "not known" are three answers (domain §4.5). */
export const immigrationClaim = factKind(
  'immigration_claim',
  z.object({
    /** immigration-claim */
    claim: z.string(),
    claimed_on: day,
    home_office_reference: words,
    note: words,
  }),
)

/** Who acts for the child at law, with a day for each step: sought, instructed, no longer acting. */
export const legalRepresentative = factKind(
  'legal_representative',
  z.object({
    /** representative-kind */
    kind: z.string(),
    /** representative-state: where it stands now */
    state: z.string(),
    name: words,
    firm: words,
    telephone: words,
    email: words,
    /** Under what the representative keeps the matter. */
    reference: words,
    sought_on: day,
    instructed_on: day,
    /** Declined, or no longer acting, as `state` says. */
    ended_on: day,
    /** yes, no, unknown */
    legal_aid: code,
    note: words,
  }),
)

/** An interview of the Home Office, or a hearing: never where the child is, only where it is held. */
export const immigrationInterview = factKind(
  'immigration_interview',
  z.object({
    /** immigration-interview-kind */
    kind: z.string(),
    on_day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** HH:MM in London; null = not known */
    at_time: words,
    place: words,
    /** yes, no, unknown: is it held near the child */
    local: code,
    /** interview-companion, several */
    companions: z.array(z.string()),
    /** interview-request, several: what was asked for the child */
    asked: z.array(z.string()),
    asked_note: words,
    /** yes, no, unknown: was it agreed to */
    granted: code,
    /** yes, no, unknown: was the guardian there */
    guardian_there: code,
    /** interview-outcome; null = nothing said yet */
    outcome: code,
    note: words,
  }),
)

/** A statement or other evidence that is asked for and sent. */
export const immigrationStatement = factKind(
  'immigration_statement',
  z.object({
    /** immigration-statement */
    kind: z.string(),
    /** From here the days of the list run. */
    asked_on: day,
    /** The last day that the letter itself names: it goes first. */
    due_on: day,
    submitted_on: day,
    /** yes, no, unknown: no = it is waited for no more */
    still_needed: code,
    note: words,
  }),
)

/** A decision on the claim or on leave, with the right of appeal and the leave that came of it. */
export const immigrationDecision = factKind(
  'immigration_decision',
  z.object({
    /** immigration-decision */
    decision: z.string(),
    decided_on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** yes, no, unknown: do we hold the letter */
    letter_held: code,
    /** appeal-kind; null = not asked */
    appeal: code,
    /** The last day to appeal that the letter itself names. */
    appeal_by: day,
    /** leave-end; null = not asked */
    leave_ends: code,
    leave_until: day,
    /** The day on which it was asked to extend the leave. */
    extension_asked_on: day,
    note: words,
  }),
)

/** An appeal against a decision, with a day for each step. */
export const immigrationAppeal = factKind(
  'immigration_appeal',
  z.object({
    decision_id: z.string(),
    /** appeal-state: where it stands now */
    state: z.string(),
    lodged_on: day,
    heard_on: day,
    /** Allowed, dismissed or exhausted, or decided not to appeal, as `state` says. */
    decided_on: day,
    reference: words,
    /** yes, no, unknown: did the guardian give evidence */
    guardian_evidence: code,
    note: words,
  }),
)

export const letterStates = ['draft', 'signed', 'sent', 'discarded'] as const
export type LetterState = (typeof letterStates)[number]

/** A letter of support. Each change is a version; what was sent is the last one and stays as it is. */
export const supportLetter = factKind(
  'support_letter',
  z.object({
    /** letter-template, and its version on the day it was begun */
    template: z.string(),
    template_version: z.string(),
    lang: z.enum(['en', 'cy']),
    /** To whom, with the address of an office. */
    addressee: z.string().min(1),
    body: z.string().min(1),
    state: z.enum(letterStates),
    written_by: z.string(),
    signed_by: words,
    /** The name as it stood when it was signed. */
    signed_as: words,
    signed_on: day,
    sent_on: day,
    sent_how: words,
  }),
)

export type Claim = ColumnsOf<typeof immigrationClaim>
export type Representative = ColumnsOf<typeof legalRepresentative>
export type Interview = ColumnsOf<typeof immigrationInterview>
export type Statement = ColumnsOf<typeof immigrationStatement>
export type Decision = ColumnsOf<typeof immigrationDecision>
export type Appeal = ColumnsOf<typeof immigrationAppeal>
export type Letter = ColumnsOf<typeof supportLetter>
