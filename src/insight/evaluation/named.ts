import { condition, either, except, type Condition, type Need } from './conditions.ts'
import type { Quantity } from './measure.ts'

// Every population and condition the measures speak of, once. The words go into `definition` of a result; the columns are those
// of `relations.ts`; the meaning is that of src/insight/package/README.md.

const episodes = (words: string, sql: string, needs: readonly Need[] = []): Condition =>
  condition('episodes', words, sql, needs)
const meetings = (words: string, sql: string): Condition => condition('meetings', words, sql, ['meetings'])

// Populations of episodes
export const referred = episodes('children referred in the period', 'true')
export const inServiceAMonth = episodes(
  'children in the service for at least one month',
  'months_in_service >= 1',
)
export const atLeast = (months: number): Condition =>
  episodes(`children in the service for at least ${months} months`, `months_in_service >= ${months}`)
export const nineMonths = atLeast(9)
export const closed = episodes('closed cases', 'exited')
export const recordedResponsibility = episodes(
  'children whose parental responsibility is recorded',
  "parental_responsibility in ('with', 'without')",
)

// Who the child is
export const withPr = episodes('with a figure of parental responsibility', "parental_responsibility = 'with'")
export const withoutPr = episodes(
  'without a figure of parental responsibility',
  "parental_responsibility = 'without'",
)
export const prUnrecorded = episodes(
  'parental responsibility not recorded, a mis-referral or unknown',
  "parental_responsibility in ('mis-referral', 'unknown')",
)
export const misReferral = episodes('a mis-referral', "parental_responsibility = 'mis-referral'")
export const male = episodes('male', "gender = 'male'")
export const female = episodes('female', "gender = 'female'")
export const genderUnknown = episodes('gender not recorded', "gender = 'unknown'")
export const aged1617 = episodes('aged 16 or 17 at referral', 'age between 16 and 17')
export const agedUnder14 = episodes('aged under 14 at referral', 'age < 14')
export const aged18OrOver = episodes('aged 18 or older at referral', 'age >= 18')
export const ageUnrecorded = episodes('age not recorded', 'age is null')
export const nationals = (iso: string, words: string): Condition => episodes(words, `nationality = '${iso}'`)
export const british = episodes('British', "nationality_group = 'british'")
export const vietnamese = nationals('VNM', 'Vietnamese')
export const sudanese = nationals('SDN', 'Sudanese')
export const albanian = nationals('ALB', 'Albanian')
export const iraqi = nationals('IRQ', 'Iraqi')
export const romanian = nationals('ROU', 'Romanian')
export const vietnameseOrSudanese = either(vietnamese, sudanese)
export const nationalityRecorded = episodes('nationality recorded', "nationality <> 'unknown'")
/** R4: any recorded nationality that is not British, whether or not its group or the child's status is known. */
export const foreign = episodes(
  'of a recorded nationality that is not British',
  "nationality not in ('GBR', 'unknown')",
)
export const eea = episodes('EEA national other than British', "immigration_group = 'eea'")
export const uasc = episodes('unaccompanied asylum-seeking child', "immigration_group = 'uasc'")
export const refugee = episodes('refugee', "immigration_group = 'refugee'")
export const statusUnknown = episodes('immigration group unknown', "immigration_group = 'unknown'")
export const foreignStatusKnown = episodes(
  'children who are not British and whose immigration group is known',
  "immigration_group in ('eea', 'uasc', 'refugee')",
)
export const exploited = (code: string, words: string): Condition =>
  episodes(words, `primary_exploitation = '${code}'`)
