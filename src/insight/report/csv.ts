import type { Series } from '../results/index.ts'
import { clean } from './format.ts'
import { shapeOf } from './shape.ts'

/** One text cell: quoted where RFC 4180 asks, and never the beginning of a formula when a spreadsheet opens it. */
function text(cell: string): string {
  const safe = /^[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
const number = (value: number | null): string => (value === null ? '' : String(value))

/**
 * The data of one figure, a row a point, unrounded, RFC 4180 with CRLF in UTF-8. Of a suppressed point only its place is there.
 * An empty `x` is the blank category; an empty `value` with `suppressed` false is no value.
 */
export function figureCsv(series: Series): string {
  const rows = shapeOf(series).lines.flatMap(({ name, points }) =>
    points.flatMap((point) =>
      point === null
        ? []
        : [
            [
              text(clean(series.id)),
              text(clean(name)),
              typeof point.x === 'number' ? number(point.x) : text(clean(point.x)),
              number(point.value),
              series.unit,
              number(point.numerator),
              number(point.n),
              number(point.interval?.[0] ?? null),
              number(point.interval?.[1] ?? null),
              String(point.suppressed),
            ],
          ],
    ),
  )
  const head = ['series', 'line', 'x', 'value', 'unit', 'numerator', 'n', 'lower', 'upper', 'suppressed']
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}
