import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId } from '../../kernel/ids.ts'
import {
  isLower,
  levelRuleOn,
  reviewDueOn,
  safetyPlanLevels,
  safetyPlanTerm,
  type SafetyPlanLevel,
} from '../../kernel/policy/safety-plan.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import {
  factIdOf,
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactToRecord,
  type FactsOrRefusal,
} from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import {
  BY_LEVEL,
  changeDeadline,
  openDeadline,
  type Deadline,
  type DeadlineKind,
} from '../deadlines/index.ts'
import { endOfDay, safetyPlanReview, type ReviewOutcome } from '../safety-review/index.ts'
import { safetyPlan, safetyPlanStepDown, type PlanChange } from './facts.ts'
import type { Plan, PlanKnown, StepDown } from './store.ts'

/** A plan is made as soon as somebody worries, and kept until support ends. */
export function mayBeWritten(known: Pick<PlanKnown, 'stage'>): boolean {
  return known.stage !== 'declined' && known.stage !== 'closed'
}

export function columnsOfPlan(
  plan: Plan,
  change: PlanChange,
  writtenBy: string,
): ColumnsOf<typeof safetyPlan> {
  return {
    level: plan.level,
    change,
    in_force_from: plan.inForceFrom,
    photo_held: plan.photoHeld,
    phone_and_internet: plan.phoneAndInternet,
    supervision: plan.supervision,
    known_numbers: plan.knownNumbers,
    travel: plan.travel,
    call_first: plan.callFirst,
    triggers: JSON.stringify(plan.triggers),
    risks: JSON.stringify(plan.risks),
    controls: JSON.stringify(plan.controls),
    people: JSON.stringify(plan.people),
    places: JSON.stringify(plan.places),
    missing_when: plan.missingWhen,
    missing_first_hour: plan.missingFirstHour,
    missing_who: plan.missingWho,
    missing_for_police: plan.missingForPolice,
    child_words: plan.childWords,
    child_heard: plan.childHeard,
    agreement: plan.agreement,
    for_child: plan.forChild,
    written_by: writtenBy,
  }
}

const firstLevels: readonly SafetyPlanLevel[] = ['immediate', 'full']
/** The levels that whoever writes may choose: those of a first plan, or the present one and those above it. */
export function levelsToWrite(plan: Pick<Plan, 'level'> | null): readonly SafetyPlanLevel[] {
  return plan === null ? firstLevels : safetyPlanLevels.filter((one) => !isLower(one, plan.level))
}

const isPending = (one: Deadline): boolean => one.state === 'open' || one.state === 'paused'
export const pendingOf = (known: Pick<PlanKnown, 'deadlines'>, kind: DeadlineKind): Deadline[] =>
  known.deadlines.filter((one) => one.kind === kind && isPending(one))

/** The last instant at which the next review of a level is in time, counted from today. */
export function reviewDueAt(level: SafetyPlanLevel, firstMadeOn: CalendarDay | null, now: Date): Date {
  const today = dayInLondon(now)
  const rule = levelRuleOn(codeList('safety-plan-level'), level, today)
  const firstMonthDays = safetyPlanTerm(codeList('safety-plan-term'), 'first-month-days', today)
  return endOfDay(reviewDueOn(rule, { firstMadeOn: firstMadeOn ?? today, firstMonthDays }, today))
}

interface Held {
  readonly outcome: ReviewOutcome
  readonly heldOn: CalendarDay
  readonly found: string | null
  readonly childTookPart: string | null
  readonly planVersion: number
  readonly level: SafetyPlanLevel
  readonly by: AccountId
}

/**
 * One look at the plan answers everything that was raised before it: each raised review is held, each deadline met, and the
 * next review is due by the level.
 */
function reviewHeld(known: PlanKnown, held: Held, now: Date): FactToRecord[] {
  const answer = {
    state: 'held' as const,
    held_on: held.heldOn,
    outcome: held.outcome,
    found: held.found,
    child_took_part: held.childTookPart,
    plan_version: held.planVersion,
    held_by: held.by as string,
  }
  const raised = known.reviews.filter((one) => one.state === 'raised')
  return [
    ...raised.map((one) =>
      nextVersion(
        safetyPlanReview,
        known.caseId,
        one,
        { ...answer, event: one.event, event_on: one.eventOn, why: one.why },
        'held',
      ),
    ),
    ...(raised.length > 0
      ? []
      : [newFact(safetyPlanReview, known.caseId, { ...answer, event: null, event_on: null, why: null })]),
    ...pendingOf(known, 'safety-plan-review').map((one) =>
      changeDeadline(one, { state: 'met', metAt: now }, 'review-held'),
    ),
    openDeadline(
      known.caseId,
      'safety-plan-review',
      reviewDueAt(held.level, known.firstMadeOn, now),
      BY_LEVEL,
    ),
  ]
}

