import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { identifier, openDuck, text } from '../../../platform/analytics/index.ts'
import {
  isExtension,
  PackageError,
  packageTables,
  readDescriptor,
  type PackageTable,
  type TableName,
} from '../../package/index.ts'
import { DatasetError } from '../dataset-error.ts'

/** A row as it lies in the file, every cell as text; '' is empty. */
export interface RawRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
  /** It has more or fewer cells than the header: which is which cannot be told. */
  readonly ragged?: true
}

export interface RawPackage {
  readonly asAt: string
  readonly digest: string
  readonly tables: ReadonlyMap<TableName, readonly RawRow[]>
  /** Columns that are not taken in, table by table. */
  readonly ignored: ReadonlyMap<TableName, readonly string[]>
  /** Tables that extend the package: what other people's rooms held, which no table here takes in. */
  readonly leftBehind: readonly string[]
}

const descriptor = z.object({
  source: z.enum(['record', 'import', 'simulation']).default('import'),
  as_at: z.iso.date(),
  resources: z.array(z.object({ name: z.string(), path: z.string() })),
  notes: z.object({ nrm_from: z.string().optional() }).optional(),
})

/**
 * Reads a package whose rows are not trusted yet, so that a row that nothing can be made of is refused by its number and not
 * the file with it (`openPackage` of ../../package trusts the rows and stops at the first such one). Throws PackageError for
 * a folder that is no package, DatasetError for a simulated one and for a file that cannot be read at all.
 */
export async function readPackage(folder: string): Promise<RawPackage> {
  const said = readDescriptor(folder, descriptor)
  if (said.source === 'simulation') {
    throw new DatasetError(
      'This package says of itself that it is a simulation: invented episodes are never taken in.',
    )
  }
  const tables = new Map<TableName, readonly RawRow[]>()
  const ignored = new Map<TableName, readonly string[]>()
  const hash = createHash('sha256')
  for (const table of packageTables) {
    const named = said.resources.find((one) => one.name === table.name)
    // Our own children's referrals are no extract of the NRM: taken in as one, they would stand for the whole country.
    if (named === undefined || (table.name === 'nrm' && said.notes?.nrm_from === 'record')) continue
    const path = join(folder, named.path)
    if (!/^[A-Za-z0-9_-]+\.(csv|parquet)$/.test(named.path) || !existsSync(path)) {
      throw new PackageError(`The file ${named.path} of "${table.name}" is not there.`)
    }
    if (!statSync(path).isFile()) throw new PackageError(`${named.path} of "${table.name}" is not a file.`)
    hash.update(table.name).update(readFileSync(path))
    const { header, rows } = path.endsWith('.parquet') ? await readParquet(path, table) : readCsv(path)
    demandColumns(table, header)
    tables.set(table.name, rows)
    const known = table.columns.map((column) => column.name)
    ignored.set(
      table.name,
      header.filter((column) => !known.includes(column)),
    )
  }
  const leftBehind = said.resources.map(({ name }) => name).filter(isExtension)
  return { asAt: said.as_at, digest: hash.digest('hex'), tables, ignored, leftBehind }
}

function demandColumns(table: PackageTable, header: readonly string[]): void {
  const absent = table.columns.map((column) => column.name).filter((name) => !header.includes(name))
  if (absent.length > 0) throw new PackageError(`${table.name} has no column ${absent.join(', ')}.`)
}

interface FileRead {
  readonly header: readonly string[]
  readonly rows: readonly RawRow[]
}

function readCsv(path: string): FileRead {
  let lines: readonly string[][]
  try {
    lines = parse(readFileSync(path), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    // The reader quotes the cell it stopped at, which may hold what steers a terminal.
    const why = (error instanceof Error ? error.message : String(error))
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, 200)
    throw new DatasetError(`${path} cannot be read as CSV: ${why}`)
  }
  const [header = [], ...body] = lines
  const rows = body.map((line, at): RawRow => {
    const cells = Object.fromEntries(header.map((name, column) => [name, line[column] ?? '']))
    if (line.length === header.length) return { number: at + 2, cells }
    return { number: at + 2, cells: { ...cells, ...surplus(line.slice(header.length)) }, ragged: true }
  })
  return { header, rows }
}

/** Cells beyond the header, under names of their own, so that nothing of a refused row is lost. */
const surplus = (line: readonly string[]) =>
  Object.fromEntries(line.map((cell, at) => [`surplus ${at + 1}`, cell]))

const cells = z.array(z.record(z.string(), z.string()))

async function readParquet(path: string, table: PackageTable): Promise<FileRead> {
  const duck = await openDuck({ threads: 1 })
  try {
    const file = `read_parquet(${text(path)})`
    const header = (await duck.rows(`describe select * from ${file}`)).map((row) =>
      String(row['column_name']),
    )
    demandColumns(table, header)
    const columns = table.columns.map(
      (column) => `coalesce(${identifier(column.name)}::varchar, '') as ${identifier(column.name)}`,
    )
    const rows = cells.parse(await duck.rows(`select ${columns.join(', ')} from ${file}`))
    return { header, rows: rows.map((row, at) => ({ number: at + 2, cells: row })) }
  } catch (error) {
    if (error instanceof PackageError) throw error
    throw new DatasetError(`${path} cannot be read as Parquet.`)
  } finally {
    duck.close()
  }
}
