import { z } from 'zod'
import { serviceRoles as roles } from '../../kernel/policy/roles.ts'
import { factKind } from '../record/fact.ts'
import { caseStages } from './tables.ts'

const text = z.string()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The head of a case. Its id is the case's id. */
export const caseFile = factKind(
  'case_file',
  z.object({
    child_id: text,
    reference: text,
    received_at: z.date(),
    stage: z.enum(caseStages),
    site: text.nullable(),
    local_authority: text.nullable(),
    route: z.enum(['direct', 'indirect', 'exceptional-need', 'post-18']).nullable(),
    model_version: text.nullable(),
  }),
)

export const caseRelationship = factKind(
  'case_relationship',
  z.object({
    account_id: text,
    kind: z.enum(['allocated', 'covering']),
    capacity: z.enum(roles),
    from_at: z.date(),
    to_at: z.date().nullable(),
    reason_code: text.nullable(),
  }),
)

export const conflictOfInterest = factKind(
  'conflict_of_interest',
  z.object({ account_id: text, nature: text, withdrawn: z.boolean() }),
)

export const account = factKind(
  'account',
  z.object({
    name: text.min(1),
    email: text.min(3),
    account_standing: z.enum(['invited', 'active', 'suspended', 'left']),
    language: z.enum(['en', 'cy']),
    speaks: z.array(text),
    telephone: text.nullable(),
  }),
  'office',
)

export const roleAssignment = factKind(
  'role_assignment',
  z.object({
    account_id: text,
    role: z.enum(roles),
    site: text.nullable(),
    from_day: day,
    to_day: day.nullable(),
    full_time_share: z.number().min(0).max(1).nullable(),
  }),
  'office',
)

export const supervision = factKind(
  'supervision',
  z.object({ supervisor_id: text, worker_id: text, to_day: day.nullable() }),
  'office',
)

export const duty = factKind(
  'duty',
  z.object({ account_id: text, site: text.nullable(), from_at: z.date(), to_at: z.date().nullable() }),
  'office',
)

export const staffLeave = factKind(
  'staff_leave',
  z.object({ account_id: text, from_day: day, to_day: day }),
  'office',
)
