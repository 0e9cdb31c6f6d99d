import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import { entryOf } from '../../kernel/code-list.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import {
  firstNeedsDueOn,
  needChange,
  needsRuleOn,
  nextNeedsDueOn,
  readNeeds,
  type Need,
  type NeedChange,
  type NeedsRead,
  type NeedsRule,
} from '../../kernel/policy/needs.ts'
import { decideRoute } from '../../kernel/policy/route.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import { caseFile } from '../../platform/access/index.ts'
import { newFact, nextVersion, type FactToRecord, type FactsOrRefusal } from '../../platform/record/index.ts'
import { codeList, siteInPilot } from '../../platform/reference-data/index.ts'
import type { SiteCode } from '../../kernel/ids.ts'
import {
  changeDeadline,
  firstOccasionDue,
  followFact,
  recurringClocks,
  type Deadline,
  type Occasion,
} from '../deadlines/index.ts'
import { ageAnswers, assess, type CaseRecord } from '../eligibility/index.ts'
import { domainAnswers, exceptionalNeed, type DomainAnswers, type NeedsAssessment } from './facts.ts'

export const needsRule = (on: CalendarDay): NeedsRule => needsRuleOn(codeList('needs-term'), on)

/** The codes of the domains that a form of the day asks about, in their order. */
export function domainsOn(on: CalendarDay): readonly string[] {
  return codeList('needs-domain')
    .entries.filter(({ validFrom, validTo }) => (validFrom ?? on) <= on && (validTo ?? on) >= on)
    .map(({ code }) => code)
}

/** A code of needs-score or needs-child-view as a number, where it is one. */
export function valueOf(list: 'needs-score' | 'needs-child-view', code: string | null): number | null {
  const cell = code === null ? '' : (entryOf(codeList(list), code)?.extra['value'] ?? '')
  return cell === '' ? null : Number(cell)
}

export function needOf(score: string | null): Need {
  if (score === 'not-known') return 'unknown'
  if (score === 'not-applicable') return 'does-not-apply'
  return valueOf('needs-score', score)
}

export const answersOf = (one: Pick<NeedsAssessment, 'answers'>): DomainAnswers =>
  domainAnswers.parse(JSON.parse(one.answers))

/** What the scores of an assessment alone say, by the rule and the domains of its day. */
export function readAssessment(one: Pick<NeedsAssessment, 'answers' | 'on_day'>): NeedsRead {
  const answers = answersOf(one)
  const on = one.on_day as CalendarDay
  return readNeeds(
    domainsOn(on).map((domain) => [domain, needOf(answers[domain]?.score ?? null)] as const),
    needsRule(on),
  )
}

export interface DomainChange {
  readonly domain: string
  readonly first: Need
  readonly latest: Need
  readonly change: NeedChange
}

/** From the first assessment to the latest, domain by domain: never one number for a child. */
export function changeSince(first: DomainAnswers, latest: DomainAnswers): readonly DomainChange[] {
  return Object.keys(latest).map((domain) => {
    const before = needOf(first[domain]?.score ?? null)
    const after = needOf(latest[domain]?.score ?? null)
    return { domain, first: before, latest: after, change: needChange(before, after) }
  })
}

export const REVIEW = 'needs-assessment'
export const DECISION = 'exceptional-need'

/** The clock of the first assessment, for the act that accepts a case. */
export const firstNeedsDue = (caseId: CaseId, deadlines: readonly Deadline[], now: Date): FactToRecord[] => {
  const today = dayInLondon(now)
  return firstOccasionDue(caseId, REVIEW, firstNeedsDueOn(needsRule(today), today), deadlines)
}

export const needsClocks = (
  caseId: CaseId,
  occasions: readonly Occasion[],
  deadlines: readonly Deadline[],
  more: { readonly running: boolean; readonly why: string },
): FactToRecord[] =>
  recurringClocks(caseId, REVIEW, occasions, deadlines, {
    ...more,
    nextDueOn: (on) => nextNeedsDueOn(needsRule(on), on),
  })

/** A manager is waited for from the assessment that asks, until somebody decides on it or it asks no more. */
export function decisionClock(
  caseId: CaseId,
  assessmentId: string,
  asks: boolean,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const seen = deadlines.find((one) => one.kind === DECISION && one.about === assessmentId)
  if (seen?.state === 'met') return []
  const days = needsRule(dayInLondon(now)).decisionDays
  const dueAt =
    seen?.state === 'open' && seen.dueAt !== null ? seen.dueAt : new Date(now.getTime() + days * 86_400_000)
  return followFact(
    caseId,
    DECISION,
    assessmentId,
    asks ? { state: 'open', dueAt, metAt: null } : null,
    deadlines,
    asks ? 'decision-asked' : 'decision-no-longer-asked',
  )
}

