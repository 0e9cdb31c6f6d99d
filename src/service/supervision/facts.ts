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
    /** null: nothing was agreed. */
    agreed: z.string().nullable(),
    due_on: day.nullable(),
  }),
  'office',
)

export type SupervisionNote = ColumnsOf<typeof supervisionNote>
