import { addDays, calendarDay, dayInLondon, laterOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, FactId } from '../../kernel/ids.ts'
import type { StepBackTerms } from '../../kernel/policy/stepping-back.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import { newFact, nextVersion, type FactToRecord, type FactsOrRefusal } from '../../platform/record/index.ts'
import type { Standing } from '../child/index.ts'
import { BY_LEVEL, changeDeadline, openDeadline } from '../deadlines/index.ts'
import {
  stepBack,
  stepBackReview,
  type MetNeed,
  type ReviewOutcome,
  type StepBack,
  type StepBackReview,
  type ToldHow,
} from './facts.ts'
import { approved, atRest, rhythm, standing, waits, type StepBackKnown } from './rhythm.ts'

export const obstacles = [
  'case-not-allocated',
  'missing',
  'first-contact',
  'watch-runs',
  'review-raised',
] as const
export type Obstacle = (typeof obstacles)[number]

/**
 * What stands in the way of stepping back, the first found; null: nothing. A child whom nobody of ours has reached, who is
 * missing, who is watched after a step down of the safety plan, or whose plan an event asks to be looked at, is not left
 * to others [PROPOSAL]: these are the hours in which traffickers come (evaluation 2019 (RR111) §3.3.1).
 */
export function obstacleTo(known: StepBackKnown): Obstacle | null {
  if (known.stage !== 'allocated') return 'case-not-allocated'
  if (known.missing) return 'missing'
  if (waits(known, 'first-contact').length > 0) return 'first-contact'
  if (waits(known, 'watch-contact').length > 0) return 'watch-runs'
  if (waits(known, 'safety-plan-review').some(({ about }) => about !== BY_LEVEL)) return 'review-raised'
  return null
}

export interface Proposed {
  readonly why: string
  readonly needs: readonly MetNeed[]
  readonly childView: string | null
  readonly toldHow: ToldHow
  readonly toldWords: string | null
  readonly fromOn: CalendarDay
}

/** Whoever works with the child proposes; a manager has so many days to decide. */
export function propose(
  known: StepBackKnown,
  asked: Proposed,
  by: AccountId,
  terms: StepBackTerms,
  now: Date,
  id: FactId,
): FactsOrRefusal {
  const before = standing(known)
  if (before !== null) return refuse('already-done', before.columns.state)
  const obstacle = obstacleTo(known)
  if (obstacle !== null) return refuse('not-in-this-state', obstacle)
  if (asked.why.trim() === '') return refuse('reason-required', 'why-step-back')
  if (asked.needs.length === 0) return refuse('evidence-required', 'who-meets-which-need')
  if (asked.toldHow === 'could-not-be-told' ? asked.toldWords === null : asked.childView === null)
    return refuse('evidence-required', 'child-told')
  const today = dayInLondon(now)
  if (asked.fromOn < today || asked.fromOn > addDays(today, terms.aheadDays))
    return refuse('not-in-this-state', 'from-outside')
  return done([
    newFact(
      stepBack,
      known.caseId,
      {
        state: 'proposed',
        why: asked.why,
        needs: JSON.stringify(asked.needs),
        child_view: asked.childView,
        told_how: asked.toldHow,
        told_words: asked.toldWords,
        from_on: asked.fromOn,
        contact_days: null,
        review_days: null,
        proposed_by: by,
        decided_by: null,
        decided_why: null,
        ended_on: null,
        ended_by: null,
        ended_why: null,
      },
      id,
    ),
    openDeadline(
      known.caseId,
      'step-back-decision',
      new Date(now.getTime() + terms.decisionDays * DAY_OF_24_HOURS),
      id,
    ),
  ])
}

/** The proposal a manager may decide on, or why not: it is another person's. */
export function decidable(known: StepBackKnown, by: AccountId): Outcome<Standing<StepBack>> {
  const one = standing(known)
  if (one?.columns.state !== 'proposed') return refuse('not-in-this-state', 'nothing-proposed')
  return one.columns.proposed_by === by ? refuse('own-work', 'proposed-it') : done(one)
}

const changed = (
  known: StepBackKnown,
  one: Standing<StepBack>,
  change: Partial<StepBack>,
  why: string,
): FactToRecord => nextVersion(stepBack, known.caseId, one, { ...one.columns, ...change }, why)

const decisionMet = (known: StepBackKnown, now: Date, why: string): FactToRecord[] =>
  waits(known, 'step-back-decision').map((one) => changeDeadline(one, { state: 'met', metAt: now }, why))

