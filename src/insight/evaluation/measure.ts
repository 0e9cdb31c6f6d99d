import type { Interval, Part, Unit } from '../results/index.ts'
import { clauseOf, publishedWith } from '../published/index.ts'
import type { Condition, Need } from './conditions.ts'
import type { Evidence } from './evidence.ts'

/** A whole number to add up over rows, such as the months in service. */
export interface Quantity {
  readonly words: string
  readonly sql: string
  readonly needs: readonly Need[]
}

/** Part of a population: the successes among `of`. */
export interface Split {
  readonly of: Condition
  readonly counted: Condition
}

/** The value of a measure that is no plain count: with how many it speaks of, where that is a number. */
export interface Answer {
  readonly value: number | string | null
  readonly numerator?: number | null
  readonly denominator?: number | null
  readonly n?: number | null
  readonly interval?: Interval | null
  readonly why?: string
}

type Counting =
  | { readonly kind: 'count'; readonly counted: Condition }
  | ({ readonly kind: 'share' } & Split)
  | { readonly kind: 'mean'; readonly of: Condition; readonly quantity: Quantity }
  | {
      readonly kind: 'ratio'
      readonly over: Quantity
      readonly under: Quantity
      readonly of: Condition
      readonly percent: boolean
      readonly per?: number
    }
  | { readonly kind: 'quantile'; readonly of: Condition; readonly quantity: Quantity; readonly at: number }
  | { readonly kind: 'change'; readonly from: Split; readonly to: Split }
  | { readonly kind: 'growth'; readonly from: Condition; readonly to: Condition }
  | { readonly kind: 'rank'; readonly of: Condition; readonly among: string; readonly item: string }
  | {
      readonly kind: 'derived'
      readonly answer: (evidence: Evidence) => Answer
      readonly needs: readonly Need[]
    }
  | { readonly kind: 'sentence'; readonly holds: (evidence: Evidence) => boolean }
  | { readonly kind: 'unanswerable'; readonly why: string }

/** One entry of the list of measures. */
export interface Measure {
  readonly id: string
  readonly title: string
  readonly unit: Unit
  readonly definition: string
  readonly source: string
  readonly readings: readonly string[]
  readonly counting: Counting
}

/** What an entry says besides what it counts. An id of the catalogue brings its own title and clause. */
export interface Says {
  readonly title?: string
  readonly source?: string
  readonly readings?: readonly string[]
}

function entry(id: string, says: Says, unit: Unit, definition: string, counting: Counting): Measure {
  const published = publishedWith(id)
  const title = says.title ?? published?.says
  const source = says.source ?? (published === undefined ? undefined : clauseOf(published))
  if (title === undefined || source === undefined) {
    throw new RangeError(
      `The measure ${id} is not in the catalogue: it needs a title and a source of its own`,
    )
  }
  return { id, title, unit, definition, source, readings: says.readings ?? [], counting }
}

/** How many rows. */
export function count(id: string, counted: Condition, says: Says = {}): Measure {
  return entry(id, says, 'count', `Count of ${counted.words}.`, { kind: 'count', counted })
}

/** Successes among a population, in percent; with a Wilson interval. */
export function share(id: string, split: Split, says: Says = {}): Measure {
  return entry(id, says, 'percent', `Share of ${split.of.words}: ${split.counted.words}.`, {
    kind: 'share',
    ...split,
  })
}

/** Sum of a quantity over a population ÷ rows of the population. */
export function mean(id: string, unit: Unit, of: Condition, quantity: Quantity, says: Says = {}): Measure {
  return entry(id, says, unit, `Mean of ${quantity.words}, of ${of.words}.`, { kind: 'mean', of, quantity })
}

/** The value that so large a part of a population does not exceed, of those of whom the quantity is known. 0.5: the median. */
export function quantile(
  id: string,
  given: { readonly of: Condition; readonly quantity: Quantity; readonly at: 0.5 | 0.9 },
  says: Says = {},
): Measure {
  const name = given.at === 0.5 ? 'Median' : '90th percentile'
  const words = `${name} of ${given.quantity.words}, of ${given.of.words}.`
  return entry(id, says, 'days', words, { kind: 'quantile', ...given })
}

/** One sum ÷ another over the same population; in percent where it is a share of things, not of rows. */
export function ratio(
  id: string,
  given: {
    readonly over: Quantity
    readonly under: Quantity
    readonly of: Condition
    readonly percent: boolean
    /** Such as 100 for "per 100 child-months"; 1 where it is left out. */
    readonly per?: number
  },
  says: Says = {},
): Measure {
  const times = given.per === undefined ? '' : `${given.per} × `
  const words = `${times}sum of ${given.over.words} ÷ sum of ${given.under.words}, of ${given.of.words}.`
  return entry(id, says, given.percent ? 'percent' : 'ratio', words, { kind: 'ratio', ...given })
}

/** The second share minus the first, in percentage points. */
export function change(id: string, from: Split, to: Split, says: Says = {}): Measure {
  const words = `Share of ${to.of.words}: ${to.counted.words}; minus the same share of ${from.of.words}.`
  return entry(id, says, 'percentage-points', words, { kind: 'change', from, to })
}

/** How many percent more the second count is than the first. */
export function growth(id: string, from: Condition, to: Condition, says: Says = {}): Measure {
  const words = `Growth in percent from the count of ${from.words} to the count of ${to.words}.`
  return entry(id, says, 'percent', words, { kind: 'growth', from, to })
}

/** The place of one value of a column when the values are put in order of their counts; equal counts share a place. */
export function rank(
  id: string,
  given: { readonly of: Condition; readonly among: string; readonly item: string },
  says: Says = {},
): Measure {
  const words = `Place of ${given.item} by count among the recorded values of ${given.among}, of ${given.of.words}.`
  return entry(id, says, 'text', words, { kind: 'rank', ...given })
}

/** Computed from months of service, curves or other measures; `words` says how. */
export function derived(
  id: string,
  unit: Unit,
  words: string,
  answer: (evidence: Evidence) => Answer,
  says: Says & { readonly needs?: readonly Need[] } = {},
): Measure {
  return entry(id, says, unit, words, { kind: 'derived', answer, needs: says.needs ?? [] })
}

/** A sentence of the report that is true or false of the data; `words` says which test decides. */
export function sentence(
  id: string,
  words: string,
  holds: (evidence: Evidence) => boolean,
  says: Says = {},
): Measure {
  return entry(id, says, 'text', `Holds where ${words}.`, { kind: 'sentence', holds })
}

/** What no package can answer: there with the reason. */
export function unanswerable(id: string, unit: Unit, why: string, says: Says = {}): Measure {
  return entry(id, says, unit, 'Not computed.', { kind: 'unanswerable', why })
}

/** A chapter of the list. */
export interface Chapter {
  readonly part: Part
  readonly measures: readonly Measure[]
}
