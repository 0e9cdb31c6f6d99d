import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { codesOn, type CodeEntry, type CodeList } from '../../kernel/code-list.ts'
import { outcomeChange, type OutcomeChange } from '../../kernel/policy/outcomes.ts'
import type { Goal, GoalRating, Occasion, Rater, Rating } from './facts.ts'

/** A fact with what orders it. */
export interface Dated<C> {
  readonly id: string
  readonly recordedAt: Date
  readonly columns: C
}

export interface Item {
  readonly code: string
  readonly outcome: string
  readonly rater: Rater
  /** The wording: an item whose row has changed is another question, and is not compared with what it was. */
  readonly wording: CodeEntry
}

/** The items of a day, in the order in which they are asked (reference-data/outcome-item.csv). */
export function itemsOn(list: CodeList, rater: Rater, on: CalendarDay): readonly Item[] {
  return codesOn(list, on)
    .filter((entry) => entry.extra['rater'] === rater)
    .map((wording) => ({ code: wording.code, outcome: wording.extra['outcome'] ?? '', rater, wording }))
}

/** The occasions in the order of their days; of one day, as they were written down. */
export function inOrder<C extends { readonly on_day: string }>(
  all: readonly Dated<C>[],
): readonly Dated<C>[] {
  const key = (one: Dated<C>) => `${one.columns.on_day} ${one.recordedAt.toISOString()}`
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/**
 * Whether how things are at the end of support was asked, or tried: an occasion at exit after which there was no other, not
 * before the day on which the case was last opened again (null: never). An older one speaks of another ending.
 */
export function heldForExit(occasions: readonly Dated<Occasion>[], reopenedOn: CalendarDay | null): boolean {
  const last = inOrder(occasions).at(-1)?.columns
  return last?.point === 'exit' && (reopenedOn === null || last.on_day >= reopenedOn)
}

export interface Ratings {
  readonly occasions: readonly Dated<Occasion>[]
  readonly ratings: readonly Dated<Rating>[]
}

/** What stands on one occasion for one item; null: nothing is recorded, which is not asked. */
export function answerTo(known: Ratings, occasionId: string, item: string): Rating | null {
  const found = known.ratings.find(
    ({ columns }) => columns.occasion_id === occasionId && columns.item === item,
  )
  return found?.columns ?? null
}

/** The occasions on which a rater rated anything at all, in order. */
function ratedBy(known: Ratings, rater: Rater): readonly Dated<Occasion>[] {
  return inOrder(known.occasions).filter(({ id }) =>
    known.ratings.some(
      ({ columns }) => columns.occasion_id === id && columns.rater === rater && columns.state === 'rated',
    ),
  )
}

export interface Compared {
  /** The occasion at entry or, where none was rated then, the first one; null: nothing was rated. */
  readonly from: Dated<Occasion> | null
  /** The latest that was rated; null where that is the same one. */
  readonly to: Dated<Occasion> | null
  readonly outcomes: readonly (OutcomeChange & { readonly outcome: string })[]
}

/**
 * What has become of each outcome since entry, as one rater rated it: latest less entry, item by item (domain §6.4). The two
 * raters are compared each with themselves, and never with one another.
 */
export function sinceEntry(
  known: Ratings,
  rater: Rater,
  outcomes: readonly string[],
  list: CodeList,
  today: CalendarDay,
): Compared {
  const rated = ratedBy(known, rater)
  const from = rated.find(({ columns }) => columns.point === 'entry') ?? rated[0] ?? null
  const last = rated.at(-1) ?? null
  const to = last === null || last.id === from?.id ? null : last
  const items = itemsOn(list, rater, to === null ? today : calendarDay(to.columns.on_day))
  const before = from === null ? [] : itemsOn(list, rater, calendarDay(from.columns.on_day))
  const score = (occasion: Dated<Occasion> | null, item: string) =>
    occasion === null ? null : (answerTo(known, occasion.id, item)?.score ?? null)
  return {
    from,
    to,
    outcomes: outcomes.map((outcome) => ({
      outcome,
      ...outcomeChange(
        items
          .filter((item) => item.outcome === outcome)
          .map((item) => ({
            before: before.some(({ wording }) => wording === item.wording) ? score(from, item.code) : null,
            after: score(to, item.code),
          })),
        today,
      ),
    })),
  }
}

/** The goal that stands: the latest that has not ended. */
export function goalThatStands<G extends Dated<Goal>>(goals: readonly G[]): G | null {
  return (
    [...goals]
      .filter(({ columns }) => columns.ended_on === null)
      .sort((a, b) => (a.columns.from_day < b.columns.from_day ? -1 : 1))
      .at(-1) ?? null
  )
}

/** The ratings of a goal over the occasions, in their order; null where it was not rated. */
export function goalOverTime(
  occasions: readonly Dated<Occasion>[],
  ratings: readonly Dated<GoalRating>[],
  goalId: string,
): readonly { readonly occasion: Dated<Occasion>; readonly score: number | null }[] {
  return inOrder(occasions).flatMap((occasion) => {
    const found = ratings.find(
      ({ columns }) => columns.occasion_id === occasion.id && columns.goal_id === goalId,
    )
    return found === undefined ? [] : [{ occasion, score: found.columns.score }]
  })
}

/** How many of the questions of a day one rater answered, and in which way the others were left. */
export function answered(
  known: Ratings,
  occasion: Dated<Occasion>,
  rater: Rater,
  list: CodeList,
): { readonly rated: number; readonly declined: number; readonly couldNot: number; readonly of: number } {
  const items = itemsOn(list, rater, calendarDay(occasion.columns.on_day))
  const count = (state: Rating['state']) =>
    items.filter(({ code }) => answerTo(known, occasion.id, code)?.state === state).length
  return {
    rated: count('rated'),
    declined: count('declined'),
    couldNot: count('could-not'),
    of: items.length,
  }
}