export interface WhatFollows {
  readonly inPilot: boolean
  readonly ruleVersion: string
  readonly row: string
  /** The route on which the child goes on if the decision is made; null: it changes none. */
  readonly route: 'exceptional-need' | 'indirect' | null
}

/**
 * What a decision on exceptional need does to the child's route: DT-2 read again with the answer, under the model of the child
 * and for the pilot as it is on the day. It moves a child between support by a coordinator and by a regional practitioner, and
 * nobody else: a child with direct support keeps it.
 */
export function followsFrom(record: CaseRecord, decision: string, on: CalendarDay): WhatFollows {
  const now = assess(record, ageAnswers(record.decision))
  const inPilot =
    record.file.site !== null && siteInPilot('exceptional-need', record.file.site as SiteCode, on)
  const read = decideRoute(
    {
      ...now.routeFacts,
      inExceptionalNeedPilot: inPilot,
      exceptionalNeed: decision === 'exceptional' ? 'yes' : decision === 'not-exceptional' ? 'no' : 'unknown',
    },
    now.model,
  )
  const from = record.file.route
  // Where no row reads the answers together, the manager's decision with its reason is the answer that the table asks for.
  const managers =
    read.outcome === 'manager-decision' && read.reasons.includes('exceptional-need-and-parents-suspected')
  const moves =
    decision === 'exceptional' && from === 'indirect' && (read.outcome === 'exceptional-need' || managers)
      ? 'exceptional-need'
      : decision === 'not-exceptional' && from === 'exceptional-need'
        ? 'indirect'
        : null
  return { inPilot, ruleVersion: read.ruleVersion, row: read.row, route: moves }
}

export interface DecisionAsked {
  readonly decision: string
  readonly why: string
}

/** Nothing is decided in a case that is closed or was declined. */
export const isOver = ({ file }: Pick<CaseRecord, 'file'>): boolean =>
  file.stage === 'closed' || file.stage === 'declined'

/** DT-3. The scores inform it; a manager decides either way, with a reason, on an assessment that stands. */
export function decideExceptionalNeed(
  record: CaseRecord,
  assessment: { readonly id: FactId; readonly columns: NeedsAssessment } | null,
  asked: DecisionAsked,
  deadlines: readonly Deadline[],
  now: Date,
): FactsOrRefusal {
  if (isOver(record)) return refuse('not-in-this-state', `case-${record.file.stage}`)
  if (assessment === null) return refuse('not-in-this-state', 'no-assessment')
  if (asked.why.trim() === '') return refuse('reason-required', 'exceptional-need')
  const { caseId, file } = record
  const on = dayInLondon(now)
  const follows = followsFrom(record, asked.decision, on)
  const read = readAssessment(assessment.columns)
  const waiting = deadlines.filter((one) => one.kind === DECISION && one.state === 'open')
  return done([
    newFact(exceptionalNeed, caseId, {
      assessment_id: assessment.id,
      decision: asked.decision,
      on_day: on,
      why: asked.why,
      reading: read.reading,
      total: read.total,
      scored: read.scored,
      in_pilot: follows.inPilot,
      rule_version: follows.ruleVersion,
      dt2_row: follows.row,
      route: follows.route,
    }),
    ...(follows.route === null
      ? []
      : [
          nextVersion(
            caseFile,
            caseId,
            { id: caseId as CaseId & FactId, version: file.version },
            {
              child_id: file.child_id,
              reference: file.reference,
              received_at: file.received_at,
              stage: file.stage,
              site: file.site,
              local_authority: file.local_authority,
              route: follows.route,
              model_version: file.model_version,
            },
            `exceptional-need-${asked.decision}`,
          ),
        ]),
    // Deferred is a decision to wait for more: the clock runs again for as long as it takes to decide.
    ...waiting.map((one) =>
      asked.decision === 'deferred'
        ? changeDeadline(
            one,
            {
              state: 'open',
              dueAt: new Date(now.getTime() + needsRule(on).decisionDays * 86_400_000),
            },
            'decision-deferred',
          )
        : changeDeadline(one, { state: 'met', metAt: now }, 'decided'),
    ),
  ])
}
