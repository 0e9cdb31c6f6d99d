import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import { indirectTerm, type IndirectTerm } from '../../kernel/policy/indirect-work.ts'
import { codeList } from '../../platform/reference-data/index.ts'

/** A dated value of indirect work (reference-data/indirect-term.csv) on a day. */
export function termOn(term: IndirectTerm, on: CalendarDay): number {
  return indirectTerm(codeList('indirect-term'), term, on)
}

/** The value of today, for the hint beside a field. */
export const termNow = (term: IndirectTerm): number => termOn(term, dayInLondon(new Date()))
