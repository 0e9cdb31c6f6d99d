import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'

export const dueGroups = ['overdue', 'today', 'week', 'later', 'paused'] as const
export type DueGroup = (typeof dueGroups)[number]

/**
 * The civil day in London on which something is due. A clock that ends with a day ends at the midnight after it, and is due
 * on the day itself.
 */
export function dayDue(dueAt: Date): CalendarDay {
  return dayInLondon(new Date(dueAt.getTime() - 1))
}

/** True when it is due at the end of a day, and not at a time of day. */
export function endsWithADay(dueAt: Date): boolean {
  return startOfLondonDay(dayInLondon(dueAt)).getTime() === dueAt.getTime()
}

/** The instant from which a day's to-do is late: the midnight in London after it. */
export function endOfDay(day: CalendarDay): Date {
  return startOfLondonDay(addDays(day, 1))
}

/** The Sunday on which the week of a day ends: weeks run from Monday, as rotas do [PROPOSAL]. */
export function endOfWeek(day: CalendarDay): CalendarDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? 0 : 7 - weekday)
}

/** Where on the list something stands at `now`. `dueAt` null: its clock stands still by rule. */
export function groupOf(dueAt: Date | null, now: Date): DueGroup {
  if (dueAt === null) return 'paused'
  if (dueAt <= now) return 'overdue'
  const today = dayInLondon(now)
  const day = dayDue(dueAt)
  if (day <= today) return 'today'
  return day <= endOfWeek(today) ? 'week' : 'later'
}

/** The weeks of a calendar's month, Monday first; days of the months beside it fill the first and last. */
export function weeksOf(first: CalendarDay, last: CalendarDay): readonly (readonly CalendarDay[])[] {
  const weeks: CalendarDay[][] = []
  for (let monday = addDays(endOfWeek(first), -6); monday <= last; monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)))
  return weeks
}
