import { dayInLondon } from '../../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId } from '../../kernel/ids.ts'
import {
  levelRuleOn,
  nextLevelDown,
  safetyPlanTerm,
  watchStanding,
  type Watch,
} from '../../kernel/policy/safety-plan.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import { newFact, nextVersion, type FactToRecord, type FactsOrRefusal } from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { BY_LEVEL, changeDeadline, openDeadline, waitsOrRests, type Deadline } from '../deadlines/index.ts'
import { safetyPlan, safetyPlanStepDown } from './facts.ts'
import { columnsOfPlan, mayBeWritten, pendingOf, reviewDueAt, stepDownAs } from './rules.ts'
import { watchOf, type PlanKnown, type StepDown } from './store.ts'

/** The watch that runs now. */
export function runningWatch(known: Pick<PlanKnown, 'plan' | 'stepDowns'>, now: Date): Watch | null {
  const watch = watchOf(known)
  return watch !== null && watch.until > now ? watch : null
}

/** The proposal that waits for a manager, or that a manager returned. */
export function standingProposal(known: Pick<PlanKnown, 'plan' | 'stepDowns'>): StepDown | null {
  const [last] = known.stepDowns
  const waits = last?.state === 'proposed' || last?.state === 'returned'
  return last !== undefined && waits && last.from === known.plan?.level ? last : null
}

/**
 * Proposes the next level down, one at a time and never while a watch runs: traffickers are said to wait for a plan to be
 * reduced (evaluation 2019 (RR111) §3.3.1), so each step is watched to its end before the next [PROPOSAL].
 */
export function proposeStepDown(
  known: PlanKnown,
  asked: { readonly why: string; readonly childView: string | null },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const { plan, caseId } = known
  if (plan === null || !mayBeWritten(known)) return refuse('not-in-this-state', 'no-plan')
  const to = nextLevelDown(plan.level)
  if (to === null) return refuse('not-in-this-state', 'down-already')
  // Also a watch that ran out with its last contact still to be made.
  if (runningWatch(known, now) !== null || pendingOf(known, 'watch-contact').length > 0)
    return refuse('not-in-this-state', 'watch-runs')
  if (pendingOf(known, 'safety-plan-review').some((one) => one.about !== BY_LEVEL))
    return refuse('not-in-this-state', 'review-raised')
  if (asked.why.trim() === '') return refuse('reason-required', 'why-step-down')
  const standing = standingProposal(known)
  if (standing?.state === 'proposed') return refuse('already-done', 'proposed')
  const days = safetyPlanTerm(codeList('safety-plan-term'), 'step-down-decision-days', dayInLondon(now))
  const columns = {
    state: 'proposed' as const,
    from_level: plan.level,
    to_level: to,
    why: asked.why,
    child_view: asked.childView,
    proposed_by: by as string,
    decided_why: null,
    decided_by: null,
    watch_from: null,
    watch_until: null,
    contact_days: null,
  }
  return done([
    standing === null
      ? newFact(safetyPlanStepDown, caseId, columns)
      : nextVersion(safetyPlanStepDown, caseId, standing, columns, 'proposed-again'),
    openDeadline(caseId, 'safety-plan-step-down', new Date(now.getTime() + days * DAY_OF_24_HOURS)),
  ])
}

/** The proposal a manager may decide on, or why not. It is another person's: nobody steps down on their own word. */
export function decidable(known: PlanKnown, by: AccountId): Outcome<StepDown> {
  const standing = standingProposal(known)
  if (!mayBeWritten(known) || standing?.state !== 'proposed')
    return refuse('not-in-this-state', 'nothing-proposed')
  return standing.proposedBy === by ? refuse('own-work', 'proposed-it') : done(standing)
}

/**
 * The plan comes down a level, and the watch begins: closer contact with a clock of its own. The review comes when it would have
 * come or when the new level asks for it, whichever is sooner: a step down never puts a review off.
 */
