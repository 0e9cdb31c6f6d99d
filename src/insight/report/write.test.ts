import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sampleResults, sampleSeries } from '../../../test/support/sample-results.ts'
import { readXml } from '../../../test/support/xml.ts'
import { writeReport } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a folder holds the page, the workbook, data for every series and a drawing for every figure', async () => {
  const [one, two] = [join(folder, 'new', 'one'), join(folder, 'two')]
  await writeReport(sampleResults, one)
  await writeReport(sampleResults, two)
  const expected = sampleSeries.flatMap(({ id, kind }) =>
    kind === 'table' ? [`${id}.csv`] : [`${id}.csv`, `${id}.svg`],
  )
  expect(readdirSync(one).sort()).toEqual([...expected, 'report.html', 'tables.ods'].sort())
  for (const name of readdirSync(one)) {
    const content = readFileSync(join(one, name))
    expect(content.equals(readFileSync(join(two, name))), name).toBe(true)
    if (name.endsWith('.svg')) expect(readXml(content.toString())[0]?.name).toBe('svg')
  }
})

test('an id that would leave the folder is refused before anything is written', async () => {
  const [series] = sampleSeries
  if (series === undefined) throw new Error('no sample')
  const out = join(folder, 'three')
  await expect(writeReport({ ...sampleResults, series: [{ ...series, id: '../up' }] }, out)).rejects.toThrow(
    RangeError,
  )
  expect(readdirSync(folder)).not.toContain('three')
})
