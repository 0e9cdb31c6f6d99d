import { addDays, daysBetween, type CalendarDay } from '../calendar-day.ts'
import { entryOf, type CodeList } from '../code-list.ts'

/**
 * From the closest watch to the loosest (domain §4.4). The level falls one step at a time, each by a manager's decision; it may
 * rise at once.
 */
export const safetyPlanLevels = ['immediate', 'full', 'reduced', 'stepped-down'] as const
export type SafetyPlanLevel = (typeof safetyPlanLevels)[number]

/** What makes a plan be looked at again before its day (domain §4.4: trigger-driven reviews). */
export const safetyPlanEvents = [
  'missing',
  'trafficker-contact',
  'placement-move',
  'court-date',
  'nrm-decision',
  'birthday',
  'other',
] as const
export type SafetyPlanEvent = (typeof safetyPlanEvents)[number]

/** What a level asks for, as its dated row says (reference-data/safety-plan-level.csv). All in days. */
export interface LevelRule {
  readonly level: SafetyPlanLevel
  /** From one review to the next, and the same while the plan is new. */
  readonly reviewDays: number
  readonly reviewDaysAtFirst: number
  /** How long the child is watched after the plan has come down to this level; null: nothing comes down to it. */
  readonly watchDays: number | null
  /** While watched: from one contact with the child to the next, at most. */
  readonly contactDays: number | null
}

export const safetyPlanTerms = [
  'first-plan-hours',
  'first-month-days',
  'step-down-decision-days',
  'addresses-open-minutes',
] as const
export type SafetyPlanTerm = (typeof safetyPlanTerms)[number]

function whole(list: CodeList, code: string, column: string, on: CalendarDay): number | null {
  const cell = entryOf(list, code, on)?.extra[column] ?? ''
  if (cell === '') return null
  const value = Number(cell)
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${list.name}: ${column} of ${code} must be a whole number from 1, not ${cell}`)
  return value
}

function needed(list: CodeList, code: string, column: string, on: CalendarDay): number {
  const value = whole(list, code, column, on)
  if (value === null) throw new RangeError(`${list.name}: ${column} of ${code} is empty`)
  return value
}

/** The rule of a level on a day. Throws a RangeError where the row lacks what the level needs. */
export function levelRuleOn(list: CodeList, level: SafetyPlanLevel, on: CalendarDay): LevelRule {
  return {
    level,
    reviewDays: needed(list, level, 'review_days', on),
    reviewDaysAtFirst: needed(list, level, 'review_days_at_first', on),
    watchDays: whole(list, level, 'watch_days', on),
    contactDays: whole(list, level, 'contact_days', on),
  }
}

/** Days from an event to the review that it raises (reference-data/safety-plan-event.csv). */
export function eventReviewDays(list: CodeList, event: SafetyPlanEvent, on: CalendarDay): number {
  return needed(list, event, 'review_days', on)
}

/** A single value (reference-data/safety-plan-term.csv); its unit is in its name. */
export function safetyPlanTerm(list: CodeList, term: SafetyPlanTerm, on: CalendarDay): number {
  return needed(list, term, 'value', on)
}

const rank = (level: SafetyPlanLevel): number => safetyPlanLevels.indexOf(level)

/** The one level to which a plan may be stepped down; null where it is down already. */
export function nextLevelDown(level: SafetyPlanLevel): SafetyPlanLevel | null {
  return safetyPlanLevels[rank(level) + 1] ?? null
}

export function isLower(level: SafetyPlanLevel, than: SafetyPlanLevel): boolean {
  return rank(level) > rank(than)
}

/** The last day on which the next review of a level is in time; sooner while the plan is new, because less is known then. */
export function reviewDueOn(
  rule: LevelRule,
  plan: { readonly firstMadeOn: CalendarDay; readonly firstMonthDays: number },
  from: CalendarDay,
): CalendarDay {
  const isNew = daysBetween(plan.firstMadeOn, from) < plan.firstMonthDays
  return addDays(from, isNew ? Math.min(rule.reviewDaysAtFirst, rule.reviewDays) : rule.reviewDays)
}

/** A watch: the weeks of closer contact after a step down, from the evaluation's warning that traffickers wait for it. */
export interface Watch {
  readonly from: Date
  readonly until: Date
  /** At most so many days of 24 hours between two contacts with the child. */
  readonly contactDays: number
}

const DAY_MS = 86_400_000

/**
 * How the clock of a watch stands: `due` the instant by which the child must have been spoken with again, or `met` at the
 * contact after which none was needed before the end. From the contacts alone, so that one corrected or withdrawn leaves no
 * trace. `contacts`: instants of successful contacts with the child, in any order; those before the watch do not count.
 */
export function watchStanding(
  watch: Watch,
  contacts: readonly Date[],
): { readonly due: Date } | { readonly met: Date } {
  const last = contacts
    .filter((at) => at >= watch.from)
    .reduce<Date | null>((latest, at) => (latest === null || at > latest ? at : latest), null)
  const next = new Date((last ?? watch.from).getTime() + watch.contactDays * DAY_MS)
  if (last !== null && next > watch.until) return { met: last }
  return { due: next < watch.until ? next : watch.until }
}
