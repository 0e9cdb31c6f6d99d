import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = readFileSync(new URL('./styles/_palette.scss', import.meta.url), 'utf8')
const palette = Object.fromEntries(
  [...source.matchAll(/^\$([\w-]+): (#[0-9a-f]{6});/gm)].map(([, name, colour]) => [name, colour]),
)

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, two: string): number {
  const colourOf = (name: string): number => {
    const colour = palette[name]
    if (colour === undefined) throw new Error(`no colour ${name}`)
    return luminance(colour)
  }
  const [light = 0, dark = 0] = [colourOf(one), colourOf(two)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const onLight = ['paper', 'card', 'teal-wash', 'marigold-wash', 'red-wash', 'green-wash'] as const
const text = [
  'ink',
  'ink-soft',
  'teal',
  'teal-dark',
  'violet',
  'red',
  'red-dark',
  'green',
  'marigold-ink',
] as const

test.each(text.flatMap((ink) => onLight.map((ground) => [ink, ground] as const)))(
  '%s on %s is AA',
  (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  },
)

test.each(['teal-deep', 'teal', 'teal-dark', 'red', 'red-dark'])('white on %s is AA', (ground) => {
  expect(contrast('card', ground)).toBeGreaterThanOrEqual(4.5)
})

test.each([
  ['ink', 'focus', 7],
  ['line-strong', 'card', 3],
  ['line-strong', 'paper', 3],
  ['marigold', 'card', 3],
  ['marigold', 'paper', 3],
] as const)('%s against %s is at least %d to 1', (one, two, least) => {
  expect(contrast(one, two)).toBeGreaterThanOrEqual(least)
})
