import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { birthdayPoints, outcomeTermsOn } from '../../kernel/policy/outcomes.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { changeDeadline, openDeadline, type Deadline } from './store.ts'

/** Late from the end of its day, London. */
const endOf = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/** The first time a child is asked how things are, to be recorded in the act that allocates the child (domain §6.4). */
export function firstVoiceDeadline(caseId: CaseId, allocatedAt: Date): FactToRecord {
  const day = dayInLondon(allocatedAt)
  return openDeadline(caseId, 'voice-entry', endOf(addDays(day, outcomeTermsOn(day).entryDays)), 'entry')
}

const pointsAfter18 = ['after-18-3', 'after-18-6', 'after-18-12'] as const

/**
 * The times at which a young person is asked after the 18th birthday (+3, +6, +12 months), for the act by which a manager
 * decides that support goes on. Those that there are, in whatever state, and those that have passed are left alone.
 */
export function voiceAfter18Due(
  caseId: CaseId,
  dob: CalendarDay | null,
  deadlines: readonly Deadline[],
  today: CalendarDay,
): FactToRecord[] {
  if (dob === null) return []
  const days = birthdayPoints(dob, today)
  return pointsAfter18
    .filter((point) => days[point] >= today)
    .filter((point) => !deadlines.some((one) => one.kind === 'voice-after-18' && one.about === point))
    .map((point) => openDeadline(caseId, 'voice-after-18', endOf(days[point]), point))
}

/** The times of asking that follow from the birth date, moved with one that is corrected; what is met stays met. */
export function moveVoice(
  dob: CalendarDay,
  deadlines: readonly Deadline[],
  today: CalendarDay,
): FactToRecord[] {
  const days = new Map<string | null, CalendarDay>(Object.entries(birthdayPoints(dob, today)))
  return deadlines.flatMap((one) => {
    const day = one.kind.startsWith('voice-') && one.state === 'open' ? days.get(one.about) : undefined
    return day === undefined || one.dueAt?.getTime() === endOf(day).getTime()
      ? []
      : [changeDeadline(one, { state: 'open', dueAt: endOf(day) }, 'birth-date-changed')]
  })
}
