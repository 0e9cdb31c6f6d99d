import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { calendarMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'
import { identifier, type DuckRow, type DuckValue } from '../../platform/analytics/index.ts'
import { packageTables, type OpenPackage, type TableName } from '../package/index.ts'

export interface DonorColumn {
  readonly name: string
  /** DuckDB's type. */
  readonly type: string
}

/** A small cohort in memory, from whose episodes a large one is drawn. */
export interface Donor {
  readonly from: CalendarMonth
  readonly to: CalendarMonth
  readonly asAt: CalendarDay
  /** Every table's columns in order, the extra ones too. */
  readonly columns: Readonly<Record<TableName, readonly DonorColumn[]>>
  readonly rows: Readonly<Record<TableName, readonly DuckRow[]>>
}

/** Reads a whole package into memory; it must be small. `from`, `to`: the months the package covers, 'YYYY-MM'. */
export async function readDonor(given: OpenPackage, from: string, to: string): Promise<Donor> {
  const columns: Partial<Record<TableName, readonly DonorColumn[]>> = {}
  const rows: Partial<Record<TableName, readonly DuckRow[]>> = {}
  for (const { name, key } of packageTables) {
    const described = await given.duck.rows(`describe ${identifier(name)}`)
    columns[name] = described.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }))
    rows[name] = await given.duck.rows(
      `select * from ${identifier(name)} order by ${key.map(identifier).join(', ')}`,
    )
  }
  return {
    from: calendarMonth(from),
    to: calendarMonth(to),
    asAt: calendarDay(given.asAt),
    columns: every(columns),
    rows: every(rows),
  }
}

function every<T>(given: Partial<Record<TableName, readonly T[]>>): Record<TableName, readonly T[]> {
  const of = (name: TableName) => given[name] ?? []
  return {
    children: of('children'),
    months: of('months'),
    meetings: of('meetings'),
    missing_episodes: of('missing_episodes'),
    guardians: of('guardians'),
    social_worker_months: of('social_worker_months'),
    nrm: of('nrm'),
  }
}

export function dayOf(row: DuckRow, column: string): CalendarDay | null {
  const value = row[column] ?? null
  return value === null ? null : calendarDay(String(value))
}

/** The day of a column that is never empty. */
export function dayIn(row: DuckRow, column: string): CalendarDay {
  return calendarDay(String(row[column]))
}

export function numberIn(row: DuckRow, column: string): number {
  return Number(row[column] ?? 0)
}

export function groupedBy(
  rows: readonly DuckRow[],
  column: string,
): ReadonlyMap<DuckValue, readonly DuckRow[]> {
  const groups = new Map<DuckValue, DuckRow[]>()
  for (const row of rows) {
    const value = row[column] ?? null
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [row])
    else group.push(row)
  }
  return groups
}
