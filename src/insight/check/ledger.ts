import type { Duck } from '../../platform/analytics/index.ts'
import type { Column } from '../package/index.ts'
import { numberOf, rules } from './rules.ts'
import type { Finding, Kind, Rule, Search } from './types.ts'

/** No cell is told further than this: free text may name a person. */
export const longestValue = 40

interface JudgedFile {
  readonly name: string
  /** The columns in their order; what a finding says of a column is looked up here. */
  readonly columns: Column[]
}

/** The findings, kept where DuckDB can count, sort and spill them: a million of them cost no memory to speak of. */
export class Ledger {
  readonly #duck: Duck
  readonly #files: JudgedFile[] = []
  /** How many findings were put in; DuckDB must have them all when it is asked. */
  #added = 0

  constructor(duck: Duck) {
    this.#duck = duck
  }

  async open(): Promise<void> {
    await this.#duck.run(
      'create table finding (file integer, line bigint, col integer, rule integer, value varchar, note varchar)',
    )
  }

  /** Findings are told in the order in which their files were declared. */
  declare(name: string, columns: readonly Column[]): number {
    const found = this.#files.findIndex((file) => file.name === name)
    if (found !== -1) return found
    this.#files.push({ name, columns: [...columns] })
    return this.#files.length - 1
  }

  /** One finding. `line` 0 and column null: none is meant. */
  async add(
    file: number,
    rule: Rule,
    at: {
      readonly line?: number
      readonly column?: string
      readonly value?: string
      readonly note?: string
    } = {},
  ): Promise<void> {
    this.#added += 1
    await this.#duck.rows('insert into finding values ($1, $2, $3, $4, null, $5)', [
      file,
      at.line ?? 0,
      at.column === undefined ? -1 : this.column(file, at.column),
      numberOf(rule),
      at.note ?? null,
    ])
  }

  /** All rows of a query with `line`, `value` and `note`, as findings of one rule in one column. */
  async addSearch(file: number, rule: Rule, search: Search): Promise<void> {
    await this.#insert(
      `insert into finding select ${file}, line, ${this.column(file, search.column)}, ${numberOf(rule)},
        left(value, ${longestValue}), note from (${search.sql})`,
    )
  }

  /** All rows of a query with `line`, `value` and `rule` (its number), as findings in one column. */
  async addCells(file: number, column: string, sql: string): Promise<void> {
    await this.#insert(
      `insert into finding select ${file}, line, ${this.column(file, column)}, rule, left(value, ${longestValue}), null from (${sql})`,
    )
  }

  /** A way to add very many findings of rows; `close` writes them. */
  async rowsAppender(
    file: number,
  ): Promise<{ add(line: number, rule: Rule, note: string | null): void; close(): void }> {
    const appender = await this.#duck.connection.createAppender('finding', 'main', 'work')
    return {
      add: (line, rule, note) => {
        appender.appendInteger(file)
        appender.appendBigInt(BigInt(line))
        appender.appendInteger(-1)
        appender.appendInteger(numberOf(rule))
        appender.appendNull()
        if (note === null) appender.appendNull()
        else appender.appendVarchar(note)
        appender.endRow()
        this.#added += 1
      },
      close: () => appender.closeSync(),
    }
  }

  /** The findings put together by file, column and rule, the first `examples` of each told. */
  async kinds(examples: number): Promise<readonly Kind[]> {
    await this.#verify()
    const groups = await this.#duck.rows(
      'select file, col, rule, count(*) as count from finding group by all order by file, col, rule',
    )
    const kinds: Kind[] = []
    for (const group of groups) {
      const rows = await this.#duck.rows(
        `select * from finding where file = $1 and col = $2 and rule = $3 order by line, value, note limit ${examples}`,
        [Number(group['file']), Number(group['col']), Number(group['rule'])],
      )
      const { file, column, rule } = this.#placed(group)
      kinds.push({
        rule: rule.id,
        severity: rule.severity,
        file: file.name,
        column: column?.name ?? null,
        count: Number(group['count']),
        says: sentence(rule, column, null),
        examples: rows.map((row) => this.finding(row)),
      })
    }
    return kinds
  }

  /**
   * One statement, one transaction of its own. DuckDB 1.5.5 loses a large parallel insert, without an error, that follows an
   * empty one in the same explicit transaction; so there is none, and what went in is counted against what is there.
   */
  async #insert(sql: string): Promise<void> {
    const result = await this.#duck.connection.run(sql)
    this.#added += result.rowsChanged
  }

  async #verify(): Promise<void> {
    const there = Number((await this.#duck.rows('select count(*) as count from finding'))[0]?.['count'])
    if (there !== this.#added) throw new Error(`${this.#added} findings were kept and ${there} are there`)
  }

  /** Every finding, by file, row, column and rule; a piece at a time. */
  async *all(): AsyncGenerator<readonly Finding[]> {
    const result = await this.#duck.connection.stream(
      'select * from finding order by file, line, col, rule, value, note',
    )
    for await (const rows of result.yieldRowObjectJs()) {
      yield rows.map((row) =>
        this.finding({
          ...row,
          line: Number(row['line']),
          value: textOf(row['value']),
          note: textOf(row['note']),
        }),
      )
    }
  }

  private column(file: number, name: string): number {
    const columns = this.#files[file]?.columns ?? []
    const found = columns.findIndex((column) => column.name === name)
    if (found !== -1) return found
    columns.push({ name, type: 'text', empty: true, codes: [], says: '' })
    return columns.length - 1
  }

  #placed(row: Readonly<Record<string, unknown>>): { file: JudgedFile; column: Column | null; rule: Rule } {
    const file = this.#files[Number(row['file'])]
    const rule = rules[Number(row['rule'])]
    if (file === undefined || rule === undefined) throw new RangeError('A finding of no known file or rule')
    return { file, rule, column: file.columns[Number(row['col'])] ?? null }
  }

  private finding(row: Readonly<Record<string, unknown>>): Finding {
    const { file, column, rule } = this.#placed(row)
    const value = textOf(row['value'])
    const hint =
      value !== null && column !== null && rule.hint !== undefined ? rule.hint(value, column) : null
    const note = hint ?? textOf(row['note'])
    return {
      rule: rule.id,
      severity: rule.severity,
      file: file.name,
      row: Number(row['line']) === 0 ? null : Number(row['line']),
      column: column?.name ?? null,
      value,
      note: note === '' ? null : note,
      says: sentence(rule, column, note),
    }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The sentence of a rule with its particulars; without them their place closes up. */
function sentence(rule: Rule, column: Column | null, note: string | null): string {
  const said =
    note === null || note === ''
      ? rule.says.replace(/ \((?:[a-z ]+ )?\{note\}\)|:? ?\{note\}/g, '')
      : rule.says.replace('{note}', note)
  return said
    .replaceAll('{column}', column?.name ?? '')
    .replaceAll('{codes}', column?.codes.join(', ') ?? '')
    .replaceAll('  ', ' ')
}
