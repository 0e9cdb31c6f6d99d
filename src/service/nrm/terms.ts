import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { entryOf } from '../../kernel/code-list.ts'
import { codeList } from '../../platform/reference-data/index.ts'

export const nrmTerms = [
  'rg-aim-working-days',
  'rg-panel-days',
  'recovery-days',
  'panel-days-from-18',
  'reconsideration-days',
  'information-days',
  'manager-decision-days',
  'address-open-minutes',
] as const
export type NrmTerm = (typeof nrmTerms)[number]

/** A value of reference-data/nrm-term.csv on a day; its unit is in its name. Throws where the row is not a whole number. */
export function nrmTerm(term: NrmTerm, on: CalendarDay): number {
  const value = Number(entryOf(codeList('nrm-term'), term, on)?.extra['value'])
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`nrm-term: ${term} has no value`)
  return value
}

/** Monday to Friday counted on from a day. Bank holidays are not left out: the aim is a target, not a right. */
export function afterWorkingDays(from: CalendarDay, days: number): CalendarDay {
  let day = from
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return day
}

/** A published average of days from a referral to a conclusive grounds decision, with the years it is of and its source. */
export interface PublishedWait {
  readonly code: string
  readonly days: number
  readonly fromDay: string
  readonly toDay: string
  readonly source: string
}

export function publishedWaits(): readonly PublishedWait[] {
  return codeList('nrm-published-wait').entries.map(({ code, extra, source }) => ({
    code,
    days: Number(extra['days']),
    fromDay: extra['from_day'] ?? '',
    toDay: extra['to_day'] ?? '',
    source,
  }))
}
