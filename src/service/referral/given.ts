import type { ColumnsOf } from '../../platform/record/index.ts'
import type { childIdentity, childLocation, safeContact } from '../child/index.ts'
import type { referral } from './facts.ts'

/**
 * The questions a referral cannot do without for long. Left unanswered they are named in `incomplete`, and the desk sees
 * them first. "Not known" is an answer.
 */
export const importantQuestions = [
  'immediate-danger',
  'referrer',
  'safeguarding-referral',
  'child-name',
  'date-of-birth',
  'gender',
  'nationalities',
  'languages',
  'interpreter',
  'welsh-preference',
  'local-authority',
  'identified-on',
  'suspected-victim',
  'exploitation',
  'county-lines',
  'nrm',
  'parental-responsibility',
  'pr-suspected',
  'from-outside-uk',
  'missing-now',
  'staying',
  'safe-contact',
  'trafficker-contact',
  'education',
  'looked-after',
  'justice',
  'professionals',
  'concerns',
] as const
export type ImportantQuestion = (typeof importantQuestions)[number]

type ReferralColumns = ColumnsOf<typeof referral>

/** What was said of the referral itself: every column that a person answers. null = not asked. */
export type ReferralSaid = Readonly<Omit<ReferralColumns, 'channel' | 'incomplete' | 'call_id'>>

export interface ProfessionalSaid {
  readonly name: string
  /** reference-data/professional-role.csv */
  readonly role: string | null
  readonly organisation: string | null
  readonly telephone: string | null
  readonly email: string | null
}

/** One referral as it was given, online or by telephone. */
export interface ReferralGiven {
  readonly channel: 'online' | 'phone'
  /** When it reached us: the instant the call was taken, or null for now (the online form). */
  readonly receivedAt: Date | null
  readonly callId: string | null
  readonly names: {
    readonly given: string | null
    readonly aliases: readonly string[]
    readonly nativeScript: string | null
  }
  /** A day of birth known only in part is made whole with `youngestDay`. */
  readonly identity: Readonly<ColumnsOf<typeof childIdentity>>
  /** Written only if anything at all was said. */
  readonly location: Readonly<ColumnsOf<typeof childLocation>>
  readonly safeContact: Readonly<ColumnsOf<typeof safeContact>>
  /** null = not asked; empty = asked, and there is nobody else. */
  readonly professionals: readonly ProfessionalSaid[] | null
  readonly referral: ReferralSaid
  /** Questions answered with "not known" whose columns (a name, a day, words) cannot hold that answer. */
  readonly notKnown: readonly ImportantQuestion[]
}

/** A referral about which nothing has been said yet: start from this and fill in. */
export function nothingSaid(channel: 'online' | 'phone', receivedAt: Date | null): ReferralGiven {
  return {
    channel,
    receivedAt,
    callId: null,
    names: { given: null, aliases: [], nativeScript: null },
    identity: {
      dob: null,
      dob_standing: null,
      gender: null,
      nationalities: null,
      immigration_group: null,
      languages: null,
      interpreter: null,
      interpreter_language: null,
      welsh_preference: null,
      communication_need: null,
    },
    location: { accommodation: null, address: null, postcode: null, telephone: null, since: null },
    safeContact: { way: null, safe_to_write: null, safe_to_ring: null, when_safe: null, never: null },
    professionals: null,
    referral: nothingOfReferral,
    notKnown: [],
  }
}

const nothingOfReferral: ReferralSaid = {
  referrer_agency: null,
  referrer_name: null,
  referrer_role: null,
  referrer_organisation: null,
  referrer_telephone: null,
  referrer_email: null,
  la_reference: null,
  safeguarding_referral_made: null,
  identified_on: null,
  suspected_victim: null,
  local_authority: null,
  parental_responsibility: null,
  pr_holder_relationship: null,
  pr_suspected: null,
  from_outside_uk: null,
  exploitation_primary: null,
  exploitation_all: null,
  county_lines: null,
  nrm_stage: null,
  nrm_reference: null,
  missing_now: null,
  missing_since: null,
  trafficker_contact: null,
  education: null,
  looked_after: null,
  cjs_involved: null,
  cjs_role: null,
  cjs_stage: null,
  immediate_danger: null,
  concerns: null,
}
