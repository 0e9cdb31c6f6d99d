import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

/**
 * What the referrer told us. One a case; the fact's id is the case's id. null = not asked or left out, `unknown` = asked and
 * not known, `none` = asked and there is none. `incomplete` names the questions that were passed over.
 */
export const referral = factKind(
  'referral',
  z.object({
    channel: z.string(),
    referrer_agency: code,
    referrer_name: words,
    referrer_role: words,
    referrer_organisation: words,
    referrer_telephone: words,
    referrer_email: words,
    la_reference: words,
    safeguarding_referral_made: code,
    identified_on: day,
    suspected_victim: code,
    local_authority: code,
    parental_responsibility: code,
    pr_holder_relationship: code,
    pr_suspected: code,
    from_outside_uk: code,
    exploitation_primary: code,
    exploitation_all: z.array(z.string()).nullable(),
    county_lines: code,
    nrm_stage: code,
    nrm_reference: words,
    missing_now: code,
    missing_since: day,
    trafficker_contact: code,
    education: code,
    looked_after: code,
    cjs_involved: code,
    cjs_role: code,
    cjs_stage: code,
    immediate_danger: code,
    concerns: words,
    incomplete: z.array(z.string()),
    call_id: z.string().nullable(),
  }),
)

interface ReferralTable extends CaseFactColumns {
  channel: Once<string>
  referrer_agency: Once<string | null>
  referrer_name: Once<string | null>
  referrer_role: Once<string | null>
  referrer_organisation: Once<string | null>
  referrer_telephone: Once<string | null>
  referrer_email: Once<string | null>
  la_reference: Once<string | null>
  safeguarding_referral_made: Once<string | null>
  identified_on: Once<string | null>
  suspected_victim: Once<string | null>
  local_authority: Once<string | null>
  parental_responsibility: Once<string | null>
  pr_holder_relationship: Once<string | null>
  pr_suspected: Once<string | null>
  from_outside_uk: Once<string | null>
  exploitation_primary: Once<string | null>
  exploitation_all: Once<string[] | null>
  county_lines: Once<string | null>
  nrm_stage: Once<string | null>
  nrm_reference: Once<string | null>
  missing_now: Once<string | null>
  missing_since: Once<string | null>
  trafficker_contact: Once<string | null>
  education: Once<string | null>
  looked_after: Once<string | null>
  cjs_involved: Once<string | null>
  cjs_role: Once<string | null>
  cjs_stage: Once<string | null>
  immediate_danger: Once<string | null>
  concerns: Once<string | null>
  incomplete: Once<string[]>
  call_id: Once<string | null>
}

export type ReferralTables = { referral: ReferralTable }
