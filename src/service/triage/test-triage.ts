import { calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { ClockFacts } from '../contact/index.ts'
import type { Deadline } from '../deadlines/index.ts'
import type { CaseRecord, EligibilityDecision } from '../eligibility/index.ts'
import type { TriageAsked, TriageAssessment, TriageKnown } from './rules.ts'

// An invented case at triage, for tests.
export const caseId = '11111111-1111-4111-8111-111111111111' as CaseId
export const received = new Date('2026-11-02T09:00:00Z')
export const now = new Date('2026-11-02T11:00:00Z')

export const found: TriageAssessment = {
  safeguarding_need: 'no',
  risk_level: 'medium',
  missing_now: 'no',
  advice: ['nrm-referral'],
  advice_text: null,
  actions: ['none'],
  actions_text: null,
  tonight: null,
  supervision: null,
  phone: null,
  ring: null,
  if_missing: null,
}

export const accept: TriageAsked = { decision: 'accept' }
export const decline: TriageAsked = {
  decision: 'decline',
  reason: 'outside-ictg-area',
  signposting: ['local-authority-safeguarding'],
  signpostingText: null,
}
export const askForMore: TriageAsked = {
  decision: 'ask-for-more',
  what: 'Who has parental responsibility',
  from: 'Social worker',
  by: calendarDay('2026-11-04'),
}

/** What DT-1 and DT-2 say under V5 of the child below: a decision by the rule that stands. */
export const byRule: EligibilityDecision = {
  version: 1,
  recordedAt: received,
  rule_version: 'DT-1@V5',
  route_rule_version: 'DT-2@V5',
  model_version: 'V5',
  relevant_day: '2026-11-01',
  relevant_from: 'identified',
  age_assessment: null,
  grounds_under_18: null,
  outcome: 'eligible',
  row: '6',
  route_outcome: 'direct',
  route_row: 'a',
  conditions: '{}',
  overridden: false,
  override_reason: null,
  override_note: null,
  decided_outcome: 'eligible',
  decided_route: 'direct',
  decided_by: 'assessment',
}

export function overridden(
  outcome: EligibilityDecision['decided_outcome'],
  route: 'indirect' | null,
): EligibilityDecision {
  return {
    ...byRule,
    overridden: true,
    override_reason: 'rule-silent',
    override_note: 'x',
    decided_outcome: outcome,
    decided_route: route,
  }
}

export function clockIn(state: Deadline['state'], kind: Deadline['kind'] = 'first-contact'): Deadline {
  return {
    id: `${kind}-id` as FactId,
    version: 1,
    caseId,
    kind,
    about: null,
    dueAt: new Date('2026-11-03T09:00:00Z'),
    state,
    metAt: null,
  }
}

export function given(
  stage: CaseStage = 'referred',
  decision: EligibilityDecision | null = byRule,
  changes: Partial<CaseRecord> = {},
  deadlines: readonly Deadline[] = [clockIn('open')],
): TriageKnown {
  const record: CaseRecord = {
    caseId,
    file: {
      version: 1,
      child_id: '22222222-2222-4222-8222-222222222222',
      reference: 'T-1',
      received_at: received,
      stage,
      site: null,
      local_authority: null,
      route: null,
      model_version: null,
    },
    dob: '2011-05-06',
    dobStanding: 'exact',
    identifiedOn: '2026-11-01',
    localAuthority: 'W06000015',
    suspectedVictim: 'yes',
    nrmStage: null,
    parentalResponsibility: 'without',
    prSuspected: null,
    fromOutsideUk: 'yes',
    exceptionalNeed: null,
    decision,
    ...changes,
  }
  return { record, triage: null, deadlines, clock: nobodyReached }
}

/** Nobody has reached the child, and no pause stopped the clock. */
export const nobodyReached: ClockFacts = {
  receivedAt: received,
  missingOnReferral: false,
  contacts: [],
  pauses: [],
  breach: null,
  breachVersion: null,
}
