import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absent, count, hidden, sampleSeries, share } from '../../../../test/support/sample-results.ts'
import { readXml } from '../../../../test/support/xml.ts'
import type { Point, Series } from '../../results/index.ts'
import { figureSvg, isDrawn } from './figure.ts'
import { widthOf, wrap } from './text.ts'

const sample = (id: string): Series => {
  const found = sampleSeries.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no sample ${id}`)
  return found
}
const bare: Series = { ...sample('figure-9'), lines: [] }
const withPoints = (kind: Series['kind'], ...points: readonly (readonly Point[])[]): Series => ({
  ...bare,
  kind,
  lines: points.map((line, index) => ({ name: `line ${index}`, points: line })),
})
const textsOf = (svg: string): readonly string[] =>
  readXml(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text.trim())

/** What must hold of any drawing: XML, no number that is none, nothing outside it, nothing a strict policy refuses. */
function sound(svg: string): void {
  const elements = readXml(svg)
  const [root] = elements
  expect(root?.name).toBe('svg')
  expect(root?.attributes).toMatchObject({ role: 'img' })
  expect(svg).not.toMatch(/NaN|Infinity|undefined|style=|<style|<script|\d[eE][+-]?\d+[ ",]/)
  const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  for (const { attributes } of elements)
    for (const [, id] of Object.values(attributes).flatMap((value) => [
      ...value.matchAll(/url\(#([^)]*)\)/g),
    ]))
      expect(ids).toContain(id)
  const [left = 0, , width = 0, height = 0] = (root?.attributes['viewBox'] ?? '').split(' ').map(Number)
  for (const { name, attributes, text } of elements.filter(({ name }) => name === 'text')) {
    expect(Number(attributes['font-size']), name).toBeGreaterThanOrEqual(12)
    const wide = widthOf(text.trim(), Number(attributes['font-size']))
    const x = Number(attributes['x'])
    const start =
      attributes['text-anchor'] === 'end'
        ? x - wide
        : attributes['text-anchor'] === 'middle'
          ? x - wide / 2
          : x
    expect(start, text).toBeGreaterThanOrEqual(left - 1)
    expect(start + wide, text).toBeLessThanOrEqual(left + width + 1)
    expect(Number(attributes['y']), text).toBeLessThanOrEqual(height)
  }
  expect(elements.find(({ name }) => name === 'title')?.text.trim()).not.toBe('')
}

describe.each(['wide', 'narrow'] as const)('%s', (width) => {
  test.each(sampleSeries.filter(isDrawn).map((one) => [one.id, one] as const))(
    '%s is sound, and the same bytes twice',
    (_, one) => {
      const svg = figureSvg(one, { width, invented: true })
      sound(svg)
      expect(figureSvg(structuredClone(one), { width, invented: true })).toBe(svg)
    },
  )

  const x = fc.oneof(
    fc.integer({ min: 0, max: 400 }),
    fc.double({ min: -50, max: 5000, noNaN: true }),
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.constantFrom('', 'unknown', '2017-02', '2017-11', '2018-06', '<&">', '\u0007bell', '=1+1'),
  )
  // A figure's values are whole numbers divided by whole numbers: none is next to nothing without being nought.
  const value = fc
    .oneof(
      fc.constant(0),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
    )
    .map((one) => (Math.abs(one) < 1e-6 ? 0 : one))
  const point: fc.Arbitrary<Point> = fc.record({
    x,
    value: fc.option(value),
    numerator: fc.option(fc.nat()),
    n: fc.option(fc.nat({ max: 9999 })),
    interval: fc.option(fc.tuple(value, value).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]))),
    suppressed: fc.boolean(),
  })
  const months = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }).chain((list) =>
    fc.tuple(
      ...list.map((month) =>
        point.map((one) => ({
          ...one,
          x: `${2017 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
        })),
      ),
    ),
  )
  const numbers = fc.array(
    point.chain((one) => fc.integer({ min: 0, max: 40 }).map((x) => ({ ...one, x }))),
    { maxLength: 40 },
  )
  const anySeries: fc.Arbitrary<Series> = fc.record({
    id: fc.constantFrom('figure-1', 'a b"<c', 'time-to-first-contact'),
    part: fc.constant('volume' as const),
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    kind: fc.constantFrom('bars', 'grouped-bars', 'lines', 'steps'),
    unit: fc.constantFrom('percent', 'count', 'ratio', 'days', 'percentage-points'),
    xLabel: fc.string({ maxLength: 80 }),
    yLabel: fc.string({ maxLength: 80 }),
    lines: fc.array(
      fc.record({
        name: fc.string({ unit: 'grapheme', maxLength: 60 }),
        points: fc.oneof(fc.array(point, { maxLength: 40 }), months, numbers),
      }),
      { maxLength: 9 },
    ),
    population: fc.string(),
    definition: fc.string(),
    source: fc.string(),
    published: fc.constantFrom('text', 'image', 'new'),
  })
  test('any series draws', () => {
    fc.assert(
      fc.property(anySeries, (one) => sound(figureSvg(one, { width }))),
      { numRuns: 100 },
    )
  })

  test('a figure without a title is named by what it is', () => {
    const named = readXml(figureSvg({ ...sample('figure-9'), title: ' ' }, { width })).find(
      ({ name }) => name === 'title',
    )
    expect(named?.text).toBe('figure-9')
  })

  test('a span that no tick divides is drawn as nought', () => {
    const point = { numerator: null, n: null, suppressed: false }
    const one: Series = {
      ...fc.sample(anySeries, { numRuns: 1, seed: 1 })[0],
      kind: 'bars',
      unit: 'percent',
      lines: [{ name: '', points: [{ ...point, x: 0, value: 0, interval: [-5e-324, 5e-324] }] }],
    } as Series
    sound(figureSvg(one, { width }))
  })

  test.each(['bars', 'grouped-bars', 'lines', 'steps'] as const)(
    '%s with nothing, nulls, one point, noughts, forty categories',
    (kind) => {
      const forty = Array.from({ length: 40 }, (_, index) =>
        share(`A category with a long name, number ${index}`, index, 50),
      )
      for (const points of [
        [],
        [absent('a'), absent('b')],
        [count('a', 3)],
        [count(1, 0), count(2, 0)],
        [hidden(1), hidden(2)],
        forty,
      ])
        sound(figureSvg(withPoints(kind, points), { width }))
      sound(figureSvg(withPoints(kind), { width }))
      sound(figureSvg(withPoints(kind, forty, forty, forty), { width }))
    },
  )
})

