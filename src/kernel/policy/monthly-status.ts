import type { CalendarDay } from '../calendar-day.ts'
import { addDays } from '../calendar-day.ts'
import { lastDayOf, monthIndexOfService, monthOf, monthsFrom } from '../calendar-month.ts'
import type { CalendarMonth } from '../calendar-month.ts'

/** Days after the end of a month by which its status is due. No source states a time [PROPOSAL]. */
export const STATUS_DUE_AFTER_DAYS = 5

export interface MonthlyStatusMonth {
  readonly month: CalendarMonth
  /** 1 for the calendar month of the referral. */
  readonly monthIndex: number
  /** The last day on which it is in time. */
  readonly dueOn: CalendarDay
  /** done; open = the month is not over; due = over and still in time; overdue = later than `dueOn`. */
  readonly standing: 'done' | 'open' | 'due' | 'overdue'
}

/**
 * Every month of service up to today, one return a month (evaluation 2019 (RR111) §2.1). In: the day the referral was
 * received, the day the case closed (null = open; its own month still counts), the months already returned, today in London.
 */
export function monthlyStatuses(
  facts: {
    readonly receivedOn: CalendarDay
    readonly closedOn: CalendarDay | null
    readonly returned: readonly CalendarMonth[]
  },
  today: CalendarDay,
  dueAfterDays: number = STATUS_DUE_AFTER_DAYS,
): readonly MonthlyStatusMonth[] {
  const { receivedOn, closedOn, returned } = facts
  const last = closedOn !== null && closedOn < today ? closedOn : today
  if (last < receivedOn) return []
  return monthsFrom(monthOf(receivedOn), monthOf(last)).map((month) => {
    const end = lastDayOf(month)
    const dueOn = addDays(end, dueAfterDays)
    const standing = returned.includes(month)
      ? 'done'
      : today <= end
        ? 'open'
        : today <= dueOn
          ? 'due'
          : 'overdue'
    return { month, monthIndex: monthIndexOfService(receivedOn, end) ?? 1, dueOn, standing }
  })
}

/** The months a worker still has to return: due and overdue, the oldest first. */
export function monthsToReturn(statuses: readonly MonthlyStatusMonth[]): readonly MonthlyStatusMonth[] {
  return statuses.filter(({ standing }) => standing === 'due' || standing === 'overdue')
}
