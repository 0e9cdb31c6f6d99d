import { identifier } from '../../platform/analytics/index.ts'
import { tableOf, type Column, type AnyTableName } from '../package/index.ts'
import type { Search } from './types.ts'

// The tables a query of a rule can read (tables.ts of the package has their columns):
//   children … nrm   each row with its `line`; days, months (as their first day), counts and flags typed, null when the cell
//                    is blank or not of its type; their text as it stands in `<column>_given`.
//   episode          children, one row for each episode_id (the first, where an id is there twice).
// and the variable `as_at`, the day of the package (null where the descriptor does not say).

export const asAt = `getvariable('as_at')`

const isTyped = (column: Column): boolean => ['day', 'month', 'count', 'flag'].includes(column.type)

/** The name of a column's text, as it stands in the file. */
export function given(table: AnyTableName, column: string): string {
  const found = tableOf(table).columns.find((one) => one.name === column)
  if (found === undefined) throw new RangeError(`No column ${column} in ${table}`)
  return identifier(isTyped(found) ? `${column}_given` : column)
}

/** The columns of the typed table of the same name. */
export function typedColumns(table: AnyTableName, type: (cell: string, column: Column) => string): string {
  return tableOf(table)
    .columns.flatMap((column) => {
      const cell = identifier(column.name)
      const own = `${type(cell, column)} as ${cell}`
      return isTyped(column) ? [own, `${cell} as ${identifier(`${column.name}_given`)}`] : [own]
    })
    .join(', ')
}

export interface SearchParts {
  /** An SQL condition on `t`, the row, and whatever is joined. */
  readonly where: string
  /** Such as `join episode e using (episode_id)`. */
  readonly join?: string
  readonly with?: readonly AnyTableName[]
  /** SQL text with the particulars; null (the default) for none. */
  readonly note?: string
}

/** Every row of a table that meets a condition, pointing at one of its columns. */
export function rowsWhere(table: AnyTableName, column: string, parts: SearchParts): Search {
  return {
    table,
    column,
    with: parts.with ?? [],
    sql: `select t.line, t.${given(table, column)} as value, ${parts.note ?? 'null'} as note
      from ${identifier(table)} t ${parts.join ?? ''} where ${parts.where}`,
  }
}

/** The row beside its episode. */
export const ofEpisode = {
  join: 'join episode e using (episode_id)',
  with: ['children'],
} as const satisfies Partial<SearchParts>

/** The month of service in which a day or a month falls: 1 is the calendar month of referral. */
export const monthOfService = (referral: string, day: string): string =>
  `(date_diff('month', date_trunc('month', ${referral}), date_trunc('month', ${day})) + 1)`
