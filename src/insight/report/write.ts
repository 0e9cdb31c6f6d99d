import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Results, Series } from '../results/index.ts'
import { figureCsv } from './csv.ts'
import { figureSvg, isDrawn } from './draw/figure.ts'
import { reportHtml } from './page/report.ts'
import { tablesOds } from './workbook/workbook.ts'

/** A series id becomes a file name only if it is one: it comes from a file somebody may have edited. */
function fileName(series: Series): string {
  if (!/^[a-z0-9][a-z0-9-]{0,80}$/.test(series.id))
    throw new RangeError(`“${series.id}” cannot be the name of a file.`)
  return series.id
}

/**
 * Writes the report into a folder, made if need be: report.html, tables.ods, and for every series its data as CSV and, unless
 * it is a table, its drawing as SVG. The same results are the same bytes. Throws RangeError on an id that is no file name.
 */
export async function writeReport(results: Results, outDir: string): Promise<void> {
  const files = new Map<string, string | Uint8Array>()
  const invented = results.package.source === 'simulation'
  for (const series of results.series) {
    const name = fileName(series)
    if (isDrawn(series)) files.set(`${name}.svg`, figureSvg(series, { invented }))
    files.set(`${name}.csv`, figureCsv(series))
  }
  files.set('report.html', reportHtml(results))
  files.set('tables.ods', tablesOds(results))
  await mkdir(outDir, { recursive: true })
  for (const [name, content] of files) await writeFile(join(outDir, name), content)
}
