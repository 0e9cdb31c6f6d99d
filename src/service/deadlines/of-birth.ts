import {
  calendarDay,
  dayInLondon,
  eighteenthBirthday,
  isAdultOn,
  seventeenAndAHalf,
  startOfLondonDay,
} from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { moveAfter18 } from './after-18.ts'
import { moveVoice } from './voice.ts'
import { changeDeadline, openDeadline, type Deadline } from './store.ts'

/** Which birthdays a case waits for. null: none, because the birth date is not known or the person was an adult already. */
export interface BirthdaysDue {
  /** The start of the day, London, on which the needs assessment is due (DT-4: 17 years and 6 months). */
  readonly assessment: Date
  /** The start of the 18th birthday: a manager decides, nothing closes by itself (DT-4). */
  readonly eighteen: Date
}

/** A child already past 17½ when referred is due for assessment at once, not before the service knew the child. */
export function birthdaysDue(dob: string | null, receivedAt: Date): BirthdaysDue | null {
  if (dob === null) return null
  const born = calendarDay(dob)
  if (isAdultOn(born, dayInLondon(receivedAt))) return null
  const assessment = startOfLondonDay(seventeenAndAHalf(born))
  return {
    assessment: assessment < receivedAt ? receivedAt : assessment,
    eighteen: startOfLondonDay(eighteenthBirthday(born)),
  }
}

/** `about` of the manager's decision at 18. */
export const TURNING_18 = 'turning-18'

/**
 * What a new or corrected birth date does to the deadlines that follow from it, to be recorded in the same act.
 * In: the new birth date, the case as it stands, and every deadline of the case whatever its state.
 * A decision on turning 18 that was made under a birth date now known to be wrong is asked again if the 18th birthday is
 * still to come; a needs assessment that was held stays held.
 */
export function moveBirthdays(
  known: {
    readonly caseId: CaseId
    readonly dob: string | null
    readonly receivedAt: Date
    readonly stage: CaseStage
    readonly deadlines: readonly Deadline[]
  },
  now: Date,
): FactToRecord[] {
  // What is over waits for no birthday; whoever reopens it computes anew.
  if (known.stage === 'declined' || known.stage === 'closed') return []
  const due = birthdaysDue(known.dob, known.receivedAt)
  const born = known.dob === null ? null : calendarDay(known.dob)
  const today = dayInLondon(now)
  const move = (seen: Deadline | undefined, dueAt: Date | null, open: (at: Date) => FactToRecord) => {
    if (seen === undefined) return dueAt === null ? [] : [open(dueAt)]
    if (seen.state === 'met') {
      const madeTooEarly = seen.kind === 'manager-decision' && dueAt !== null && dueAt > now
      return madeTooEarly
        ? [changeDeadline(seen, { state: 'open', dueAt, metAt: null }, 'birth-date-changed')]
        : []
    }
    if (dueAt === null) {
      return seen.state === 'lapsed' ? [] : [changeDeadline(seen, { state: 'lapsed' }, 'birth-date-changed')]
    }
    if (seen.state !== 'lapsed' && seen.dueAt?.getTime() === dueAt.getTime()) return []
    return [changeDeadline(seen, { state: 'open', dueAt }, 'birth-date-changed')]
  }
  const assessment = known.deadlines.find((one) => one.kind === 'seventeen-and-a-half')
  const eighteen = known.deadlines.find((one) => one.kind === 'manager-decision' && one.about === TURNING_18)
  return [
    ...move(assessment, due?.assessment ?? null, (at) =>
      openDeadline(known.caseId, 'seventeen-and-a-half', at),
    ),
    ...move(eighteen, due?.eighteen ?? null, (at) =>
      openDeadline(known.caseId, 'manager-decision', at, TURNING_18),
    ),
    ...(born === null ? [] : moveAfter18(born, known.deadlines, today)),
    ...(born === null ? [] : moveVoice(born, known.deadlines, today)),
  ]
}
