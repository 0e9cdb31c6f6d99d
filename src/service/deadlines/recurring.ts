import { addDays, calendarDay, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { DeadlineKind } from './facts.ts'
import { followFact, type Ought } from './follow.ts'
import { changeDeadline, openDeadline, resting, type Deadline } from './store.ts'

/** Something done again and again with a child (an assessment, a map), as far as its clocks ask. */
export interface Occasion {
  readonly id: string
  readonly on_day: string
  readonly recordedAt: Date
  /** After this one none is asked for. */
  readonly last: boolean
}

/** `about` of the clock of the first occasion; every later clock is about the occasion before it. */
export const AT_ENTRY = 'entry'
/** Due by the end of a day in London. */
const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/**
 * The clock of the first occasion, for the act that accepts a case. In: the case's deadlines, in whatever state. None where one
 * was set before; one that lapsed runs again.
 */
export function firstOccasionDue(
  caseId: CaseId,
  kind: DeadlineKind,
  dueOn: CalendarDay,
  deadlines: readonly Deadline[],
): FactToRecord[] {
  const mine = deadlines.filter((one) => one.kind === kind)
  if (mine.some(({ state }) => state !== 'lapsed')) return []
  const dueAt = endOf(dueOn)
  const lapsed = mine.find(({ about }) => about === AT_ENTRY)
  return [
    lapsed === undefined
      ? openDeadline(caseId, kind, dueAt, AT_ENTRY)
      : changeDeadline(lapsed, { state: 'open', dueAt }, 'accepted-again'),
  ]
}

/**
 * The clocks of a case from the occasions that stand, so that one corrected or withdrawn leaves no trace: the first is met by
 * any occasion, each asks for the next on `nextDueOn` its day, and the last asks for none. A clock that lapsed with an occasion
 * entered in error, or with a referral declined, stays so. `running`: false where the case is over: its clocks rest, and what is
 * done meanwhile meets them.
 */
export function recurringClocks(
  caseId: CaseId,
  kind: DeadlineKind,
  occasions: readonly Occasion[],
  deadlines: readonly Deadline[],
  rule: {
    readonly nextDueOn: (on: CalendarDay) => CalendarDay
    readonly running: boolean
    readonly why: string
  },
): FactToRecord[] {
  const mine = deadlines.filter((one) => one.kind === kind)
  const inOrder = [...occasions].sort(
    (a, b) =>
      (a.on_day < b.on_day ? -1 : a.on_day > b.on_day ? 1 : 0) ||
      a.recordedAt.getTime() - b.recordedAt.getTime(),
  )
  const oughtTo = (about: string): Ought | null => {
    const index = about === AT_ENTRY ? -1 : inOrder.findIndex(({ id }) => id === about)
    if (about !== AT_ENTRY && index === -1) return null
    const occasion = inOrder[index]
    const dueAt =
      occasion === undefined
        ? mine.find((one) => one.about === about)?.dueAt
        : endOf(rule.nextDueOn(calendarDay(occasion.on_day)))
    if (dueAt === null || dueAt === undefined || occasion?.last === true) return null
    const next = inOrder[index + 1]
    return next === undefined
      ? { state: 'open', dueAt, metAt: null }
      : { state: 'met', dueAt, metAt: next.recordedAt }
  }
  const abouts = new Set([
    ...mine.flatMap(({ about }) => (about === null ? [] : [about])),
    ...inOrder.map(({ id }) => id),
  ])
  return [...abouts].flatMap((about) => {
    const seen = mine.find((one) => one.about === about)
    if (seen?.state === 'lapsed' && seen.atRest === undefined) return []
    const ought = oughtTo(about)
    if (seen?.atRest !== undefined && ought?.state === 'open' && !rule.running) return []
    const facts = followFact(caseId, kind, about, ought, deadlines, rule.why)
    return rule.running ? facts : resting(facts)
  })
}
