import type { CalendarDay } from '../kernel/calendar-day.ts'

/** The three boxes of a date, as the forms name them. */
export function dateFields(name: string, day: CalendarDay): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
