import { dayInLondon, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { FactId, GssCode, SiteCode } from '../../kernel/ids.ts'
import {
  adultWhenIdentified,
  decideEligibility,
  type EligibilityFacts,
  type EligibilityResult,
} from '../../kernel/policy/eligibility.ts'
import { decideRoute, type RouteFacts, type RouteResult } from '../../kernel/policy/route.ts'
import { childModelOn, modelVersions, type ModelVersion } from '../../kernel/policy/service-model.ts'
import { identifiedTooEarly } from '../../kernel/policy/sites.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import {
  dobStandings,
  parentalResponsibilities,
  yesNoUnknown,
  type SupportRoute,
  type YesNoUnknown,
} from '../../kernel/vocabulary.ts'
import { newFact, nextVersion, type ColumnsOf, type FactToRecord } from '../../platform/record/index.ts'
import { localAuthority, siteInPilot, siteMembershipOn } from '../../platform/reference-data/index.ts'
import { eligibilityDecision, type AgeAssessment } from './facts.ts'
import type { CaseRecord, EligibilityDecision } from './store.ts'

/** What is asked on the eligibility page itself, where the record leaves the age open. */
export interface AgeAnswers {
  readonly ageAssessment: AgeAssessment | null
  readonly groundsUnder18: YesNoUnknown | null
}

export interface Assessment {
  readonly model: ModelVersion
  readonly relevantDay: CalendarDay
  readonly relevantFrom: 'identified' | 'received'
  readonly site: SiteCode | null
  readonly facts: EligibilityFacts
  readonly routeFacts: RouteFacts
  readonly age: AgeAnswers
  readonly eligibility: EligibilityResult
  /** Null where the child is not eligible: then there is no route to decide. */
  readonly route: RouteResult | null
}

function oneOf<T extends string>(codes: readonly T[], code: string | null, otherwise: T): T {
  return codes.find((known) => known === code) ?? otherwise
}

function referredToNrm(stage: string | null): YesNoUnknown {
  if (stage === null || stage === 'unknown') return 'unknown'
  return stage === 'not-referred' || stage === 'pre-referral' ? 'no' : 'yes'
}

/**
 * DT-3 is a manager's decision after an assessment: the latest one speaks, so that rows e and f of DT-2 follow from the record. A
 * referral that is triaged for the first time has none. Without one, a route that a manager chose against the rule says it.
 */
function needFound({ exceptionalNeed, file }: CaseRecord): YesNoUnknown {
  if (exceptionalNeed === 'exceptional') return 'yes'
  if (exceptionalNeed === 'not-exceptional') return 'no'
  return exceptionalNeed === null && file.route === 'exceptional-need' ? 'yes' : 'unknown'
}

function operatesFor(authority: string | null, hasSite: boolean): YesNoUnknown {
  if (authority === null || localAuthority(authority) === null) return 'unknown'
  return hasSite ? 'yes' : 'no'
}

/**
 * DT-1 and DT-2 over what is recorded. Age and "identified too early" are read on the day the child was identified (domain
 * §1.3), or on the day of the referral where that is not known; the site and the model are those of the day of the referral.
 */
export function assess(record: CaseRecord, age: AgeAnswers): Assessment {
  const received = dayInLondon(record.file.received_at)
  const identified = record.identifiedOn === null ? null : parseDay(record.identifiedOn)
  const relevantDay = identified ?? received
  const model =
    modelVersions.find((known) => known === record.file.model_version) ?? childModelOn(received, null) ?? 'V1'
  const membership =
    record.localAuthority === null ? null : siteMembershipOn(record.localAuthority as GssCode, received)
  const facts: EligibilityFacts = {
    adult: adultWhenIdentified({
      dob: record.dob === null ? null : parseDay(record.dob),
      standing: oneOf(dobStandings, record.dobStanding, 'unknown'),
      assessedAs: age.ageAssessment === 'adult' || age.ageAssessment === 'child' ? age.ageAssessment : null,
      identifiedOn: relevantDay,
    }),
    groundsToThinkUnder18: age.groundsUnder18 ?? 'unknown',
    inOperatingSite: operatesFor(record.localAuthority, membership !== null),
    identifiedTooEarly: identifiedTooEarly(membership, relevantDay),
    suspectedVictim: oneOf(yesNoUnknown, record.suspectedVictim, 'unknown'),
    referredToNrm: referredToNrm(record.nrmStage),
  }
  const routeFacts: RouteFacts = {
    parentalResponsibility: oneOf(parentalResponsibilities, record.parentalResponsibility, 'unknown'),
    fromOutsideUk: oneOf(yesNoUnknown, record.fromOutsideUk, 'unknown'),
    holderSuspected: oneOf(yesNoUnknown, record.prSuspected, 'unknown'),
    exceptionalNeed: needFound(record),
    inExceptionalNeedPilot: membership !== null && siteInPilot('exceptional-need', membership.site, received),
  }
  const eligibility = decideEligibility(facts, model)
  return {
    model,
    relevantDay,
    relevantFrom: identified === null ? 'received' : 'identified',
    site: membership?.site ?? null,
    facts,
    routeFacts,
    age,
    eligibility,
    route: eligibility.outcome === 'not-eligible' ? null : decideRoute(routeFacts, model),
  }
}

