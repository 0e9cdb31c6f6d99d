/**
 * The codes the rules themselves speak of, as unions. Their words and validity are in `reference-data/`; a test there proves
 * that each union and its file hold the same codes, so neither can change alone.
 */
export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
/** `unknown` = asked and not known. A question not asked is null, and a rule reads null as unknown. */
export type YesNoUnknown = (typeof yesNoUnknown)[number]

export const dobStandings = ['exact', 'approximate', 'disputed', 'unknown'] as const
export type DobStanding = (typeof dobStandings)[number]

export const genders = ['male', 'female', 'other', 'unknown'] as const
export type Gender = (typeof genders)[number]

export const exploitations = [
  'criminal',
  'sexual',
  'labour',
  'domestic-servitude',
  'other',
  'unknown',
] as const
export type Exploitation = (typeof exploitations)[number]

export const nationalityGroups = ['british', 'eea', 'non-eea', 'unknown'] as const
export type NationalityGroup = (typeof nationalityGroups)[number]

export const immigrationGroups = ['british', 'eea', 'uasc', 'refugee', 'unknown'] as const
export type ImmigrationGroup = (typeof immigrationGroups)[number]

export const parentalResponsibilities = ['with', 'without', 'mis-referral', 'unknown'] as const
/** Is a person with parental responsibility in the UK? (evaluation 2019 (RR111) fn 21–22) */
export type ParentalResponsibility = (typeof parentalResponsibilities)[number]

export const supportRoutes = ['direct', 'indirect', 'exceptional-need', 'post-18'] as const
export type SupportRoute = (typeof supportRoutes)[number]

export const contactCounterparts = ['child', 'third-party'] as const
export type ContactCounterpart = (typeof contactCounterparts)[number]

export const contactModes = ['face-to-face', 'phone', 'text', 'remote'] as const
export type ContactMode = (typeof contactModes)[number]

export const contactOutcomes = [
  'successful',
  'no-answer',
  'refused',
  'not-safe',
  'left-message',
  'not-there',
] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

export const clockPauseReasons = ['child-missing', 'contact-unsafe', 'police-request'] as const
export type ClockPauseReason = (typeof clockPauseReasons)[number]

export const traffickerContacts = ['confirmed', 'suspected', 'none', 'unknown'] as const
export type TraffickerContact = (typeof traffickerContacts)[number]

export const educationStatuses = ['regular', 'irregular', 'none', 'unknown'] as const
export type EducationStatus = (typeof educationStatuses)[number]

export const safetyPlanStatuses = ['none', 'in-force', 'reviewed', 'stepped-down'] as const
export type SafetyPlanStatus = (typeof safetyPlanStatuses)[number]

export const riskLevels = ['low', 'medium', 'high', 'immediate'] as const
export type RiskLevel = (typeof riskLevels)[number]

export const triageDecisions = ['accept', 'decline', 'ask-for-more'] as const
export type TriageDecision = (typeof triageDecisions)[number]

export const noContactReasons = [
  'working-with-other-professionals',
  'missing-on-referral',
  'no-engagement-with-the-service',
  'other',
  'turned-or-age-assessed-18-plus',
  'no-trafficking-indicators',
  'under-police-investigation',
  'no-direct-contact-deemed-safest',
  'no-trafficking-concerns',
  'unable-to-contact',
  'outside-ictg-area',
] as const
/** The eleven of Table 3 (evaluation 2019, RR111). */
export type NoContactReason = (typeof noContactReasons)[number]

export const exitReasons = [
  'turned-18',
  'no-trafficking-concerns',
  'negative-nrm-decision',
  'did-not-want-guardian',
  'long-term-missing',
  'all-work-completed',
  'identified-as-adult',
  'moved-out-of-area',
  'no-trafficking-indicators',
  'transferred',
  'other',
] as const
export type ExitReason = (typeof exitReasons)[number]

export const settledPoints = [
  'reliable-placement',
  'safe-networks',
  'nrm-submitted',
  'asylum-under-way',
  'aware-of-risk',
  'mainstream-can-take-over',
  'needs-met-or-referred',
] as const
/** The seven points that make a child "settled" (evaluation 2019 (RR111) §3.3.3). */
export type SettledPoint = (typeof settledPoints)[number]

export const managerDecisionKinds = [
  'eligibility-override',
  'route-undecided',
  'route-override',
  'exceptional-need',
  'first-contact-breach',
  'negative-nrm-decision',
  'no-trafficking-indicators',
  'no-trafficking-concerns',
  'long-term-missing',
  'duration-reached',
  'turning-18',
  'post-18-support',
  'closure-sign-off',
] as const
/** What a manager is asked to decide; a rule raises one of these and never acts on it itself. */
export type ManagerDecisionKind = (typeof managerDecisionKinds)[number]

export const pilots = ['exceptional-need', 'post-18'] as const
export type Pilot = (typeof pilots)[number]
