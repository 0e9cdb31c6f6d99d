import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  writeSmallParquet,
} from '../../../test/support/small-package.ts'
import { checkPackage } from './check.ts'
import { fileRules } from './file-rules.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const path = (name: string): string => join(folder.path, name)
const read = (name: string): string => readFileSync(path(name), 'utf8')
const rewrite = (name: string, change: (text: string) => string): void =>
  writeFileSync(path(name), change(read(name)))
const line = (name: string, row: number, change: (text: string) => string): void =>
  rewrite(name, (text) =>
    text
      .split('\r\n')
      .map((one, at) => (at === row - 1 ? change(one) : one))
      .join('\r\n'),
  )

async function placesOf(): Promise<readonly string[]> {
  const report = await checkPackage(folder.path, { threads: 1 })
  return report.kinds.flatMap((kind) =>
    kind.examples.map((one) => `${one.file} ${one.row ?? 0} ${one.column ?? '-'} ${one.rule}`),
  )
}

type Given = readonly [rule: string, spoil: () => void, expected: readonly string[]]

const given: readonly Given[] = [
  ['folder-missing', () => rmSync(folder.path, { recursive: true }), ['datapackage.json 0 - folder-missing']],
  ['descriptor-missing', () => rmSync(path('datapackage.json')), ['datapackage.json 0 - descriptor-missing']],
  [
    'descriptor-json',
    () => rewrite('datapackage.json', (text) => text.slice(0, 200)),
    ['datapackage.json 0 - descriptor-json'],
  ],
  [
    'descriptor-mark',
    () => rewrite('datapackage.json', (text) => `\uFEFF${text}`),
    ['datapackage.json 0 - descriptor-mark'],
  ],
  [
    'descriptor-shape',
    () => rewrite('datapackage.json', (text) => text.replace('2018-06-30', '2018-06-31')),
    ['datapackage.json 0 - descriptor-shape'],
  ],
  [
    'resource-unknown',
    () => rewrite('datapackage.json', (text) => text.replace('"name": "nrm"', '"name": "nmr"')),
    ['datapackage.json 0 - resource-unknown', 'datapackage.json 0 - table-absent'],
  ],
  [
    'resource-twice',
    () => rewrite('datapackage.json', (text) => text.replace('"name": "nrm"', '"name": "guardians"')),
    ['datapackage.json 0 - resource-twice', 'datapackage.json 0 - table-absent'],
  ],
  [
    'children-absent',
    () => rewrite('datapackage.json', (text) => text.replace('"name": "children"', '"name": "kids"')),
    ['datapackage.json 0 - resource-unknown', 'datapackage.json 0 - children-absent'],
  ],
  ['file-absent', () => rmSync(path('nrm.csv')), ['nrm.csv 0 - file-absent']],
  [
    'file-outside',
    () => rewrite('datapackage.json', (text) => text.replace('nrm.csv', '../nrm.csv')),
    ['datapackage.json 0 - file-outside'],
  ],
  [
    'file-outside',
    () => {
      rmSync(path('nrm.csv'))
      symlinkSync('/etc/hosts', path('nrm.csv'))
    },
    ['datapackage.json 0 - file-outside'],
  ],
  ['file-empty', () => writeFileSync(path('nrm.csv'), ''), ['nrm.csv 0 - file-empty']],
  [
    'file-workbook',
    () => writeFileSync(path('nrm.csv'), Buffer.from('PK\u0003\u0004rest')),
    ['nrm.csv 0 - file-workbook'],
  ],
  [
    'file-encoding',
    () =>
      writeFileSync(path('nrm.csv'), Buffer.from(read('nrm.csv').replace('sexual', 'fianc\u00e9'), 'latin1')),
    ['nrm.csv 3 - file-encoding'],
  ],
  [
    'file-encoding',
    () => writeFileSync(path('nrm.csv'), Buffer.from(`\uFEFF${read('nrm.csv')}`, 'utf16le')),
    ['nrm.csv 0 - file-encoding'],
  ],
  [
    'file-nul',
    () => rewrite('nrm.csv', (text) => text.replace('sexual', 'sex\u0000ual')),
    ['nrm.csv 3 - file-nul'],
  ],
  ['file-mark', () => rewrite('children.csv', (text) => `\uFEFF${text}`), ['children.csv 1 - file-mark']],
  ['file-cut', () => rewrite('meetings.csv', (text) => text.slice(0, -22)), ['meetings.csv 4 - file-cut']],
  ['file-end', () => rewrite('guardians.csv', (text) => text.slice(0, -2)), ['guardians.csv 17 - file-end']],
  [
    'columns-delimiter',
    () => rewrite('nrm.csv', (text) => text.replaceAll(',', ';')),
    ['nrm.csv 1 - columns-delimiter'],
  ],
  [
    'column-missing',
    () => line('nrm.csv', 1, (text) => text.replace('rg_date', 'RG date')),
    ['nrm.csv 1 rg_date column-missing'],
  ],
  [
    'column-twice',
    () => line('nrm.csv', 1, (text) => text.replace('cg_date', 'rg_date')),
    ['nrm.csv 1 rg_date column-twice', 'nrm.csv 1 cg_date column-missing'],
  ],
  [
    'column-unnamed',
    () => rewrite('guardians.csv', (text) => text.replaceAll('\r\n', ',\r\n')),
    ['guardians.csv 1 - column-unnamed'],
  ],
  [
    'columns-order',
    () => rewrite('guardians.csv', (text) => text.replaceAll(/^([^,\r\n]*),([^,\r\n]*),/gm, '$2,$1,')),
    ['guardians.csv 1 - columns-order'],
  ],
  [
    'file-line-ends',
    () => rewrite('months.csv', (text) => text.replace('\r\n', '\n')),
    ['months.csv 1 - file-line-ends'],
  ],
  [
    'row-long',
    () => line('children.csv', 2, (text) => text.replace('police', 'p'.repeat(1_000_001))),
    ['children.csv 2 - row-long'],
  ],
  ['row-cells', () => line('guardians.csv', 3, (text) => `${text},9`), ['guardians.csv 3 - row-cells']],
  ['row-cells', () => line('guardians.csv', 3, (text) => text.slice(0, 8)), ['guardians.csv 3 - row-cells']],
  ['row-blank', () => line('guardians.csv', 3, (text) => `\r\n${text}`), ['guardians.csv 3 - row-blank']],
  [
    'row-quotes',
    () => line('guardians.csv', 3, (text) => text.replace('wales', '"wa"les')),
    ['guardians.csv 3 - row-quotes'],
  ],
  [
    'row-quotes',
    () => line('guardians.csv', 3, (text) => text.replace('wales', 'wa"les')),
    ['guardians.csv 3 - row-quotes'],
  ],
  [
    'row-quote-open',
    () => line('meetings.csv', 3, (text) => text.replace('M2', '"M2')),
    ['meetings.csv 3 - row-quote-open'],
  ],
]

