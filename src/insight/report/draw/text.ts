import { html, type Html } from '../../../platform/web/html.ts'
import { clean } from '../format.ts'

export const ink = '#16252b'
export const inkSoft = '#47565c'
export const rule = '#d3cdc0'

/** A number of the drawing: one decimal, never "-0", "NaN" or an exponent. */
export function at(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('A drawing has no place for what is not a number.')
  const text = value.toFixed(1).replace(/\.0$/, '')
  return text === '-0' ? '0' : text
}

// Widths as parts of the size, those of the widest face a reader may have (DejaVu Sans): the machine that draws has no fonts,
// and must not need them.
const narrow = new Set(Array.from("ijlI.,:;'|![]()/ ftr-"))
const wide = new Set(Array.from('mwMW%@—'))

/** How wide a text will be at most, in the unit of `size`. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text)
    width += narrow.has(character)
      ? 0.41
      : wide.has(character)
        ? 0.99
        : /[A-Z0-9]/.test(character)
          ? 0.7
          : character > '\u2e80'
            ? 1
            : 0.62
  return width * size
}

/** Breaks a text at its spaces, and a word that is longer than a line anywhere, so that no line is wider than `width`. */
export function wrap(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (let word of clean(text).split(/\s+/).filter(Boolean)) {
    const joined = line === '' ? word : `${line} ${word}`
    if (widthOf(joined, size) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    while (widthOf(word, size) > width && Array.from(word).length > 1) {
      const letters = Array.from(word)
      let fits = 1
      while (fits < letters.length - 1 && widthOf(`${letters.slice(0, fits + 1).join('')}-`, size) <= width)
        fits += 1
      lines.push(`${letters.slice(0, fits).join('')}-`)
      word = letters.slice(fits).join('')
    }
    line = word
  }
  return line === '' ? lines : [...lines, line]
}

export interface TextLook {
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
  readonly bold?: boolean
}

/** One line of text with its foot at y. */
export function label(text: string, x: number, y: number, look: TextLook): Html {
  return html`<text
    x="${at(x)}"
    y="${at(y)}"
    font-size="${at(look.size)}"
    text-anchor="${look.anchor ?? 'start'}"
    fill="${look.fill ?? ink}"
    font-weight="${look.bold === true ? 'bold' : 'normal'}"
    >${clean(text)}</text
  >`
}

/** Lines one under the other, the first with its foot at y. */
export function paragraph(lines: readonly string[], x: number, y: number, look: TextLook): Html {
  return html`${lines.map((line, index) => label(line, x, y + index * leading(look.size), look))}`
}

export const leading = (size: number): number => Math.round(size * 1.3)
