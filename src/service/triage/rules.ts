import { addDays, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { FactId } from '../../kernel/ids.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import type { RiskLevel, SupportRoute, YesNoUnknown } from '../../kernel/vocabulary.ts'
import { caseFile, type CaseStage } from '../../platform/access/index.ts'
import { newFact, nextVersion, type ColumnsOf, type FactToRecord } from '../../platform/record/index.ts'
import { localAuthority } from '../../platform/reference-data/index.ts'
import { changeDeadline, childFound, openDeadline, type Deadline } from '../deadlines/index.ts'
import { firstContactStanding, type ClockFacts } from '../contact/index.ts'
import { ageAnswers, assess, readyToAccept, type CaseRecord } from '../eligibility/index.ts'
import { firstNeedsDue } from '../needs/index.ts'
import { firstMapDue } from '../network/index.ts'
import { firstPlanDue } from '../safety-review/index.ts'
import { triage } from './facts.ts'

/** What the duty worker found and did, whatever is decided. */
export interface TriageAssessment {
  readonly safeguarding_need: YesNoUnknown
  readonly risk_level: RiskLevel
  readonly missing_now: YesNoUnknown
  readonly advice: readonly string[]
  readonly advice_text: string | null
  readonly actions: readonly string[]
  readonly actions_text: string | null
  readonly tonight: string | null
  readonly supervision: string | null
  readonly phone: string | null
  readonly ring: string | null
  readonly if_missing: string | null
}

export type TriageAsked =
  | { readonly decision: 'accept' }
  | {
      readonly decision: 'decline'
      readonly reason: string
      readonly signposting: readonly string[]
      readonly signpostingText: string | null
    }
  | {
      readonly decision: 'ask-for-more'
      readonly what: string
      readonly from: string
      readonly by: CalendarDay
    }

export interface TriageKnown {
  readonly record: CaseRecord
  readonly triage: { readonly version: number } | null
  /** Of the kinds `first-contact`, `more-information`, `manager-decision` and those of the safety plan, in whatever state. */
  readonly deadlines: readonly Deadline[]
  /** What the 24 hours rest on. */
  readonly clock: ClockFacts
}

/** Until somebody works with the child, triage can be taken up again. */
export function mayTriage(stage: CaseStage): boolean {
  return stage === 'referred' || stage === 'more-information' || stage === 'accepted' || stage === 'declined'
}

const stageAfter = { accept: 'accepted', decline: 'declined', 'ask-for-more': 'more-information' } as const

function head(known: TriageKnown, asked: TriageAsked, route: SupportRoute | null): FactToRecord {
  const { record } = known
  const { version, ...file } = record.file
  const now = assess(record, ageAnswers(record.decision))
  const authority =
    record.localAuthority !== null && localAuthority(record.localAuthority) !== null
      ? record.localAuthority
      : file.local_authority
  return nextVersion(
    caseFile,
    record.caseId,
    { id: record.caseId, version },
    {
      ...file,
      stage: stageAfter[asked.decision],
      route,
      // A child belongs to a site through the responsible authority (leaflet 2021), not through who took the call.
      site: now.site ?? file.site,
      local_authority: authority,
      model_version: now.model,
    },
    `triage-${asked.decision}`,
  )
}

function deadlines(known: TriageKnown, asked: TriageAsked, now: Date): FactToRecord[] {
  const why = `triage-${asked.decision}`
  const facts: FactToRecord[] = []
  const pending = (one: Deadline) => one.state === 'open' || one.state === 'paused'
  for (const one of known.deadlines) {
    if (one.kind === 'first-contact') {
      // The 24 hours run from receipt whatever is still asked; only a refusal of the referral ends them.
      if (asked.decision === 'decline' && pending(one)) {
        facts.push(changeDeadline(one, { state: 'lapsed' }, why))
      }
      if (asked.decision !== 'decline' && one.state === 'lapsed') {
        // Taken up again, the clock is where contacts and pauses put it: a child who was reached meanwhile is not waited for.
        facts.push(changeDeadline(one, firstContactStanding(known.clock, now), why))
      }
    }
    if (one.kind === 'more-information' && pending(one)) {
      if (asked.decision === 'accept') facts.push(changeDeadline(one, { state: 'met', metAt: now }, why))
      // Asked anew, or no longer needed: the old term ends here.
      else facts.push(changeDeadline(one, { state: 'lapsed' }, why))
    }
  }
  if (asked.decision === 'ask-for-more') {
    facts.push(openDeadline(known.record.caseId, 'more-information', startOfLondonDay(addDays(asked.by, 1))))
  }
  if (asked.decision === 'accept') {
    const { caseId } = known.record
    facts.push(
      ...firstPlanDue(caseId, known.deadlines, now),
      ...firstMapDue(caseId, known.deadlines, now),
      ...firstNeedsDue(caseId, known.deadlines, now),
    )
  }
  if (asked.decision === 'decline') {
    const plan = known.deadlines.filter(
      (one) =>
        (one.kind.startsWith('safety-plan') || ['network-review', 'needs-assessment'].includes(one.kind)) &&
        pending(one),
    )
    facts.push(...plan.map((one) => changeDeadline(one, { state: 'lapsed' }, why)))
  }
  return facts
}

/**
 * Triage (domain §2.2, steps 4 and 5). In: what is known of the case, what was found, what is to be decided, the present
 * instant. Out: the triage, the head of the case and the deadlines, or a refusal. Nobody is accepted without an eligible (or
 * overridden) decision that stands and a decided route.
 */
export function triageCase(
  known: TriageKnown,
  found: TriageAssessment,
  asked: TriageAsked,
  now: Date,
): Outcome<readonly FactToRecord[]> {
  const { caseId, file, decision } = known.record
  if (!mayTriage(file.stage)) return refuse('not-in-this-state', file.stage)
  let route: SupportRoute | null = null
  if (asked.decision === 'accept') {
    const ready = readyToAccept(known.record)
    if (!ready.ok) return ready
    route = ready.value
  }
  const columns: ColumnsOf<typeof triage> = {
    ...found,
    advice: [...found.advice],
    actions: [...found.actions],
    decision: asked.decision,
    decline_reason: asked.decision === 'decline' ? asked.reason : null,
    signposting: asked.decision === 'decline' ? [...asked.signposting] : [],
    signposting_text: asked.decision === 'decline' ? asked.signpostingText : null,
    more_what: asked.decision === 'ask-for-more' ? asked.what : null,
    more_from: asked.decision === 'ask-for-more' ? asked.from : null,
    more_by: asked.decision === 'ask-for-more' ? asked.by : null,
    eligibility_version: asked.decision === 'accept' ? (decision?.version ?? null) : null,
    route,
  }
  const recorded =
    known.triage === null
      ? newFact(triage, caseId, columns, caseId as string as FactId)
      : nextVersion(triage, caseId, { id: caseId, version: known.triage.version }, columns, 'triage-again')
  return done([
    recorded,
    head(known, asked, route),
    ...deadlines(known, asked, now),
    ...(found.missing_now === 'no' ? childFound(known.deadlines) : []),
  ])
}
