import type { Lang } from '../../kernel/lang.ts'
import type { Point, Series } from '../results/index.ts'
import { words } from './content/index.ts'
import { formatInterval, formatNumber, formatValue, formatX, lineName } from './format.ts'
import { inWords } from './labels.ts'
import { shapeOf, thinned } from './shape.ts'

export interface FigureCell {
  readonly text: string
  /** In smaller letters under it: numerator, n and interval, where the table has a column a line. */
  readonly detail?: string
}

/** A series as a table to read: the first cell of a row names it. */
export interface FigureTable {
  readonly caption: string
  /** What the table leaves out; absent: nothing. */
  readonly note?: string
  /** The first names the rows. */
  readonly head: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly FigureCell[] }[]
}

/**
 * The rows of a series as GOV.UK tables show them. One line: a column each for value, numerator, n and interval, as far as any
 * row has one. Several lines: a column a line, with the rest under each value; an n that a whole line shares stands in its head.
 * `decimals` where the table asks for more than the unit's own.
 */
export function figureTable(
  coded: Series,
  { decimals, lang = 'en' }: { readonly decimals?: number; readonly lang?: Lang } = {},
): FigureTable {
  const series = thinned(inWords(coded, lang))
  const shape = shapeOf(series)
  const caption = words.figure(series.id, series.title)
  const note = thinned(coded) === coded ? {} : { note: words.thinned }
  const value = (point: Point | null): string =>
    point === null || point.value === null
      ? point?.suppressed === true
        ? words.suppressed
        : words.noValue
      : formatValue(point.value, series.unit, decimals)
  const interval = (point: Point | null): string =>
    point === null || point.interval === null ? '' : formatInterval(point.interval, series.unit, decimals)
  const whole = (count: number | null | undefined): string =>
    count === null || count === undefined ? '' : formatNumber(count, Number.isInteger(count) ? 0 : 1)

  const [only] = shape.lines
  if (shape.lines.length === 1 && only !== undefined) {
    const given = only.points.filter((point) => point !== null)
    const columns: readonly {
      readonly head: string
      readonly has: boolean
      readonly cell: (point: Point | null) => string
    }[] = [
      { head: only.name.trim() === '' ? series.yLabel : lineName(only.name), has: true, cell: value },
      {
        head: words.numerator,
        has: given.some((point) => point.numerator !== null),
        cell: (point) => whole(point?.numerator),
      },
      { head: words.n, has: given.some((point) => point.n !== null), cell: (point) => whole(point?.n) },
      { head: words.interval, has: given.some((point) => point.interval !== null), cell: interval },
    ]
    const shown = columns.filter(({ has }) => has)
    return {
      caption,
      ...note,
      head: [series.xLabel, ...shown.map(({ head }) => head)],
      rows: shape.xs.map((x, place) => ({
        name: formatX(x),
        cells: shown.map(({ cell }) => ({ text: cell(only.points[place] ?? null) })),
      })),
    }
  }

  const shared = shape.lines.map(({ points }) => sharedN(points))
  return {
    caption,
    ...note,
    head: [
      series.xLabel,
      ...shape.lines.map(({ name }, line) => {
        const n = shared[line] ?? null
        return n === null ? lineName(name) : `${lineName(name)} (${words.nIs(whole(n))})`
      }),
    ],
    rows: shape.xs.map((x, place) => ({
      name: formatX(x),
      cells: shape.lines.map(({ points }, line) => {
        const point = points[place] ?? null
        const n =
          point === null || point.n === null || (shared[line] ?? null) !== null
            ? ''
            : words.nIs(whole(point.n))
        const detail = [interval(point), n].filter((text) => text !== '').join('; ')
        return { text: value(point), ...(detail === '' ? {} : { detail }) }
      }),
    })),
  }
}

/** The n of a line when all its points have the same one. */
function sharedN(points: readonly (Point | null)[]): number | null {
  const ns = new Set(points.flatMap((point) => (point === null || point.suppressed ? [] : [point.n])))
  const [n = null] = ns
  return ns.size === 1 ? n : null
}