export function approveStepDown(
  known: PlanKnown,
  asked: { readonly why: string },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  const { plan, caseId } = known
  if (plan === null) return refuse('not-in-this-state', 'no-plan')
  if (asked.why.trim() === '') return refuse('reason-required', 'why-step-down')
  if (pendingOf(known, 'safety-plan-review').some((one) => one.about !== BY_LEVEL))
    return refuse('not-in-this-state', 'review-raised')
  const { to, proposedBy } = may.value
  const rule = levelRuleOn(codeList('safety-plan-level'), to, dayInLondon(now))
  if (rule.watchDays === null || rule.contactDays === null) throw new Error(`no watch is set for ${to}`)
  const until = new Date(now.getTime() + rule.watchDays * DAY_OF_24_HOURS)
  const watch = { from: now, until, contactDays: rule.contactDays }
  const standing = watchStanding(watch, [])
  if (!('due' in standing)) throw new Error('a watch begins with a contact to be made')
  return done([
    stepDownAs(
      known,
      may.value,
      {
        state: 'approved',
        decided_why: asked.why,
        decided_by: by,
        watch_from: now,
        watch_until: until,
        contact_days: rule.contactDays,
      },
      'approved',
    ),
    nextVersion(
      safetyPlan,
      caseId,
      plan,
      columnsOfPlan({ ...plan, level: to, inForceFrom: dayInLondon(now) }, 'step-down', proposedBy),
      asked.why,
    ),
    ...decidedNow(known, now, 'approved'),
    openDeadline(caseId, 'watch-contact', standing.due),
    ...sooner(known, reviewDueAt(to, known.firstMadeOn, now)),
  ])
}

const decidedNow = (known: PlanKnown, now: Date, why: string): FactToRecord[] =>
  pendingOf(known, 'safety-plan-step-down').map((one) =>
    changeDeadline(one, { state: 'met', metAt: now }, why),
  )

function sooner(known: PlanKnown, dueAt: Date): FactToRecord[] {
  const byLevel = pendingOf(known, 'safety-plan-review').filter((one) => one.about === BY_LEVEL)
  if (byLevel.length === 0) return [openDeadline(known.caseId, 'safety-plan-review', dueAt, BY_LEVEL)]
  return byLevel
    .filter((one) => one.dueAt !== null && one.dueAt > dueAt)
    .map((one) => changeDeadline(one, { state: one.state, dueAt }, 'stepped-down'))
}

/** Back to whoever proposed it, with words on what is missing. */
export function returnStepDown(
  known: PlanKnown,
  asked: { readonly why: string },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  if (asked.why.trim() === '') return refuse('reason-required', 'why-returned')
  return done([
    stepDownAs(known, may.value, { state: 'returned', decided_why: asked.why, decided_by: by }, 'returned'),
    ...decidedNow(known, now, 'returned'),
  ])
}

export function withdrawStepDown(known: PlanKnown): FactsOrRefusal {
  const standing = standingProposal(known)
  if (standing === null) return refuse('not-in-this-state', 'nothing-proposed')
  return done([
    stepDownAs(known, standing, { state: 'withdrawn' }, 'withdrawn'),
    ...known.deadlines
      .filter((one) => one.kind === 'safety-plan-step-down' && waitsOrRests(one))
      .map((one) => changeDeadline(one, { state: 'lapsed' }, 'withdrawn')),
  ])
}

/**
 * What the contacts with the child do to the clock of a watch: none or one change. In: the watch, every successful contact with
 * the child as it will be, the deadlines of the case. Computed from the contacts alone, so a contact withdrawn opens it again.
 */
export function watchContactChanges(
  watch: Watch | null,
  contacts: readonly Date[],
  deadlines: readonly Deadline[],
  why: string,
): FactToRecord[] {
  const last = deadlines.findLast((one) => one.kind === 'watch-contact' && one.state !== 'lapsed')
  if (watch === null || last === undefined) return []
  const standing = watchStanding(watch, contacts)
  if ('met' in standing) {
    const same = last.state === 'met' && last.metAt?.getTime() === standing.met.getTime()
    return same ? [] : [changeDeadline(last, { state: 'met', metAt: standing.met }, why)]
  }
  const same = last.state === 'open' && last.dueAt?.getTime() === standing.due.getTime()
  return same ? [] : [changeDeadline(last, { state: 'open', dueAt: standing.due, metAt: null }, why)]
}
