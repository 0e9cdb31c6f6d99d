import { createHash } from 'node:crypto'
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseDay } from '../../kernel/calendar-day.ts'
import { identifier, openDuck, text, type Duck, type DuckSettings } from '../../platform/analytics/index.ts'
import { duckType, type Source } from './descriptor.ts'
import { PackageError } from './package-error.ts'
import { readDescriptor } from './read-descriptor.ts'
import { csvHeader, csvSource } from './header.ts'
import { allTables, type AnyTable, type AnyTableName } from './all-tables.ts'

export interface OpenPackage {
  readonly folder: string
  readonly source: Source
  /** The day the package describes, 'YYYY-MM-DD'. */
  readonly asAt: string
  /** SHA-256 over the data files, in the order of the tables. */
  readonly digest: string
  /** The tables that are there; the others are empty views, and what needs them cannot be answered. */
  readonly present: ReadonlySet<AnyTableName>
  /** The columns each present table has, the extra ones too. */
  readonly columns: ReadonlyMap<AnyTableName, readonly string[]>
  /** With one view a table, under the table's own name, its columns typed. */
  readonly duck: Duck
  close(): void
}

const descriptor = z.object({
  source: z.enum(['record', 'import', 'simulation']).default('import'),
  as_at: z.string().refine((text) => parseDay(text) !== null),
  resources: z.array(z.object({ name: z.string(), path: z.string(), format: z.string().optional() })),
})

/** Opens a package for reading. It trusts the rows (`dataset check` judges them), not the folder. */
export async function openPackage(folder: string, settings: DuckSettings = {}): Promise<OpenPackage> {
  const said = readDescriptor(folder, descriptor)
  const duck = await openDuck(settings)
  try {
    const present = new Set<AnyTableName>()
    const columns = new Map<AnyTableName, readonly string[]>()
    const hash = createHash('sha256')
    for (const table of allTables) {
      const path = fileOf(folder, said.resources, table)
      if (path === null) {
        await duck.run(`create view ${identifier(table.name)} as ${emptySelect(table)}`)
        continue
      }
      present.add(table.name)
      columns.set(table.name, await makeView(duck, table, path))
      hash.update(table.name)
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    }
    return {
      folder,
      source: said.source,
      asAt: said.as_at,
      digest: hash.digest('hex'),
      present,
      columns,
      duck,
      close: () => duck.close(),
    }
  } catch (error) {
    duck.close()
    throw packageErrorOf(error)
  }
}

function fileOf(
  folder: string,
  resources: z.infer<typeof descriptor>['resources'],
  table: AnyTable,
): string | null {
  const named = resources.find((one) => one.name === table.name)
  if (named === undefined) return null
  if (!/^[A-Za-z0-9_-]+\.(csv|parquet)$/.test(named.path)) {
    throw new PackageError(
      `The file of "${table.name}" must lie in the folder itself and end in .csv or .parquet.`,
    )
  }
  const path = join(folder, named.path)
  if (!existsSync(path))
    throw new PackageError(`The file ${named.path} is named in datapackage.json and is not there.`)
  // A folder, a pipe or a link to elsewhere: reading it would fail late, wait for ever, or tell what is not of the package.
  if (!statSync(path).isFile() || dirname(realpathSync(path)) !== realpathSync(folder))
    throw new PackageError(`${named.path} is not a file that lies in the folder itself.`)
  return path
}

/**
 * What the engine says of files and cells that are not what they should be, as one sentence; any other error as it is. Its own
 * words are kept to their first line, and where a file is damaged "dataset check" says more.
 */
export function packageErrorOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PackageError) return error
  const said = (error.message.split('\n')[0] ?? '').replaceAll('\u0000', '')
  if (!/^(Conversion|Invalid Input|Out of Range|IO|Invalid|Serialization) Error/.test(said)) return error
  return new PackageError(
    `The package holds something that is not what its column or file should have (${said}). "dataset check" says where.`,
  )
}

function emptySelect(table: AnyTable): string {
  const columns = table.columns.map((column) => `null::${duckType(column)} as ${identifier(column.name)}`)
  return `select ${columns.join(', ')} where false`
}

async function makeView(duck: Duck, table: AnyTable, path: string): Promise<readonly string[]> {
  const parquet = path.endsWith('.parquet')
  const header = parquet ? [] : await csvHeader(path)
  if (header.some((name) => name === '' || name.includes('\u0000')))
    throw new PackageError(`The header of ${table.name} is no row of column names: one is empty, or no text.`)
  const source = parquet ? `read_parquet(${text(path)})` : csvSource(path, header)
  const given = parquet
    ? (await duck.rows(`describe select * from ${source}`)).map((row) => String(row['column_name']))
    : header
  const twice = given.filter((name, at) => given.indexOf(name) !== at)
  if (twice.length > 0)
    throw new PackageError(`${table.name} has the column ${twice.join(', ')} more than once.`)
  const absent = table.columns.filter((column) => !given.includes(column.name))
  if (absent.length > 0) {
    throw new PackageError(`${table.name} has no column ${absent.map((column) => column.name).join(', ')}.`)
  }
  const typed = table.columns.map(
    (column) => `${identifier(column.name)}::${duckType(column)} as ${identifier(column.name)}`,
  )
  const extra = given.filter((name) => !table.columns.some((column) => column.name === name)).map(identifier)
  await duck.run(
    `create view ${identifier(table.name)} as select ${[...typed, ...extra].join(', ')} from ${source}`,
  )
  return given
}
