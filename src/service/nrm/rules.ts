import { addDays, calendarDay, dayInLondon, isAdultOn, type CalendarDay } from '../../kernel/calendar-day.ts'
import { hasCode } from '../../kernel/code-list.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import {
  enteredInError,
  factIdOf,
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactsOrRefusal,
} from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { changeDeadline } from '../deadlines/index.ts'
import { managerAsked, mayRecord, pending, planReview, reconsiderationClock } from './consequences.ts'
import { nrmDecision, nrmReferral } from './facts.ts'
import { effective, nrmStanding, type Effective } from './standing.ts'
import { knownOf, type DecisionRow, type NrmCase, type ReferralRow } from './store.ts'
import { nrmTerm } from './terms.ts'

/** Why something cannot be recorded as it was typed: a sentence beside the field of that name. */
export const problemCodes = [
  'future',
  'before-referral',
  'before-first-decision',
  'before-decision',
  'before-asked',
  'authority-not-then',
  'panel-only',
  'first-decision-needed',
  'decided-already',
  'child-cannot-withdraw',
  'not-suspended',
  'suspended-already',
  'nothing-asked',
  'due-before-asked',
] as const
export interface Problem {
  readonly field: string
  readonly code: (typeof problemCodes)[number]
}
export const problem = (field: string, code: Problem['code']): Problem[] => [{ field, code }]

/** The child may be referred, or referred again: nothing is awaited on the referral before. */
export function mayRefer(known: NrmCase, today: CalendarDay): boolean {
  return mayRecord(known) && (nrmStanding(knownOf(known), today)?.waitsFor ?? null) === null
}

export type ReferralColumns = ColumnsOf<typeof nrmReferral>

export function referralProblems(columns: Pick<ReferralColumns, 'sent_on'>, now: Date): Problem[] {
  return columns.sent_on > dayInLondon(now) ? problem('sent_on', 'future') : []
}

/** The referral was sent. No second one while a decision on the first is awaited. */
export function refer(known: NrmCase, columns: ReferralColumns, now: Date): FactsOrRefusal {
  if (!mayRefer(known, dayInLondon(now))) return refuse('not-in-this-state', 'nrm-awaited')
  const id = factIdOf('nrm-referral', known.caseId, known.ever.referrals)
  return done([newFact(nrmReferral, known.caseId, columns, id)])
}

export function correctReferral(
  known: NrmCase,
  row: ReferralRow,
  columns: ReferralColumns,
  why: string,
): FactsOrRefusal {
  return done([nextVersion(nrmReferral, known.caseId, row, columns, why)])
}

export type DecisionColumns = ColumnsOf<typeof nrmDecision>

/**
 * What is wrong with a decision as typed. `row`: the one that is corrected, or null. The authority must be one that decided on
 * that day; conclusive grounds come after positive reasonable grounds; a child cannot withdraw (domain §4.2).
 */
export function decisionProblems(
  known: NrmCase,
  columns: DecisionColumns,
  row: DecisionRow | null,
  now: Date,
): Problem[] {
  const on = calendarDay(columns.decided_on)
  if (on > dayInLondon(now)) return problem('decided_on', 'future')
  const referral = known.referrals.find(({ id }) => id === columns.referral_id)
  if (referral !== undefined && on < calendarDay(referral.sent_on))
    return problem('decided_on', 'before-referral')
  if (columns.authority !== null && !hasCode(codeList('nrm-competent-authority'), columns.authority, on))
    return problem('authority', 'authority-not-then')
  if (columns.grounds === 'combined' && columns.authority !== 'devolved-panel')
    return problem('authority', 'panel-only')
  if (columns.outcome === 'withdrawn' && known.dob !== null && !isAdultOn(known.dob, on))
    return problem('outcome', 'child-cannot-withdraw')
  const others = known.decisions.filter(
    (one) => one.referral_id === columns.referral_id && one.id !== row?.id,
  )
  if (others.some((one) => (one.grounds === 'rg') === (columns.grounds === 'rg')))
    return problem('grounds', 'decided-already')
  if (columns.outcome === 'withdrawn' || columns.grounds !== 'cg') return []
  const first = others.find(({ grounds }) => grounds === 'rg')
  const counts = first === undefined ? null : effectiveOf(known, first)
  if (counts === null || counts.outcome !== 'positive') return problem('grounds', 'first-decision-needed')
  return on < counts.on ? problem('decided_on', 'before-first-decision') : []
}

