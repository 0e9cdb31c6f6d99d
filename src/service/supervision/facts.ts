import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * What a supervisor and a worker spoke of, about the worker. Of the office and of no case: no chronology, print or package
 * reads it. Row security shows it to its writer, to the worker, and to whoever supervises that worker later.
 */
export const supervisionNote = factKind(
  'supervision_note',
  z.object({
    supervisor_id: z.string(),
    worker_id: z.string(),
    on_day: day,
    discussed: z.string().min(1),
    /** What was agreed without a day; null: nothing was. What has a day is an action. */
    agreed: z.string().nullable(),
    /** Only of notes from before actions had days of their own. */
    due_on: day.nullable(),
  }),
  'office',
)
export type SupervisionNote = ColumnsOf<typeof supervisionNote>

export const actionStates = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

/** What was agreed by a day, and whom it binds: the worker or the supervisor. Of the office, as its note is. */
export const supervisionAction = factKind(
  'supervision_action',
  z.object({
    note_id: z.string(),
    supervisor_id: z.string(),
    worker_id: z.string(),
    for_account: z.string(),
    words: z.string().min(1).max(300),
    /** The last day on which it is in time. */
    due_on: day,
    state: z.enum(actionStates),
  }),
  'office',
)
export type SupervisionAction = ColumnsOf<typeof supervisionAction>

export const saidBy = ['worker', 'supervisor', 'both'] as const
export type SaidBy = (typeof saidBy)[number]

/** What was said in supervision about one child: of that child’s record, without anything that concerns the worker. */
export const supervisionAboutChild = factKind(
  'supervision_about_child',
  z.object({
    /** For its own room alone: whoever reads the case cannot read the note. */
    note_id: z.string(),
    on_day: day,
    said_by: z.enum(saidBy),
    /** As they were called that day: the history must read by itself. */
    worker_name: z.string(),
    supervisor_name: z.string(),
    words: z.string().min(1),
  }),
)
export type AboutChild = ColumnsOf<typeof supervisionAboutChild>