test('nothing of a suppressed point is drawn or described', () => {
  const leaking: Point = {
    x: 'b',
    value: 3.21,
    numerator: 3.21,
    n: 3.21,
    interval: [3.21, 3.21],
    suppressed: true,
  }
  for (const kind of ['bars', 'lines'] as const) {
    const drawn = figureSvg(withPoints(kind, [count('a', 40), leaking, count('c', 40)]))
    const blank = figureSvg(withPoints(kind, [count('a', 40), hidden('b'), count('c', 40)]))
    expect(drawn).toBe(blank)
    expect(drawn).toMatch(/suppressed/i)
  }
  expect(textsOf(figureSvg(withPoints('bars', [count('a', 40), leaking])))).toContain('suppressed')
})

test('a month that nobody recorded is a gap, not a line across', () => {
  const path = (points: readonly Point[]): string =>
    readXml(figureSvg(withPoints('lines', points))).find(
      ({ attributes }) => attributes['stroke-linejoin'] === 'round',
    )?.attributes['d'] ?? ''
  expect(path([count('2018-01', 4), count('2018-02', 5), count('2018-03', 6)]).match(/M/g)).toHaveLength(1)
  expect(path([count('2018-01', 4), count('2018-02', 5), count('2018-04', 6)]).match(/M/g)).toHaveLength(2)
  expect(path([count('2018-01', 4), absent('2018-02'), count('2018-03', 6)]).match(/M/g)).toHaveLength(2)
})

test('steps say how many were still there, as of just before each mark', () => {
  const n = (x: number, value: number, there: number): Point => ({ ...count(x, value), n: there })
  const texts = textsOf(figureSvg(withPoints('steps', [n(0, 100, 31), n(2, 50, 17), n(5, 20, 4)])))
  const from = texts.indexOf('Number still in service')
  expect(texts.slice(from + 1)).toEqual(expect.arrayContaining(['31', '17', '4']))
  expect(texts.slice(from + 1).filter((text) => text === '17')).toHaveLength(2)
})

test('an invented figure, and one that was printed as a picture only, say so', () => {
  expect(textsOf(figureSvg(sample('figure-2'), { invented: true })).join(' ')).toMatch(
    /Invented children.*picture only/,
  )
  expect(textsOf(figureSvg(sample('figure-9'))).join(' ')).not.toMatch(/Invented|picture only/)
})

test('lines are told apart without colour', () => {
  const fills = readXml(figureSvg(sample('figure-2'))).flatMap(({ name, attributes }) =>
    name === 'rect' ? [attributes['fill'] ?? ''] : [],
  )
  expect(new Set(fills.filter((fill) => fill.startsWith('url('))).size).toBe(3)
  const dashes = readXml(figureSvg(sample('figure-4'))).flatMap(
    ({ attributes }) => attributes['stroke-dasharray'] ?? [],
  )
  expect(new Set(dashes).size).toBe(5)
})

test('wrapping loses no letter and never exceeds its width', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 30, max: 400 }), (text, width) => {
      const lines = wrap(text, width, 12)
      for (const line of lines) expect(widthOf(line, 12) <= width || Array.from(line).length <= 2).toBe(true)
      expect(lines.join('').replace(/[\s-]/g, '')).toBe(
        text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '').replace(/[\s-]/g, ''),
      )
    }),
  )
})