export const criminal = exploited('criminal', 'primary exploitation criminal')
export const sexual = exploited('sexual', 'primary exploitation sexual')
export const labour = exploited('labour', 'primary exploitation labour')
export const domesticServitude = exploited('domestic-servitude', 'primary exploitation domestic servitude')
export const exploitationOther = exploited('other', 'primary exploitation other')
export const exploitationUnknown = exploited('unknown', 'primary exploitation unknown')
/** R2: fn 17's 70 unknown are 68 unknown and 2 other. */
export const exploitationUnknownOrOther = either(exploitationUnknown, exploitationOther)
export const siteUnknown = episodes('site unknown', "site = 'unknown'")
export const inSite = (code: string, words: string): Condition => episodes(words, `site = '${code}'`)
export const greaterManchester = inSite('greater-manchester', 'Greater Manchester')
export const wales = inSite('wales', 'Wales')
export const hampshire = inSite('hampshire-isle-of-wight', 'Hampshire and the Isle of Wight')
export const inFirstYear = episodes('referred in the first twelve months of the period', 'first_year')

// Contact
const contactNeeds: readonly Need[] = ['months', 'meetings']
export const everContacted = episodes('ever contacted by any means', 'ever_contacted', contactNeeds)
export const neverContacted = except(everContacted, 'never contacted')
export const everMet = episodes('ever met face to face', 'ever_met', contactNeeds)
export const misrecorded = episodes(
  'a face-to-face meeting with the child in the log while every month says none',
  'misrecorded',
  contactNeeds,
)
export const noContactBecause = (code: string, words: string): Condition =>
  episodes(`reason for no contact: ${words}`, `no_contact_reason = '${code}'`)
export const contactedInADay = episodes(
  'a meeting or contact with the child dated on the day of referral or the next',
  'days_to_first_meeting <= 1',
  ['meetings'],
)

// Social workers
const returns: readonly Need[] = ['social_worker_months']
export const socialWorkerUsable = episodes(
  'children with a usable return by a social worker',
  "returned = 'ok'",
  returns,
)
export const socialWorkerNoData = episodes('no return by a social worker', "returned = 'none'", returns)
export const socialWorkerError = episodes(
  'a return by a social worker with an input error',
  "returned = 'error'",
  returns,
)
export const socialWorkerContact = episodes('any contact by the social worker', 'sw_contact', returns)
export const socialWorkerMet = episodes('a face-to-face meeting with the social worker', 'sw_met', returns)

// Missing
const missingNeeds: readonly Need[] = ['months', 'missing_episodes']
export const everMissing = episodes('missing at least once', 'ever_missing', missingNeeds)
export const missingOnReferral = episodes('missing on referral', 'missing_on_referral')
export const longTermMissing = episodes(
  'long-term missing: six months or more',
  'long_term_missing',
  missingNeeds,
)
export const temporarilyMissing = episodes(
  'temporarily missing: neither on referral nor long-term',
  'temporarily_missing',
  missingNeeds,
)
export const noContactBefore = episodes(
  'no contact dated before the first day missing',
  'no_contact_before_missing',
  [...missingNeeds, 'meetings'],
)

// Status at referral and at the last entry
const monthly: readonly Need[] = ['months']
const trafficker = (when: 'at referral' | 'at the last entry', codes: string, words: string): Condition =>
  episodes(
    `contact with a trafficker ${words} ${when}`,
    `${when === 'at referral' ? 'trafficker_at_referral' : 'trafficker_at_last'} ${codes}`,
    when === 'at referral' ? [] : monthly,
  )
export const traffickerUnknownAtReferral = trafficker('at referral', "= 'unknown'", 'unknown')
export const traffickerLikelyAtReferral = trafficker(
  'at referral',
  "in ('confirmed', 'suspected')",
  'known or suspected',
)
export const traffickerBlankAtReferral = trafficker('at referral', 'is null', 'left blank')
export const traffickerUnknownAtLast = trafficker('at the last entry', "= 'unknown'", 'unknown')
export const traffickerLikelyAtLast = trafficker(
  'at the last entry',
  "in ('confirmed', 'suspected')",
  'known or suspected',
)
export const regularAtReferral = episodes(
  'in regular education or training at referral',
  "education_at_referral = 'regular'",
)
export const regularAtLast = episodes(
  'in regular education or training at the last entry',
  "education_at_last = 'regular'",
  monthly,
)
export const educationUnknownAtLast = episodes(
  'education unknown or left blank at the last entry',
  "coalesce(education_at_last, 'unknown') = 'unknown'",
  monthly,
)

