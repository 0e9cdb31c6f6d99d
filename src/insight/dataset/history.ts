import { parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { monthIndexOfService, monthOf } from '../../kernel/calendar-month.ts'
import type { Db } from '../../platform/database/database.ts'
import type { TableName } from '../package/index.ts'
import { importedEpisodes, importedRows, nrmVintage, type ImportedEpisode } from './imported/stored.ts'
import type { PackageRows, Row } from './rows.ts'

export interface ImportedAsAt {
  readonly nrm: readonly Row[]
  readonly social_worker_months: readonly Row[]
  /** Empty unless history was asked for. */
  readonly episodes: readonly ImportedEpisode[]
  readonly history: Readonly<Record<'months' | 'meetings' | 'missing_episodes' | 'guardians', readonly Row[]>>
}

/** What was taken in, as it stood at a moment (null: now). Its own dates, not the day of taking in, say what a package may use. */
export async function readImported(
  db: Db,
  asAt: CalendarDay,
  withHistory: boolean,
  moment: Date | null,
): Promise<ImportedAsAt> {
  const history = (name: TableName) => (withHistory ? importedRows(db, name, moment) : Promise.resolve([]))
  return {
    nrm: await nrmVintage(db, asAt, moment),
    social_worker_months: await importedRows(db, 'social_worker_months', moment),
    episodes: withHistory ? await importedEpisodes(db, moment) : [],
    history: {
      months: await history('months'),
      meetings: await history('meetings'),
      missing_episodes: await history('missing_episodes'),
      guardians: await history('guardians'),
    },
  }
}

const later = (cell: Row[string] | undefined, asAt: CalendarDay): boolean =>
  typeof cell === 'string' && cell > asAt

/**
 * Joins the record's rows with what was taken in, as it stood on the day: an imported episode referred later is not there yet,
 * an exit or a return later has not happened. An imported episode that was open on the last day of which its package knew is
 * left out of a later one, and counted: nobody has said since whether it went on. Where the record itself knows the guardians
 * of a site and month, it is right.
 */
export function joined(
  record: PackageRows,
  imported: ImportedAsAt,
  asAt: CalendarDay,
): { readonly rows: PackageRows; readonly openUnknown: number } {
  const { history } = imported
  const referred = imported.episodes.filter(({ row }) => !later(row['referral_date'], asAt))
  const known = referred.filter(({ row, knownUntil }) => row['exit_date'] !== null || knownUntil >= asAt)
  const children = known.map(({ row }): Row => ({
    ...row,
    ...(later(row['exit_date'], asAt)
      ? { exit_date: null, exit_reason: null, exit_reason_detail: null }
      : {}),
    origin: 'import',
  }))
  const here = new Set(children.map((row) => row['episode_id']))
  const ofEpisode = (rows: readonly Row[], day: string) =>
    rows.filter((row) => here.has(row['episode_id'] ?? null) && !later(row[day], asAt))
  const month = monthOf(asAt)
  const posts = new Set(record.guardians.map((row) => `${row['month']} ${row['site']}`))
  const all: readonly Row[] = [...record.children, ...children]
  const rows = {
    children: all,
    months: [
      ...record.months,
      ...history.months.filter((row) => here.has(row['episode_id'] ?? null) && String(row['month']) <= month),
    ],
    meetings: [...record.meetings, ...ofEpisode(history.meetings, 'date')],
    missing_episodes: [
      ...record.missing_episodes,
      ...ofEpisode(history.missing_episodes, 'started_on').map((row) =>
        later(row['ended_on'], asAt) ? { ...row, ended_on: null } : row,
      ),
    ],
    guardians: [
      ...record.guardians,
      ...history.guardians.filter(
        (row) => String(row['month']) <= month && !posts.has(`${row['month']} ${row['site']}`),
      ),
    ],
    social_worker_months: returned(imported.social_worker_months, all, asAt),
    nrm: imported.nrm.length > 0 ? imported.nrm : record.nrm,
  }
  return { rows, openUnknown: referred.length - known.length }
}

/** The returns of the episodes that are in the package, for months that have begun by its day. */
function returned(rows: readonly Row[], children: readonly Row[], asAt: CalendarDay): readonly Row[] {
  const last = new Map(
    children.map((row) => {
      const referredOn = parseDay(String(row['referral_date']))
      return [row['episode_id'], referredOn === null ? 0 : (monthIndexOfService(referredOn, asAt) ?? 0)]
    }),
  )
  return rows.filter((row) => Number(row['month_index']) <= (last.get(row['episode_id'] ?? null) ?? 0))
}