/** Stepped back from the day proposed or from today, whichever is later: the rhythm with the professionals begins, and its review. */
export function approve(
  known: StepBackKnown,
  asked: { readonly why: string },
  by: AccountId,
  terms: StepBackTerms,
  now: Date,
): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  const obstacle = obstacleTo(known)
  if (obstacle !== null) return refuse('not-in-this-state', obstacle)
  if (asked.why.trim() === '') return refuse('reason-required', 'why-decided')
  const one = may.value
  const columns: StepBack = {
    ...one.columns,
    state: 'approved',
    from_on: laterOf(calendarDay(one.columns.from_on), dayInLondon(now)),
    contact_days: terms.contactDays,
    review_days: terms.reviewDays,
    decided_by: by,
    decided_why: asked.why,
  }
  return done([
    changed(known, one, columns, 'approved'),
    ...decisionMet(known, now, 'approved'),
    ...rhythm({ ...known, all: [{ ...one, columns }] }, known.contacts, 'approved'),
  ])
}

/** The child stays in the usual rhythm, with the manager's reason. */
export function refuseProposal(
  known: StepBackKnown,
  asked: { readonly why: string },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  if (asked.why.trim() === '') return refuse('reason-required', 'why-decided')
  return done([
    changed(known, may.value, { state: 'refused', decided_by: by, decided_why: asked.why }, 'refused'),
    ...decisionMet(known, now, 'refused'),
  ])
}

/** Taken back before a manager has decided. */
export function withdraw(known: StepBackKnown): FactsOrRefusal {
  const one = standing(known)
  if (one?.columns.state !== 'proposed') return refuse('not-in-this-state', 'nothing-proposed')
  return done([
    changed(known, one, { state: 'withdrawn' }, 'withdrawn'),
    ...waits(known, 'step-back-decision').map((clock) =>
      changeDeadline(clock, { state: 'lapsed' }, 'withdrawn'),
    ),
  ])
}

/** Direct work again: the usual rhythm of contact with the child holds from this moment. */
export function takeUp(
  known: StepBackKnown,
  asked: { readonly why: string },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const one = approved(known)
  if (one === null) return refuse('not-in-this-state', 'not-stepped-back')
  if (asked.why.trim() === '') return refuse('reason-required', 'why-taken-up')
  const end = { state: 'taken-up' as const, ended_on: dayInLondon(now), ended_by: by, ended_why: asked.why }
  return done([changed(known, one, end, 'taken-up'), ...atRest(known.deadlines, 'taken-up')])
}

/** What asks for the review now: the events that wait to be looked at. */
export const askedBy = (known: StepBackKnown): string[] => {
  const one = standing(known)
  return waits(known, 'step-back-review').flatMap(({ about }) =>
    about === null || about === one?.id ? [] : [about],
  )
}

/** Looked at again: the child stays stepped back until the next review, or is taken up in the same act. */
export function review(
  known: StepBackKnown,
  asked: {
    readonly outcome: ReviewOutcome
    readonly heldOn: CalendarDay
    readonly found: string
    readonly childView: string | null
  },
  by: AccountId,
  now: Date,
  id: FactId,
): FactsOrRefusal {
  const one = approved(known)
  if (one === null) return refuse('not-in-this-state', 'not-stepped-back')
  if (asked.found.trim() === '') return refuse('reason-required', 'what-was-found')
  if (asked.heldOn > dayInLondon(now)) return refuse('not-in-this-state', 'held-in-future')
  const held: StepBackReview = {
    step_back_id: one.id,
    held_on: asked.heldOn,
    outcome: asked.outcome,
    found: asked.found,
    child_view: asked.childView,
    because: askedBy(known),
    held_by: by,
  }
  const fact = newFact(stepBackReview, known.caseId, held, id)
  if (asked.outcome === 'take-up') {
    const taken = takeUp(known, { why: asked.found }, by, now)
    return taken.ok ? done([fact, ...taken.value]) : taken
  }
  const answered = waits(known, 'step-back-review')
    .filter(({ about }) => about !== one.id)
    .map((clock) => changeDeadline(clock, { state: 'met', metAt: now }, 'reviewed'))
  const reviews = [
    ...known.reviews,
    { id, version: 1, actId: '', recordedAt: now, reason: null, columns: held },
  ]
  return done([fact, ...answered, ...rhythm({ ...known, reviews }, known.contacts, 'reviewed')])
}