// Criminal justice
export const inJustice = episodes('involved in criminal justice', "cjs_involved = 'yes'")
export const justiceUnknown = episodes('involvement in criminal justice unknown', "cjs_involved = 'unknown'")
export const accused = episodes('accused', "cjs_involved = 'yes' and cjs_role = 'accused'")
export const victim = episodes('victim', "cjs_involved = 'yes' and cjs_role = 'victim'")
export const witness = episodes('witness', "cjs_involved = 'yes' and cjs_role = 'witness'")
export const arrested = episodes('arrested, not charged', "cjs_stage = 'arrested'")

// Exits
export const exitBecause = (code: string, words: string): Condition =>
  episodes(`closed: ${words}`, `exited and exit_reason = '${code}'`)
export const exitTurned18 = exitBecause('turned-18', 'turned 18')
export const exitNegativeNrm = exitBecause('negative-nrm-decision', 'negative decision of the NRM')
export const exitNoConcerns = exitBecause('no-trafficking-concerns', 'no trafficking concerns')
export const exitNotWanted = exitBecause('did-not-want-guardian', 'did not want a guardian')
export const exitCompleted = exitBecause('all-work-completed', 'all work completed')
export const exitLongTermMissing = exitBecause('long-term-missing', 'long-term missing')

// Meetings
export const meetingsWithChild = meetings('meetings with the child', "counterpart = 'child'")
export const meetingsWithOthers = meetings('meetings with third parties', "counterpart = 'third-party'")
export const allMeetings = meetings('meetings with the child or with third parties', 'true')
export const childWithPr = meetings(
  'of children with a figure of parental responsibility',
  "parental_responsibility = 'with'",
)
export const childWithoutPr = meetings(
  'of children without a figure of parental responsibility',
  "parental_responsibility = 'without'",
)
export const about = (code: string, words: string): Condition =>
  meetings(words, `list_contains(purpose_list, '${code}')`)
export const relationshipBuilding = about('relationship-building', 'about building the relationship')
export const safety = about('safety', 'about safety')
export const socialCare = about('social-care', 'about social care')
export const thirdPartyKnown = meetings('the kind of third party recorded', 'third_party_type is not null')

// Kinds of support
export const exceptionalNeed = episodes(
  'children with direct support for exceptional need',
  "route = 'exceptional-need'",
)
export const post18 = episodes('young people supported after 18', "route = 'post-18'")
export const aged17 = episodes('aged 17 at referral', 'age = 17')
export const meetingsForExceptionalNeed = meetings(
  'of children with direct support for exceptional need',
  "route = 'exceptional-need'",
)
export const meetingsAfter18 = meetings('of young people supported after 18', "route = 'post-18'")
export const withParent = meetings(
  'with a parent or holder of parental responsibility',
  "third_party_type = 'parent'",
)

// Quantities
export const monthRows: Quantity = { words: 'calendar months in service', sql: 'month_rows', needs: monthly }
export const faceToFaceContacts: Quantity = {
  words: 'face-to-face contacts',
  sql: 'face_to_face',
  needs: monthly,
}
export const otherContacts: Quantity = {
  words: 'contacts by telephone, text or at a distance',
  sql: 'other_contacts',
  needs: monthly,
}
export const missingMonths: Quantity = {
  words: 'calendar months with a missing episode',
  sql: 'months_missing',
  needs: monthly,
}
export const missingEpisodes: Quantity = {
  words: 'missing episodes',
  sql: 'missing_rows',
  needs: ['missing_episodes'],
}
export const monthsInService: Quantity = {
  words: 'complete months in service',
  sql: 'months_in_service',
  needs: [],
}
export const daysToDecision: Quantity = {
  words: 'days to a conclusive decision',
  sql: 'days_to_cg',
  needs: ['nrm'],
}
export const socialWorkerMeetings: Quantity = {
  words: 'social workers’ meetings',
  sql: 'sw_meetings',
  needs: returns,
}
export const socialWorkerEducation: Quantity = {
  words: 'social workers’ meetings about education',
  sql: 'sw_education_meetings',
  needs: returns,
}

export * from './named-nrm.ts'
