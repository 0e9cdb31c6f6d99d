import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import {
  enteredInError,
  factIdOf,
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactToRecord,
  type FactsOrRefusal,
} from '../../platform/record/index.ts'
import { changeDeadline, openDeadline, type Deadline } from '../deadlines/index.ts'
import { endOfDay } from '../safety-review/index.ts'
import { nrmEvent, nrmTold } from './facts.ts'
import { mayRecord, pending } from './consequences.ts'
import type { Problem } from './rules.ts'
import { nrmStanding } from './standing.ts'
import { knownOf, type EventRow, type NrmCase, type ToldRow } from './store.ts'
import { nrmTerm } from './terms.ts'

export type EventColumns = ColumnsOf<typeof nrmEvent>

const clockOf = (known: NrmCase, id: string): Deadline | undefined =>
  known.deadlines.find((one) => one.kind === 'nrm-information-due' && one.about === id)

/** What was asked for and has not been sent, the soonest due first. */
export function openQuestions(known: NrmCase): readonly EventRow[] {
  const answered = known.events.flatMap(({ answers_id: id }) => (id === null ? [] : [id]))
  return known.events
    .filter(({ event, id }) => event === 'information-asked' && !answered.includes(id))
    .toSorted((a, b) => ((a.due_on ?? '') < (b.due_on ?? '') ? -1 : 1))
}

/** The event with what it says by itself: a day to answer, and the question that it answers. */
export function completed(known: NrmCase, columns: EventColumns, row: EventRow | null): EventColumns {
  const on = calendarDay(columns.happened_on)
  const due = addDays(on, nrmTerm('information-days', on))
  const isSent = columns.event === 'information-sent'
  const kept = row?.event === 'information-sent' ? row.answers_id : null
  return {
    ...columns,
    due_on: columns.event === 'information-asked' ? (columns.due_on ?? due) : null,
    answers_id: isSent ? (kept ?? openQuestions(known)[0]?.id ?? null) : null,
  }
}

export function eventProblems(
  known: NrmCase,
  columns: EventColumns,
  row: EventRow | null,
  now: Date,
): readonly Problem[] {
  const { event, happened_on: on } = columns
  if (on > dayInLondon(now)) return [{ field: 'happened_on', code: 'future' }]
  const referral = known.referrals.find(({ id }) => id === columns.referral_id)
  if (referral !== undefined && on < referral.sent_on)
    return [{ field: 'happened_on', code: 'before-referral' }]
  if (columns.due_on !== null && columns.due_on < on) return [{ field: 'due_on', code: 'due-before-asked' }]
  if (row?.event === event) return []
  const stage = nrmStanding(knownOf(known), dayInLondon(now))?.stage
  if (event === 'resumed' && stage !== 'suspended') return [{ field: 'event', code: 'not-suspended' }]
  if (event === 'suspended' && stage === 'suspended') return [{ field: 'event', code: 'suspended-already' }]
  if (event === 'information-sent' && openQuestions(known).length === 0)
    return [{ field: 'event', code: 'nothing-asked' }]
  return []
}

/** The clock of what was asked for: it runs while it is asked, and is met by what was sent. */
function clockChanges(
  known: NrmCase,
  id: string,
  before: EventRow | null,
  after: EventColumns | null,
  now: Date,
) {
  const changes: FactToRecord[] = []
  const asked = before?.event === 'information-asked' ? clockOf(known, id) : undefined
  const isAsked = after?.event === 'information-asked'
  const dueAt = isAsked && after.due_on !== null ? endOfDay(calendarDay(after.due_on)) : null
  if (asked === undefined && dueAt !== null && known.stage !== 'closed')
    changes.push(openDeadline(known.caseId, 'nrm-information-due', dueAt, id))
  if (asked !== undefined && pending(asked) && dueAt?.getTime() !== asked.dueAt?.getTime())
    changes.push(
      dueAt === null
        ? changeDeadline(asked, { state: 'lapsed' }, 'nrm-event-withdrawn')
        : changeDeadline(asked, { state: 'open', dueAt }, 'nrm-event-corrected'),
    )
  const answeredBefore = before?.answers_id ?? null
  const answeredNow = after?.answers_id ?? null
  if (answeredBefore === answeredNow) return changes
  const met = answeredNow === null ? undefined : clockOf(known, answeredNow)
  if (met !== undefined && pending(met))
    changes.push(changeDeadline(met, { state: 'met', metAt: now }, 'nrm-information-sent'))
  const again = answeredBefore === null ? undefined : clockOf(known, answeredBefore)
  if (again?.state === 'met')
    changes.push(changeDeadline(again, { state: 'open', metAt: null }, 'nrm-event-withdrawn'))
  return changes
}

/** Something happened on the way to a decision. `key` makes its id, so that its clock can name it. */
export function recordEvent(known: NrmCase, asked: EventColumns, now: Date, key: string): FactsOrRefusal {
  if (!mayRecord(known)) return refuse('not-in-this-state', `case-${known.stage}`)
  if (!known.referrals.some(({ id }) => id === asked.referral_id))
    return refuse('not-in-this-state', 'nrm-not-referred')
  const columns = completed(known, asked, null)
  const [wrong] = eventProblems(known, columns, null, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  const id = factIdOf('nrm-event', known.caseId, key)
  return done([newFact(nrmEvent, known.caseId, columns, id), ...clockChanges(known, id, null, columns, now)])
}

export function correctEvent(
  known: NrmCase,
  row: EventRow,
  asked: EventColumns,
  why: string,
  now: Date,
): FactsOrRefusal {
  const columns = completed(known, asked, row)
  const [wrong] = eventProblems(known, columns, row, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  return done([
    nextVersion(nrmEvent, known.caseId, row, columns, why),
    ...clockChanges(known, row.id, row, columns, now),
  ])
}

export function withdrawEvent(known: NrmCase, row: EventRow, why: string, now: Date): FactsOrRefusal {
  if (known.events.some(({ answers_id: id }) => id === row.id))
    return refuse('not-in-this-state', 'nrm-answered')
  const columns = nrmEvent.columns.parse(row)
  return done([
    enteredInError(nrmEvent, known.caseId, { id: row.id, version: row.version, columns }, why),
    ...clockChanges(known, row.id, row, null, now),
  ])
}

export type ToldColumns = ColumnsOf<typeof nrmTold>

export function toldProblems(columns: ToldColumns, now: Date): readonly Problem[] {
  return columns.told_on > dayInLondon(now) ? [{ field: 'told_on', code: 'future' }] : []
}

/** What the child was told; corrected where `row` is given. */
export function recordTold(
  known: NrmCase,
  row: ToldRow | null,
  columns: ToldColumns,
  why: string | null,
): FactsOrRefusal {
  if (!mayRecord(known)) return refuse('not-in-this-state', `case-${known.stage}`)
  return done([
    row === null
      ? newFact(nrmTold, known.caseId, columns)
      : nextVersion(nrmTold, known.caseId, row, columns, why ?? 'corrected'),
  ])
}
