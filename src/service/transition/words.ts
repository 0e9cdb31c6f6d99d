import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { transitionContent } from './content/index.ts'
import { apart } from './rules.ts'

/** A span in at most two parts: "5 months and 3 days", "2 years and 1 month". */
function span(from: CalendarDay, to: CalendarDay, lang: Lang): string {
  const c = pick(transitionContent, lang).birthday
  const { years, months, days } = apart(from, to)
  const parts = [
    ...(years > 0 ? [c.years(years)] : []),
    ...(months > 0 ? [c.months(months)] : []),
    ...(years === 0 && (days > 0 || months === 0) ? [c.days(days)] : []),
  ]
  const [first = '', second] = parts
  return second === undefined ? first : c.and(first, second)
}

/** How long until the 18th birthday, or since. */
export function countdown(eighteen: CalendarDay, today: CalendarDay, lang: Lang): string {
  const c = pick(transitionContent, lang).birthday
  const day = formatDay(eighteen, lang)
  if (today === eighteen) return c.today(day)
  return today < eighteen ? c.in(span(today, eighteen, lang), day) : c.since(span(eighteen, today, lang), day)
}
