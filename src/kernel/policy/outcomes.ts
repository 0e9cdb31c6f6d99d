import { addMonths, attains, type CalendarDay } from '../calendar-day.ts'

/** When a child is asked, and a worker looks (domain §6.4): reference-data/outcome-point.csv has their words. */
export const outcomePoints = [
  'entry',
  'three-monthly',
  'seventeen-and-a-half',
  'exit',
  'after-18-3',
  'after-18-6',
  'after-18-12',
] as const
export type OutcomePoint = (typeof outcomePoints)[number]

interface OutcomeTerms {
  readonly from: CalendarDay
  /** From the allocation to the last day for the ratings at entry, in days. */
  readonly entryDays: number
  /** From one occasion to the next, in months. */
  readonly everyMonths: number
  /** After the 18th birthday, in months: one point each. */
  readonly after18Months: Readonly<Record<'after-18-3' | 'after-18-6' | 'after-18-12', number>>
  /** Better or worse begins where the mean of an outcome's items has moved by so much … */
  readonly meanChange: number
  /** … and an item that falls by so much is never hidden behind others that rise. */
  readonly fall: number
}

/** Dated: a change of the rules is a new row. Source: [PROPOSAL] (domain §6.4); no returned rating was published under older ones. */
const terms: readonly OutcomeTerms[] = [
  {
    from: '2017-01-01' as CalendarDay,
    entryDays: 42,
    everyMonths: 3,
    after18Months: { 'after-18-3': 3, 'after-18-6': 6, 'after-18-12': 12 },
    meanChange: 0.5,
    fall: 2,
  },
]

/** The terms in force on a day. */
export function outcomeTermsOn(day: CalendarDay): OutcomeTerms {
  const found = terms.findLast((one) => one.from <= day) ?? terms[0]
  if (found === undefined) throw new RangeError('no terms of outcomes')
  return found
}

/** The points that a birthday brings, and the day of each. */
export function birthdayPoints(
  dob: CalendarDay,
  on: CalendarDay,
): Readonly<Record<Exclude<OutcomePoint, 'entry' | 'three-monthly' | 'exit'>, CalendarDay>> {
  const after = outcomeTermsOn(on).after18Months
  const at = (months: number) => attains(dob, 18 * 12 + months)
  return {
    'seventeen-and-a-half': at(-6),
    'after-18-3': at(after['after-18-3']),
    'after-18-6': at(after['after-18-6']),
    'after-18-12': at(after['after-18-12']),
  }
}

/** The last day on which the next three-monthly occasion is in time. */
export function nextThreeMonthly(held: CalendarDay): CalendarDay {
  return addMonths(held, outcomeTermsOn(held).everyMonths)
}

export type Direction = 'better' | 'same' | 'worse' | 'not-rated'

/** An item of an outcome at two times; null: not rated then, for whatever reason. */
export interface ItemChange {
  readonly before: number | null
  readonly after: number | null
}

export interface OutcomeChange {
  readonly direction: Direction
  /** Items rated at both times, of so many. */
  readonly rated: number
  readonly of: number
}

/**
 * What has become of one outcome, as one rater rates it (domain §6.4 [PROPOSAL]).
 * - An item that fell by 2 or more: worse, whatever the others did and whether or not they were rated.
 * - Otherwise an outcome is judged only when every item was rated at both times: who does not answer must not look better
 *   (nor worse) for it.
 * - Better from a mean of +0.5, worse from −0.5, the same between.
 * Never a number for a child: a direction, and how much it rests on.
 */
export function outcomeChange(items: readonly ItemChange[], on: CalendarDay): OutcomeChange {
  const { meanChange, fall } = outcomeTermsOn(on)
  const changes = items.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [after - before],
  )
  const told = { rated: changes.length, of: items.length }
  if (changes.some((one) => one <= -fall)) return { direction: 'worse', ...told }
  if (changes.length === 0 || changes.length < items.length) return { direction: 'not-rated', ...told }
  const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length
  const direction = mean >= meanChange ? 'better' : mean <= -meanChange ? 'worse' : 'same'
  return { direction, ...told }
}
