import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { CaseId, ChildId, FactId, SiteCode } from '../../kernel/ids.ts'
import { FIRST_CONTACT_LIMIT_MS } from '../../kernel/policy/first-contact-clock.ts'
import { modelOfCase, modelOn } from '../../kernel/policy/service-model.ts'
import { caseFile } from '../../platform/access/index.ts'
import { newFact, type FactToRecord } from '../../platform/record/index.ts'
import { localAuthority, siteMembershipOn } from '../../platform/reference-data/index.ts'
import {
  childIdentity,
  childLocation,
  childName,
  professional,
  safeContact,
  searchKey,
} from '../child/index.ts'
import { openClocksOfBirth, openDeadline } from '../deadlines/index.ts'
import { referral } from './facts.ts'
import { importantQuestions, type ImportantQuestion, type ReferralGiven } from './given.ts'

export interface FoundedReferral {
  /** Of one act: the head of the case, the child, the referral and the deadlines. */
  readonly facts: readonly FactToRecord[]
  readonly incomplete: readonly ImportantQuestion[]
  /** null: the authority is not known, or no site covers it on the day of receipt. */
  readonly site: SiteCode | null
}

/** Which important questions were passed over. "Not known" and "none" are answers; a blank is not. */
export function incompleteOf(
  given: Omit<ReferralGiven, 'channel' | 'receivedAt' | 'callId'>,
): ImportantQuestion[] {
  const { referral: said, identity, names, safeContact: safe } = given
  const blank: Readonly<Record<ImportantQuestion, boolean>> = {
    'immediate-danger': said.immediate_danger === null,
    referrer:
      said.referrer_name === null || (said.referrer_telephone === null && said.referrer_email === null),
    'safeguarding-referral': said.safeguarding_referral_made === null,
    'child-name': names.given === null && names.aliases.length === 0 && names.nativeScript === null,
    'date-of-birth': identity.dob === null && identity.dob_standing !== 'unknown',
    gender: identity.gender === null,
    nationalities: identity.nationalities === null,
    languages: identity.languages === null,
    interpreter: identity.interpreter === null,
    'welsh-preference': identity.welsh_preference === null,
    'local-authority': said.local_authority === null,
    'identified-on': said.identified_on === null,
    'suspected-victim': said.suspected_victim === null,
    exploitation: said.exploitation_all === null,
    'county-lines': said.county_lines === null,
    nrm: said.nrm_stage === null,
    'parental-responsibility': said.parental_responsibility === null,
    // Asked only where somebody in the UK has parental responsibility (DT-2).
    'pr-suspected': said.parental_responsibility === 'with' && said.pr_suspected === null,
    'from-outside-uk': said.from_outside_uk === null,
    'missing-now': said.missing_now === null,
    staying: Object.values(given.location).every((one) => one === null),
    'safe-contact': Object.values(safe).every((one) => one === null),
    'trafficker-contact': said.trafficker_contact === null,
    education: said.education === null,
    'looked-after': said.looked_after === null,
    justice: said.cjs_involved === null,
    professionals: given.professionals === null,
    concerns: said.concerns === null,
  }
  return importantQuestions.filter((question) => blank[question] && !given.notKnown.includes(question))
}

function nameFacts(caseId: CaseId, names: ReferralGiven['names']): FactToRecord[] {
  const one = (kind: 'given' | 'alias' | 'native-script') => (full_name: string) =>
    newFact(childName, caseId, { kind, full_name, search_key: searchKey(full_name) })
  return [
    ...[names.given].filter((name) => name !== null).map(one('given')),
    ...names.aliases.map(one('alias')),
    ...[names.nativeScript].filter((name) => name !== null).map(one('native-script')),
  ]
}

/** The role among professionals that each agency's referrer usually has; null leaves it not asked. */
export const roleOfAgency: Readonly<Record<string, string>> = {
  'local-authority-social-care': 'social-worker',
  police: 'police-officer',
  'youth-offending-team': 'youth-justice-worker',
  health: 'health-worker',
  ngo: 'ngo-worker',
}

function professionalFacts(caseId: CaseId, given: ReferralGiven): FactToRecord[] {
  const said = given.referral
  const referrer =
    said.referrer_name === null
      ? []
      : [
          newFact(professional, caseId, {
            name: said.referrer_name,
            role: roleOfAgency[said.referrer_agency ?? ''] ?? null,
            organisation: said.referrer_organisation,
            telephone: said.referrer_telephone,
            email: said.referrer_email,
            is_referrer: true,
            until: null,
          }),
        ]
  const others = (given.professionals ?? []).map((person) =>
    newFact(professional, caseId, { ...person, is_referrer: false, until: null }),
  )
  return [...referrer, ...others]
}

/** Everything that one referral makes known, as the facts of one act that founds the case. Pure. */
export function foundReferral(
  given: ReferralGiven,
  ids: { readonly caseId: CaseId; readonly childId: ChildId },
  reference: string,
  now: Date,
): FoundedReferral {
  const { caseId } = ids
  const receivedAt = given.receivedAt ?? now
  const caseAsFact = caseId as string as FactId
  const received = dayInLondon(receivedAt)
  const authority = localAuthority(given.referral.local_authority ?? '')
  // The authority responsible for the child decides the site, as it stands on the day of receipt (ICTG leaflet 2021).
  const site = authority === null ? null : (siteMembershipOn(authority.gss, received)?.site ?? null)
  const incomplete = incompleteOf(given)
  const anyOf = (columns: object): boolean => Object.values(columns).some((value) => value !== null)
  const missing = given.referral.missing_now === 'yes'
  const facts: FactToRecord[] = [
    newFact(
      caseFile,
      caseId,
      {
        child_id: ids.childId,
        reference,
        received_at: receivedAt,
        stage: 'referred',
        site,
        local_authority: authority?.gss ?? null,
        route: null,
        model_version: modelOn(received),
      },
      caseAsFact,
    ),
    newFact(childIdentity, caseId, { ...given.identity }, caseAsFact),
    ...nameFacts(caseId, given.names),
    ...(anyOf(given.location) ? [newFact(childLocation, caseId, { ...given.location })] : []),
    newFact(safeContact, caseId, { ...given.safeContact }),
    ...professionalFacts(caseId, given),
    newFact(
      referral,
      caseId,
      { ...given.referral, channel: given.channel, incomplete: [...incomplete], call_id: given.callId },
      caseAsFact,
    ),
    // 24 hours from receipt, day and night. Children missing on referral are counted apart, so their clock says so from the start (domain §2.2).
    openDeadline(
      caseId,
      'first-contact',
      new Date(receivedAt.getTime() + FIRST_CONTACT_LIMIT_MS),
      missing ? 'missing-on-referral' : null,
    ),
    // DT-4 and DT-7: at 17½, at 18, and the end of the fixed period of V1 and V2.
    ...openClocksOfBirth({
      caseId,
      dob: given.identity.dob,
      receivedAt,
      model: modelOfCase(null, received),
      site,
    }),
  ]
  return { facts, incomplete, site }
}
