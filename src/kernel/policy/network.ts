import { addDays, addMonths, type CalendarDay } from '../calendar-day.ts'
import { wholeValueOn, type CodeList } from '../code-list.ts'

/** How a network reads by rule (domain §4.9). Unknown: nobody has asked, which is not the same as nobody there. */
export const networkReadings = ['unknown', 'empty', 'partial', 'full', 'overloaded'] as const
export type NetworkReading = (typeof networkReadings)[number]

/** Who stands in a network on a day, by what they are to the child; `professionals` counts across the four. */
export interface NetworkCounts {
  readonly protective: number
  readonly neutral: number
  readonly exploitative: number
  readonly unknown: number
  readonly professionals: number
}

/** The numbers of the rule, as the rows of a day say (reference-data/network-term.csv). */
export interface NetworkRule {
  readonly partialFrom: number
  readonly fullFrom: number
  /** More professionals than this are too many, however protective they are. */
  readonly overloadedAbove: number
  readonly entryDays: number
  readonly quarterMonths: number
}

/** Throws a RangeError where a row of the day is missing or no whole number. */
export function networkRuleOn(list: CodeList, on: CalendarDay): NetworkRule {
  const term = (code: string): number => wholeValueOn(list, code, on)
  return {
    partialFrom: term('partial-from'),
    fullFrom: term('full-from'),
    overloadedAbove: term('overloaded-above'),
    entryDays: term('entry-days'),
    quarterMonths: term('quarter-months'),
  }
}

/**
 * The index of a network: how many protective people stand in it (domain §4.9). `asked`: somebody was ever put on the map, or a
 * map was agreed; without it the answer is unknown and never "empty". Nor is a network empty in which nobody's part is known.
 */
export function networkReading(counts: NetworkCounts, asked: boolean, rule: NetworkRule): NetworkReading {
  if (!asked) return 'unknown'
  if (counts.professionals > rule.overloadedAbove) return 'overloaded'
  const typed = counts.protective + counts.neutral + counts.exploitative
  if (typed === 0 && counts.unknown > 0) return 'unknown'
  if (counts.protective >= rule.fullFrom) return 'full'
  return counts.protective >= rule.partialFrom ? 'partial' : 'empty'
}

/** The last day on which the map at entry is in time. */
export function entryMapDueOn(rule: NetworkRule, acceptedOn: CalendarDay): CalendarDay {
  return addDays(acceptedOn, rule.entryDays)
}

/** The last day on which the next map after one is in time. */
export function nextMapDueOn(rule: NetworkRule, agreedOn: CalendarDay): CalendarDay {
  return addMonths(agreedOn, rule.quarterMonths)
}
