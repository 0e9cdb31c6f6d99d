import type { CalendarDay } from '../calendar-day.ts'
import { entryOf, type CodeList } from '../code-list.ts'

/** Single values of indirect work, dated (reference-data/indirect-term.csv); the unit is in the name. All [PROPOSAL]. */
export const indirectTerms = [
  'follow-up-days',
  'answer-days',
  'hourly-rate-pence',
  'mileage-rate-pence',
  'withhold-below',
  'round-to',
] as const
export type IndirectTerm = (typeof indirectTerms)[number]

/** The value that holds on a day. Throws a RangeError where the row has no whole number from 1. */
export function indirectTerm(list: CodeList, term: IndirectTerm, on: CalendarDay): number {
  const cell = entryOf(list, term, on)?.extra['value'] ?? ''
  const value = Number(cell)
  if (cell === '' || !Number.isInteger(value) || value < 1)
    throw new RangeError(`${list.name}: ${term} must be a whole number from 1, not ${cell}`)
  return value
}

/** What a stretch of work cost at the rates of its month, in whole pence. Hours of every kind, and miles. */
export function costInPence(
  work: { readonly hours: number; readonly miles: number },
  rates: { readonly hourly: number; readonly mileage: number },
): number {
  return Math.round(work.hours * rates.hourly + work.miles * rates.mileage)
}

/**
 * A number of children as it may be shown beside an area. Nought, withheld and rounded are three different answers: a small
 * number would let a reader who knows the area know the child, and an exact one would give it away by subtraction.
 */
export type ShownCount =
  { readonly kind: 'none' } | { readonly kind: 'withheld' } | { readonly kind: 'about'; readonly n: number }

export function shownCount(count: number, withholdBelow: number, roundTo: number): ShownCount {
  if (count === 0) return { kind: 'none' }
  if (count < withholdBelow) return { kind: 'withheld' }
  return { kind: 'about', n: Math.max(roundTo, Math.round(count / roundTo) * roundTo) }
}
