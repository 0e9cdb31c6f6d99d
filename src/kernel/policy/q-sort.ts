import { calendarDay, type CalendarDay } from '../calendar-day.ts'

/** How few is too few to show, for studies of young people's viewpoints by Q sort. */
export interface QSortSafety {
  readonly from: CalendarDay
  /** Fewer finished sorts than this, of a study or of a group in it, and nothing is shown or handed out. */
  readonly sorts: number
  /** A factor that fewer people define is nearly one person's own sort: the whole solution is withheld. */
  readonly perFactor: number
  /** A column of the export (site, quarter) goes with it only where each of its values has this many sorts. */
  readonly exportCell: number
}

/**
 * [PROPOSAL] Research outputs elsewhere use a threshold of 10 (ONS Longitudinal Study), service returns 5; with very small
 * groups a sort itself gives its sorter away.
 */
const table: readonly QSortSafety[] = [
  { from: calendarDay('2024-01-01'), sorts: 8, perFactor: 3, exportCell: 10 },
]

/** The rule in force on a day; the first one for every day before it. */
export function qSortSafetyOn(day: CalendarDay): QSortSafety {
  const [first, ...later] = table
  if (first === undefined) throw new Error('no rule for Q sorts')
  return later.reduce((rule, next) => (next.from <= day ? next : rule), first)
}

/** [PROPOSAL] A bank that a young person can sort in one sitting. */
export const qSortStatements = { least: 6, most: 60 } as const
