import {
  addDays,
  calendarDay,
  parseDay,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { entryOf, type CodeList } from '../../kernel/code-list.ts'
import { fromLondon } from '../../platform/i18n/index.ts'
import type { Ought } from '../deadlines/index.ts'
import type { Decision, Interview, Representative, Statement } from './facts.ts'
import type { ClaimKnown, Dated } from './stage.ts'

/** The lists in which this room's days are kept: reference-data, each dated. */
export interface Terms {
  readonly decisions: CodeList
  readonly statements: CodeList
  readonly appeals: CodeList
  readonly terms: CodeList
}

const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/** A whole number of days of a row; null where the row has none. Throws a RangeError on anything else. */
function daysOf(list: CodeList, code: string, column: string, on: CalendarDay): number | null {
  const cell = entryOf(list, code, on)?.extra[column] ?? ''
  if (cell === '') return null
  const value = Number(cell)
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${list.name}: ${column} of ${code} must be a whole number from 1, not ${cell}`)
  return value
}

/** The hour of an interview, or the end of its day; open until it is said what came of it. Put off or called off, it lapses. */
export function interviewDeadline(one: Interview, now: Date): Ought {
  const day = calendarDay(one.on_day)
  const dueAt = one.at_time === null ? endOf(day) : fromLondon(day, one.at_time)
  if (one.outcome === null) return { state: 'open', dueAt, metAt: null }
  return one.outcome === 'postponed' || one.outcome === 'cancelled'
    ? { state: 'lapsed', dueAt, metAt: null }
    : { state: 'met', dueAt, metAt: now }
}

/** The last day of a statement: the one that the letter names, else so many days after it was asked for; null: neither known. */
export function statementDueOn(one: Statement, list: CodeList): CalendarDay | null {
  const own = parseDay(one.due_on ?? '')
  const asked = parseDay(one.asked_on ?? '')
  if (own !== null || asked === null) return own
  const days = daysOf(list, one.kind, 'days', asked)
  return days === null ? null : addDays(asked, days)
}

export function statementDeadline(one: Statement, list: CodeList, now: Date): Ought | null {
  const due = statementDueOn(one, list)
  if (due === null) return null
  const dueAt = endOf(due)
  if (one.submitted_on !== null) return { state: 'met', dueAt, metAt: now }
  return one.still_needed === 'no'
    ? { state: 'lapsed', dueAt, metAt: null }
    : { state: 'open', dueAt, metAt: null }
}

/**
 * The last day to appeal: the letter's own, else counted from the decision by the kind of appeal. A refusal of which nobody asked
 * what may be done about it counts as the shortest (appeal-kind `unknown`); another decision has one only where it is said.
 * Null: none runs.
 */
export function appealDueOn(one: Decision, list: CodeList): CalendarDay | null {
  if (one.appeal === 'none') return null
  const own = parseDay(one.appeal_by ?? '')
  if (own !== null) return own
  const kind = one.appeal ?? (one.decision === 'refused' ? 'unknown' : null)
  if (kind === null || (kind === 'unknown' && one.decision !== 'refused')) return null
  const decided = calendarDay(one.decided_on)
  const days = daysOf(list, kind, 'days', decided)
  return days === null ? null : addDays(decided, days)
}

const undecided: readonly string[] = ['not-decided', 'unknown']

function appealDeadline(one: Dated<Decision>, known: ClaimKnown, terms: Terms, now: Date): Ought | null {
  const due = appealDueOn(one.columns, terms.appeals)
  if (due === null) return null
  const answered = known.appeals.some(
    ({ columns }) => columns.decision_id === one.id && !undecided.includes(columns.state),
  )
  return answered
    ? { state: 'met', dueAt: endOf(due), metAt: now }
    : { state: 'open', dueAt: endOf(due), metAt: null }
}

export const grantsLeave = (decision: string, list: CodeList): boolean =>
  entryOf(list, decision)?.extra['grants_leave'] === 'yes'

/** The leave that stands on a day: of the decision that granted it last; null: none was granted up to then. */
export function leaveOn(known: ClaimKnown, list: CodeList, on: CalendarDay): Dated<Decision> | null {
  return known.decisions
    .filter(({ columns }) => columns.decided_on <= on && grantsLeave(columns.decision, list))
    .reduce<Dated<Decision> | null>((last, one) => {
      if (last === null) return one
      const [a, b] = [one.columns.decided_on, last.columns.decided_on]
      return a > b || (a === b && one.recordedAt >= last.recordedAt) ? one : last
    }, null)
}

/** The last day on which advice about leave that ends is in time (immigration-term.csv); null: no end is known. */
export function leaveWarningOn(one: Decision, list: CodeList): CalendarDay | null {
  const until = parseDay(one.leave_until ?? '')
  if (until === null) return null
  const term = one.decision === 'vts' ? 'vts-warning-days' : 'leave-warning-days'
  const days = daysOf(list, term, 'value', until)
  if (days === null) throw new RangeError(`${list.name}: ${term} is empty`)
  return addDays(until, -days)
}

/** Met once it was asked to extend the leave; a later grant takes its place, so that the earlier clock lapses. */
function leaveDeadline(one: Dated<Decision>, known: ClaimKnown, terms: Terms, now: Date): Ought | null {
  const warn = leaveWarningOn(one.columns, terms.terms)
  if (warn === null || !grantsLeave(one.columns.decision, terms.decisions)) return null
  const dueAt = endOf(warn)
  if (one.columns.extension_asked_on !== null) return { state: 'met', dueAt, metAt: now }
  const last = leaveOn(known, terms.decisions, calendarDay('9999-12-31'))
  return last?.id === one.id ? { state: 'open', dueAt, metAt: null } : { state: 'lapsed', dueAt, metAt: null }
}

/** How every clock of the decisions ought to stand: of appeals, and of leave that ends. */
export function decisionClocks(
  known: ClaimKnown,
  terms: Terms,
  now: Date,
): readonly {
  readonly kind: 'appeal-due' | 'leave-expiry'
  readonly about: string
  readonly ought: Ought | null
}[] {
  return known.decisions.flatMap((one) => [
    { kind: 'appeal-due' as const, about: one.id, ought: appealDeadline(one, known, terms, now) },
    { kind: 'leave-expiry' as const, about: one.id, ought: leaveDeadline(one, known, terms, now) },
  ])
}

/** Does this interview make the safety plan be looked at again (domain §4.4)? One that lies ahead and is new or was moved. */
export function raisesReview(one: Interview, before: Interview | null, today: CalendarDay): boolean {
  const ahead = one.outcome === null && one.on_day >= today
  return ahead && (before === null || before.on_day !== one.on_day)
}

/** Who acts for the child now: instructed and not ended; of several the one instructed last. */
export function actingNow(all: readonly Dated<Representative>[]): Dated<Representative> | null {
  return byState(all, 'instructed')
}
export function soughtNow(all: readonly Dated<Representative>[]): Dated<Representative> | null {
  return byState(all, 'sought')
}
function byState(all: readonly Dated<Representative>[], state: string): Dated<Representative> | null {
  const day = ({ columns, recordedAt }: Dated<Representative>) =>
    (state === 'sought' ? columns.sought_on : columns.instructed_on) ?? recordedAt.toISOString().slice(0, 10)
  return (
    all
      .filter(({ columns }) => columns.state === state)
      .sort((a, b) =>
        day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : b.recordedAt.getTime() - a.recordedAt.getTime(),
      )[0] ?? null
  )
}

/** True where the known days run backwards. */
export function runsBackwards(days: readonly (string | null)[]): boolean {
  const known = days.filter((one) => one !== null)
  return known.some((day, index) => index > 0 && (known[index - 1] ?? day) > day)
}
