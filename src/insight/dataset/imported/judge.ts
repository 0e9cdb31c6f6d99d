import { parseDay } from '../../../kernel/calendar-day.ts'
import { parseMonth } from '../../../kernel/calendar-month.ts'
import { tableOf, type Column, type TableName } from '../../package/index.ts'
import type { Cell, Row } from '../rows.ts'
import type { RawRow } from './read-package.ts'
import { keyOf } from './tables.ts'

/** Why a row is not taken in. The words are for a file that goes back to whoever sent the package. */
export const refusalReasons = {
  ragged: 'more or fewer cells than the header',
  empty: 'a column that must be filled is empty',
  'not-a-day': 'not a day written YYYY-MM-DD',
  'not-a-month': 'not a month written YYYY-MM',
  'not-a-count': 'not a whole number of nought or more',
  'not-a-flag': 'neither true nor false',
  'not-a-code': 'not one of the codes of the column',
  'not-an-identifier': 'not a code or identifier: letters, digits and . _ : ; - only',
  'same-row-twice': 'the same row stands in the file before',
  'two-rows-of-one-key': 'another row has the same key and says something else',
  'exit-before-referral': 'the exit lies before the referral',
  'ends-before-it-starts': 'the end lies before the start',
  'decision-before-referral': 'a decision lies before the referral',
  'education-over-meetings': 'more meetings about education than meetings',
  'vintage-after-package': 'the vintage lies after the day of the package',
  'no-such-episode': 'no episode of this name is in the record, among the imported ones or in this package',
  'month-does-not-fit':
    'the month is not the month of service that the number says, or lies outside the episode',
  'already-in-the-record': 'the episode is in the record itself',
  'differs-from-what-was-taken-in':
    'taken in before with another content: --replace with a reason takes the new one',
  'differs-from-its-vintage':
    'this vintage was taken in before with another content: --replace with a reason takes the new one',
} as const
export type RefusalReason = keyof typeof refusalReasons

export interface Refused {
  readonly table: TableName
  readonly number: number
  readonly reason: RefusalReason
  /** The column it lies in, where it lies in one. */
  readonly column: string | null
  readonly cells: RawRow['cells']
}

export interface Judged {
  readonly number: number
  readonly row: Row
  readonly cells: RawRow['cells']
}

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:;-]{0,199}$/
const LARGEST = 2_147_483_647

/** One cell with its type, or why it has none. */
function cellOf(
  column: Column,
  written: string,
): { readonly cell: Cell } | { readonly reason: RefusalReason } {
  if (written === '') return column.empty ? { cell: null } : { reason: 'empty' }
  switch (column.type) {
    case 'day':
      return parseDay(written) === null ? { reason: 'not-a-day' } : { cell: written }
    case 'month':
      return parseMonth(written) === null ? { reason: 'not-a-month' } : { cell: written }
    case 'count':
      return /^\d+$/.test(written) && Number(written) <= LARGEST
        ? { cell: Number(written) }
        : { reason: 'not-a-count' }
    case 'flag':
      return written === 'true' || written === 'false'
        ? { cell: written === 'true' }
        : { reason: 'not-a-flag' }
    case 'code':
      return column.codes.includes(written) ? { cell: written } : { reason: 'not-a-code' }
    case 'codes':
      return written.split(';').every((one) => column.codes.includes(one))
        ? { cell: written }
        : { reason: 'not-a-code' }
    case 'nationality':
      return /^([A-Z]{3}|unknown)$/.test(written) ? { cell: written } : { reason: 'not-a-code' }
    default:
      return IDENTIFIER.test(written) ? { cell: written } : { reason: 'not-an-identifier' }
  }
}

/** What one row says against itself: days that cannot follow each other. */
function against(name: TableName, row: Row, asAt: string): readonly [RefusalReason, string] | null {
  const before = (later: string, earlier: string): boolean => {
    const [l, e] = [row[later], row[earlier]]
    return typeof l === 'string' && typeof e === 'string' && l < e
  }
  if (name === 'children' && before('exit_date', 'referral_date'))
    return ['exit-before-referral', 'exit_date']
  if (name === 'missing_episodes' && before('ended_on', 'started_on'))
    return ['ends-before-it-starts', 'ended_on']
  if ((name === 'months' || name === 'social_worker_months') && row['month_index'] === 0) {
    return ['month-does-not-fit', 'month_index']
  }
  if (
    name === 'social_worker_months' &&
    Number(row['education_meetings'] ?? 0) > Number(row['meetings'] ?? Infinity)
  )
    return ['education-over-meetings', 'education_meetings']
  if (name !== 'nrm') return null
  if (before('rg_date', 'referral_date')) return ['decision-before-referral', 'rg_date']
  if (before('cg_date', 'referral_date')) return ['decision-before-referral', 'cg_date']
  return String(row['as_at']) > asAt ? ['vintage-after-package', 'as_at'] : null
}

/**
 * Judges every row of a table by itself and against its neighbours in the file: types, codes, keys. Pure; what rows say of
 * episodes elsewhere is judged by `fit`.
 */
export function judgeTable(
  name: TableName,
  raw: readonly RawRow[],
  asAt: string,
): { readonly good: readonly Judged[]; readonly refused: readonly Refused[] } {
  const refused: Refused[] = []
  const good: Judged[] = []
  for (const { number, cells, ragged } of raw) {
    const row: Record<string, Cell> = {}
    let wrong: readonly [RefusalReason, string | null] | null = ragged === true ? ['ragged', null] : null
    for (const column of tableOf(name).columns) {
      const read = cellOf(column, cells[column.name] ?? '')
      if ('cell' in read) row[column.name] = read.cell
      else wrong ??= [read.reason, column.name]
    }
    wrong ??= against(name, row, asAt)
    if (wrong === null) good.push({ number, row, cells })
    else refused.push({ table: name, number, reason: wrong[0], column: wrong[1], cells })
  }
  const byKey = Map.groupBy(good, ({ row }) => keyOf(name, row))
  const kept: Judged[] = []
  for (const same of byKey.values()) {
    const [first, ...others] = same
    if (first === undefined) continue
    const agree = others.every(({ row }) => sameRow(row, first.row))
    if (agree) kept.push(first)
    for (const { number, cells } of agree ? others : same) {
      const reason = agree ? 'same-row-twice' : 'two-rows-of-one-key'
      refused.push({ table: name, number, reason, column: null, cells })
    }
  }
  return { good: kept, refused }
}

/** Do two rows say the same in every column of the first? */
export function sameRow(a: Row, b: Row): boolean {
  return Object.keys(a).every((column) => (a[column] ?? null) === (b[column] ?? null))
}
