import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { text, type Duck } from '../../../platform/analytics/index.ts'
import { extensionTables, type OpenPackage } from '../../package/index.ts'
import type { Period } from '../period.ts'
import { supportSql } from './relation.ts'

/**
 * Makes the relation `support`. Where the package carries no extension table and nobody has the support of the two pilots, there
 * is nobody to count and it stays empty, so that a large history costs nothing.
 */
export async function prepareSupport(pack: OpenPackage, to: CalendarDay): Promise<void> {
  const { duck } = pack
  const sql = supportSql(to, pack.columns.get('meetings')?.includes('minutes') ?? false)
  const carried = extensionTables.some(({ name }) => pack.present.has(name))
  const [row] = await duck.rows(
    "select count(*) as n from episodes where route in ('exceptional-need', 'post-18')",
  )
  await duck.run(carried || Number(row?.['n'] ?? 0) > 0 ? sql : `${sql} where false`)
}

/** Full-time posts by role, month by month of the period, all sites together. */
export async function postsOf(
  duck: Duck,
  { from, to }: Period,
): Promise<ReadonlyMap<string, readonly { readonly month: string; readonly fullTime: number }[]>> {
  const rows = await duck.rows(
    `select role, month, sum(full_time_percent)::bigint as percent from posts
     where month between ${text(from.slice(0, 7))} and ${text(to.slice(0, 7))} group by role, month order by role, month`,
  )
  return new Map(
    [...Map.groupBy(rows, (row) => String(row['role']))].map(([role, own]) => [
      role,
      own.map((row) => ({ month: String(row['month']), fullTime: Number(row['percent']) / 100 })),
    ]),
  )
}
