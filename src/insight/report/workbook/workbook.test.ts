import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { hidden, sampleResults, sampleSeries } from '../../../../test/support/sample-results.ts'
import { readXml, type XmlElement } from '../../../../test/support/xml.ts'
import type { Results } from '../../results/index.ts'
import { tablesOds } from './workbook.ts'

const bytes = tablesOds(sampleResults)
const opened = (given: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(given)).map(([name, file]) => [name, strFromU8(file)]))
const files = opened(bytes)
const content = readXml(files['content.xml'] ?? '')
const named = (name: string): readonly XmlElement[] => content.filter((element) => element.name === name)
/** The sheets: each with its rows of cells. */
const sheets = (elements: readonly XmlElement[]): ReadonlyMap<string, readonly (readonly XmlElement[])[]> => {
  const found = new Map<string, XmlElement[][]>()
  let sheet: XmlElement[][] = []
  for (const element of elements) {
    if (element.name === 'table:table') found.set(element.attributes['table:name'] ?? '', (sheet = []))
    if (element.name === 'table:table-row') sheet.push([])
    if (element.name === 'table:table-cell') sheet.at(-1)?.push(element)
  }
  return found
}
const all = sheets(content)
const texts = (name: string): readonly (readonly string[])[] =>
  (all.get(name) ?? []).map((row) => row.map(({ text }) => text))

describe('tables.ods', () => {
  test('is known by its first bytes: mimetype first, stored, without extras', () => {
    const type = 'application/vnd.oasis.opendocument.spreadsheet'
    expect(strFromU8(bytes.slice(0, 4), true)).toBe('PK\u0003\u0004')
    expect([bytes[8], bytes[9]]).toEqual([0, 0])
    expect([bytes[28], bytes[29]]).toEqual([0, 0])
    expect(strFromU8(bytes.slice(30, 38 + type.length), true)).toBe(`mimetype${type}`)
  })

  test('is the same bytes twice, and in another time zone', () => {
    const zone = process.env['TZ']
    for (const other of ['Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = other
      expect(Buffer.from(tablesOds(structuredClone(sampleResults))).equals(Buffer.from(bytes))).toBe(true)
    }
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  test('every part is XML and is in the manifest', () => {
    const parts = Object.keys(files).filter((name) => name !== 'mimetype' && !name.startsWith('META-INF'))
    for (const name of [...parts, 'META-INF/manifest.xml'])
      expect(readXml(files[name] ?? '').length, name).toBeGreaterThan(0)
    const listed = readXml(files['META-INF/manifest.xml'] ?? '').flatMap(
      ({ attributes }) => attributes['manifest:full-path'] ?? [],
    )
    expect(listed.sort()).toEqual(['/', ...parts].sort())
  })

  test('cover, contents and notes first, then a sheet for every series, part and the groups, each linked', () => {
    const names = [...all.keys()]
    expect(names.slice(0, 3)).toEqual(['Cover', 'Contents', 'Notes'])
    expect(names).toEqual(
      expect.arrayContaining([
        'Figure_1',
        'Table_3',
        'Time_in_service',
        'Measures_volume',
        'Measures_by_group',
      ]),
    )
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_]{1,31}$/)
    const links = named('text:a').map(({ attributes }) => attributes['xlink:href'])
    expect(links).toEqual(names.filter((name) => name !== 'Contents').map((name) => `#${name}.A1`))
  })

  test('one table a sheet: no merged cell, no empty cell, no empty row, one marked header as wide as its rows', () => {
    expect(files['content.xml']).not.toMatch(/spanned|covered|repeated/)
    expect(named('table:table-header-rows')).toHaveLength(all.size)
    const ranges = named('table:database-range')
    expect(ranges).toHaveLength(all.size)
    for (const [name, rows] of all) {
      const range =
        ranges.find(({ attributes }) => attributes['table:name'] === `${name}_table`)?.attributes ?? {}
      const [, from = 0, to = 0] = (
        /A(\d+):.*?(\d+)$/.exec(range['table:target-range-address'] ?? '') ?? []
      ).map(Number)
      expect(to).toBe(rows.length)
      const table = rows.slice(from - 1)
      expect(new Set(table.map((row) => row.length)).size, name).toBe(1)
      expect(table[0]?.every(({ attributes }) => attributes['table:style-name'] === 'head')).toBe(true)
      for (const row of rows)
        expect(
          row.every(({ text }) => text.trim() !== ''),
          name,
        ).toBe(true)
    }
  })

  test('numbers are numbers: percent as percentage, the rest as float; absence is a sign', () => {
    const cells = (all.get('Figure_9') ?? []).at(-4)
    expect(
      cells?.map(({ attributes, text }) => [
        attributes['office:value-type'],
        attributes['office:value'],
        text,
      ]),
    ).toEqual([
      ['string', undefined, 'Regular education or training'],
      ['percentage', expect.stringMatching(/^0\.57142857142857/), '57%'],
      ['float', '64', '64'],
      ['float', '112', '112'],
      ['percentage', expect.stringMatching(/^0\.478911/), '48%'],
      ['percentage', expect.stringMatching(/^0\.659208/), '66%'],
    ])
    expect(texts('Figure_9').at(-2)).toEqual(['Not of school age', '[c]', '[c]', '[c]', '[c]', '[c]'])
    expect(texts('Table_1').at(-1)).toEqual(['Managers', '[x]'])
    const refused = texts('Measures_logic_models').at(-1)
    expect(refused?.[1]).toBe('[x]')
    expect(refused?.at(-1)).toBe('the package has no safety plans')
  })

  test('the header is frozen on every sheet', () => {
    const settings = readXml(files['settings.xml'] ?? '')
    const frozen = settings
      .filter(({ attributes }) => attributes['config:name'] === 'VerticalSplitPosition')
      .map(({ text }) => Number(text))
    const heads = [...all.values()].map(
      (rows) => rows.findIndex((row) => row[0]?.attributes['table:style-name'] === 'head') + 1,
    )
    expect(frozen).toEqual(heads)
  })

  test('nothing of a suppressed figure is in the workbook', () => {
    const secret = {
      value: 77713,
      numerator: 321987,
      denominator: 321987,
      n: 321987,
      interval: [77713, 77713] as const,
      suppressed: true,
    }
    const leaking: Results = {
      ...sampleResults,
      measures: sampleResults.measures.map((one) => ({ ...one, ...secret })),
      groups: sampleResults.groups.map(({ by, measures }) => ({
        by,
        measures: measures.map((one) => ({ ...one, ...secret })),
      })),
      series: sampleSeries.map((one) => ({
        ...one,
        lines: [{ name: 'x', points: [{ ...hidden('b'), ...secret }] }],
      })),
    }
    expect(Object.values(opened(tablesOds(leaking))).join('')).not.toMatch(/777\.1|77,?713|321,?987/)
  })
})
