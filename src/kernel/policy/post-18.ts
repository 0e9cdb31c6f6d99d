import type { CalendarDay } from '../calendar-day.ts'
import { eighteenthBirthday, seventeenAndAHalf } from '../calendar-day.ts'
import type { ManagerDecisionKind } from '../vocabulary.ts'

export interface Post18Facts {
  readonly dob: CalendarDay
  /** Is the child's site in the post-18 pilot on the day? */
  readonly inPost18Pilot: boolean
  /** What the assessment at 17½ found; null = not made. */
  readonly assessment: 'additional-need' | 'no-additional-need' | null
  /** What the manager decided at 18; null = not yet. */
  readonly decision: 'continue' | 'end' | null
}

export type Post18Step =
  | 'not-yet'
  | 'assess-needs'
  | 'assign-post-18-worker'
  | 'plan-transition'
  | 'decide-at-18'
  | 'continue-after-18'
  | 'end-at-18'

export interface Post18State {
  readonly step: Post18Step
  /** Day of the needs assessment: 17 years and 6 months. */
  readonly assessmentOn: CalendarDay
  readonly eighteenOn: CalendarDay
  /** Raised from the 18th birthday until decided. Turning 18 never closes a case by itself. */
  readonly raises: Extract<ManagerDecisionKind, 'turning-18' | 'post-18-support'> | null
}

/**
 * DT-4, as of a day. Outside a pilot there is no assessment: from 17½ the transition is planned. No upper limit is applied;
 * sources name 21 or 25. Sources: logic models 2021 (part 2); evaluation 2019 (RR111) §3.3.3; evaluation 2024.
 */
export function post18StateOn(facts: Post18Facts, day: CalendarDay): Post18State {
  const assessmentOn = seventeenAndAHalf(facts.dob)
  const eighteenOn = eighteenthBirthday(facts.dob)
  const state = (step: Post18Step, raises: Post18State['raises'] = null): Post18State => {
    return { step, assessmentOn, eighteenOn, raises }
  }
  const mayContinue = facts.inPost18Pilot && facts.assessment === 'additional-need'
  if (day >= eighteenOn) {
    if (facts.decision === 'end') return state('end-at-18')
    if (facts.decision === 'continue') return state('continue-after-18')
    return state('decide-at-18', mayContinue ? 'post-18-support' : 'turning-18')
  }
  if (day < assessmentOn) return state('not-yet')
  if (facts.inPost18Pilot && facts.assessment === null) return state('assess-needs')
  return state(mayContinue ? 'assign-post-18-worker' : 'plan-transition')
}
