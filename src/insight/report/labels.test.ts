import { expect, test } from 'vitest'
import { packageTables } from '../package/index.ts'
import type { Series } from '../results/index.ts'
import { figureCsv } from './csv.ts'
import { codeInWords, inWords } from './labels.ts'
import { figureTable } from './table.ts'

const drawnColumns = [
  'gender',
  'nationality_group',
  'immigration_group',
  'parental_responsibility',
  'primary_exploitation',
  'education_at_referral',
  'no_contact_reason',
  'exit_reason',
  'purposes',
  'route',
]

test.each(drawnColumns)('every code of %s has words of its own, in both languages', (column) => {
  const codes = packageTables
    .flatMap((table) => table.columns)
    .filter((one) => one.name === column)
    .flatMap((one) => one.codes)
  expect(codes.length).toBeGreaterThan(1)
  const all = [...new Set([...codes, 'blank', 'unknown'])]
  for (const lang of ['en', 'cy'] as const) {
    const said = all.map((code) => codeInWords(column, code, lang))
    expect(new Set(said).size).toBe(all.length)
    expect(said.filter((words) => /^[a-z]|-[a-z]+-/.test(words))).toEqual([])
  }
  // What the lists lack would be told by the code coming back with spaces for hyphens, the same in Welsh.
  expect(codes.filter((code) => codeInWords(column, code, 'en') === codeInWords(column, code, 'cy'))).toEqual(
    [],
  )
})

test('outcomes, domains of need and directions have words in both languages', () => {
  for (const [column, code, en, cy] of [
    ['outcome', 'positive-transitions', 'Positive transitions', 'Pontio cadarnhaol'],
    ['direction', 'not-rated', 'Not rated at both times', 'Heb ei sgorio y ddau dro'],
    ['domain', 'activities', 'Positive activities', 'Gweithgareddau cadarnhaol'],
  ] as const)
    expect([codeInWords(column, code, 'en'), codeInWords(column, code, 'cy')]).toEqual([en, cy])
})

const series: Series = {
  id: 'figure-2',
  part: 'profile',
  title: 'Primary exploitation of the most common nationalities',
  kind: 'grouped-bars',
  unit: 'count',
  xLabel: 'Primary exploitation',
  yLabel: 'Children',
  codes: { x: 'primary_exploitation', lines: ['nationality'] },
  lines: ['VNM', 'XXA'].map((name) => ({
    name,
    points: ['domestic-servitude', 'unknown', 'blank'].map((x) => ({
      x,
      value: 7,
      numerator: 7,
      n: 7,
      interval: null,
      suppressed: false,
    })),
  })),
  population: 'Children referred in the period.',
  definition: 'Count of children.',
  source: '§3.1.3',
  published: 'image',
}

test('given codes, then a table has their words in the language asked for, and the data file keeps the codes', () => {
  const english = figureTable(series)
  expect(english.head.join()).toContain('Stateless')
  expect(english.head.join()).toMatch(/Vietnam/)
  expect(english.rows.map(({ name }) => name)).toEqual([
    'Domestic servitude',
    'Unknown',
    'Not recorded (blank)',
  ])
  expect(figureTable(series, { lang: 'cy' }).rows[2]?.name).toBe('Heb ei gofnodi (gwag)')
  expect(figureCsv(series)).toContain('VNM,domestic-servitude')
})

test('given a line of two codes, then it is called by both', () => {
  const both = inWords(
    {
      ...series,
      codes: { lines: ['gender', 'primary_exploitation'] },
      lines: [{ name: 'female, criminal', points: [] }],
    },
    'en',
  )
  expect(both.lines[0]?.name).toBe('Female, criminal exploitation')
})

test('given a curve of very many steps, then its table stands at round times with what holds then', () => {
  const points = Array.from({ length: 100 }, (_, day) => ({
    x: day,
    value: day,
    numerator: 1,
    n: 100 - day,
    interval: null,
    suppressed: day === 50,
  }))
  const table = figureTable({
    ...series,
    kind: 'steps',
    unit: 'percent',
    codes: {},
    lines: [{ name: 'All', points }],
  })
  expect(table.rows.length).toBeLessThan(30)
  expect(table.note).toBeDefined()
  expect(table.rows.find(({ name }) => name === '20')?.cells.map(({ text }) => text)).toEqual(['20%', '80'])
  expect(table.rows.find(({ name }) => name === '50')?.cells[0]?.text).toBe('suppressed')
})
