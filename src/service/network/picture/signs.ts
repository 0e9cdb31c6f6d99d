import { html, type Html } from '../../../platform/web/html.ts'
import type { Point } from './layout.ts'

export const ink = '#16252b'
export const quiet = '#7b8486'
export const paper = '#ffffff'
const colours: Readonly<Record<string, string>> = {
  protective: '#1d6a3c',
  neutral: '#47565c',
  exploitative: '#a8231c',
}
export const colourOf = (type: string): string => colours[type] ?? paper
/** Of the words on a sign. */
export const inkOf = (type: string): string => (colours[type] === undefined ? ink : paper)

/** Shape and colour say the same: a circle protects, a square is neutral, a triangle exploits, a diamond is not known. */
export function shape(type: string, { x, y }: Point, half: number): Html {
  const at = (dx: number, dy: number): string => `${(x + dx * half).toFixed(1)},${(y + dy * half).toFixed(1)}`
  if (type === 'protective')
    return html`<circle
      cx="${x.toFixed(1)}"
      cy="${y.toFixed(1)}"
      r="${half}"
      fill="${colourOf(type)}"
      stroke="${paper}"
      stroke-width="2"
    ></circle>`
  const corners =
    type === 'neutral'
      ? [at(-0.9, -0.9), at(0.9, -0.9), at(0.9, 0.9), at(-0.9, 0.9)]
      : type === 'exploitative'
        ? [at(0, -1.45), at(1.35, 0.9), at(-1.35, 0.9)]
        : [at(0, -1.25), at(1.25, 0), at(0, 1.25), at(-1.25, 0)]
  const line = type === 'neutral' || type === 'exploitative' ? paper : ink
  return html`<polygon
    points="${corners.join(' ')}"
    fill="${colourOf(type)}"
    stroke="${line}"
    stroke-width="2"
  ></polygon>`
}

interface Stroke {
  readonly width: number
  readonly dashes: string | null
}

/** How often they are in contact. No line: none, not known or not asked, and the table says which. */
const strokes: Readonly<Record<string, Stroke>> = {
  daily: { width: 5, dashes: null },
  weekly: { width: 3, dashes: null },
  monthly: { width: 1.5, dashes: null },
  rarely: { width: 1.5, dashes: '7 6' },
}
export const drawnContacts = ['daily', 'weekly', 'monthly', 'rarely'] as const

export function contactLine(frequency: string | null, from: Point, to: Point): Html | null {
  const stroke = frequency === null ? undefined : strokes[frequency]
  return stroke === undefined ? null : line(from, to, '#0f5c63', stroke)
}

export function tieLine(from: Point, to: Point): Html {
  return line(from, to, '#5b3b73', { width: 2, dashes: '2 5' })
}

function line(from: Point, to: Point, colour: string, { width, dashes }: Stroke): Html {
  return html`<line
    x1="${from.x.toFixed(1)}"
    y1="${from.y.toFixed(1)}"
    x2="${to.x.toFixed(1)}"
    y2="${to.y.toFixed(1)}"
    stroke="${colour}"
    stroke-width="${width}"
    stroke-linecap="round"
    ${dashes === null ? null : html`stroke-dasharray="${dashes}"`}
  ></line>`
}
