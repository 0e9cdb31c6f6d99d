import type { FactToRecord } from '../../platform/record/index.ts'
import { moveBirthdays } from './of-birth.ts'
import { changeDeadline, type Deadline } from './store.ts'

/**
 * Every clock that waits comes to rest with its case. In: the case's deadlines, in any state; `why`: what ended the case
 * (CASE_CLOSED, REFERRAL_DECLINED), by which they are found again. Nothing is left due in a case that is over.
 */
export function restAll(deadlines: readonly Deadline[], why: string): FactToRecord[] {
  return deadlines
    .filter(({ state }) => state === 'open' || state === 'paused')
    .map((one) => changeDeadline(one, { state: 'lapsed' }, why))
}

/**
 * Clocks at rest that run again with their case, each due when it was, but those of a birthday where the birth date of now puts
 * them; one that the case never had, because the birth date became known meanwhile, begins. In: which of them run again, and the
 * case as it stands after the act, with all its deadlines.
 */
export function runAgain(
  resting: readonly Deadline[],
  known: Parameters<typeof moveBirthdays>[0],
  why: string,
  now: Date,
): FactToRecord[] {
  const again = new Set(resting.map(({ id }) => id))
  const deadlines = known.deadlines.map((one) =>
    again.has(one.id) ? { ...one, state: 'open' as const, atRest: undefined } : one,
  )
  const moved = moveBirthdays({ ...known, deadlines }, now)
  const done = new Set(moved.map(({ id }) => id))
  return [
    ...moved,
    ...resting.filter(({ id }) => !done.has(id)).map((one) => changeDeadline(one, { state: 'open' }, why)),
  ]
}
