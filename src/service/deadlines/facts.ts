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
  // Turning 18, long-term missing, negative NRM decision: a manager decides, nothing closes by itself (DT-4 to DT-6).
  'manager-decision',
  'closure-sign-off',
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
