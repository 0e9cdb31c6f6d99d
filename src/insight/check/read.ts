import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { identifier, text, type Duck } from '../../platform/analytics/index.ts'
import { csvHeader, csvSource, type AnyTable } from '../package/index.ts'
import { fileRules } from './file-rules.ts'
import type { Ledger } from './ledger.ts'
import { nearest } from './near.ts'
import { rowsOfCsv, scanCsv, type Scan, type SeenRow } from './scan.ts'

/** What became of a file: `raw_<table>` holds `line` and its cells as text, blank as null. */
export interface Read {
  /** The columns that are in the raw table, by their names; the extra ones are in it as x0, x1 … */
  readonly known: readonly string[]
  readonly extra: readonly string[]
  readonly rows: number
  /** Every column of the schema is there, and every row could be read. */
  readonly whole: boolean
}

interface Given {
  readonly duck: Duck
  readonly ledger: Ledger
  readonly table: AnyTable
  readonly path: string
  readonly file: number
}

/** Reads one file of a package into DuckDB; null when nothing in it can be read. Findings go to the ledger. */
export async function readTable(given: Given): Promise<Read | null> {
  return given.path.endsWith('.parquet') ? readParquet(given) : readCsv(given)
}

async function readParquet(given: Given): Promise<Read | null> {
  const { duck, ledger, file, path, table } = given
  const source = `read_parquet(${text(path)})`
  try {
    const header = (await duck.rows(`describe select * from ${source}`)).map((row) =>
      String(row['column_name']),
    )
    const columns = await judgeColumns(given, header)
    if (columns === null) return null
    // Row 1 is the header in a CSV, so the first row of data is row 2 here too.
    await duck.run(`create table ${rawName(table)} as select ${selection(header, columns)} from ${source}`)
    return { ...columns, rows: await rowsOf(duck, table), whole: columns.whole }
  } catch {
    await ledger.add(file, fileRules.parquet)
    return null
  }
}

async function readCsv(given: Given): Promise<Read | null> {
  const { duck, ledger, file, path, table } = given
  const scan = await scanCsv(path)
  const refused = refusal(scan)
  if (refused !== null) {
    await ledger.add(file, refused.rule, refused)
    return null
  }
  if (scan.mark === 'utf-8') await ledger.add(file, fileRules.fileMark, { line: 1 })
  if (scan.mixedEnds) await ledger.add(file, fileRules.fileLineEnds, { line: 1 })
  if (scan.tooLong !== null) await ledger.add(file, fileRules.rowLong, { line: scan.tooLong })
  const header = await csvHeader(path)
  const columns = await judgeColumns(given, header)
  if (columns === null) return null
  if (scan.regular && (await readFast(duck, table, path, header, columns, scan))) {
    if (!scan.ended && scan.rows > 1) await ledger.add(file, fileRules.fileEnd, { line: scan.rows })
    return { ...columns, rows: scan.rows - 1 }
  }
  const lost = await readSlow(given, header, columns, scan)
  return { ...columns, rows: await rowsOf(duck, table), whole: columns.whole && !lost }
}

function refusal(
  scan: Scan,
): { readonly rule: (typeof fileRules)[keyof typeof fileRules]; line?: number; note?: string } | null {
  if (scan.bytes === 0 || (scan.bytes === 3 && scan.mark === 'utf-8')) return { rule: fileRules.fileEmpty }
  if (scan.zipped) return { rule: fileRules.fileWorkbook }
  if (scan.mark === 'utf-16') return { rule: fileRules.fileEncoding, note: ': it begins as UTF-16 does' }
  if (scan.nul !== null) return { rule: fileRules.fileNul, line: scan.nul }
  if (scan.notUtf8 !== null) return { rule: fileRules.fileEncoding, line: scan.notUtf8 }
  return null
}

const rawName = (table: AnyTable): string => identifier(`raw_${table.name}`)

interface Columns {
  readonly known: readonly string[]
  readonly extra: readonly string[]
  readonly whole: boolean
}

/** Judges the header. Null: the cells cannot be told apart by it. */
async function judgeColumns(given: Given, header: readonly string[]): Promise<Columns | null> {
  const { ledger, file, table } = given
  const schema = table.columns.map((column) => column.name)
  const other = header.length === 1 ? [';', '\t', '|'].find((sign) => header[0]?.includes(sign)) : undefined
  if (other !== undefined) {
    await ledger.add(file, fileRules.delimiter, { line: 1, note: other === '\t' ? 'tabs' : `"${other}"` })
    return null
  }
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) !== at)
  for (const name of new Set(twice)) await ledger.add(file, fileRules.columnTwice, { line: 1, column: name })
  const unnamed = header.findIndex((name) => name.trim() === '')
  if (unnamed !== -1)
    await ledger.add(file, fileRules.columnUnnamed, { line: 1, note: `column ${unnamed + 1}` })
  const known = schema.filter((name) => header.includes(name))
  const extra = header.filter((name) => !schema.includes(name))
  for (const name of schema.filter((one) => !header.includes(one))) {
    const near = nearest(name, extra)
    const note = near === null ? {} : { note: `; is it the one named ${near.slice(0, 40)}?` }
    await ledger.add(file, fileRules.columnMissing, { line: 1, column: name, ...note })
  }
  if (twice.length > 0 || unnamed !== -1) return null
  if (known.length === schema.length && known.some((name, at) => header[at] !== name)) {
    await ledger.add(file, fileRules.columnOrder, { line: 1 })
  }
  return { known, extra, whole: known.length === schema.length }
}

