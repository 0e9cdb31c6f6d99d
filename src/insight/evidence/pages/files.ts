import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noSuchPage, type Handler, type Reply } from '../../../platform/web/route.ts'
import { resultsJson, type Results } from '../../results/index.ts'
import { writeReport } from '../../report/index.ts'
import { read } from '../reading.ts'
import type { Shelf } from '../shelf.ts'

const files = {
  report: { name: 'report.html', type: 'text/html; charset=utf-8' },
  tables: { name: 'tables.ods', type: 'application/vnd.oasis.opendocument.spreadsheet' },
} as const

/** The report's files are written to a folder of their own, read back and removed: nothing stays behind. */
async function written(results: Results, file: { name: string; type: string }): Promise<Reply> {
  const folder = mkdtempSync(join(tmpdir(), 'guardianship-report-'))
  try {
    await writeReport(results, folder)
    return { kind: 'file', name: file.name, type: file.type, content: readFileSync(join(folder, file.name)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const filePage =
  (shelf: Shelf): Handler =>
  async (x) => {
    const asked = x.params['file']
    if (asked !== 'report' && asked !== 'tables' && asked !== 'results') return noSuchPage()
    const given = await read(shelf, x)
    if (given.kind !== 'read') return noSuchPage()
    return asked === 'results'
      ? { kind: 'file', name: 'results.json', type: 'application/json', content: resultsJson(given.results) }
      : written(given.results, files[asked])
  }
