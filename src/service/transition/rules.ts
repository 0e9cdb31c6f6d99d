import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { planDueOn } from '../../kernel/policy/transition.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { changeDeadline, followFact, PLAN_ONLY, type Deadline, type Ought } from '../deadlines/index.ts'
import type {
  AdultService,
  Assessment,
  Information,
  LeavingCare,
  NrmAnswer,
  Plan,
  TransitionReview,
} from './facts.ts'

/** What stands in a case, without its versions. Lists in the order in which they were recorded. */
export interface Transition {
  readonly assessment: Assessment | null
  readonly plan: Plan | null
  readonly services: readonly AdultService[]
  readonly information: readonly Information[]
  readonly answers: readonly NrmAnswer[]
  readonly leavingCare: LeavingCare | null
  readonly reviews: readonly TransitionReview[]
}

/** What the rules need to know beside it. */
export interface Around {
  /** null: the birth date is not known. */
  readonly eighteen: CalendarDay | null
  readonly nrm: 'needed' | 'not-needed' | 'unknown'
  readonly inPost18Pilot: boolean
  /** Somebody works with the young person as a post-18 worker. */
  readonly post18Worker: boolean
}

/** The young person has said yes, in part or no: the plan was talked through. */
export function talkedThrough(plan: Pick<Plan, 'agreed'> | null): boolean {
  return plan !== null && plan.agreed !== 'not-yet'
}

/** The answer that stands: the latest by its day, of one day the one written later. */
export function standingAnswer<A extends Pick<NrmAnswer, 'given_on'>>(answers: readonly A[]): A | null {
  return answers.reduce<A | null>(
    (last, one) => (last === null || one.given_on >= last.given_on ? one : last),
    null,
  )
}

/** The review that was held last. */
export function lastReview<R extends Pick<TransitionReview, 'held_on'>>(reviews: readonly R[]): R | null {
  return reviews.reduce<R | null>(
    (last, one) => (last === null || one.held_on >= last.held_on ? one : last),
    null,
  )
}

/** The day of the next review: as the last review says, unless the plan was written after it. Null: none is planned. */
export function nextReviewOn(known: Pick<Transition, 'plan' | 'reviews'>): CalendarDay | null {
  const held = lastReview(known.reviews)
  const { plan } = known
  const says =
    plan !== null && (held === null || plan.made_on > held.held_on) ? plan.next_review_on : held?.next_on
  return says === null || says === undefined ? null : calendarDay(says)
}

export const missingThings = [
  'assessment',
  'plan',
  'agreement',
  'adult-service',
  'named-contact',
  'nrm-information',
  'nrm-answer',
  'leaving-care',
  'contingency',
  'post-18-worker',
] as const
export type MissingThing = (typeof missingThings)[number]

/** What a transition needs, and how far it has come: enough to say what is missing, for one case or a list of them. */
export interface Progress {
  readonly assessed: boolean
  readonly result: string | null
  readonly agreed: string | null
  readonly servicesContacted: boolean
  readonly contactNamed: boolean
  readonly informed: boolean
  readonly answered: boolean
  readonly leavingCare: boolean
  readonly contingency: boolean
}

export function progressOf(known: Transition): Progress {
  const { plan } = known
  return {
    assessed: known.assessment !== null,
    result: known.assessment?.result ?? null,
    agreed: plan?.agreed ?? null,
    servicesContacted: known.services.length > 0,
    contactNamed: known.services.some((one) => one.named_contact !== null && one.state === 'accepted'),
    informed: known.information.length > 0,
    answered: known.answers.length > 0,
    leavingCare: known.leavingCare !== null,
    contingency: plan !== null && plan.missing_what !== null,
  }
}

/**
 * What is still missing before 18, in the order in which it is done (domain §4.12; indicators P-A1, P-A2, P-O1). An NRM whose
 * standing nobody knows asks for an answer as one that is pending does.
 */
export function missingFrom(progress: Progress, around: Omit<Around, 'eighteen'>): readonly MissingThing[] {
  const nrm = around.nrm !== 'not-needed'
  const worker = around.inPost18Pilot && progress.result === 'additional-need' && !around.post18Worker
  const missing: Readonly<Record<MissingThing, boolean>> = {
    assessment: !progress.assessed,
    plan: progress.agreed === null,
    agreement: progress.agreed === 'not-yet',
    'adult-service': !progress.servicesContacted,
    'named-contact': progress.servicesContacted && !progress.contactNamed,
    'nrm-information': nrm && !progress.informed,
    'nrm-answer': nrm && !progress.answered,
    'leaving-care': !progress.leavingCare,
    contingency: progress.agreed !== null && !progress.contingency,
    'post-18-worker': worker,
  }
  return missingThings.filter((thing) => missing[thing])
}

