import { addDays, calendarDay, dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import { nrmEffect } from '../../kernel/policy/nrm-outcome.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { changeDeadline, openDeadline, waitsOrRests, type Deadline } from '../deadlines/index.ts'
import { endOfDay, reviewRaisedBy } from '../safety-review/index.ts'
import type { NrmCase } from './store.ts'
import { nrmTerm } from './terms.ts'

/** A case that was declined has no NRM work of ours; one that is closed still hears decisions. */
export const mayRecord = ({ stage }: Pick<NrmCase, 'stage'>): boolean => stage !== 'declined'
const alive = ({ stage }: Pick<NrmCase, 'stage'>): boolean => stage !== 'declined' && stage !== 'closed'

export const pending = (one: Deadline): boolean => one.state === 'open' || one.state === 'paused'
const aboutManager = (one: Deadline): boolean =>
  one.kind === 'manager-decision' && one.about === 'negative-nrm-decision'

/** The day by which a manager decides after a negative decision is heard of (DT-5). */
export function managerDueAt(now: Date): Date {
  const today = dayInLondon(now)
  return endOfDay(addDays(today, nrmTerm('manager-decision-days', today)))
}

/** DT-5: a negative decision asks a manager, once while the question waits; nothing closes by itself. */
export function managerAsked(known: NrmCase, asks: boolean, now: Date): FactToRecord[] {
  const asked = known.deadlines.filter(aboutManager)
  if (!asks)
    return asked
      .filter(waitsOrRests)
      .map((one) => changeDeadline(one, { state: 'lapsed' }, 'nrm-no-longer-negative'))
  const waits = asked.filter(pending)
  const raises = nrmEffect('cg-negative').raises
  return raises === null || waits.length > 0 || !alive(known)
    ? []
    : [openDeadline(known.caseId, 'manager-decision', managerDueAt(now), raises)]
}

/** The clock in which a reconsideration is asked for, as the decision stands after the act. */
export function reconsiderationClock(
  known: NrmCase,
  id: string,
  negativeOn: CalendarDay | null,
): FactToRecord[] {
  const clock = known.deadlines.find((one) => one.kind === 'nrm-reconsideration' && one.about === id)
  if (negativeOn === null || !alive(known))
    return clock !== undefined && (negativeOn === null ? waitsOrRests(clock) : pending(clock))
      ? [changeDeadline(clock, { state: 'lapsed' }, 'nrm-no-longer-negative')]
      : []
  const dueAt = endOfDay(addDays(negativeOn, nrmTerm('reconsideration-days', negativeOn)))
  if (clock === undefined) return [openDeadline(known.caseId, 'nrm-reconsideration', dueAt, id)]
  const same = clock.dueAt?.getTime() === dueAt.getTime()
  return clock.state === 'met' || (pending(clock) && same)
    ? []
    : [changeDeadline(clock, { state: 'open', dueAt }, 'nrm-decision-corrected')]
}

export function planReview(known: NrmCase, on: string, now: Date): FactToRecord[] {
  return alive(known)
    ? reviewRaisedBy(
        known.caseId,
        { event: 'nrm-decision', on: calendarDay(on), why: null },
        known.planDeadlines,
        now,
      )
    : []
}
