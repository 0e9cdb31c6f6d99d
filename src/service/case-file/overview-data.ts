import type { DeadlineKind } from '../deadlines/index.ts'
import type { IndirectGlance } from '../consultation/index.ts'
import type { AccusedGlance, JusticeGlance } from '../justice/index.ts'
import type { NeedsGlance } from '../needs/index.ts'
import type { NetworkGlance } from '../network/index.ts'
import type { TransitionGlance } from '../transition/index.ts'
import type { ImmigrationGlance } from '../immigration/index.ts'
import type { VoiceGlance } from '../outcomes/index.ts'
import type { NrmGlance } from '../nrm/index.ts'
import type { StepBackGlance } from '../stepping-back/index.ts'
import type { PlanGlance } from '../safety-plan/index.ts'

/** What the overview shows of one case, as one composed read brings it. Instants are ISO text, days 'YYYY-MM-DD'. */
export interface Overview {
  readonly head: Head | null
  readonly names: readonly Name[]
  readonly identity: Identity | null
  readonly referral: ReferralGlance | null
  readonly safeContact: SafeContact | null
  readonly professionals: readonly Professional[]
  readonly workers: readonly Worker[]
  readonly deadlines: readonly DeadlineRow[]
  /** The kind of accommodation only: where the child is has a page of its own. */
  readonly accommodation: string | null
  /** Null where the child was never asked. */
  readonly voice: VoiceGlance | null
  readonly eligibility: EligibilityGlance | null
  readonly triage: TriageGlance | null
  readonly status: StatusGlance | null
  /** The latest time missing, over or not; where an episode speaks, the months and the referral do not. */
  readonly missing: MissingGlance | null
  readonly immigration: ImmigrationGlance | null
  readonly nrm: NrmGlance | null
  readonly plan: PlanGlance | null
  /** What was raised and not looked at yet, the latest first. */
  readonly reviewsRaised: readonly ReviewRaised[]
  readonly justice: JusticeGlance | null
  /** Every matter in which the child is accused, over or not. */
  readonly accused: readonly AccusedGlance[]
  readonly network: NetworkGlance | null
  readonly needs: NeedsGlance | null
  readonly transition: TransitionGlance
  /** null: nobody has stepped back, and nothing is proposed. */
  readonly steppedBack: StepBackGlance | null
  /** null: nothing was ever recorded of work with professionals. */
  readonly indirect: IndirectGlance | null
  readonly contacts: readonly ContactGlance[]
  readonly firstMetInPerson: string | null
  readonly otherCases: readonly OtherCase[]
  readonly drafts: readonly { readonly path: string; readonly saved_at: string }[]
}

export interface Head {
  readonly case_id: string
  readonly child_id: string
  readonly reference: string
  readonly received_at: string
  readonly stage:
    'referred' | 'more-information' | 'accepted' | 'declined' | 'allocated' | 'closing' | 'closed'
  readonly site: string | null
  readonly local_authority: string | null
  readonly route: string | null
  readonly model_version: string | null
}
export interface Name {
  readonly kind: 'given' | 'alias' | 'native-script'
  readonly full_name: string
}
export interface Identity {
  readonly dob: string | null
  readonly dob_standing: string | null
  readonly gender: string | null
  readonly nationalities: readonly string[] | null
  readonly immigration_group: string | null
  readonly languages: readonly string[] | null
  readonly interpreter: string | null
  readonly interpreter_language: string | null
  readonly welsh_preference: string | null
  readonly communication_need: string | null
}
export interface ReferralGlance {
  readonly nrm_stage: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
  readonly trafficker_contact: string | null
  readonly education: string | null
  readonly immediate_danger: string | null
  readonly exploitation_primary: string | null
  readonly exploitation_all: readonly string[] | null
  readonly county_lines: string | null
  readonly parental_responsibility: string | null
  readonly local_authority: string | null
  readonly referrer_name: string | null
  readonly referrer_telephone: string | null
  readonly incomplete: readonly string[]
}
export interface SafeContact {
  readonly way: string | null
  readonly safe_to_write: string | null
  readonly safe_to_ring: string | null
  readonly when_safe: string | null
  readonly never: string | null
}
export interface Professional {
  readonly name: string
  readonly role: string | null
  readonly organisation: string | null
  readonly telephone: string | null
  readonly email: string | null
  readonly is_referrer: boolean
}
export interface Worker {
  readonly name: string | null
  readonly telephone: string | null
  readonly kind: 'allocated' | 'covering'
  readonly capacity: string
  readonly from_at: string
  readonly to_at: string | null
}
export interface DeadlineRow {
  readonly kind: DeadlineKind
  readonly about: string | null
  readonly due_at: string | null
  readonly state: 'open' | 'paused' | 'met' | 'lapsed'
  readonly met_at: string | null
}
/** Why a review of the safety plan is due, and on which day it happened or will. */
export interface ReviewRaised {
  readonly event: string | null
  readonly event_on: string | null
  readonly why: string | null
}
export interface OtherCase {
  readonly case_id: string
  readonly reference: string
  readonly received_at: string
  readonly stage: Head['stage']
}

/** The latest month's status. */
export interface StatusGlance {
  readonly month: string
  readonly contact_with_trafficker: string | null
  readonly education_status: string | null
  readonly accommodation: string | null
  readonly immigration_stage: string | null
  readonly nrm_stage: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
}
export interface MissingGlance {
  readonly started_at: string
  readonly ended_at: string | null
  readonly risk_grade: string | null
}
export interface ContactGlance {
  readonly happened_at: string
  readonly counterpart: 'child' | 'third-party'
  readonly third_party_type: string | null
  readonly mode: string
  readonly outcome: string
  readonly purposes: readonly string[]
  readonly child_words: string | null
}

export interface EligibilityGlance {
  readonly decided_outcome: string
  readonly decided_route: string | null
}

export interface TriageGlance {
  readonly risk_level: string
  readonly safeguarding_need: string
  readonly missing_now: string
  // Where the child sleeps tonight is asked there too, and belongs on no page like this one.
  readonly if_missing: string | null
  readonly actions_text: string | null
}
