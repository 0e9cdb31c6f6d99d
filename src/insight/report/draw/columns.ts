import { scaleBand } from 'd3-scale'
import { html, type Html } from '../../../platform/web/html.ts'
import { words } from '../content/index.ts'
import { lineName } from '../format.ts'
import type { Shape } from '../shape.ts'
import { gutter, placeAxis, valueAxis, valueTitle } from './frame.ts'
import { barSample, colourOf, fillOf, legend, whisker, type Drawn } from './marks.ts'
import { valueScale } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { at, inkSoft, label, paragraph, wrap, leading } from './text.ts'

/** A bar thinner than this shows no pattern: the lines then stand in panels of their own, one under the other. */
const thinnest = 7

/** Bars that stand: for months and for numbers, whose order along the axis means something. */
export function drawColumns(sheet: Sheet): Drawn {
  const { shape, unit, width, size, prefix } = sheet
  const high = width >= 480 ? 240 : 190
  const scale = valueScale(shape, unit, 5)
  const left = gutter(scale, unit, size)
  const band = scaleBand<number>()
    .domain(shape.xs.map((_, index) => index))
    .range([left, width])
    .paddingInner(0.15)
    .paddingOuter(0.1)
  const apart = shape.lines.length > 1 && band.bandwidth() / shape.lines.length < thinnest
  const names = shape.lines.map(({ name }) => lineName(name))
  const key = apart
    ? { marks: html``, height: 0 }
    : legend(names, barSample(prefix), { width, size, top: sheet.top, left: 0 })
  const panels = apart ? shape.lines.map((_, line) => [line]) : [shape.lines.map((_, line) => line)]
  const title = valueTitle(sheet, sheet.top + key.height)
  const marks: Html[] = [key.marks, title.marks]
  let y = sheet.top + key.height + title.height

  for (const panel of panels) {
    if (apart) {
      const lines = wrap(names[panel[0] ?? 0] ?? '', width, size)
      marks.push(paragraph(lines, 0, y + size, { size, bold: true }))
      y += lines.length * leading(size) + 8
    } else y += 6
    const bottom = y + (apart ? high * 0.6 : high)
    scale.range([bottom, y])
    marks.push(valueAxis(scale, { unit, size, left, right: width }))
    for (const line of panel) marks.push(columns(line, panel, bottom))
    y = bottom + (apart ? 16 : 0)
  }
  const bottom = y - (apart ? 16 : 0)
  const places = shape.xs.map((x, index) => ({ x, middle: (band(index) ?? 0) + band.bandwidth() / 2 }))
  const axis = placeAxis(sheet, places, band.step(), bottom)

  function columns(line: number, panel: readonly number[], foot: number): Html {
    const inner = band.bandwidth() / panel.length
    const points = shape.lines[line]?.points ?? []
    return html`${points.map((point, index) => {
      const x = (band(index) ?? 0) + panel.indexOf(line) * inner
      if (point === null || point.value === null) {
        const mark = point?.suppressed === true ? words.suppressedMark : words.missingMark
        // Where bars are too thin for a letter each, only what is suppressed is marked.
        if (inner < 8 && point?.suppressed !== true) return null
        return label(mark, x + inner / 2, foot - 4, { size, anchor: 'middle', fill: inkSoft })
      }
      const end = scale(point.value)
      const zero = scale(0)
      const middle = x + inner / 2
      return html`<rect
          x="${at(x)}"
          y="${at(Math.min(end, zero))}"
          width="${at(Math.max(1, inner - 1))}"
          height="${at(Math.abs(zero - end))}"
          fill="${fillOf(prefix, line)}"
          stroke="${colourOf(line)}"
        />${point.interval === null ? null : whisker([middle, scale(point.interval[0])], [middle, scale(point.interval[1])])}`
    })}`
  }

  return { marks: html`${marks}${axis.marks}`, height: bottom + axis.height - sheet.top }
}

/** Whether marks of absence fit at all is the drawing's own business; whether there are any is said below it. */
export const hasGaps = (shape: Shape): boolean =>
  shape.lines.some(({ points }) =>
    points.some((point) => point === null || (point.value === null && !point.suppressed)),
  )
