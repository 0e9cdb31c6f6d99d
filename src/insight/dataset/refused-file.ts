import { writeFileSync } from 'node:fs'
import { refusalReasons, type Refused } from './imported/judge.ts'

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * The refused rows as CSV for whoever sent the package: table, row as a spreadsheet counts, reason, column, words, and the row
 * itself as JSON, which begins with a brace and so is never taken for a formula.
 */
export function refusedCsv(refused: readonly Refused[]): string {
  const lines = refused.map(({ table, number, reason, column, cells }) =>
    [table, String(number), reason, column ?? '', refusalReasons[reason], JSON.stringify(cells)]
      .map(quoted)
      .join(','),
  )
  return ['table,row,reason,column,meaning,content', ...lines, ''].join('\r\n')
}

/** Writes it where only its writer may read it: a refused row may hold more than a package should. */
export function writeRefused(path: string, refused: readonly Refused[]): void {
  writeFileSync(path, refusedCsv(refused), { mode: 0o600 })
}
