import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identifier, openDuck, text } from '../../platform/analytics/index.ts'
import { descriptorOf, packageTables, type Column, type TableName } from '../package/index.ts'
import type { Tables, Value } from './tables.ts'

/** The extra column of a simulation: the age of a person referred to the NRM. */
const age: Column = { name: 'age', type: 'count', empty: true, codes: [], says: 'whole years; invented' }
const extra: Partial<Record<TableName, readonly Column[]>> = { nrm: [age] }

/** Writes the package into a folder: one file a table and `datapackage.json`. The same rows give the same bytes. */
export async function writePackage(
  folder: string,
  format: 'csv' | 'parquet',
  tables: Tables,
  notes: Readonly<Record<string, unknown>>,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const table of packageTables) {
    const columns = [...table.columns, ...(extra[table.name] ?? [])].map((column) => column.name)
    const lines = tables[table.name].map((row) =>
      columns.map((column) => cell(row[column] ?? null)).join(','),
    )
    writeFileSync(join(folder, `${table.name}.csv`), [columns.join(','), ...lines, ''].join('\r\n'))
  }
  if (format === 'parquet') await toParquet(folder)
  const descriptor = descriptorOf({
    source: 'simulation',
    asAt: '2019-01-31',
    format,
    title: 'An invented cohort of 445 children with the published results of the 2019 evaluation',
    description:
      'No child in it exists. Whole numbers were solved for so that the results published in Home Office Research Report 111 ' +
      'hold, as far as they can hold together; calibration.json says which do. Cells that were never published are one choice ' +
      'among very many and no estimate of anything.',
    extra,
    notes,
  })
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`)
}

function cell(value: Value): string {
  if (value === null) return ''
  const written = String(value)
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written
}

async function toParquet(folder: string): Promise<void> {
  const duck = await openDuck({ threads: 1 })
  try {
    for (const table of packageTables) {
      const from = join(folder, `${table.name}.csv`)
      const columns = [...table.columns, ...(extra[table.name] ?? [])].map((column) => {
        const type =
          column.type === 'day'
            ? 'DATE'
            : column.type === 'count'
              ? 'INTEGER'
              : column.type === 'flag'
                ? 'BOOLEAN'
                : 'VARCHAR'
        return `${identifier(column.name)}::${type} as ${identifier(column.name)}`
      })
      const source = `read_csv(${text(from)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '')`
      await duck.run(
        `copy (select ${columns.join(', ')} from ${source}) to ${text(join(folder, `${table.name}.parquet`))} (format parquet)`,
      )
      rmSync(from)
    }
  } finally {
    duck.close()
  }
}