const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/** `about` of the two deadlines that a case has one of. A review's is its day. */
export const PLAN = 'plan'
export const ANSWER = 'answer'

export const transitionKinds = ['transition-plan', 'nrm-answer-at-18', 'transition-review'] as const

/** The plan that was talked through: due some weeks after the assessment, and before 18. */
export function planOught(known: Transition, around: Around, days: number, now: Date): Ought | null {
  if (known.assessment === null) return null
  const dueAt = endOf(planDueOn(calendarDay(known.assessment.held_on), around.eighteen, days))
  return talkedThrough(known.plan)
    ? { state: 'met', dueAt, metAt: now }
    : { state: 'open', dueAt, metAt: null }
}

/** The answer on the NRM: due when the young person turns 18, because without it the case may be suspended (domain §4.12). */
export function answerOught(known: Transition, around: Around, now: Date): Ought | null {
  if (around.eighteen === null) return null
  const begun = known.assessment !== null || known.plan !== null || known.information.length > 0
  const dueAt = startOfLondonDay(around.eighteen)
  if (known.answers.length > 0) return { state: 'met', dueAt, metAt: now }
  return begun && around.nrm !== 'not-needed' ? { state: 'open', dueAt, metAt: null } : null
}

/**
 * The deadlines of the transition brought to where they ought to stand after what was just recorded. In: every deadline of the
 * case of these kinds and of the assessment, in any state. A needs assessment that was decided on stays met when the assessment
 * is withdrawn.
 */
export function transitionClocks(
  caseId: CaseId,
  known: Transition,
  around: Around,
  given: {
    readonly deadlines: readonly Deadline[]
    readonly planDays: number
    readonly why: string
    readonly now: Date
  },
): readonly FactToRecord[] {
  const { deadlines, planDays, why, now } = given
  return [
    ...assessmentClock(known, deadlines, why, now),
    ...followFact(caseId, 'transition-plan', PLAN, planOught(known, around, planDays, now), deadlines, why),
    ...followFact(caseId, 'nrm-answer-at-18', ANSWER, answerOught(known, around, now), deadlines, why),
    ...reviewClocks(caseId, known, deadlines, why, now),
  ]
}

const ASSESSED = 'assessed'

/** The clock at 17½: met by the assessment and, where the area asks for no more, by a plan that was talked through. */
function assessmentClock(
  { assessment, plan }: Transition,
  deadlines: readonly Deadline[],
  why: string,
  now: Date,
): FactToRecord[] {
  const clock = deadlines.find(({ kind }) => kind === 'seventeen-and-a-half')
  if (clock === undefined) return []
  const held = assessment !== null || (clock.about === PLAN_ONLY && talkedThrough(plan))
  if (held && (clock.state === 'open' || clock.state === 'paused'))
    return [changeDeadline(clock, { state: 'met', metAt: now }, ASSESSED)]
  const withdrawn = why === 'assessment-withdrawn' || (clock.about === PLAN_ONLY && why === 'plan-withdrawn')
  return !held && clock.state === 'met' && withdrawn
    ? [changeDeadline(clock, { state: 'open', metAt: null }, why)]
    : []
}

function reviewClocks(
  caseId: CaseId,
  known: Transition,
  deadlines: readonly Deadline[],
  why: string,
  now: Date,
): FactToRecord[] {
  const next = nextReviewOn(known)
  const all = deadlines.filter(({ kind }) => kind === 'transition-review')
  const earlier = all.filter((one) => one.state === 'open' && one.about !== next)
  const planned: Ought | null = next === null ? null : { state: 'open', dueAt: endOf(next), metAt: null }
  return [
    ...earlier.map((one) =>
      why === 'review-held'
        ? changeDeadline(one, { state: 'met', metAt: now }, why)
        : changeDeadline(one, { state: 'lapsed' }, why),
    ),
    ...(next === null ? [] : followFact(caseId, 'transition-review', next, planned, all, why)),
  ]
}

/** How far apart two days are, as a person says it. `to` is not before `from`. */
export function apart(
  from: CalendarDay,
  to: CalendarDay,
): { readonly years: number; readonly months: number; readonly days: number } {
  let months = 0
  while (addMonths(from, months + 1) <= to) months += 1
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: daysBetween(addMonths(from, months), to),
  }
}