describe('each rule of files, by what breaks it', () => {
  test.each(given)('%s', async (_, spoil, expected) => {
    writeSmallPackage(folder.path, smallPackage())
    spoil()
    expect(await placesOf()).toEqual(expected)
  })

  test('every rule of files has a damage that breaks it', () => {
    const broken = new Set(
      given.flatMap(([rule, , expected]) => [rule, ...expected.map((one) => one.split(' ').at(-1))]),
    )
    const others = ['parquet-unreadable']
    expect(
      Object.values(fileRules)
        .map((rule) => rule.id)
        .filter((id) => !broken.has(id)),
    ).toEqual(others)
  })
})

describe('Parquet', () => {
  test('cut short is found, and nothing else fails', async () => {
    await writeSmallParquet(folder.path, smallPackage())
    truncateSync(path('months.parquet'), statSync(path('months.parquet')).size - 100)
    expect(await placesOf()).toEqual(['months.parquet 0 - parquet-unreadable'])
  })

  test('a CSV under the name of Parquet is found', async () => {
    await writeSmallParquet(folder.path, smallPackage())
    writeFileSync(path('nrm.parquet'), 'nrm_id,referral_date\r\n')
    expect(await placesOf()).toEqual(['nrm.parquet 0 - parquet-unreadable'])
  })

  test('cells are judged as in CSV', async () => {
    const damaged = smallPackage()
    Object.assign(damaged.tables.nrm[1] ?? {}, { gender: '=1+1', rg_outcome: '' })
    await writeSmallParquet(folder.path, damaged)
    expect(await placesOf()).toEqual(['nrm.parquet 3 gender cell-formula'])
  })
})

describe('reading on', () => {
  test('row numbers hold after a row that is lost, and single cells are still judged', async () => {
    writeSmallPackage(folder.path, smallPackage())
    line('guardians.csv', 3, () => 'x')
    line('guardians.csv', 9, (text) => text.replace(/\d$/, '-1'))
    expect(await placesOf()).toEqual([
      'guardians.csv 3 - row-cells',
      'guardians.csv 9 guardians count-negative',
    ])
    expect((await checkPackage(folder.path)).notWhole).toEqual(['guardians'])
  })

  test('row numbers hold after a cell of two lines and after a blank row', async () => {
    writeSmallPackage(folder.path, smallPackage())
    line('meetings.csv', 2, (text) => text.replace('M1', '"M\n1"'))
    line('meetings.csv', 4, (text) => `\r\n${text.replace('remote', 'by air')}`)
    expect(await placesOf()).toEqual([
      'meetings.csv 4 - row-blank',
      'meetings.csv 2 meeting_id cell-control',
      'meetings.csv 5 mode code',
    ])
  })

  test('line ends of two kinds, which an evaluation refuses, are an error, and every row is judged all the same', async () => {
    writeSmallPackage(folder.path, smallPackage())
    rewrite('months.csv', (text) => text.replace('\r\n', '\n').replace(/\r\n$/, '\n'))
    expect(await placesOf()).toEqual(['months.csv 1 - file-line-ends'])
    expect((await checkPackage(folder.path)).usable).toBe(false)
  })

  test('columns after those of the schema are welcome, whatever their names, but not their formulas', async () => {
    writeSmallPackage(folder.path, smallPackage())
    rewrite('guardians.csv', (text) =>
      text.replaceAll('\r\n', ',\r\n').replace(',\r\n', ',line"; drop\r\n').replace(',\r\n', ',@x\r\n'),
    )
    line('guardians.csv', 1, () => 'month,site,guardians,"line""; drop"')
    expect(await placesOf()).toEqual(['guardians.csv 2 line"; drop cell-formula'])
  })

  test('a package without findings leaves nothing in the temporary folder', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('guardianship-check-'))
    mkdirSync(path('empty'))
    expect((await checkPackage(path('empty'))).usable).toBe(false)
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('guardianship-check-'))
    expect(
      after.filter((name) => !before.includes(name) && existsSync(join(tmpdir(), name, 'work.duckdb'))),
    ).toEqual([])
  })
})