/** The age answers that the standing decision was made with. */
export function ageAnswers(decision: EligibilityDecision | null): AgeAnswers {
  return {
    ageAssessment: decision?.age_assessment ?? null,
    groundsUnder18: decision?.grounds_under_18 ?? null,
  }
}

const DT2_SOURCE = 'RR111 Executive summary and §4; ICTG leaflets 2019 and 2021'

function conditionsOf({ eligibility, route, routeFacts }: Assessment): string {
  const { inExceptionalNeedPilot, ...answers } = routeFacts
  return JSON.stringify({
    'DT-1': eligibility.conditions,
    'DT-2':
      route === null
        ? null
        : { answers, inExceptionalNeedPilot, row: route.row, reasons: route.reasons, source: DT2_SOURCE },
  })
}

type Columns = ColumnsOf<typeof eligibilityDecision>

function columnsOf(assessment: Assessment, role: string | null): Columns {
  const { eligibility, route } = assessment
  const decidedRoute =
    route === null || route.outcome === 'hold' || route.outcome === 'manager-decision' ? null : route.outcome
  return {
    rule_version: eligibility.ruleVersion,
    route_rule_version: route?.ruleVersion ?? null,
    model_version: assessment.model,
    relevant_day: assessment.relevantDay,
    relevant_from: assessment.relevantFrom,
    age_assessment: assessment.age.ageAssessment,
    grounds_under_18: assessment.age.groundsUnder18,
    outcome: eligibility.outcome,
    row: eligibility.row,
    route_outcome: route?.outcome ?? null,
    route_row: route?.row ?? null,
    conditions: conditionsOf(assessment),
    overridden: false,
    override_reason: null,
    override_note: null,
    decided_outcome: eligibility.outcome,
    decided_route: eligibility.outcome === 'eligible' ? decidedRoute : null,
    decided_by: role,
  }
}

function record(known: CaseRecord, columns: Columns, why: string): readonly FactToRecord[] {
  const id = known.caseId
  const { decision } = known
  return [
    decision === null
      ? newFact(eligibilityDecision, id, columns, id as string as FactId)
      : nextVersion(eligibilityDecision, id, { id, version: decision.version }, columns, why),
  ]
}

/** Once a case is accepted, its decision stays what it was accepted on; triage must be taken up again first. */
export function mayDecide(stage: CaseRecord['file']['stage']): boolean {
  return stage === 'referred' || stage === 'more-information' || stage === 'declined'
}

/** Records what the rules say, unknowns included: a hold is a decision too, and says what to find out. */
export function decideByRule(
  known: CaseRecord,
  age: AgeAnswers,
  role: string | null,
): Outcome<readonly FactToRecord[]> {
  if (!mayDecide(known.file.stage)) return refuse('not-in-this-state', known.file.stage)
  return done(record(known, columnsOf(assess(known, age), role), 'decided-again'))
}

export interface Override {
  readonly outcome: 'eligible' | 'not-eligible'
  readonly route: SupportRoute | null
  readonly reason: string | null
  readonly note: string | null
}

/** A manager decides against the rule, or where it leaves the answer open. What the rule said is kept beside it. */
export function overrideRule(
  known: CaseRecord,
  asked: Override,
  role: string | null,
): Outcome<readonly FactToRecord[]> {
  if (!mayDecide(known.file.stage)) return refuse('not-in-this-state', known.file.stage)
  if (asked.reason === null || asked.note === null) return refuse('reason-required', 'override')
  if (asked.outcome === 'eligible' && asked.route === null) return refuse('route-undecided', 'override')
  const columns: Columns = {
    ...columnsOf(assess(known, ageAnswers(known.decision)), role),
    overridden: true,
    override_reason: asked.reason,
    override_note: asked.note,
    decided_outcome: asked.outcome,
    decided_route: asked.outcome === 'eligible' ? asked.route : null,
  }
  return done(record(known, columns, 'overridden'))
}

/** Do the rules say something else today than when the decision was made, because an answer changed since? */
export function isOutOfDate(decision: EligibilityDecision, now: Assessment): boolean {
  if (decision.overridden) return false
  return (
    decision.outcome !== now.eligibility.outcome ||
    decision.row !== now.eligibility.row ||
    decision.route_outcome !== (now.route?.outcome ?? null) ||
    decision.model_version !== now.model
  )
}

/** May this child be accepted, and on which route? Only on a decision that stands: eligible (or overridden), route decided. */
export function readyToAccept(known: CaseRecord): Outcome<SupportRoute> {
  const { decision } = known
  if (decision === null) return refuse('not-eligible', 'not-decided')
  if (isOutOfDate(decision, assess(known, ageAnswers(decision)))) return refuse('not-eligible', 'out-of-date')
  if (decision.decided_outcome !== 'eligible') return refuse('not-eligible', decision.decided_outcome)
  if (decision.decided_route === null) return refuse('route-undecided', decision.route_outcome ?? 'hold')
  return done(decision.decided_route)
}
