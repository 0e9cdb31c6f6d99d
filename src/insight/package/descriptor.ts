import { allTables, isExtension, type AnyTable, type AnyTableName } from './all-tables.ts'
import type { Column } from './columns.ts'
import type { ExtensionName } from './extensions.ts'

export type Source = 'record' | 'import' | 'simulation'

/** The SQL type a column has in DuckDB and in Parquet; CSV holds the same as text. */
export function duckType(column: Column): string {
  switch (column.type) {
    case 'day':
      return 'DATE'
    case 'count':
      return 'INTEGER'
    case 'flag':
      return 'BOOLEAN'
    default:
      return 'VARCHAR'
  }
}

const frictionlessTypes = {
  text: 'string',
  day: 'date',
  month: 'yearmonth',
  count: 'integer',
  flag: 'boolean',
} as const

function field(column: Column): object {
  const type =
    column.type in frictionlessTypes
      ? frictionlessTypes[column.type as keyof typeof frictionlessTypes]
      : 'string'
  const constraints = {
    ...(column.empty ? {} : { required: true }),
    ...(column.type === 'code' ? { enum: column.codes } : {}),
    ...(column.type === 'count' ? { minimum: 0 } : {}),
    ...(column.type === 'codes'
      ? { pattern: `(${column.codes.join('|')})(;(${column.codes.join('|')}))*` }
      : {}),
    ...(column.type === 'nationality' ? { pattern: '[A-Z]{3}|unknown' } : {}),
  }
  return {
    name: column.name,
    type,
    description: column.says,
    ...(type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  }
}

function resource(table: AnyTable, format: 'csv' | 'parquet', extra: readonly Column[]): object {
  return {
    name: table.name,
    path: `${table.name}.${format}`,
    profile: 'tabular-data-resource',
    format,
    mediatype: format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
    ...(format === 'csv'
      ? { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\r\n', header: true } }
      : {}),
    description: `One row: ${table.row}.`,
    schema: { fields: [...table.columns, ...extra].map(field), missingValues: [''], primaryKey: table.key },
  }
}

/** What `datapackage.json` says. `asAt`: the day the package describes, 'YYYY-MM-DD'; no time of making, so twice is the same. */
export function descriptorOf(given: {
  readonly source: Source
  readonly asAt: string
  readonly format: 'csv' | 'parquet'
  readonly title: string
  readonly description: string
  /** Columns that follow the fixed ones, table by table. */
  readonly extra?: Partial<Record<AnyTableName, readonly Column[]>>
  /** The extension tables that this package carries; none where it is left out. */
  readonly extensions?: readonly ExtensionName[]
  /** Facts of the making worth keeping: readings, seed, warnings. */
  readonly notes?: Readonly<Record<string, unknown>>
}): object {
  return {
    profile: 'tabular-data-package',
    name: 'guardianship-evaluation',
    title: given.title,
    description: given.description,
    source: given.source,
    as_at: given.asAt,
    ...(given.notes === undefined ? {} : { notes: given.notes }),
    resources: allTables
      .filter(({ name }) => !isExtension(name) || given.extensions?.includes(name) === true)
      .map((table) => resource(table, given.format, given.extra?.[table.name] ?? [])),
  }
}
