import { scaleLinear } from 'd3-scale'
import type { Point, Series } from '../results/index.ts'
import { isMonth } from './format.ts'

/** A series as a grid: its places along the axis in order, and for every line the point at each place, if it has one. */
export interface Shape {
  readonly axis: 'month' | 'number' | 'category'
  readonly xs: readonly (string | number)[]
  readonly lines: readonly { readonly name: string; readonly points: readonly (Point | null)[] }[]
}

/** More months than this is no month axis but a slip in the data. */
const mostMonths = 600

const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthAt = (ordinal: number): string =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`

function everyMonth(xs: readonly string[]): readonly string[] | null {
  const places = xs.map(ordinal)
  const first = Math.min(...places)
  const count = Math.max(...places) - first + 1
  return count > mostMonths ? null : Array.from({ length: count }, (_, index) => monthAt(first + index))
}

/** Months without a point are there too, so that a gap in the record is a gap in the drawing. A suppressed point has no value. */
export function shapeOf(series: Series): Shape {
  const given = [...new Set(series.lines.flatMap(({ points }) => points.map(({ x }) => x)))]
  const months = given.length > 0 && given.every(isMonth) ? everyMonth(given.filter(isMonth)) : null
  const numbers = given.filter((x) => typeof x === 'number')
  const axis =
    months !== null ? 'month' : given.length > 0 && numbers.length === given.length ? 'number' : 'category'
  const xs = months ?? (axis === 'number' ? numbers.sort((a, b) => a - b) : given)
  const lines = series.lines.map(({ name, points }) => {
    const at = new Map(points.map((point) => [point.x, hide(point)]))
    return { name, points: xs.map((x) => at.get(x) ?? null) }
  })
  return { axis, xs, lines }
}

/** More steps than this are no table that anybody reads. */
const mostSteps = 30

/**
 * A curve of very many steps at round times, for a table: each line's value then is that of its last step, and its n those still
 * there just before the next. The data file keeps every step. Any other series is given back as it is.
 */
export function thinned(series: Series): Series {
  const xs = [...new Set(series.lines.flatMap(({ points }) => points.map(({ x }) => x)))].filter(
    (x) => typeof x === 'number',
  )
  if (series.kind !== 'steps' || xs.length <= mostSteps) return series
  const times = scaleLinear()
    .domain([0, Math.max(...xs)])
    .ticks(16)
  return {
    ...series,
    lines: series.lines.map(({ name, points }) => ({
      name,
      points: times.flatMap((time): readonly Point[] => {
        const at = points.findLast(({ x }) => typeof x === 'number' && x <= time)
        if (at === undefined) return []
        const next = points.find(({ x }) => typeof x === 'number' && x >= time)
        return [{ ...at, x: time, numerator: null, n: next?.suppressed === true ? null : (next?.n ?? null) }]
      }),
    })),
  }
}

/** Nothing of a suppressed point goes out, whatever was left in it. */
function hide(point: Point): Point {
  return point.suppressed ? { ...point, value: null, numerator: null, n: null, interval: null } : point
}

export const pointsOf = (shape: Shape): readonly Point[] =>
  shape.lines.flatMap(({ points }) => points.filter((point) => point !== null))
