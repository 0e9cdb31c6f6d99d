import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape'
import { html, type Html } from '../../../platform/web/html.ts'
import { at, ink, label, leading, widthOf, wrap } from './text.ts'

// Colours that people with any colour vision tell apart, each at 3:1 or better against white; and for every one a pattern, a
// marker and a dash, so that nothing hangs on colour alone.
const colours = ['#12436d', '#b3530e', '#28807b', '#801650', '#3d3d3d', '#6f56a8'] as const
const dashes = ['none', '7 3', '2 3', '10 3 2 3', '14 4', '4 2 1 2'] as const
const symbols = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar] as const

const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]
export const colourOf = (line: number): string => pick(colours, line)
// After six lines the same colours come round with the next dash and marker.
export const dashOf = (line: number): string => pick(dashes, line + Math.floor(line / colours.length))
const patternId = (prefix: string, line: number): string => `${prefix}-pattern-${line}`
/** The fill of a line's bars: the first is plain, the others patterned. */
export const fillOf = (prefix: string, line: number): string =>
  line === 0 ? colourOf(0) : `url(#${patternId(prefix, line)})`

export function marker(line: number, x: number, y: number, size = 42): Html {
  const path = symbol(pick(symbols, line + Math.floor(line / colours.length)), size)() ?? ''
  return html`<path
    d="${path}"
    transform="translate(${at(x)} ${at(y)})"
    fill="${colourOf(line)}"
    stroke="#ffffff"
    stroke-width="0.8"
  />`
}

const strokes: readonly string[] = [
  '',
  'M-2 8L8 -2M4 14L14 4M-2 -2L0 -4',
  'M0 3H8M0 7H8',
  'M4 0V8',
  'M0 0L8 8M8 0L0 8',
  'M2 2h2v2h-2zM6 6h2v2h-2z',
]

/** The patterns of so many lines; nothing for the first, which is plain. */
export function patterns(prefix: string, lines: number): Html {
  const rest = Array.from({ length: Math.max(0, lines - 1) }, (_, index) => index + 1)
  return html`<defs
    >${rest.map((line) => {
      const stroke = strokes[(line + Math.floor(line / colours.length)) % strokes.length] ?? ''
      return html`<pattern id="${patternId(prefix, line)}" width="8" height="8" patternUnits="userSpaceOnUse"
        ><rect width="8" height="8" fill="${colourOf(line)}" /><path
          d="${stroke}"
          fill="none"
          stroke="#ffffff"
          stroke-width="1.6"
      /></pattern>`
    })}</defs
  >`
}

export interface Drawn {
  readonly marks: Html
  /** How far down it reaches. */
  readonly height: number
}

/** Names the lines above a drawing, one after the other, on as many rows as they need; nothing for one line. */
export function legend(
  names: readonly string[],
  sample: (line: number, x: number, middle: number) => Html,
  {
    width,
    size,
    top,
    left,
  }: { readonly width: number; readonly size: number; readonly top: number; readonly left: number },
): Drawn {
  if (names.length < 2) return { marks: html``, height: 0 }
  const swatch = 34
  const row = leading(size) + 4
  let x = left
  let y = top
  const marks = names.map((name, line) => {
    const lines = wrap(name, width - swatch - 6, size)
    const wide = swatch + Math.max(0, ...lines.map((text) => widthOf(text, size))) + 18
    if (x > left && x + wide - 18 > left + width) {
      x = left
      y += row
    }
    const drawn = html`${sample(line, x, y + row / 2)}${lines.map((text, index) => label(text, x + swatch, y + row / 2 + size * 0.36 + index * leading(size), { size }))}`
    x += wide
    if (lines.length > 1) {
      x = left
      y += row + (lines.length - 1) * leading(size)
    }
    return drawn
  })
  return { marks: html`${marks}`, height: y - top + (x > left ? row : 0) + 6 }
}

export const lineSample = (line: number, x: number, middle: number): Html =>
  html`<path
      d="M${at(x)} ${at(middle)}H${at(x + 28)}"
      stroke="${colourOf(line)}"
      stroke-width="2.2"
      stroke-dasharray="${dashOf(line)}"
      fill="none"
    />${marker(line, x + 14, middle)}`

export const bareLineSample = (line: number, x: number, middle: number): Html =>
  html`<path
    d="M${at(x)} ${at(middle)}H${at(x + 28)}"
    stroke="${colourOf(line)}"
    stroke-width="2.4"
    stroke-dasharray="${dashOf(line)}"
    fill="none"
  />`

export const barSample =
  (prefix: string) =>
  (line: number, x: number, middle: number): Html =>
    html`<rect
      x="${at(x)}"
      y="${at(middle - 7)}"
      width="28"
      height="14"
      fill="${fillOf(prefix, line)}"
      stroke="${colourOf(line)}"
    />`

/** A thin line with feet from one place to another, along x or along y. */
export function whisker(from: readonly [number, number], to: readonly [number, number], colour = ink): Html {
  const along = from[1] === to[1]
  const foot = (x: number, y: number): string =>
    along ? `M${at(x)} ${at(y - 3)}v6` : `M${at(x - 3)} ${at(y)}h6`
  return html`<path
    d="M${at(from[0])} ${at(from[1])}L${at(to[0])} ${at(to[1])}${foot(...from)}${foot(...to)}"
    stroke="${colour}"
    stroke-width="1.2"
    fill="none"
  />`
}
