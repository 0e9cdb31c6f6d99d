import type { Column, ColumnType, AnyTableName } from '../package/index.ts'

/** An error: what is counted in the package would be wrong, or cannot be counted. A warning: somebody should look. */
export type Severity = 'error' | 'warning'

/**
 * One thing a package can have wrong. `says` tells a data officer what it is and what to do; `{note}` in it is filled with
 * the particulars of a finding, `{codes}` with the codes of its column, `{column}` with its column.
 */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  readonly says: string
  /** Particulars told from the cell alone, such as the nearest code; worked out only for findings that are shown. */
  readonly hint?: (value: string, column: Column) => string
}

/** What a cell is judged as: its column's type, or `extra` in a column that the schema does not know. */
export type CellType = ColumnType | 'extra'

/** A rule a cell must meet by itself. A cell has one finding at most: of the first rule, in their order, that it breaks. */
export interface CellRule extends Rule {
  readonly types: readonly CellType[]
  /** The SQL condition under which the cell (an SQL expression, null when blank) breaks the rule; null: not asked here. */
  readonly breaks: (cell: string, column: Column) => string | null
}

/** Where a rule looks: its query answers with `line`, `value` and `note`, one row a finding. */
export interface Search {
  readonly table: AnyTableName
  /** The column that is pointed at. */
  readonly column: string
  /** The other tables the query reads; it is left out while one of them cannot be read whole. */
  readonly with: readonly AnyTableName[]
  readonly sql: string
}

/** A rule between cells, rows or tables. */
export interface RowRule extends Rule {
  readonly searches: readonly Search[]
}

/** One place that breaks a rule. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  /** As a person who opens the file sees it: the header is row 1. Null where no row is meant. */
  readonly row: number | null
  readonly column: string | null
  /** The cell, at most 40 characters of it. */
  readonly value: string | null
  readonly note: string | null
  /** The rule's sentence with this finding's particulars. */
  readonly says: string
}

/** All findings of one rule in one column of one file. */
export interface Kind {
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  readonly column: string | null
  readonly count: number
  /** The rule's sentence without particulars. */
  readonly says: string
  /** The first of them, by row. */
  readonly examples: readonly Finding[]
}

export interface CheckReport {
  readonly folder: string
  /** The day the package describes, 'YYYY-MM-DD'; null where it does not say. */
  readonly asAt: string | null
  /** True when there is no error. */
  readonly usable: boolean
  readonly errors: number
  readonly warnings: number
  /** Rows read, table by table, of the tables that could be read. */
  readonly rows: Partial<Record<AnyTableName, number>>
  /** In the order of files, columns and rules. */
  readonly kinds: readonly Kind[]
  /** Tables that could not be read whole: rules that need them were not asked, except of their single cells. */
  readonly notWhole: readonly AnyTableName[]
}
