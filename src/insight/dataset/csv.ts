import type { Column, AnyTable } from '../package/index.ts'
import { inOrder, type Cell, type Row } from './rows.ts'

/** What a text column may hold: codes and names of ours, never words. It begins with a letter or a digit. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:;-]*$/
/** A spreadsheet takes a cell that begins so for a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

function wrong(table: string, column: Column, cell: Cell, why: string): RangeError {
  return new RangeError(`${table}.${column.name} ${why}: ${JSON.stringify(cell)}`)
}

/** One cell as text. Throws on what the column does not admit: a package that is written is a package that is right. */
function cellText(table: string, column: Column, cell: Cell): string {
  if (cell === null || cell === '') {
    if (!column.empty) throw wrong(table, column, cell, 'may not be empty')
    return ''
  }
  const written = String(cell)
  const type = column.type
  const fits =
    type === 'count'
      ? typeof cell === 'number' && Number.isInteger(cell) && cell >= 0
      : type === 'flag'
        ? typeof cell === 'boolean'
        : type === 'day'
          ? /^\d{4}-\d{2}-\d{2}$/.test(written)
          : type === 'month'
            ? /^\d{4}-(0[1-9]|1[0-2])$/.test(written)
            : type === 'nationality'
              ? /^([A-Z]{3}|unknown)$/.test(written)
              : type === 'code'
                ? column.codes.includes(written)
                : type === 'codes'
                  ? written.split(';').every((one) => column.codes.includes(one))
                  : CODE.test(written)
  if (!fits) throw wrong(table, column, cell, `is not what a ${type} holds`)
  if (FORMULA.test(written)) throw wrong(table, column, cell, 'would be read as a formula')
  return written
}

/**
 * A table as CSV: RFC 4180, CRLF, a header, UTF-8, empty = missing; rows in the order of their key. Throws RangeError on a cell
 * that its column does not admit and on two rows with one key.
 */
export function csvOf(table: AnyTable, extra: readonly Column[], rows: readonly Row[]): string {
  const columns = [...table.columns, ...extra]
  const known = new Set(columns.map((column) => column.name))
  let before: string | null = null
  const lines = inOrder(rows, table.key).map((row) => {
    const strange = Object.keys(row).find((name) => !known.has(name))
    if (strange !== undefined) throw new RangeError(`${table.name} has no column ${strange}`)
    const key = table.key.map((name) => String(row[name])).join(' ')
    if (key === before) throw new RangeError(`${table.name} has two rows of ${key}`)
    before = key
    return columns.map((column) => quoted(cellText(table.name, column, row[column.name] ?? null))).join(',')
  })
  return [columns.map((column) => column.name).join(','), ...lines, ''].join('\r\n')
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
