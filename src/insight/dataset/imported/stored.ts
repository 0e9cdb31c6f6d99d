import { sql } from 'kysely'
import { dayInLondon, type CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Db } from '../../../platform/database/database.ts'
import { standingAt } from '../../../platform/record/index.ts'
import { tableOf, type TableName } from '../../package/index.ts'
import type { Pseudonyms } from '../pseudonyms.ts'
import type { Cell, Row } from '../rows.ts'
import { importedKind, keyOf } from './tables.ts'

/** A row as it was taken in, with the version that stands; `withdrawn` when that version says it should not have been. */
export interface Stored {
  readonly id: string
  readonly version: number
  readonly withdrawn: boolean
  readonly row: Row
}

type FactRow = Record<string, Cell> & { id: string; version: number; standing: string }

function columnsOf(name: TableName) {
  return sql.join(tableOf(name).columns.map((column) => sql.ref(`t.${column.name}`)))
}

function packageRow(name: TableName, fact: FactRow): Row {
  return Object.fromEntries(tableOf(name).columns.map((column) => [column.name, fact[column.name] ?? null]))
}

/** Everything ever taken into one table, by key, as it stands now. `db` is the owner's. */
export async function storedRows(db: Db, name: TableName): Promise<ReadonlyMap<string, Stored>> {
  const { rows } = await sql<FactRow>`select t.id, t.version, t.standing, ${columnsOf(name)}
    from ${sql.table(importedKind(name).table)} t where t.superseded_at is null`.execute(db)
  return new Map(
    rows.map((fact) => {
      const row = packageRow(name, fact)
      const { id, version, standing } = fact
      return [keyOf(name, row), { id, version, withdrawn: standing !== 'recorded', row }]
    }),
  )
}

/** The rows of one imported table that stood at a moment; null: that stand now. */
export async function importedRows(db: Db, name: TableName, moment: Date | null): Promise<readonly Row[]> {
  const { rows } = await sql<FactRow>`select t.id, t.version, t.standing, ${columnsOf(name)}
    from ${sql.table(importedKind(name).table)} t where ${standingAt('t', moment)}`.execute(db)
  return rows.map((fact) => packageRow(name, fact))
}

/** An imported episode, and the day up to which its package knew of it. */
export interface ImportedEpisode {
  readonly row: Row
  readonly knownUntil: string
}

/** The imported episodes that stood at a moment; null: that stand now. */
export async function importedEpisodes(db: Db, moment: Date | null): Promise<readonly ImportedEpisode[]> {
  const { rows } = await sql<FactRow & { package_as_at: string }>`
    select t.id, t.version, t.standing, b.package_as_at, ${columnsOf('children')}
    from imported_children t join imported_batch b on b.id = t.batch_id
    where ${standingAt('t', moment)}`.execute(db)
  return rows.map((fact) => ({ row: packageRow('children', fact), knownUntil: fact.package_as_at }))
}

/** The latest NRM vintage on or before a day, whole; nothing where there is none. */
export async function nrmVintage(db: Db, asAt: CalendarDay, moment: Date | null): Promise<readonly Row[]> {
  const { rows } =
    await sql<FactRow>`select t.id, t.version, t.standing, ${columnsOf('nrm')} from imported_nrm t
    where ${standingAt('t', moment)} and t.as_at = (select max(v.as_at) from imported_nrm v
      where ${standingAt('v', moment)} and v.as_at <= ${asAt})`.execute(db)
  return rows.map((fact) => packageRow('nrm', fact))
}

/** The day of referral of every case of the record, by the name that packages give its episode. */
export async function episodesOfRecord(db: Db, names: Pseudonyms): Promise<ReadonlyMap<string, CalendarDay>> {
  const { rows } = await sql<{
    case_id: string
    received_at: Date
  }>`select f.case_id, f.received_at from case_file f
    where ${standingAt('f', null)}`.execute(db)
  return new Map(rows.map((row) => [names.episode(row.case_id), dayInLondon(row.received_at)]))
}
