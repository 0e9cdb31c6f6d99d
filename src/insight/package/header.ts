import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { identifier, text } from '../../platform/analytics/index.ts'

/** The column names of a CSV file, its byte-order mark left out; empty where the file has none. */
export async function csvHeader(path: string): Promise<readonly string[]> {
  const file = createReadStream(path, { highWaterMark: 65_536 })
  const rows = file.pipe(
    parse({
      bom: true,
      to: 1,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 65_536,
    }),
  )
  try {
    for await (const row of rows) return row
    return []
  } catch {
    return []
  } finally {
    file.destroy()
  }
}

/**
 * A CSV file as DuckDB reads it, every cell as text and blank as null. Nothing is guessed from the rows: what the header
 * says are the columns, so that a file reads the same whatever its first rows hold.
 */
export function csvSource(path: string, columns: readonly string[]): string {
  const named = columns.map((name) => `${identifier(name)}: 'VARCHAR'`).join(', ')
  return `read_csv(${text(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true, columns = {${named}})`
}