function selection(header: readonly string[], { known, extra }: Columns): string {
  const cell = (name: string): string => `nullif(cast(${identifier(name)} as varchar), '')`
  const named = header
    .filter((name) => known.includes(name))
    .map((name) => `${cell(name)} as ${identifier(name)}`)
  const others = extra.map((name, at) => `${cell(name)} as x${at}`)
  return ['row_number() over () + 1 as line', ...named, ...others].join(', ')
}

async function rowsOf(duck: Duck, table: AnyTable): Promise<number> {
  return Number((await duck.rows(`select count(*) as rows from ${rawName(table)}`))[0]?.['rows'])
}

/** DuckDB reads a regular file; false when it will not, or did not find the rows that are there. */
async function readFast(
  duck: Duck,
  table: AnyTable,
  path: string,
  header: readonly string[],
  columns: Columns,
  scan: Scan,
): Promise<boolean> {
  try {
    await duck.run(
      `create table ${rawName(table)} as select ${selection(header, columns)} from ${csvSource(path, header)}`,
    )
  } catch {
    return false
  }
  if ((await rowsOf(duck, table)) === scan.rows - 1) return true
  await duck.run(`drop table ${rawName(table)}`)
  return false
}

/** Reads row by row what is broken, and says of each row that cannot be used why. True when any was lost. */
async function readSlow(
  given: Given,
  header: readonly string[],
  columns: Columns,
  scan: Scan,
): Promise<boolean> {
  const { duck, ledger, file, path, table } = given
  const order = [...columns.known, ...columns.extra].map((name) => header.indexOf(name))
  const names = [...columns.known.map(identifier), ...columns.extra.map((_, at) => `x${at}`)]
  await duck.run(
    `create table ${rawName(table)} (line bigint, ${names.map((name) => `${name} varchar`).join(', ')})`,
  )
  const rows = await duck.connection.createAppender(`raw_${table.name}`, 'main', 'work')
  const found = await ledger.rowsAppender(file)
  let lost = scan.open !== null
  const waiting: number[] = []
  const parser = parse({
    relax_column_count: true,
    record_delimiter: '\n',
    on_record: (cells: string[]) => {
      rows.appendBigInt(BigInt(waiting.shift() ?? 0))
      for (const at of order) {
        const cell = cells[at] ?? ''
        if (cell === '') rows.appendNull()
        else rows.appendVarchar(cell)
      }
      rows.endRow()
      return null
    },
  })
  parser.resume()
  async function* sound(): AsyncGenerator<Buffer> {
    for await (const piece of rowsOfCsv(path, scan)) {
      const good: Buffer[] = []
      for (const seen of piece) {
        if (seen.row === 1) continue
        const { rule, note } = judgeRow(seen, header.length, scan)
        if (rule === null) {
          waiting.push(seen.row)
          good.push(seen.text, lineFeed)
        } else {
          if (rule !== fileRules.rowBlank) lost = true
          found.add(seen.row, rule, note)
        }
      }
      if (good.length > 0) yield Buffer.concat(good)
    }
  }
  await pipeline(sound, parser)
  if (scan.open !== null) found.add(scan.open.row, fileRules.rowOpen, null)
  rows.closeSync()
  found.close()
  return lost
}

const lineFeed = Buffer.from('\n')

/** Why a row cannot be used; no rule when it can. */
function judgeRow(
  seen: SeenRow,
  width: number,
  scan: Scan,
): { readonly rule: (typeof fileRules)[keyof typeof fileRules] | null; readonly note: string | null } {
  if (seen.blank && width > 1) return { rule: fileRules.rowBlank, note: null }
  if (!seen.paired) return { rule: fileRules.rowQuotes, note: null }
  if (seen.cells === width) return { rule: null, note: null }
  const note = `${seen.cells} ${seen.cells === 1 ? 'cell' : 'cells'}, the header has ${width}`
  const cut = seen.cells < width && seen.row === scan.rows && !scan.ended && scan.open === null
  return { rule: cut ? fileRules.fileCut : fileRules.rowRagged, note }
}
