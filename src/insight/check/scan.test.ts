import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/small-package.ts'
import { rowsOfCsv, scanCsv } from './scan.ts'

const folder = temporaryFolder()
const path = join(folder.path, 'some.csv')

/** The rows as the scanner cuts them, each read by csv-parse alone. */
async function cutRows(): Promise<readonly (readonly string[])[]> {
  const found: string[][] = []
  for await (const piece of rowsOfCsv(path, await scanCsv(path))) {
    for (const { text } of piece) found.push(...parse(Buffer.from(text), { relax_column_count: true }))
  }
  return found
}

const cells = fc.stringMatching(/^[a-c"', \r\n\u00e9\u{1f600}]{0,6}$/u)
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )

test('every well-made file is regular, and cut into the rows that were written', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (rows, newline, mark) => {
      const written = rows
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + newline)
        .join('')
      writeFileSync(path, `${mark ? '\uFEFF' : ''}${written}`)
      expect(await scanCsv(path)).toMatchObject({
        rows: rows.length,
        regular: true,
        notUtf8: null,
        nul: null,
        open: null,
        ended: true,
        mark: mark ? 'utf-8' : null,
      })
      expect(await cutRows()).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('whatever the bytes are, the scan ends and its rows are those that are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      writeFileSync(path, bytes)
      const scan = await scanCsv(path)
      let rows = 0
      for await (const piece of rowsOfCsv(path, scan)) rows += piece.length
      expect(rows).toBe(scan.rows)
      expect(scan.notUtf8 === null).toBe(
        Buffer.from(bytes).equals(Buffer.from(Buffer.from(bytes).toString('utf8'))),
      )
    }),
    { numRuns: 300 },
  )
  folder.remove()
})

test('a character that lies across two pieces is whole', async () => {
  const other = temporaryFolder()
  try {
    const long = join(other.path, 'long.csv')
    for (const shift of [0, 1, 2, 3]) {
      writeFileSync(long, `a,b\n${'x'.repeat((1 << 20) - 5 - shift)}\u{1f600},\u20ac\n`)
      expect(await scanCsv(long)).toMatchObject({ rows: 2, regular: true, notUtf8: null })
    }
  } finally {
    other.remove()
  }
})
