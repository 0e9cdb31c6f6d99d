import { addDays, dayInLondon, startOfLondonDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { outcomeTermsOn } from '../../kernel/policy/outcomes.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { openDeadline } from './store.ts'

/** The first time a child is asked how things are, to be recorded in the act that allocates the child (domain §6.4). */
export function firstVoiceDeadline(caseId: CaseId, allocatedAt: Date): FactToRecord {
  const day = dayInLondon(allocatedAt)
  const due = startOfLondonDay(addDays(day, outcomeTermsOn(day).entryDays + 1))
  return openDeadline(caseId, 'voice-entry', due, 'entry')
}
