import type { CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import type { Chance } from './chance.ts'
import type { InventedChild } from './children.ts'
import type { Step } from './player.ts'

/** The end of a story: a proposal to close, and a manager's sign-off, return or silence. */
export function* closingSteps(
  child: InventedChild,
  course: {
    readonly chance: Chance
    readonly worker: string
    readonly manager: string
    readonly otherManager: string
    readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
    readonly today: () => CalendarDay
  },
): Generator<Step, void, string> {
  if (!['closing', 'returned', 'closed'].includes(child.fate)) return
  yield course.step(2 * HOUR, course.worker, '/closure', {})
  yield course.step(DAY_OF_24_HOURS, course.manager, '/closure', {})
}
