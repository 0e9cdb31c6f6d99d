import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { HOUR } from '../../kernel/clock.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { eventReviewDays, safetyPlanTerm, type SafetyPlanEvent } from '../../kernel/policy/safety-plan.ts'
import { asksToTakeUp } from '../../kernel/policy/stepping-back.ts'
import { newFact, type FactToRecord } from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { changeDeadline, openDeadline, type Deadline } from '../deadlines/index.ts'
import { safetyPlanReview } from './facts.ts'

/** The end of a day in London: what is due on it is late from here. */
export const endOfDay = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

const pending = (one: Deadline): boolean => one.state === 'open' || one.state === 'paused'
const isFirst = (one: Deadline): boolean => one.kind === 'safety-plan-first'
const isReview = (one: Deadline): boolean => one.kind === 'safety-plan-review'

/**
 * The deadline of the first plan, for the act that accepts a case: 72 hours (safety-plan-term.csv). In: every deadline of the
 * case of the plan's kinds, in whatever state. None where a plan was made or is waited for; one that lapsed runs again.
 */
export function firstPlanDue(caseId: CaseId, deadlines: readonly Deadline[], now: Date): FactToRecord[] {
  if (deadlines.some((one) => isReview(one) || (isFirst(one) && one.state !== 'lapsed'))) return []
  const hours = safetyPlanTerm(codeList('safety-plan-term'), 'first-plan-hours', dayInLondon(now))
  const dueAt = new Date(now.getTime() + hours * HOUR)
  const lapsed = deadlines.find(isFirst)
  return [
    lapsed === undefined
      ? openDeadline(caseId, 'safety-plan-first', dueAt)
      : changeDeadline(lapsed, { state: 'open', dueAt }, 'accepted-again'),
  ]
}

/** What happened that makes a plan be looked at again. */
export interface RaisingEvent {
  readonly event: SafetyPlanEvent
  /** The day on which it happened, or will; null = not known. */
  readonly on: CalendarDay | null
  /** In words, for whoever reviews; never where the child is. */
  readonly why: string | null
}

/**
 * What an event does to the safety plan, to be recorded in the same act as the event: the review with its reason, and its
 * deadline. In: every deadline of the case of the plan's kinds, in whatever state (`planDeadlines`). Where no plan was made yet
 * there is nothing to review: the first plan is due, and sooner if the event asks for it sooner. An event of a kind that
 * waits to be reviewed already keeps the earlier deadline. Days: reference-data/safety-plan-event.csv.
 */
export function reviewRaisedBy(
  caseId: CaseId,
  raising: RaisingEvent,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  return [
    ...planReviewRaisedBy(caseId, raising, deadlines, now),
    ...takeUpAskedBy(caseId, raising.event, deadlines, now),
  ]
}

/**
 * A child from whom the service has stepped back is looked at anew: a review of the same kind as the one that waits for its day,
 * about the event, in the event's days. None for any other child, and none where one for such an event waits already.
 */
function takeUpAskedBy(
  caseId: CaseId,
  event: SafetyPlanEvent,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const reviews = deadlines.filter((one) => one.kind === 'step-back-review' && pending(one))
  const today = dayInLondon(now)
  const list = codeList('safety-plan-event')
  if (reviews.length === 0 || !asksToTakeUp(list, event, today)) return []
  if (reviews.some(({ about }) => about === event)) return []
  const dueAt = endOfDay(addDays(today, eventReviewDays(list, event, today)))
  return [openDeadline(caseId, 'step-back-review', dueAt, event)]
}

function planReviewRaisedBy(
  caseId: CaseId,
  raising: RaisingEvent,
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const today = dayInLondon(now)
  const days = eventReviewDays(codeList('safety-plan-event'), raising.event, today)
  const dueAt = endOfDay(addDays(today, days))
  if (!deadlines.some((one) => isReview(one) || (isFirst(one) && one.state === 'met'))) {
    const first = deadlines.find((one) => isFirst(one) && pending(one))
    if (first === undefined) return [openDeadline(caseId, 'safety-plan-first', dueAt)]
    const late = first.dueAt === null || first.dueAt > dueAt
    return late ? [changeDeadline(first, { state: 'open', dueAt }, `raised-by-${raising.event}`)] : []
  }
  const waits = deadlines.some((one) => isReview(one) && one.about === raising.event && pending(one))
  return [
    newFact(safetyPlanReview, caseId, {
      state: 'raised',
      event: raising.event,
      event_on: raising.on,
      why: raising.why,
      held_on: null,
      outcome: null,
      found: null,
      child_took_part: null,
      plan_version: null,
      held_by: null,
    }),
    ...(waits ? [] : [openDeadline(caseId, 'safety-plan-review', dueAt, raising.event)]),
  ]
}

/** Several events told in one act, each of its own kind: before there is a plan, the most urgent alone moves its deadline. */
export function reviewsRaisedBy(
  caseId: CaseId,
  raising: readonly RaisingEvent[],
  deadlines: readonly Deadline[],
  now: Date,
): FactToRecord[] {
  const days = ({ event }: RaisingEvent) =>
    eventReviewDays(codeList('safety-plan-event'), event, dayInLondon(now))
  const planned = deadlines.some((one) => isReview(one) || (isFirst(one) && one.state === 'met'))
  const asked = planned ? raising : [...raising].sort((a, b) => days(a) - days(b)).slice(0, 1)
  const events = [...new Set(raising.map(({ event }) => event))]
  return [
    ...asked.flatMap((one) => planReviewRaisedBy(caseId, one, deadlines, now)),
    ...events.flatMap((event) => takeUpAskedBy(caseId, event, deadlines, now)),
  ]
}
