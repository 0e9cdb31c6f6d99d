import {
  addDays,
  calendarDay,
  dayInLondon,
  daysBetween,
  parseDay,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { birthdayPoints, nextThreeMonthly, type OutcomePoint } from '../../kernel/policy/outcomes.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { followFact, type Deadline, type DeadlineKind, type Ought } from '../deadlines/index.ts'
import type { Occasion } from './facts.ts'
import { heldForExit, inOrder, type Dated } from './rules.ts'

/** The deadline of each point; `about` is the point itself. */
export const clockOf = {
  entry: 'voice-entry',
  'three-monthly': 'voice-three-monthly',
  'seventeen-and-a-half': 'voice-seventeen-and-a-half',
  exit: 'voice-exit',
  'after-18-3': 'voice-after-18',
  'after-18-6': 'voice-after-18',
  'after-18-12': 'voice-after-18',
} as const satisfies Record<OutcomePoint, DeadlineKind>

/** The clocks that follow from the birth date. */
export const ofBirth: readonly DeadlineKind[] = ['voice-seventeen-and-a-half', 'voice-after-18']

/** A birthday's point is put on the lists half a year before: sooner it would only stand in the way. In days. */
const AHEAD = 183

const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/**
 * Brings every clock of this room to where it ought to stand, from the occasions that stand. An occasion on which the child
 * could not be asked leaves the clock open, for the child is still to be asked; at exit and after 18 there may be no other time,
 * so the attempt is enough. The clock at exit stands from the proposal to close (`exitAskedFor`) and is moved only while that
 * waits; what ends the others is the closing itself. `deadlines`: the case's, of these kinds, in any state.
 */
export function voiceClocks(
  known: {
    readonly caseId: CaseId
    readonly dob: string | null
    readonly startedOn: CalendarDay
    /** A proposal to close waits for a manager. */
    readonly closing: boolean
    /** When the case was last opened again; null: never. */
    readonly reopenedOn: CalendarDay | null
    readonly occasions: readonly Dated<Occasion>[]
    readonly deadlines: readonly Deadline[]
  },
  now: Date,
  why: string,
): FactToRecord[] {
  const { caseId, deadlines } = known
  const today = dayInLondon(now)
  const held = inOrder(known.occasions)
  const asked = held.filter(({ columns }) => columns.possible === 'yes')
  const heldAt = (point: OutcomePoint, among: readonly Dated<Occasion>[]) =>
    among.some(({ columns }) => columns.point === point)
  const follow = (point: OutcomePoint, ought: Ought | null) =>
    followFact(caseId, clockOf[point], point, ought, deadlines, why)
  const seen = (point: OutcomePoint) =>
    deadlines.find((one) => one.kind === clockOf[point] && one.about === point)
  const state = (done: boolean, dueAt: Date): Ought =>
    done ? { state: 'met', dueAt, metAt: now } : { state: 'open', dueAt, metAt: null }

  const entry = seen('entry')?.dueAt ?? null
  const exit = seen('exit')?.dueAt ?? null
  const last = asked.at(-1) ?? null
  const dob = known.dob === null ? null : parseDay(known.dob)
  const birthdays = dob === null ? [] : Object.entries(birthdayPoints(dob, today))
  const unborn =
    dob === null ? deadlines.filter(({ kind, state }) => ofBirth.includes(kind) && state === 'open') : []
  return [
    ...(entry === null ? [] : follow('entry', state(asked.length > 0, entry))),
    ...(exit === null || !known.closing
      ? []
      : follow('exit', state(heldForExit(held, known.reopenedOn), exit))),
    ...follow(
      'three-monthly',
      last === null
        ? null
        : { state: 'open', dueAt: endOf(nextThreeMonthly(calendarDay(last.columns.on_day))), metAt: null },
    ),
    // Nobody knows the birth date any more: no birthday is waited for.
    ...unborn.flatMap(({ kind, about }) =>
      about === null ? [] : followFact(caseId, kind, about, null, deadlines, why),
    ),
    ...birthdays.flatMap(([name, day]) => {
      // The names are the points of the policy.
      const point = name as keyof ReturnType<typeof birthdayPoints>
      if (seen(point) === undefined && (day < known.startedOn || daysBetween(today, day) > AHEAD)) return []
      const done = heldAt(point, point === 'seventeen-and-a-half' ? asked : held)
      return follow(point, state(done, endOf(day)))
    }),
  ]
}

/** How the clock at exit ought to stand once it is proposed to close the case: open to `dueAt`, unless the child was asked already. */
export function exitAskedFor(
  caseId: CaseId,
  exit: { readonly held: boolean; readonly clock: Deadline | null },
  dueAt: Date,
): FactToRecord[] {
  if (exit.held) return []
  const seen = exit.clock === null ? [] : [exit.clock]
  return followFact(
    caseId,
    clockOf.exit,
    'exit',
    { state: 'open', dueAt, metAt: null },
    seen,
    'closure-proposed',
  )
}
