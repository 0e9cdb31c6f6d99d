import {
  addDays,
  dayInLondon,
  parseDay,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { nextMonth, parseMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { missingStateOn } from '../../kernel/policy/missing.ts'
import {
  monthlyStatuses,
  monthsToReturn,
  type MonthlyStatusMonth,
} from '../../kernel/policy/monthly-status.ts'
import { nrmEffect, type NrmEvent } from '../../kernel/policy/nrm-outcome.ts'
import type { ManagerDecisionKind } from '../../kernel/vocabulary.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import {
  changeDeadline,
  childFound,
  openDeadline,
  statusDeadline,
  type Deadline,
} from '../deadlines/index.ts'

/** Days a manager has to decide after a negative NRM decision is reported. No source states a time [PROPOSAL]. */
export const DAYS_TO_DECIDE = 7

/** What the months due of one case rest on. */
export interface StatusFacts {
  readonly receivedAt: Date
  /** When the case closed; null = open. */
  readonly closedAt: Date | null
  readonly recorded: readonly CalendarMonth[]
}

/** Every month of service up to today with its standing. */
export function monthsOf(facts: StatusFacts, today: CalendarDay): readonly MonthlyStatusMonth[] {
  return monthlyStatuses(
    {
      receivedOn: dayInLondon(facts.receivedAt),
      closedOn: facts.closedAt === null ? null : dayInLondon(facts.closedAt),
      returned: facts.recorded,
    },
    today,
  )
}

/** The months still to be recorded that are over: due and overdue, the oldest first. */
export function statusesDue(facts: StatusFacts, today: CalendarDay): readonly MonthlyStatusMonth[] {
  return monthsToReturn(monthsOf(facts, today))
}

/**
 * A recorded month meets its own deadline and opens the next month's, unless that month is recorded or waits already, or the
 * case is closed.
 */
export function deadlineChanges(
  caseId: CaseId,
  month: CalendarMonth,
  facts: Pick<StatusFacts, 'recorded' | 'closedAt'>,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const ofMonth = (which: CalendarMonth) =>
    deadlines.filter((one) => one.kind === 'monthly-status' && one.about === which)
  const met = ofMonth(month)
    // Also one that lapsed when the case closed: reopened, the case is not asked for this month again.
    .filter((one) => one.state !== 'met')
    .map((one) => changeDeadline(one, { state: 'met', metAt: now }, 'status-recorded'))
  const next = nextMonth(month)
  const waits = facts.closedAt !== null || facts.recorded.includes(next) || ofMonth(next).length > 0
  return waits ? met : [...met, statusDeadline(caseId, next)]
}

/** What a rule reads of a month's answers. */
export interface Answers {
  readonly nrm_stage: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
}

const negativeStages: Readonly<Record<string, NrmEvent>> = {
  'rg-negative': 'rg-negative',
  'cg-negative': 'cg-negative',
}

/**
 * The decisions that a month's answers ask of a manager (DT-5, DT-6): a negative NRM decision, six months missing. Each is
 * asked once while it waits, and not again for the answer that was already decided on; a child who is found takes the question
 * back. Nothing closes by itself.
 */
export function decisionsAsked(
  caseId: CaseId,
  answers: Answers,
  before: Answers | null,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const asked: FactToRecord[] = []
  const ask = (about: ManagerDecisionKind, dueAt: Date, sameAsBefore: boolean): void => {
    const earlier = deadlines.filter((one) => one.kind === 'manager-decision' && one.about === about)
    const waits = earlier.some((one) => one.state === 'open' || one.state === 'paused')
    if (waits || (earlier.length > 0 && sameAsBefore)) return
    asked.push(openDeadline(caseId, 'manager-decision', dueAt, about))
  }
  const event = negativeStages[answers.nrm_stage ?? '']
  const raises = event === undefined ? null : nrmEffect(event).raises
  if (raises !== null) {
    const due = startOfLondonDay(addDays(dayInLondon(now), DAYS_TO_DECIDE + 1))
    ask(raises, due, before?.nrm_stage === answers.nrm_stage)
  }
  const since = answers.missing_now === 'yes' ? parseDay(answers.missing_since ?? '') : null
  if (since !== null) {
    const episode = { startedOn: since, endedOn: null, onReferral: false }
    const state = missingStateOn([episode], dayInLondon(now))
    if (state.raises !== null && state.longTermFrom !== null)
      ask(state.raises, startOfLondonDay(state.longTermFrom), before?.missing_since === since)
  }
  return [...asked, ...(answers.missing_now === 'no' ? childFound(deadlines) : [])]
}

/** What is known of a variable before this month is recorded, and where from: a month, the referral, or another room. */
export interface Known {
  readonly answer: string
  readonly from: CalendarMonth | 'referral' | 'safety-plan' | 'justice' | 'immigration' | 'nrm' | 'child'
}

/** The latest answer that was asked for: of the months before, the last one first, then of the referral. */
export function knownBefore<V extends string>(
  variable: V,
  month: CalendarMonth,
  rows: readonly ({ readonly month: string } & Readonly<Record<V, string | null>>)[],
  fromReferral: string | null,
): Known | null {
  const earlier = rows
    .filter((row) => row.month < month && row[variable] !== null)
    .sort((a, b) => (a.month < b.month ? 1 : -1))[0]
  const answer = earlier?.[variable] ?? null
  const from = earlier === undefined ? null : parseMonth(earlier.month)
  if (answer !== null && from !== null) return { answer, from }
  return fromReferral === null ? null : { answer: fromReferral, from: 'referral' }
}
