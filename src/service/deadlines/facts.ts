import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

/** What falls due in a child's case. Each kind is computed by a pure rule of its room and kept here for lists. */
export const deadlineKinds = [
  // 24 hours from receipt to the first successful contact (domain §2.2, steps 7D and 7D′).
  'first-contact',
  // Indirect work: the coordinator rings the referrer (step 7I; no limit is published, so a configured one).
  'referrer-call',
  // More information was asked of the referrer at triage.
  'more-information',
  'monthly-status',
  // DT-4: needs assessment at 17 years 6 months.
  'seventeen-and-a-half',
  // When a child is asked how things are, and a worker looks (domain §6.4); `about` is the point.
  'voice-entry',
  'voice-three-monthly',
  'voice-seventeen-and-a-half',
  'voice-exit',
  'voice-after-18',
  // Turning 18, long-term missing, negative NRM decision: a manager decides, nothing closes by itself (DT-4 to DT-6).
  'manager-decision',
  'closure-sign-off',
  // The safety plan: the first one, its reviews, a step down that a manager decides on, and contact during the watch after it.
  'safety-plan-first',
  'safety-plan-review',
  'safety-plan-step-down',
  'watch-contact',
  // Agencies meet about a missing child within four weeks, and again (evaluation 2019 (RR111) §3.3.1).
  'missing-four-week-review',
  // Additional information asked for in the NRM, and a reconsideration of a negative decision (domain §4.2).
  'nrm-information-due',
  'nrm-reconsideration',
  // 72 hours from the return in England; the debrief in Wales (domain §4.3).
  'return-interview',
  // A day at court; of the room immigration an interview, a statement, an appeal, and leave that runs out (domain §4.5, §4.6).
  'court-date',
  'immigration-interview',
  'statement-due',
  'appeal-due',
  'leave-expiry',
  // The map of the network at entry, at each quarter and at exit (domain §4.9).
  'network-review',
  // Turning 18: the plan talked through, the answer on the NRM, reviews, contact after the birthday (domain §4.12).
  'transition-plan',
  'nrm-answer-at-18',
  'transition-review',
  'contact-after-18',
  // What was agreed with a professional, and an answer awaited from an authority (domain §4.10, §8.1).
  'consultation-follow-up',
  'due-regard-answer',
  // Needs assessed at entry and again, and a manager's decision on exceptional need (domain §4.8, DT-3).
  'needs-assessment',
  'exceptional-need',
  // Stepping back to consultation: a manager decides, the professionals are spoken with, it is looked at again (domain §2.2 row 12).
  'step-back-decision',
  'professional-contact',
  'step-back-review',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export const deadline = factKind(
  'deadline',
  z.object({
    kind: z.enum(deadlineKinds),
    /** Which one, where there are several of a kind: a month `2026-10`, a decision `turning-18`. */
    about: z.string().nullable(),
    /** null while the clock is paused by rule. */
    due_at: z.date().nullable(),
    state: z.enum(['open', 'paused', 'met', 'lapsed']),
    met_at: z.date().nullable(),
  }),
)

interface DeadlineTable extends CaseFactColumns {
  kind: Once<DeadlineKind>
  about: Once<string | null>
  due_at: Once<Date | null>
  state: Once<'open' | 'paused' | 'met' | 'lapsed'>
  met_at: Once<Date | null>
}

export type DeadlineTables = { deadline: DeadlineTable }
