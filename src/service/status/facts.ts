import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()

/**
 * What is known of the child in one month. One a case and month. In every column null = not asked, `unknown` = asked and not
 * known, `none` = asked and there is none.
 */
export const monthlyStatus = factKind(
  'monthly_status',
  z.object({
    /** 'YYYY-MM' */
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    /** reference-data/trafficker-contact.csv */
    contact_with_trafficker: code,
    education_status: code,
    accommodation: code,
    immigration_stage: code,
    nrm_stage: code,
    /** reference-data/justice-role.csv, `none` or `unknown` */
    cjs_role: code,
    cjs_stage: code,
    /** reference-data/safety-plan-status.csv, or `unknown` */
    safety_plan_status: code,
    /** yes, no, unknown: at least one episode in the month */
    missing_in_month: code,
    /** yes, no, unknown: on the day of recording */
    missing_now: code,
    missing_since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    /** reference-data/no-contact-reason.csv: why there was no contact with the child in the month */
    no_contact_reason: code,
    note: z.string().nullable(),
  }),
)

interface MonthlyStatusTable extends CaseFactColumns {
  month: Once<string>
  contact_with_trafficker: Once<string | null>
  education_status: Once<string | null>
  accommodation: Once<string | null>
  immigration_stage: Once<string | null>
  nrm_stage: Once<string | null>
  cjs_role: Once<string | null>
  cjs_stage: Once<string | null>
  safety_plan_status: Once<string | null>
  missing_in_month: Once<string | null>
  missing_now: Once<string | null>
  missing_since: Once<string | null>
  no_contact_reason: Once<string | null>
  note: Once<string | null>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type StatusTables = { monthly_status: MonthlyStatusTable }
