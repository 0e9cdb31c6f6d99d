import {
  addDays,
  addMonths,
  earlierOf,
  eighteenthBirthday,
  isAdultOn,
  seventeenAndAHalf,
  type CalendarDay,
} from '../calendar-day.ts'
import { codesOn, entryOf, hasCode, type CodeList } from '../code-list.ts'
import { done, refuse, type Outcome } from '../refusal.ts'

/** How an answer on staying in the NRM at 18 may be given (reference-data/nrm-consent-way.csv, with its days). */
export const nrmConsentWays = ['written', 'verbal'] as const
export type NrmConsentWay = (typeof nrmConsentWays)[number]

export interface NrmAnswerAt18 {
  readonly answer: 'stay' | 'withdraw'
  readonly way: string
  readonly on: CalendarDay
  /** The first responder organisation it was given through; null = none named. */
  readonly through: string | null
}

/**
 * May this answer be recorded? In: the answer, the list of ways with their days, the birth date (null = not known). Refusals:
 * `not-in-this-state` (a way that did not count on the day: by word of mouth only since 13 February 2026; a withdrawal before the
 * 18th birthday, which no child makes), `evidence-required` (a way that counts only through a first responder, and none is named).
 */
export function checkNrmAnswer(
  given: NrmAnswerAt18,
  ways: CodeList,
  dob: CalendarDay | null,
): Outcome<NrmAnswerAt18> {
  if (!hasCode(ways, given.way, given.on)) return refuse('not-in-this-state', `${given.way}-not-on-that-day`)
  const needs = entryOf(ways, given.way, given.on)?.extra['through']
  if (needs === 'first-responder' && given.through === null)
    return refuse('evidence-required', 'through-first-responder')
  if (given.answer === 'withdraw' && dob !== null && !isAdultOn(dob, given.on))
    return refuse('not-in-this-state', 'withdrawal-before-18')
  return done(given)
}

/** Does a child whose NRM stands so have to answer at 18? Without a conclusive decision, yes; not known is not no. */
export function nrmAnswerNeeded(stage: string | null): 'needed' | 'not-needed' | 'unknown' {
  if (stage === null || stage === 'unknown') return 'unknown'
  return over.includes(stage) ? 'not-needed' : 'needed'
}
const over: readonly string[] = [
  'not-referred',
  'pre-referral',
  'rg-negative',
  'cg-positive',
  'cg-negative',
  'combined-rg-cg',
  'withdrawn',
]

export const transitionTerms = ['plan-days', 'review-days', 'list-months'] as const
export type TransitionTerm = (typeof transitionTerms)[number]

function whole(list: CodeList, code: string, column: string, on: CalendarDay): number {
  const value = Number(entryOf(list, code, on)?.extra[column])
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${list.name}: ${column} of ${code} must be a whole number from 1`)
  return value
}

/** A single value (reference-data/transition-term.csv); its unit is in its name. */
export function transitionTerm(list: CodeList, term: TransitionTerm, on: CalendarDay): number {
  return whole(list, term, 'value', on)
}

/** The day by which a plan is talked through: some days after the assessment and, where that is still to come, before 18. */
export function planDueOn(assessedOn: CalendarDay, eighteen: CalendarDay | null, days: number): CalendarDay {
  const due = addDays(assessedOn, days)
  return eighteen === null || assessedOn >= eighteen ? due : earlierOf(due, addDays(eighteen, -1))
}

/** Which of the coming birthdays puts somebody on the list of a site; null: neither falls in the months that it shows. */
export type Turning = 'turning-17-and-a-half' | 'turning-18' | 'is-18'

/** In: birth date, today, how many months the list looks ahead. Whoever is between the two stands under the later one. */
export function turningOn(dob: CalendarDay, today: CalendarDay, months: number): Turning | null {
  const until = addMonths(today, months)
  const eighteen = eighteenthBirthday(dob)
  if (today >= eighteen) return 'is-18'
  if (eighteen <= until || seventeenAndAHalf(dob) <= today) return 'turning-18'
  return seventeenAndAHalf(dob) <= until ? 'turning-17-and-a-half' : null
}

/** One contact that is planned after the 18th birthday, `days` after it. */
export interface PlannedContact {
  readonly code: string
  readonly days: number
}

/** The rhythm after the birthday (reference-data/transition-contact.csv), the soonest first. */
export function contactsPlanned(list: CodeList, on: CalendarDay): readonly PlannedContact[] {
  return codesOn(list, on)
    .map(({ code }) => ({ code, days: whole(list, code, 'days', on) }))
    .sort((a, b) => a.days - b.days)
}

export interface ContactStanding extends PlannedContact {
  readonly dueOn: CalendarDay
  /** The day of the contact that met it; null: none yet. */
  readonly madeOn: CalendarDay | null
  readonly state: 'made' | 'made-late' | 'missed' | 'due' | 'ahead'
}

/**
 * Planned against made. A planned contact is met by the first one with the young person after the day of the planned contact
 * before it (the first: from the birthday); a late one counts, and says that it was late. `spoken`: days, in any order.
 */
export function contactsAfter18(
  eighteen: CalendarDay,
  planned: readonly PlannedContact[],
  spoken: readonly CalendarDay[],
  today: CalendarDay,
): readonly ContactStanding[] {
  const sorted = [...spoken].sort()
  return planned.map((one, index) => {
    const dueOn = addDays(eighteen, one.days)
    const before = planned[index - 1]
    const from = before === undefined ? eighteen : addDays(eighteen, before.days + 1)
    const madeOn = sorted.find((day) => day >= from) ?? null
    const state =
      madeOn !== null
        ? madeOn <= dueOn
          ? ('made' as const)
          : ('made-late' as const)
        : today > dueOn
          ? ('missed' as const)
          : today >= from
            ? ('due' as const)
            : ('ahead' as const)
    return { ...one, dueOn, madeOn, state }
  })
}
