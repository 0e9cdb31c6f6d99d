import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { AccountId } from '../kernel/ids.ts'
import type { Chance } from '../kernel/chance.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import type { InventedChild } from './children.ts'
import type { Studies } from './q-sort.ts'
import type { Step } from './player.ts'

/** What the stories of one child are told with. Times are milliseconds. */
export interface Course {
  readonly child: InventedChild
  /** Place of the child among all: what differs from child to child and is not drawn by chance follows from it. */
  readonly index: number
  readonly chance: Chance
  /** Who holds the case at this point of the story. */
  readonly worker: string
  readonly manager: string
  /** The next step, so long after the one before, and never after the present. */
  readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
  /** Lets the time pass until an instant, if that is not over. */
  readonly waitUntil: (at: number) => void
  readonly clock: () => number
  readonly end: number
  readonly today: () => CalendarDay
  readonly accountOf: (who: string) => AccountId | ''
  /** From now on somebody else holds the case. */
  readonly handTo: (who: string) => void
  readonly studies: Studies
}

/** What is done on the nth day after the referral, whatever else goes on. */
export interface Entry {
  readonly day: number
  readonly steps: () => Generator<Step, void, string>
}

/** Whole days from the referral to the present. */
export function lived({ child, end }: Pick<Course, 'child' | 'end'>): number {
  return Math.floor((end - child.referredAt.getTime()) / DAY_OF_24_HOURS)
}

/** In the forenoon of a day of the diary. */
function momentOf(day: number, { child }: Course): number {
  const midnight = Math.floor(child.referredAt.getTime() / DAY_OF_24_HOURS) * DAY_OF_24_HOURS
  return midnight + day * DAY_OF_24_HOURS + 10 * HOUR
}

/** Plays what is due in the diary up to an instant, and takes it out. */
export function* whatIsDue(diary: Entry[], until: number, course: Course): Generator<Step, void, string> {
  for (;;) {
    const [next] = diary
    if (next === undefined || momentOf(next.day, course) > until) return
    diary.shift()
    course.waitUntil(momentOf(next.day, course))
    yield* next.steps()
  }
}

/** An instant of the working day: what falls in the night is done the next morning. */
export function inHours(at: number): number {
  const midnight = Math.floor(at / DAY_OF_24_HOURS) * DAY_OF_24_HOURS
  const hour = (at - midnight) / HOUR
  if (hour < 8) return midnight + 9 * HOUR + (hour * HOUR) / 8
  return hour < 19 ? at : midnight + DAY_OF_24_HOURS + 9 * HOUR + (hour - 19) * 0.2 * HOUR
}

/** The part of an address below its case: what `step` puts behind it again. */
export const below = (address: string): string => address.replace(/^\/cases\/[^/]+/, '')
