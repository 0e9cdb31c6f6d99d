import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { identifier, openDuck, text } from '../../platform/analytics/index.ts'
import {
  allTables,
  descriptorOf,
  duckType,
  extensionTables,
  type AnyTable,
  type Column,
  type Source,
} from '../package/index.ts'
import { csvOf } from './csv.ts'
import { DatasetError } from './dataset-error.ts'
import { extraColumns } from './extra-columns.ts'
import type { ExtensionRows, PackageRows } from './rows.ts'

export type Format = 'csv' | 'parquet'

export interface PackageToWrite {
  readonly source: Source
  readonly asAt: string
  readonly format: Format
  readonly title: string
  readonly description: string
  readonly notes: Readonly<Record<string, unknown>>
  readonly rows: PackageRows & ExtensionRows
}

/** Throws a DatasetError where the folder holds anything that is not a package: nothing of anybody's is overwritten. */
export function demandFreeFolder(folder: string): void {
  if (!existsSync(folder)) return
  const there = readdirSync(folder)
  if (there.length > 0 && !there.includes('datapackage.json')) {
    throw new DatasetError(
      `The folder ${folder} is not empty and holds no package: choose another folder for --out.`,
    )
  }
}

/**
 * Writes a package beside the folder and moves it in when it is whole; an earlier package there is replaced. The same rows
 * give the same bytes, in either format. Throws RangeError on a row that its table does not admit.
 */
export async function writePackage(folder: string, made: PackageToWrite): Promise<void> {
  demandFreeFolder(folder)
  const target = resolve(folder)
  mkdirSync(dirname(target), { recursive: true })
  const beside = (what: string) => join(dirname(target), `.${basename(target)}.${what}-${process.pid}`)
  const [fresh, former] = [beside('new'), beside('old')]
  try {
    mkdirSync(fresh)
    for (const table of allTables) {
      const extra = extraColumns[table.name] ?? []
      writeFileSync(join(fresh, `${table.name}.csv`), csvOf(table, extra, made.rows[table.name]))
    }
    if (made.format === 'parquet') await toParquet(fresh)
    const { rows: _rows, ...said } = made
    writeFileSync(
      join(fresh, 'datapackage.json'),
      `${JSON.stringify(descriptorOf({ ...said, extra: extraColumns, extensions: extensionTables.map(({ name }) => name) }), null, 2)}\n`,
    )
    if (existsSync(target)) renameSync(target, former)
    renameSync(fresh, target)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(target)) rmSync(former, { recursive: true, force: true })
    else if (existsSync(former)) renameSync(former, target)
  }
}

/** Every CSV file of the folder as Parquet, in the same order; one thread, so that the bytes are the same every time. */
async function toParquet(folder: string): Promise<void> {
  const duck = await openDuck({ threads: 1 })
  try {
    for (const table of allTables) {
      const from = join(folder, `${table.name}.csv`)
      const to = join(folder, `${table.name}.parquet`)
      const typed = allColumns(table).map(
        (column) => `${identifier(column.name)}::${duckType(column)} as ${identifier(column.name)}`,
      )
      await duck.run(
        `copy (select ${typed.join(', ')} from read_csv(${text(from)}, header = true, all_varchar = true, delim = ',',
           quote = '"', escape = '"', nullstr = '', strict_mode = true)) to ${text(to)} (format parquet, compression zstd)`,
      )
      rmSync(from)
    }
  } finally {
    duck.close()
  }
}

function allColumns(table: AnyTable): readonly Column[] {
  return [...table.columns, ...(extraColumns[table.name] ?? [])]
}
