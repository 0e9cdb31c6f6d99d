import { addDays, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { FactId } from '../../kernel/ids.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import type { RiskLevel, SupportRoute, YesNoUnknown } from '../../kernel/vocabulary.ts'
import { caseFile, type CaseStage } from '../../platform/access/index.ts'
import { newFact, nextVersion, type ColumnsOf, type FactToRecord } from '../../platform/record/index.ts'
import { localAuthority } from '../../platform/reference-data/index.ts'
import {
  AT_ENTRY,
  changeDeadline,
  childFound,
  openDeadline,
  REFERRAL_DECLINED,
  restAll,
  runAgain,
  type Deadline,
} from '../deadlines/index.ts'
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
  /** Every one of the case, in whatever state. */
  readonly deadlines: readonly Deadline[]
  /** What the 24 hours rest on. */
  readonly clock: ClockFacts
}

/** Until somebody works with the child, triage can be taken up again. */
export function mayTriage(stage: CaseStage): boolean {
  return stage === 'referred' || stage === 'more-information' || stage === 'accepted' || stage === 'declined'
}

const stageAfter = { accept: 'accepted', decline: 'declined', 'ask-for-more': 'more-information' } as const

/** A child belongs to a site through the responsible authority (leaflet 2021), not through who took the call. */
const siteOf = ({ record }: TriageKnown): string | null =>
  assess(record, ageAnswers(record.decision)).site ?? record.file.site

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
      site: siteOf(known),
      local_authority: authority,
      model_version: now.model,
    },
    `triage-${asked.decision}`,
  )
}

/** The first occasions are due anew from the day that accepts the case; every other clock goes on as it was. */
const begunByAccepting = ({ kind, about }: Deadline): boolean =>
  kind === 'safety-plan-first' ||
  (about === AT_ENTRY && (kind === 'network-review' || kind === 'needs-assessment'))
/** These belong to the referral or to a closing, and follow what is done there. */
const onlyAtFirst: readonly Deadline['kind'][] = [
  'first-contact',
  'more-information',
  'referrer-call',
  'closure-sign-off',
  'voice-exit',
]

/**
 * What triage does to the clocks. The 24 hours run from receipt whatever is still asked. A refusal of the referral brings every
 * clock to rest, of whatever room: a declined case waits for nothing. Taken up again, they run again.
 */
function deadlines(
  known: TriageKnown,
  asked: TriageAsked,
  after: { readonly site: string | null; readonly stage: CaseStage },
  now: Date,
): FactToRecord[] {
  const why = `triage-${asked.decision}`
  const { caseId, file } = known.record
  if (asked.decision === 'decline') return restAll(known.deadlines, REFERRAL_DECLINED)
  const facts: FactToRecord[] = []
  for (const one of known.deadlines) {
    // Taken up again, the clock is where contacts and pauses put it: a child who was reached meanwhile is not waited for.
    if (one.kind === 'first-contact' && one.state === 'lapsed')
      facts.push(changeDeadline(one, firstContactStanding(known.clock, now), why))
    if (one.kind === 'more-information' && (one.state === 'open' || one.state === 'paused')) {
      if (asked.decision === 'accept') facts.push(changeDeadline(one, { state: 'met', metAt: now }, why))
      // Asked anew: the old term ends here.
      else facts.push(changeDeadline(one, { state: 'lapsed' }, why))
    }
  }
  const resting = known.deadlines.filter(
    (one) => one.atRest !== undefined && !onlyAtFirst.includes(one.kind) && !begunByAccepting(one),
  )
  const births = {
    caseId,
    dob: known.record.dob,
    receivedAt: file.received_at,
    model: assess(known.record, ageAnswers(known.record.decision)).model,
    ...after,
    deadlines: known.deadlines,
  }
  const clocks = runAgain(resting, births, why, now)
  // Only what comes back from a refusal may begin a clock of birth; else the referral began it, and another area moves it.
  facts.push(...(file.stage === 'declined' ? clocks : clocks.filter(({ replaces }) => replaces !== null)))
  return asked.decision === 'accept'
    ? [
        ...facts,
        ...firstPlanDue(caseId, known.deadlines, now),
        ...firstMapDue(caseId, known.deadlines, now),
        ...firstNeedsDue(caseId, known.deadlines, now),
      ]
    : [...facts, openDeadline(caseId, 'more-information', startOfLondonDay(addDays(asked.by, 1)))]
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
  const back = found.missing_now === 'no' ? childFound(known.deadlines) : []
  const settled = new Set(back.map(({ id }) => id))
  const others = known.deadlines.filter(({ id }) => !settled.has(id))
  const site = siteOf(known)
  return done([
    recorded,
    head(known, asked, route),
    ...deadlines({ ...known, deadlines: others }, asked, { site, stage: stageAfter[asked.decision] }, now),
    ...back,
  ])
}
