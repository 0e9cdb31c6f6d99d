import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absent, count, hidden, sampleSeries, share } from '../../../test/support/sample-results.ts'
import type { Point, Series } from '../results/index.ts'
import { figureCsv } from './csv.ts'
import { formatInterval, formatNumber, formatValue, formatX } from './format.ts'
import { figureTable } from './table.ts'

const [first] = sampleSeries
if (first === undefined) throw new Error('no sample')
const series = (
  unit: Series['unit'],
  ...lines: readonly (readonly [string, readonly Point[]])[]
): Series => ({
  ...first,
  unit,
  xLabel: 'Reason',
  yLabel: 'Share of children',
  lines: lines.map(([name, points]) => ({ name, points })),
})
const leaking: Point = {
  x: 'few',
  value: 3.21,
  numerator: 321,
  n: 654,
  interval: [0.321, 32.1],
  suppressed: true,
}

describe('figureTable', () => {
  test('one line: a column each for what any row has', () => {
    const table = figureTable(series('percent', ['', [share('a', 269, 379), hidden('few'), absent('')]]))
    expect(table.head).toEqual(['Reason', 'Share of children', 'Numerator', 'n', '95% interval'])
    expect(table.rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])).toEqual([
      ['a', '71%', '269', '379', '66% to 75%'],
      ['few', 'suppressed', '', '', ''],
      ['Blank (nobody said)', 'no value', '', '', ''],
    ])
    expect(figureTable(series('count', ['Children', [count('a', 4957)]])).head).toEqual([
      'Reason',
      'Children',
    ])
  })

  test('several lines: a column a line, the shared n in its head, the rest under the value', () => {
    const table = figureTable(
      series(
        'percent',
        ['With', [share('a', 10, 40), share('b', 5, 40)]],
        ['Without', [share('a', 1, 8), share('c', 2, 9)]],
      ),
    )
    expect(table.head).toEqual(['Reason', 'With (n = 40)', 'Without'])
    expect(table.rows.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(table.rows[0]?.cells).toEqual([
      { text: '25%', detail: '14% to 40%' },
      { text: '13%', detail: '2% to 47%; n = 8' },
    ])
    expect(table.rows[1]?.cells[1]).toEqual({ text: 'no value' })
  })

  test('one decimal where asked; months in order with the missing one', () => {
    expect(
      figureTable(series('percent', ['', [share('a', 1, 3)]]), { decimals: 1 }).rows[0]?.cells[0]?.text,
    ).toBe('33.3%')
    const rows = figureTable(series('count', ['', [count('2018-03', 1), count('2018-01', 2)]])).rows
    expect(rows.map(({ name, cells }) => `${name}: ${cells[0]?.text ?? ''}`)).toEqual([
      'January 2018: 2',
      'February 2018: no value',
      'March 2018: 1',
    ])
  })

  test('nothing of a suppressed point is in the table or in the data', () => {
    for (const lines of [1, 2]) {
      const one = series(
        'percent',
        ...Array.from({ length: lines }, (_, index) => [`l${index}`, [leaking, count('x', 7)]] as const),
      )
      expect(JSON.stringify(figureTable(one)) + figureCsv(one)).not.toMatch(/3\.21|321|654|32\.1/)
    }
  })
})

describe('figureCsv', () => {
  test('is unrounded, RFC 4180, and the same after it is read', () => {
    const csv = figureCsv(series('percent', ['a "name", with\nall', [share('x', 1, 3), hidden('few')]]))
    expect(csv.split('\r\n').at(-1)).toBe('')
    const rows: unknown = parse(csv, { columns: true, record_delimiter: '\r\n' })
    expect(rows).toMatchObject([
      {
        series: 'figure-1',
        line: 'a "name", with\nall',
        x: 'x',
        value: String(100 / 3),
        numerator: '1',
        n: '3',
        suppressed: 'false',
      },
      { x: 'few', value: '', numerator: '', n: '', lower: '', upper: '', suppressed: 'true' },
    ])
  })

  test('no text begins a formula, whatever it is; numbers below nought stay numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '|', '%'), fc.string(), (start, rest) => {
        const rows = parse(figureCsv(series('count', [start + rest, [count(start + rest, -4)]])), {
          record_delimiter: '\r\n',
        })
        const [, row = []] = rows
        expect(row[1]).toMatch(/^'/)
        expect(row[2]).toMatch(/^'/)
        expect(row[3]).toBe('-4')
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    [0.5, 0, '1'],
    [1.005, 2, '1.01'],
    [-0.4, 0, '0'],
    [-10, 0, '−10'],
    [1234567.25, 1, '1,234,567.3'],
    [2.675, 2, '2.68'],
    [999.96, 1, '1,000.0'],
  ])('%d with %d decimals is %s', (value, decimals, text) => expect(formatNumber(value, decimals)).toBe(text))

  test('each unit in its own way', () => {
    expect(formatValue(54.04, 'percent')).toBe('54%')
    expect(formatValue(17.649, 'ratio')).toBe('17.6')
    expect(formatValue(3, 'ratio')).toBe('3.0')
    expect(formatValue(6, 'months')).toBe('6')
    expect(formatValue(6.04, 'months')).toBe('6.0')
    expect(formatValue(4957, 'count')).toBe('4,957')
    expect(formatValue('2018-05', 'date')).toBe('May 2018')
    expect(formatInterval([1.41, 23.8], 'percentage-points')).toBe('1 to 24')
    expect([formatX(''), formatX('unknown'), formatX('2017-02'), formatX(12)]).toEqual([
      'Blank (nobody said)',
      'unknown',
      'February 2017',
      '12',
    ])
  })
})
