import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { birthdayPoints, outcomeTermsOn } from '../../kernel/policy/outcomes.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { openDeadline, type Deadline } from './store.ts'

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
