import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

/** What a query may answer with: whole numbers beyond 2^53 are an error, days come as 'YYYY-MM-DD' text. */
export type DuckValue = string | number | boolean | null | readonly DuckValue[]
export type DuckRow = Readonly<Record<string, DuckValue>>

export interface DuckSettings {
  /** Threads it may use; results must not depend on it. Default 2. */
  readonly threads?: number
  /** Such as '3GB'. Default '3GB'. */
  readonly memory?: string
  /** Where it may spill; null (the default) keeps everything in memory. */
  readonly spill?: string | null
}

/** One analytical engine in this process, in memory, with no network and no extension to load. */
export interface Duck {
  /**
   * Runs statements and answers with nothing. Each is a transaction of its own: do not `begin` one, in which DuckDB 1.5.5 with
   * two threads loses a large insert after an empty one into the same table, without an error.
   */
  run(sql: string): Promise<void>
  /** Runs one query and answers with its rows. `values` fill $1, $2 … */
  rows(sql: string, values?: readonly (string | number | boolean | null)[]): Promise<DuckRow[]>
  /** The driver's own connection, for streaming and bulk appends. */
  readonly connection: DuckDBConnection
  close(): void
}

export async function openDuck(settings: DuckSettings = {}): Promise<Duck> {
  // Loaded when it is first needed: the service itself starts without it.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(settings.threads ?? 2),
    memory_limit: settings.memory ?? '3GB',
    temp_directory: settings.spill ?? '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql)
    },
    rows: async (sql, values = []) => {
      const reader = await connection.runAndReadAll(sql, [...values])
      return reader.getRowObjects().map(plainRow)
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

function plainRow(row: Record<string, DuckDBValue>): DuckRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
}

function plain(value: DuckDBValue): DuckValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new RangeError('A whole number is too large to be exact')
    return number
  }
  // Days, times and lists print as the SQL they came from would.
  return 'items' in value && Array.isArray(value.items) ? value.items.map(plain) : value.toString()
}
