import { html, type Html } from '../../../platform/web/html.ts'
import type { Point } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { formatValue, formatX, lineName } from '../format.ts'
import { barSample, colourOf, fillOf, legend, whisker, type Drawn } from './marks.ts'
import { ticksOf, valueScale } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { at, inkSoft, label, leading, paragraph, rule, ink, widthOf, wrap } from './text.ts'

/**
 * Bars that lie: for categories, because their names are long. Each bar carries its value, so nobody has to measure it against
 * the axis. On a wide sheet the names stand beside the bars, on a narrow one above them.
 */
export function drawBars(sheet: Sheet): Drawn {
  const { shape, unit, width, size, prefix } = sheet
  const many = shape.lines.length > 1
  const names = shape.lines.map(({ name }) => lineName(name))
  const key = legend(names, barSample(prefix), { width, size, top: sheet.top, left: 0 })
  const beside = width >= 480
  const labels = shape.xs.map(formatX)
  const column = beside
    ? Math.min(width * 0.36, Math.max(40, ...labels.map((text) => widthOf(text, size))) + 10)
    : 0
  const wrapped = labels.map((text) => wrap(text, (beside ? column : width) - 10, size))

  const thick = many ? size + 4 : size + 8
  const valueOf = (point: Point): string => (point.value === null ? '' : formatValue(point.value, unit))
  const values = shape.lines.flatMap(({ points }) =>
    points.map((point) => (point === null ? '' : valueOf(point))),
  )
  const room = Math.max(14, ...values.map((text) => widthOf(text, size))) + 8
  const scale = valueScale(shape, unit, 4)
  const [low = 0] = scale.domain()
  scale.range([column + (low < 0 ? room : 1), width - room])
  const zero = scale(0)

  const gap = many ? 14 : 8
  let y = sheet.top + key.height + (beside ? 0 : 4)
  const plotTop = y
  const rows: Html[] = []
  shape.xs.forEach((_, place) => {
    const lines = wrapped[place] ?? []
    const barsHigh = shape.lines.length * (thick + 2) - 2
    const textHigh = lines.length * leading(size)
    if (!beside) {
      // The lines of the axis would run through the words.
      rows.push(
        html`<rect
            x="-4"
            y="${at(y)}"
            width="${at(width + 8)}"
            height="${at(textHigh + 2)}"
            fill="#ffffff"
          />${paragraph(lines, 0, y + size, { size })}`,
      )
      y += textHigh + 3
    }
    const rowHigh = beside ? Math.max(barsHigh, textHigh) : barsHigh
    if (beside)
      rows.push(paragraph(lines, column - 10, y + (rowHigh - textHigh) / 2 + size, { size, anchor: 'end' }))
    const first = y + (rowHigh - barsHigh) / 2
    shape.lines.forEach(({ points }, line) => {
      rows.push(bar(points[place] ?? null, line, first + line * (thick + 2)))
    })
    y += rowHigh + gap
  })
  const plotBottom = y - gap + 6

  function bar(point: Point | null, line: number, top: number): Html {
    const foot = top + thick / 2 + size * 0.36
    if (point === null || point.value === null) {
      const says = point?.suppressed === true ? words.suppressed : words.noValue
      // Where every value is below nought the words stand on the side of the bars.
      const fits = zero + 5 + widthOf(says, size) <= width
      return label(says, fits ? zero + 5 : zero - 5, foot, {
        size,
        anchor: fits ? 'start' : 'end',
        fill: inkSoft,
      })
    }
    const end = scale(point.value)
    const [from, to] =
      point.interval === null ? [end, end] : [scale(point.interval[0]), scale(point.interval[1])]
    const negative = point.value < 0
    const reach = negative ? Math.min(end, from, zero) - 5 : Math.max(end, to, zero) + 5
    return html`<rect
        x="${at(Math.min(zero, end))}"
        y="${at(top)}"
        width="${at(Math.abs(end - zero))}"
        height="${at(thick)}"
        fill="${fillOf(prefix, line)}"
        stroke="${colourOf(line)}"
      />${point.interval === null ? null : html`<path d="M${at(from)} ${at(top + thick / 2)}H${at(to)}" stroke="#ffffff" stroke-width="4" />${whisker([from, top + thick / 2], [to, top + thick / 2])}`}${label(valueOf(point), reach, foot, { size, anchor: negative ? 'end' : 'start' })}`
  }

  const ticks = ticksOf(scale, beside ? 5 : 3, unit)
  const axis = html`${ticks.map(
    (tick) =>
      html`<path
          d="M${at(scale(tick))} ${at(plotTop)}V${at(plotBottom)}"
          stroke="${tick === 0 ? ink : rule}"
        />${label(formatValue(tick, unit), within(scale(tick), widthOf(formatValue(tick, unit), size)), plotBottom + size + 3, { size, anchor: 'middle', fill: inkSoft })}`,
  )}`
  // A middle that keeps a text of this width on the sheet.
  function within(middle: number, wide: number): number {
    return Math.min(Math.max(middle, wide / 2 - 4), width + 4 - wide / 2)
  }
  const title = wrap(sheet.yLabel, width - column, size)
  const titleTop = plotBottom + size + 4 + leading(size)
  return {
    marks: html`${key.marks}${axis}${rows}${paragraph(title, column, titleTop, { size, fill: inkSoft })}`,
    height: titleTop + (title.length - 1) * leading(size) + 6 - sheet.top,
  }
}
