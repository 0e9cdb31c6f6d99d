import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identifier, openDuck, text, type Duck } from '../../platform/analytics/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { allTables, type Column, type AnyTable, type AnyTableName } from '../package/index.ts'
import { cellRules, typed } from './cell-rules.ts'
import { readDescribed } from './descriptor.ts'
import { writeFindings } from './findings-file.ts'
import { Ledger } from './ledger.ts'
import { readTable, type Read } from './read.ts'
import { numberOf, rowRules } from './rules.ts'
import { typedColumns } from './search.ts'
import type { CellType, CheckReport } from './types.ts'

export interface CheckOptions {
  /** Threads DuckDB may use; the report does not depend on it. */
  readonly threads?: number
  /** How many findings of each kind the report tells; all are counted. Default 50. */
  readonly examples?: number
  /** A CSV file to write all findings to, one a row. */
  readonly findings?: string
}

/**
 * Judges the evaluation data package in a folder: its files, its cells, and whether its rows can be true of this service.
 * Whatever the folder holds is a finding, never an exception; an exception is a bug or a disk that is full. Cells are
 * compared and never carried out. What it works with lies in a temporary folder, and is gone when it answers.
 */
export async function checkPackage(folder: string, options: CheckOptions = {}): Promise<CheckReport> {
  const room = mkdtempSync(join(tmpdir(), 'guardianship-check-'))
  const duck = await openDuck({ threads: options.threads ?? 2, memory: '400MB', spill: join(room, 'spill') })
  try {
    await duck.run(`attach ${text(join(room, 'work.duckdb'))} as work; use work`)
    return await judge(folder, duck, options)
  } finally {
    duck.close()
    rmSync(room, { recursive: true, force: true })
  }
}

async function judge(folder: string, duck: Duck, options: CheckOptions): Promise<CheckReport> {
  const ledger = new Ledger(duck)
  await ledger.open()
  const described = readDescribed(folder)
  ledger.declare('datapackage.json', [])
  const rows: Partial<Record<AnyTableName, number>> = {}
  const notWhole: AnyTableName[] = []
  const whole = new Map<AnyTableName, number>()
  await setUp(duck, described.asAt)
  for (const { name } of allTables) {
    const file = described.files.get(name)
    if (file !== undefined) ledger.declare(file.name, columnsOf(name))
  }
  for (const { file, rule, note } of described.findings) {
    await ledger.add(ledger.declare(file, []), rule, note === undefined ? {} : { note })
  }
  for (const table of allTables) {
    const found = described.files.get(table.name)
    if (found === undefined) continue
    const file = ledger.declare(found.name, table.columns)
    const read = await readTable({ duck, ledger, table, path: found.path, file })
    if (read !== null) {
      rows[table.name] = read.rows
      await judgeCells(ledger, file, table, read)
    }
    if (read?.whole === true) {
      whole.set(table.name, file)
      await makeTyped(duck, table)
    } else notWhole.push(table.name)
    if (read !== null) await duck.run(`drop table ${identifier(`raw_${table.name}`)}`)
  }
  await judgeRows(ledger, whole)
  if (options.findings !== undefined) await writeFindings(options.findings, ledger.all())
  const kinds = await ledger.kinds(options.examples ?? 50)
  const count = (severity: 'error' | 'warning'): number =>
    kinds.filter((kind) => kind.severity === severity).reduce((sum, kind) => sum + kind.count, 0)
  const errors = count('error')
  return {
    folder,
    asAt: described.asAt,
    usable: errors === 0,
    errors,
    warnings: count('warning'),
    rows,
    kinds,
    notWhole,
  }
}

const columnsOf = (name: AnyTableName): readonly Column[] =>
  allTables.find((table) => table.name === name)?.columns ?? []

async function setUp(duck: Duck, asAt: string | null): Promise<void> {
  await duck.run(`set variable as_at = ${asAt === null ? 'null::date' : `date ${text(asAt)}`}`)
  await duck.run(
    'create table ref_nationality (code varchar, grp varchar); create table ref_site (code varchar)',
  )
  const nationalities = codeList('nationality')
    .entries.filter((entry) => entry.code !== 'unknown')
    .map((entry) => `(${text(entry.code)}, ${text(entry.extra['group'] ?? '')})`)
  await duck.run(`insert into ref_nationality values ${nationalities.join(', ')}`)
  await duck.run(
    `insert into ref_site values ${codeList('site')
      .entries.map((entry) => `(${text(entry.code)})`)
      .join(', ')}`,
  )
}

/** One query a column: each cell meets the first rule it breaks. */
async function judgeCells(ledger: Ledger, file: number, table: AnyTable, read: Read): Promise<void> {
  const raw = identifier(`raw_${table.name}`)
  const extra = (name: string): Column => ({ name, type: 'text', empty: true, codes: [], says: '' })
  const columns: { column: Column; cell: string; type: CellType }[] = [
    ...table.columns
      .filter((column) => read.known.includes(column.name))
      .map((column) => ({ column, cell: identifier(column.name), type: column.type })),
    ...read.extra.map((name, at) => ({ column: extra(name), cell: `x${at}`, type: 'extra' as const })),
  ]
  for (const { column, cell, type } of columns) {
    const cases = cellRules
      .filter((rule) => rule.types.includes(type))
      .flatMap((rule) => {
        const breaks = rule.breaks(cell, column)
        return breaks === null ? [] : [`when ${breaks} then ${numberOf(rule)}`]
      })
    await ledger.addCells(
      file,
      column.name,
      `select line, value, rule from (select line, ${cell} as value, case ${cases.join(' ')} end as rule from ${raw}) where rule is not null`,
    )
  }
}

async function makeTyped(duck: Duck, table: AnyTable): Promise<void> {
  await duck.run(
    `create table ${identifier(table.name)} as select line, ${typedColumns(table.name, typed)} from ${identifier(`raw_${table.name}`)}`,
  )
  if (table.name !== 'children') return
  await duck.run(
    `create table episode as select * from children where episode_id is not null
      and line in (select min(line) from children group by episode_id)`,
  )
}

async function judgeRows(ledger: Ledger, whole: ReadonlyMap<AnyTableName, number>): Promise<void> {
  for (const rule of rowRules) {
    for (const search of rule.searches) {
      const file = whole.get(search.table)
      if (file !== undefined && search.with.every((name) => whole.has(name)))
        await ledger.addSearch(file, rule, search)
    }
  }
}
