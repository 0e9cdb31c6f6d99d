import { line as lineOf } from 'd3-shape'
import { scaleLinear, scalePoint } from 'd3-scale'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Point } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { lineName } from '../format.ts'
import { gutter, placeAxis, valueAxis, valueTitle } from './frame.ts'
import { colourOf, dashOf, legend, lineSample, marker, whisker, type Drawn } from './marks.ts'
import { valueScale } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { inkSoft, label } from './text.ts'

/** With more lines than this their interval lines would hide one another; the table has them. */
export const mostWhiskers = 2

/** Lines with a marker at every value and a gap at every absence. */
export function drawLines(sheet: Sheet): Drawn {
  const { shape, unit, width, size } = sheet
  const names = shape.lines.map(({ name }) => lineName(name))
  const key = legend(names, lineSample, { width, size, top: sheet.top, left: 0 })
  const title = valueTitle(sheet, sheet.top + key.height)
  const top = sheet.top + key.height + title.height + 6
  const bottom = top + (width >= 480 ? 260 : 210)
  const scale = valueScale(shape, unit, 5, shape.lines.length <= mostWhiskers).range([bottom, top])
  const left = gutter(scale, unit, size)
  const places = placesOf(sheet, left + 8, width - 10)
  const step = places.length < 2 ? width - left : (width - 18 - left) / (places.length - 1)
  const axis = placeAxis(
    sheet,
    places,
    shape.axis === 'category' ? Math.min(step, width / places.length) : step,
    bottom,
  )
  const by = Math.max(1, Math.ceil(7 / step))

  const hasIntervals = shape.lines.some(({ points }) =>
    points.some((point) => point !== null && point.interval !== null),
  )
  const drawn = shape.lines.map(({ points }, index) => one(points, index))
  function one(points: readonly (Point | null)[], index: number): Html {
    const values = points.map((point, place) => ({
      x: places[place]?.middle ?? 0,
      value: point?.value ?? null,
      point,
    }))
    // Two lines' intervals at one place stand a little apart.
    const beside = shape.lines.length === 2 && step > 20 && hasIntervals ? (index === 0 ? -3 : 3) : 0
    const path = lineOf<(typeof values)[number]>(
      ({ x }) => x + beside,
      ({ value }) => scale(value ?? 0),
    ).defined(({ value }) => value !== null)(values)
    const alone = (place: number): boolean =>
      (values[place - 1]?.value ?? null) === null && (values[place + 1]?.value ?? null) === null
    return html`${
      path === null
        ? null
        : html`<path
            d="${path}"
            fill="none"
            stroke="${colourOf(index)}"
            stroke-width="2.2"
            stroke-dasharray="${dashOf(index)}"
            stroke-linejoin="round"
          />`
    }${values.map(({ x, value, point }, place) =>
      value === null
        ? null
        : html`${
            shape.lines.length > mostWhiskers || point === null || point.interval === null
              ? null
              : whisker(
                  [x + beside, scale(point.interval[0])],
                  [x + beside, scale(point.interval[1])],
                  colourOf(index),
                )
          }${place % by === 0 || alone(place) ? marker(index, x + beside, scale(value)) : null}`,
    )}`
  }
  const hidden = places.map(({ middle }, place) =>
    shape.lines.some(({ points }) => points[place]?.suppressed === true)
      ? label(words.suppressedMark, middle, bottom - 4, { size, anchor: 'middle', fill: inkSoft })
      : null,
  )
  return {
    marks: html`${key.marks}${title.marks}${valueAxis(scale, { unit, size, left, right: width })}${axis.marks}${drawn}${hidden}`,
    height: bottom + axis.height - sheet.top,
  }
}

/** Where each place lies: numbers at their distance, months and categories evenly. */
function placesOf(
  { shape }: Sheet,
  from: number,
  to: number,
): readonly { readonly x: string | number; readonly middle: number }[] {
  const numbers = shape.xs.filter((x) => typeof x === 'number')
  if (shape.axis === 'number') {
    const [low = 0, high = 1] = [numbers[0], numbers.at(-1)]
    const scale = scaleLinear()
      .domain([low, low === high ? low + 1 : high])
      .range([from, to])
    return numbers.map((x) => ({ x, middle: scale(x) }))
  }
  const scale = scalePoint<number>()
    .domain(shape.xs.map((_, index) => index))
    .range([from, to])
    .padding(shape.axis === 'category' ? 0.5 : 0)
  return shape.xs.map((x, index) => ({ x, middle: scale(index) ?? from }))
}
