import type { QSortSafety } from '../../kernel/policy/q-sort.ts'
import { safeColumns, type Row } from './safe.ts'

/** A cell that a spreadsheet takes as words, never as a formula. */
function cell(text: string): string {
  const plain = /^[=+@\t\r-]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

/**
 * Statements by sorts, as CSV; null where there are too few sorts to hand out. Below the statements the site and the
 * quarter of each sort, where that is safe.
 */
export function exportCsv(
  rows: readonly Row[],
  statements: readonly string[],
  rule: QSortSafety,
): string | null {
  if (rows.length < rule.sorts) return null
  const lines = [
    ['number', 'statement', ...rows.map(({ participant }) => participant)],
    ...statements.map((statement, index) => [
      String(index + 1),
      statement,
      ...rows.map(({ values }) => String(values[index] ?? '')),
    ]),
    ...safeColumns(rows, rule).map((name) => ['', name, ...rows.map((row) => row[name] ?? '')]),
  ]
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
