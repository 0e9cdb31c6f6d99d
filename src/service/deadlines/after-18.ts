import {
  addDays,
  dayInLondon,
  eighteenthBirthday,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { contactsAfter18, contactsPlanned } from '../../kernel/policy/transition.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { followFact } from './follow.ts'
import { changeDeadline, openDeadline, type Deadline } from './store.ts'

const KIND = 'contact-after-18'
const planned = (on: CalendarDay) => contactsPlanned(codeList('transition-contact'), on)

/** Late from the end of its day, London. */
const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/**
 * The contacts planned after the 18th birthday, for the act by which a manager decides that support goes on (DT-4). `about` is
 * the code of the rhythm (reference-data/transition-contact.csv). Those that there are already are left alone, and one for which
 * somebody has spoken with the young person already (`spoken`) does not fall due.
 */
export function contactsAfter18Due(
  caseId: CaseId,
  dob: CalendarDay | null,
  deadlines: readonly Deadline[],
  spoken: readonly Date[],
  today: CalendarDay,
): FactToRecord[] {
  if (dob === null) return []
  const eighteen = eighteenthBirthday(dob)
  return contactsAfter18(eighteen, planned(today), spoken.map(dayInLondon), today)
    .filter(({ madeOn }) => madeOn === null)
    .filter(({ code }) => !deadlines.some((one) => one.kind === KIND && one.about === code))
    .map(({ code, dueOn }) => openDeadline(caseId, KIND, endOf(dueOn), code))
}

/**
 * What the contacts of a case make of those deadlines. In: the deadlines in any state, and every instant at which somebody
 * spoke with the young person; one withdrawn leaves no trace, because all is counted anew.
 */
export function contactsAfter18Met(
  caseId: CaseId,
  deadlines: readonly Deadline[],
  spoken: readonly Date[],
  why: string,
  now: Date,
): FactToRecord[] {
  const today = dayInLondon(now)
  const rhythm = planned(today)
  const first = deadlines.flatMap((one) => {
    const days = rhythm.find(({ code }) => code === one.about)?.days
    if (one.kind !== KIND || one.state === 'lapsed' || one.dueAt === null || days === undefined) return []
    return [addDays(dayInLondon(one.dueAt), -1 - days)]
  })[0]
  if (first === undefined) return []
  const standing = contactsAfter18(first, rhythm, spoken.map(dayInLondon), today)
  return standing.flatMap(({ code, dueOn, madeOn }) => {
    const seen = deadlines.find((one) => one.kind === KIND && one.about === code)
    if (seen === undefined || seen.state === 'lapsed') return []
    const metAt = spoken.find((at) => dayInLondon(at) === madeOn) ?? null
    const ought =
      metAt === null
        ? ({ state: 'open', dueAt: endOf(dueOn), metAt: null } as const)
        : ({ state: 'met', dueAt: endOf(dueOn), metAt } as const)
    return followFact(caseId, KIND, code, ought, deadlines, why)
  })
}

/**
 * What follows from the 18th birthday, moved with a corrected birth date: at rest where its case is over; what is met stays met.
 * The answer on the NRM is moved here at rest only: while the case is open its own room does (`transitionBirthdays`).
 */
export function moveAfter18(
  dob: CalendarDay,
  deadlines: readonly Deadline[],
  today: CalendarDay,
): FactToRecord[] {
  const eighteen = eighteenthBirthday(dob)
  return deadlines.flatMap((one) => {
    if (one.state !== 'open' && one.atRest === undefined) return []
    const days = planned(today).find(({ code }) => code === one.about)?.days
    const dueAt =
      one.kind === 'nrm-answer-at-18' && one.atRest !== undefined
        ? startOfLondonDay(eighteen)
        : one.kind === KIND && days !== undefined
          ? endOf(addDays(eighteen, days))
          : null
    return dueAt === null || one.dueAt?.getTime() === dueAt.getTime()
      ? []
      : [changeDeadline(one, { state: one.state, dueAt }, one.atRest ?? 'birth-date-changed')]
  })
}
