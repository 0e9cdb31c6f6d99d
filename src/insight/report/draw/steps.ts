import { area, curveStepAfter, line as lineOf } from 'd3-shape'
import { scaleLinear } from 'd3-scale'
import { html, type Html } from '../../../platform/web/html.ts'
import { words } from '../content/index.ts'
import { formatNumber, formatX, lineName } from '../format.ts'
import { gutter, valueAxis, valueTitle } from './frame.ts'
import { bareLineSample, colourOf, dashOf, legend, type Drawn } from './marks.ts'
import { valueScale } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { at, ink, inkSoft, label, leading, paragraph, widthOf, wrap } from './text.ts'

interface Step {
  readonly x: number
  readonly value: number | null
  readonly n: number | null
  readonly interval: readonly [number, number] | null
}

/**
 * Steps with the band of their interval, and under the axis how many were still there: a curve over few children must show how
 * few. Each line holds its value until its next point. Needs numbers along the axis.
 */
export function drawSteps(sheet: Sheet): Drawn {
  const { shape, unit, width, size } = sheet
  const xs = shape.xs.filter((x) => typeof x === 'number')
  const lines = shape.lines.map(({ name, points }) => ({
    name: lineName(name),
    steps: xs.flatMap((x, index): readonly Step[] => {
      const point = points[index] ?? null
      return point === null ? [] : [{ x, value: point.value, n: point.n, interval: point.interval }]
    }),
  }))
  const key = legend(
    lines.map(({ name }) => name),
    bareLineSample,
    { width, size, top: sheet.top, left: 0 },
  )
  const title = valueTitle(sheet, sheet.top + key.height)
  const top = sheet.top + key.height + title.height + 6
  const bottom = top + (width >= 480 ? 270 : 210)
  const scale = valueScale(shape, unit, 5).range([bottom, top])
  const left = gutter(scale, unit, size)
  const [low = 0, high = 1] = [xs[0], xs.at(-1)]
  const along = scaleLinear()
    .domain([Math.min(0, low), low === high ? Math.max(0, low) + 1 : high])
    .range([left + 4, width - 16])

  const curves = lines.map(({ steps }, index) => {
    const band = area<Step>()
      .curve(curveStepAfter)
      .x(({ x }) => along(x))
      .y0(({ interval }) => scale(interval?.[0] ?? 0))
      .y1(({ interval }) => scale(interval?.[1] ?? 0))
      .defined(({ interval }) => interval !== null)(steps)
    const path = lineOf<Step>()
      .curve(curveStepAfter)
      .x(({ x }) => along(x))
      .y(({ value }) => scale(value ?? 0))
      .defined(({ value }) => value !== null)(steps)
    return html`${band === null ? null : html`<path d="${band}" fill="${colourOf(index)}" fill-opacity="0.16" />`}${path === null ? null : html`<path d="${path}" fill="none" stroke="${colourOf(index)}" stroke-width="2.4" stroke-dasharray="${dashOf(index)}" />`}`
  })

  const wanted = width >= 480 ? 9 : 5
  const ticks = xs.every(Number.isInteger)
    ? along.ticks(wanted).filter(Number.isInteger)
    : along.ticks(wanted)
  const axis: Html[] = ticks.map(
    (tick) =>
      html`<path
          d="M${at(along(tick))} ${at(bottom)}v4"
          stroke="${ink}"
        />${label(formatX(tick), along(tick), bottom + size + 6, { size, anchor: 'middle' })}`,
  )
  const xTitle = wrap(sheet.xLabel, width, size)
  let y = bottom + size + 8 + leading(size)
  axis.push(paragraph(xTitle, width, y, { size, anchor: 'end', fill: inkSoft }))
  y += (xTitle.length - 1) * leading(size)

  const counted = lines.filter(({ steps }) => steps.some(({ n }) => n !== null))
  const risk: Html[] = []
  if (counted.length > 0) {
    y += leading(size) + 8
    risk.push(label(words.atRisk, 0, y, { size, bold: true }))
    for (const { name, steps } of counted) {
      if (lines.length > 1) {
        const named = wrap(name, width, size)
        y += leading(size) + 4
        risk.push(paragraph(named, 0, y, { size, fill: inkSoft }))
        y += (named.length - 1) * leading(size)
      }
      y += leading(size)
      for (const tick of ticks) {
        // Just before a time are those who are counted at the next step from it.
        const n = steps.find((step) => step.x >= tick)?.n ?? null
        if (n === null) continue
        const text = formatNumber(n, 0)
        const half = widthOf(text, size) / 2
        risk.push(
          label(text, Math.min(Math.max(along(tick), half), width - half), y, { size, anchor: 'middle' }),
        )
      }
    }
  }
  return {
    marks: html`${key.marks}${title.marks}${valueAxis(scale, { unit, size, left, right: width })}${curves}${axis}${risk}`,
    height: y + 6 - sheet.top,
  }
}
