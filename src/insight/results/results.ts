// What an evaluation says: the shape of results.json, shared by whoever computes, draws, suppresses and compares.

export type Unit =
  'percent' | 'count' | 'ratio' | 'mean' | 'months' | 'days' | 'date' | 'percentage-points' | 'years' | 'text'

/** The parts of the report, in its order; then what it did not have. */
export const parts = [
  'volume',
  'profile',
  'sites',
  'contact',
  'purposes',
  'immigration',
  'nrm',
  'criminal-justice',
  'missing',
  'trafficker-contact',
  'education',
  'exits',
  'beyond',
  'logic-models',
] as const
export type Part = (typeof parts)[number]

/** Lower and upper end, in the unit of the value; 95 %. */
export type Interval = readonly [number, number]

export interface MeasureResult {
  /** The published id where the report publishes the figure, a new kebab-case id otherwise. */
  readonly id: string
  readonly part: Part
  /** What is counted, as a heading of a table row. */
  readonly title: string
  /** Unrounded; percent is 0 to 100; a date is text. Null: the package cannot answer, and `why` says so; or suppressed. */
  readonly value: number | string | null
  readonly unit: Unit
  readonly numerator: number | null
  readonly denominator: number | null
  /** Of how many the value speaks. */
  readonly n: number | null
  readonly interval: Interval | null
  readonly suppressed: boolean
  readonly definition: string
  /** The clause that defines it, such as "§3.2.1, fn 24". */
  readonly source: string
  /** Readings (R1 …) and contradictions (C1 …) it depends on; absent when none. */
  readonly readings?: readonly string[]
  /** Why there is no value; absent when there is one. */
  readonly why?: string
}

/** The same measures for one part of the children. */
export interface GroupResults {
  /** Such as {"site": "wales", "gender": "female"}. */
  readonly by: Readonly<Record<string, string>>
  readonly measures: readonly MeasureResult[]
}

export interface Point {
  /** A month 'YYYY-MM', a category, or a number (month of service, days). */
  readonly x: string | number
  /** Null: not recorded, suppressed, or nobody left. */
  readonly value: number | null
  readonly numerator: number | null
  readonly n: number | null
  readonly interval: Interval | null
  readonly suppressed: boolean
}

export interface SeriesLine {
  readonly name: string
  readonly points: readonly Point[]
}

/** `text`: its figures are in the text; `image`: the report has a picture only, so there is nothing to compare with; `new`. */
export type PublishedAs = 'text' | 'image' | 'new'

/** One figure or table: its data before anybody draws it. */
export interface Series {
  /** `figure-1` … `figure-10`, `table-1` … `table-3`, or a new id such as `time-to-first-contact`. */
  readonly id: string
  readonly part: Part
  readonly title: string
  readonly kind: 'bars' | 'grouped-bars' | 'lines' | 'steps' | 'table'
  readonly unit: Unit
  /** Words under the axes; for a table, the heads of its first column and of the cells. */
  readonly xLabel: string
  readonly yLabel: string
  readonly lines: readonly SeriesLine[]
  /**
   * Where places along the axis or names of lines are codes: the columns of the package they are codes of (a line of several
   * joins them with ', '). Data keep codes; whoever draws puts words in their place. Absent: they are words or numbers already.
   */
  readonly codes?: { readonly x?: string; readonly lines?: readonly string[] }
  /** Population with its exclusions. */
  readonly population: string
  readonly definition: string
  readonly source: string
  readonly published: PublishedAs
  readonly readings?: readonly string[]
  readonly why?: string
}

export interface Results {
  readonly package: {
    readonly source: 'simulation' | 'record' | 'import'
    readonly as_at: string
    readonly episodes: number
    readonly digest: string
  }
  readonly period: { readonly from: string; readonly to: string }
  readonly measures: readonly MeasureResult[]
  readonly groups: readonly GroupResults[]
  readonly series: readonly Series[]
  /** How small numbers were treated; null before disclosure control, when the file must not leave. */
  readonly disclosure: {
    readonly threshold: number
    readonly rounding: number
    readonly suppressed: number
  } | null
}