function effectiveOf(known: NrmCase, row: DecisionRow): Effective | null {
  const { decisions, reconsiderations } = knownOf(known)
  const decision = decisions.find(({ id }) => id === row.id)
  return decision === undefined ? null : effective(decision, { reconsiderations })
}

/**
 * A decision is heard of. In one act: the decision; where it is negative, the question to a manager and the clock of a
 * reconsideration; the review of the safety plan; and what was still to be sent, where nothing is awaited any more.
 */
export function decide(known: NrmCase, columns: DecisionColumns, now: Date): FactsOrRefusal {
  if (!mayRecord(known)) return refuse('not-in-this-state', `case-${known.stage}`)
  if (!known.referrals.some(({ id }) => id === columns.referral_id))
    return refuse('not-in-this-state', 'nrm-not-referred')
  const [wrong] = decisionProblems(known, columns, null, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  const isFirst = columns.grounds === 'rg'
  const made = known.ever.decisions.filter(
    (one) => one.referralId === columns.referral_id && one.isFirst === isFirst,
  ).length
  const id = factIdOf('nrm-decision', columns.referral_id, isFirst ? 'first' : 'last', made)
  const negative = columns.outcome === 'negative'
  const over = negative || !isFirst || columns.outcome === 'withdrawn'
  return done([
    newFact(nrmDecision, known.caseId, columns, id),
    ...managerAsked(known, negative, now),
    ...reconsiderationClock(known, id, negative ? calendarDay(columns.decided_on) : null),
    ...planReview(known, columns.decided_on, now),
    ...(over
      ? known.deadlines
          .filter((one) => one.kind === 'nrm-information-due' && pending(one))
          .map((one) => changeDeadline(one, { state: 'lapsed' }, 'nrm-decided'))
      : []),
  ])
}

/** A slip put right: the clocks follow what the decision says now, and nothing is asked twice. */
export function correctDecision(
  known: NrmCase,
  row: DecisionRow,
  columns: DecisionColumns,
  why: string,
  now: Date,
): FactsOrRefusal {
  const [wrong] = decisionProblems(known, columns, row, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  const before = effectiveOf(known, row)?.outcome === 'negative'
  const after = columns.outcome === 'negative' && !(row.outcome === 'negative' && !before)
  return done([
    nextVersion(nrmDecision, known.caseId, row, columns, why),
    ...(before === after ? [] : managerAsked(known, after, now)),
    ...reconsiderationClock(known, row.id, after ? calendarDay(columns.decided_on) : null),
  ])
}

const columnsOfDecision = (row: DecisionRow): DecisionColumns => nrmDecision.columns.parse(row)

/** It was never made, or belongs to somebody else: what it asked for is asked no longer. */
export function withdrawDecision(known: NrmCase, row: DecisionRow, why: string, now: Date): FactsOrRefusal {
  if (known.reconsiderations.some((one) => one.decision_id === row.id))
    return refuse('not-in-this-state', 'nrm-reconsidered')
  if (
    row.grounds === 'rg' &&
    known.decisions.some((one) => one.referral_id === row.referral_id && one.id !== row.id)
  )
    return refuse('not-in-this-state', 'nrm-decided-after')
  return done([
    enteredInError(
      nrmDecision,
      known.caseId,
      { id: row.id, version: row.version, columns: columnsOfDecision(row) },
      why,
    ),
    ...(row.outcome === 'negative' ? managerAsked(known, false, now) : []),
    ...reconsiderationClock(known, row.id, null),
  ])
}

/** A local panel takes a child more than so many days from 18 on the day of referral; null: the birth date is not known. */
export function panelInScope(dob: CalendarDay | null, sentOn: CalendarDay): boolean | null {
  if (dob === null) return null
  return !isAdultOn(dob, addDays(sentOn, nrmTerm('panel-days-from-18', sentOn)))
}
