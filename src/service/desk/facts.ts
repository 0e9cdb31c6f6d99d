import { z } from 'zod'
import type { FactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()

/**
 * A telephone call to the line (domain §2.2 step 0). About the office until it becomes a referral: then the next version
 * holds the case, and the call is seen only by those of the desk who may see the case. null = not asked.
 */
export const call = factKind(
  'call',
  z.object({
    taken_at: z.date(),
    caller_name: words,
    /** reference-data/referrer-agency.csv */
    caller_agency: code,
    caller_organisation: words,
    caller_telephone: words,
    /** Whether the caller said who the child is. */
    about: z.enum(['named', 'anonymous']),
    child_name: words,
    child_age: z.number().int().min(0).max(25).nullable(),
    /** As told: '2010', '2010-03' or '2010-03-14'. */
    child_dob: z
      .string()
      .regex(/^\d{4}(-\d{2}){0,2}$/)
      .nullable(),
    child_gender: code,
    /** GSS code, or `unknown`. */
    local_authority: code,
    /** Of that authority on the day of the call. */
    site: code,
    worry: z.string(),
    /** reference-data/advice-topic.csv; null = not said, `none` = no advice given. */
    advice_topics: z.array(z.string()).nullable(),
    advice: words,
    /** reference-data/call-next-step.csv */
    next_step: z.string(),
    ring_back_at: z.date().nullable(),
    rung_back_at: z.date().nullable(),
    /** The case that the call became. */
    case_id: z.string().nullable(),
  }),
  'office',
)

interface CallTable extends FactColumns {
  taken_at: Once<Date>
  caller_name: Once<string | null>
  caller_agency: Once<string | null>
  caller_organisation: Once<string | null>
  caller_telephone: Once<string | null>
  about: Once<'named' | 'anonymous'>
  child_name: Once<string | null>
  child_age: Once<number | null>
  child_dob: Once<string | null>
  child_gender: Once<string | null>
  local_authority: Once<string | null>
  site: Once<string | null>
  worry: Once<string>
  advice_topics: Once<string[] | null>
  advice: Once<string | null>
  next_step: Once<string>
  ring_back_at: Once<Date | null>
  rung_back_at: Once<Date | null>
  case_id: Once<string | null>
}

export type DeskTables = { call: CallTable }
