import type { CalendarDay } from '../calendar-day.ts'
import { entryOf, wholeValueOn, type CodeList } from '../code-list.ts'
import type { SafetyPlanEvent } from './safety-plan.ts'

/** The days of stepping back to consultation (reference-data/step-back-term.csv). All [PROPOSAL]. */
export interface StepBackTerms {
  readonly decisionDays: number
  /** From one contact with a professional to the next, at most. */
  readonly contactDays: number
  /** From one review to the next: does the child need to be taken up again? */
  readonly reviewDays: number
  /** How far ahead the first day may lie. */
  readonly aheadDays: number
}

/** The terms of a day. Throws a RangeError where a row is missing or no whole number. */
export function stepBackTermsOn(list: CodeList, on: CalendarDay): StepBackTerms {
  return {
    decisionDays: wholeValueOn(list, 'decision-days', on),
    contactDays: wholeValueOn(list, 'contact-days', on),
    reviewDays: wholeValueOn(list, 'review-days', on),
    aheadDays: wholeValueOn(list, 'ahead-days', on),
  }
}

/** Does an event ask whether a child who was stepped back must be taken up again (reference-data/safety-plan-event.csv)? */
export function asksToTakeUp(list: CodeList, event: SafetyPlanEvent, on: CalendarDay): boolean {
  return entryOf(list, event, on)?.extra['step_back'] === 'yes'
}

/** Is somebody of this kind a professional (reference-data/third-party-type.csv)? A parent, a carer and an interpreter are not. */
export function isProfessional(list: CodeList, type: string | null): boolean {
  return type !== null && entryOf(list, type)?.extra['professional'] === 'yes'
}