/** A fact of a proposal in another state, its words kept. */
export function stepDownAs(
  known: PlanKnown,
  seen: StepDown,
  change: Partial<ColumnsOf<typeof safetyPlanStepDown>>,
  why: string,
): FactToRecord {
  return nextVersion(
    safetyPlanStepDown,
    known.caseId,
    seen,
    {
      state: seen.state,
      from_level: seen.from,
      to_level: seen.to,
      why: seen.why,
      child_view: seen.childView,
      proposed_by: seen.proposedBy,
      decided_why: seen.decidedWhy,
      decided_by: null,
      watch_from: null,
      watch_until: null,
      contact_days: null,
      ...change,
    },
    why,
  )
}

/** The level went up: what was asked for on the way down no longer stands. */
function levelRaised(known: PlanKnown): FactToRecord[] {
  const proposed = known.stepDowns.filter(({ state }) => state === 'proposed')
  return [
    ...proposed.map((one) => stepDownAs(known, one, { state: 'withdrawn' }, 'level-raised')),
    ...[...pendingOf(known, 'safety-plan-step-down'), ...pendingOf(known, 'watch-contact')].map((one) =>
      changeDeadline(one, { state: 'lapsed' }, 'level-raised'),
    ),
  ]
}

/**
 * The first version of a plan, or the next. The level may rise here and never fall: a step down is proposed, and a manager
 * decides (domain §4.4). A version written anew is a review; a correction is not, and leaves every clock as it is.
 */
export function writePlan(
  known: PlanKnown,
  asked: {
    readonly plan: Plan
    readonly change: 'new-version' | 'correction'
    readonly why: string | null
    /** yes, no, unknown; null = not asked. */
    readonly childTookPart: string | null
  },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  if (!mayBeWritten(known)) return refuse('not-in-this-state', `case-${known.stage}`)
  const { plan: before, caseId } = known
  if (before === null) {
    // Nobody has decided yet that less is enough: a plan reduced on paper starts as a full one and is stepped down here.
    if (!firstLevels.includes(asked.plan.level)) return refuse('not-in-this-state', 'step-down-is-decided')
    return done([
      newFact(safetyPlan, caseId, columnsOfPlan(asked.plan, 'first', by), factIdOf('safety-plan', caseId)),
      ...pendingOf(known, 'safety-plan-first').map((one) =>
        changeDeadline(one, { state: 'met', metAt: now }, 'plan-written'),
      ),
      openDeadline(caseId, 'safety-plan-review', reviewDueAt(asked.plan.level, null, now), BY_LEVEL),
    ])
  }
  if (isLower(asked.plan.level, before.level)) return refuse('not-in-this-state', 'step-down-is-decided')
  const why = asked.why?.trim() ?? ''
  if (why === '') return refuse('reason-required', 'why-new-version')
  const written = nextVersion(safetyPlan, caseId, before, columnsOfPlan(asked.plan, asked.change, by), why)
  const raised = isLower(before.level, asked.plan.level)
  if (asked.change === 'correction') {
    // Another level is another plan, whatever it is called.
    return raised ? refuse('not-in-this-state', 'level-is-no-slip') : done([written])
  }
  return done([
    written,
    ...reviewHeld(
      known,
      {
        outcome: 'new-version',
        heldOn: dayInLondon(now),
        found: why,
        childTookPart: asked.childTookPart,
        planVersion: before.version,
        level: asked.plan.level,
        by,
      },
      now,
    ),
    ...(raised ? levelRaised(known) : []),
  ])
}

/** The plan was looked at and stands as it is. What was found is said, whatever it is. */
export function holdReview(
  known: PlanKnown,
  asked: {
    readonly heldOn: CalendarDay
    readonly found: string
    readonly childTookPart: string | null
  },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const { plan } = known
  if (plan === null || !mayBeWritten(known)) return refuse('not-in-this-state', 'no-plan')
  if (asked.found.trim() === '') return refuse('reason-required', 'what-was-found')
  if (asked.heldOn > dayInLondon(now)) return refuse('not-in-this-state', 'in-future')
  return done(
    reviewHeld(
      known,
      { outcome: 'unchanged', ...asked, planVersion: plan.version, level: plan.level, by },
      now,
    ),
  )
}
