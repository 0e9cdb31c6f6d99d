import type { ScaleLinear } from 'd3-scale'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Unit } from '../../results/index.ts'
import { formatValue, formatX } from '../format.ts'
import type { Drawn } from './marks.ts'
import { ticksOf } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { at, ink, inkSoft, label, leading, paragraph, rule, widthOf, wrap } from './text.ts'

/** How wide the numbers beside the upright axis are. */
export function gutter(scale: ScaleLinear<number, number>, unit: Unit, size: number): number {
  return Math.max(...ticksOf(scale, 5, unit).map((tick) => widthOf(formatValue(tick, unit), size)), 10) + 10
}

/** The name of the values stands above the axis, lying: turned text is hard to read. */
export function valueTitle(sheet: Sheet, top: number, text = sheet.yLabel): Drawn {
  const lines = wrap(text, sheet.width, sheet.size)
  return {
    marks: paragraph(lines, 0, top + sheet.size, { size: sheet.size, fill: inkSoft }),
    height: lines.length * leading(sheet.size) + 6,
  }
}

/** Lines across with their values beside them. */
export function valueAxis(
  scale: ScaleLinear<number, number>,
  {
    unit,
    size,
    left,
    right,
  }: { readonly unit: Unit; readonly size: number; readonly left: number; readonly right: number },
): Html {
  return html`${ticksOf(scale, 5, unit).map(
    (tick) =>
      html`<path
          d="M${at(left)} ${at(scale(tick))}H${at(right)}"
          stroke="${tick === 0 ? ink : rule}"
        />${label(formatValue(tick, unit), left - 6, scale(tick) + size * 0.36, { size, anchor: 'end', fill: inkSoft })}`,
  )}`
}

const shortMonth = (month: string): string => formatX(month).slice(0, 3)

/** Which places along the axis are named: all, or every second, third, sixth, twelfth … so that names never touch. */
export function every(count: number, step: number, widest: number): number {
  const steps = [1, 2, 3, 6, 12, 24, 60, 120]
  return steps.find((one) => one * step >= widest || one >= count) ?? count
}

/** Ticks and names under the places of an axis; months name their year once. `xOf` says where a place lies. */
export function placeAxis(
  sheet: Sheet,
  places: readonly { readonly x: string | number; readonly middle: number }[],
  step: number,
  bottom: number,
): Drawn {
  const { size, shape } = sheet
  const marks: Html[] = []
  let lowest = bottom + size + 4
  if (shape.axis === 'category') {
    for (const { x, middle } of places) {
      const lines = wrap(formatX(x), step - 6, size)
      const widest = Math.max(0, ...lines.map((line) => widthOf(line, size))) / 2
      const centre = Math.min(Math.max(middle, widest), sheet.width - widest)
      marks.push(paragraph(lines, centre, bottom + size + 6, { size, anchor: 'middle' }))
      lowest = Math.max(lowest, bottom + size + 6 + (lines.length - 1) * leading(size))
    }
  } else {
    const months = shape.axis === 'month'
    const texts = places.map(({ x }) => (months ? shortMonth(String(x)) : formatX(x)))
    const widest =
      Math.max(months ? widthOf('0000', size) : 0, ...texts.map((text) => widthOf(text, size))) + 8
    const by = every(places.length, step, widest)
    let year = ''
    places.forEach(({ x, middle }, index) => {
      if (index % by !== 0) return
      marks.push(html`<path d="M${at(middle)} ${at(bottom)}v4" stroke="${ink}" />`)
      const text = texts[index] ?? ''
      const half = widthOf(text, size) / 2
      marks.push(
        label(text, Math.min(middle, sheet.width - half), bottom + size + 6, { size, anchor: 'middle' }),
      )
      if (!months || String(x).slice(0, 4) === year) return
      year = String(x).slice(0, 4)
      const under = Math.min(middle, sheet.width - widthOf(year, size) / 2)
      marks.push(
        label(year, under, bottom + size + 6 + leading(size), { size, anchor: 'middle', fill: inkSoft }),
      )
    })
    lowest = bottom + size + 6 + (months ? leading(size) : 0)
  }
  const title = wrap(sheet.xLabel, sheet.width, size)
  const titleTop = lowest + leading(size) + 2
  marks.push(paragraph(title, sheet.width, titleTop, { size, anchor: 'end', fill: inkSoft }))
  return { marks: html`${marks}`, height: titleTop + (title.length - 1) * leading(size) + 6 - bottom }
}
