import { addDays, dayInLondon, startOfLondonDay } from '../../kernel/calendar-day.ts'
import { lastDayOf, monthOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { STATUS_DUE_AFTER_DAYS } from '../../kernel/policy/monthly-status.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { openDeadline } from './store.ts'

/** The instant from which a month's status is late: the end of the fifth day after the month. */
export function statusDueAt(month: CalendarMonth): Date {
  return startOfLondonDay(addDays(lastDayOf(month), STATUS_DUE_AFTER_DAYS + 1))
}

/** The deadline of one month's status, to be recorded with the act that causes it. */
export function statusDeadline(caseId: CaseId, month: CalendarMonth): FactToRecord {
  return openDeadline(caseId, 'monthly-status', statusDueAt(month), month)
}

/** The first month's: the calendar month of the referral (evaluation 2019 (RR111) fn 30). For the act of allocation. */
export function firstStatusDeadline(caseId: CaseId, receivedAt: Date): FactToRecord {
  return statusDeadline(caseId, monthOf(dayInLondon(receivedAt)))
}
