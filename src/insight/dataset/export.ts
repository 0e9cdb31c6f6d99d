import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { monthOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { Database } from '../../platform/database/database.ts'
import { auditAct, type Author } from '../../platform/record/index.ts'
import { childRow, episodesOf, type Episode } from './children.ts'
import { DatasetError } from './dataset-error.ts'
import { demandFreeFolder, writePackage, type Format } from './folder.ts'
import { guardianRows } from './guardians.ts'
import { joined, readImported } from './history.ts'
import { missingEpisodes } from './missing-episodes.ts'
import { meetingRows, monthRows } from './months.ts'
import { nrmRows } from './nrm.ts'
import { pseudonymsOf, type Pseudonyms } from './pseudonyms.ts'
import { readRecord, type RecordAsAt } from './read.ts'
import { extensionRows } from './rooms/rows.ts'
import type { ExtensionRows, PackageRows, Row } from './rows.ts'

export interface ExportAsked {
  readonly asAt: CalendarDay
  readonly out: string
  readonly format: Format
  /** The service's secret: names in the package come from it. */
  readonly secret: string
  readonly now: Date
  /** Take in the episodes of earlier packages as well. */
  readonly withHistory: boolean
  /** Use only what was taken in by the end of this day; null: everything taken in by now. */
  readonly importedBy: CalendarDay | null
  /** The record is the demonstration's: whoever opens the package reads that every child is invented. */
  readonly demonstration?: boolean
}

export interface Exported {
  readonly rows: Readonly<Record<string, number>>
  /** Cases that are no episodes of the package, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  /** Imported episodes left out because they were open when their package ended. */
  readonly openUnknown: number
}

const author: Author = { actor: 'system', accountId: null, role: null, right: 'command-line' }

/** The last instant of the day in London, to the millisecond, in which the record counts. */
export function endOf(day: CalendarDay): Date {
  return new Date(startOfLondonDay(addDays(day, 1)).getTime() - 1)
}

/**
 * Writes the package of the record as it stood at the end of a day in London. `database` is the owner's connection: this is
 * the one read of every case, so it is written into the chain before anything is read (`dataset.export`). That act also seals
 * the day: whatever is recorded after it is stamped later, so the same day gives the same package for ever.
 * Throws a DatasetError for a day that is not over and for a folder that is not free.
 */
export async function exportDataset(database: Database, asked: ExportAsked): Promise<Exported> {
  if (asked.asAt >= dayInLondon(asked.now)) {
    throw new DatasetError(
      `${asked.asAt} is not over yet: what is still recorded on it would change the package. Give an earlier day.`,
    )
  }
  demandFreeFolder(asked.out)
  await database.kysely.transaction().execute((db) =>
    auditAct(db, author, asked.now, {
      sort: 'read',
      kind: 'dataset.export',
      caseId: null,
      detail: { as_at: asked.asAt, format: asked.format, with_history: asked.withHistory },
    }),
  )
  const taken = asked.importedBy === null ? null : endOf(asked.importedBy)
  const { record, imported } = await database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => ({
      record: await readRecord(db, endOf(asked.asAt)),
      imported: await readImported(db, asked.asAt, asked.withHistory, taken),
    }))
  const made = packageRows(record, asked.asAt, pseudonymsOf(asked.secret))
  const { leftOut, unplaced } = made
  const { rows: fixed, openUnknown } = joined(made.rows, imported, asked.asAt)
  const rows = { ...fixed, ...made.extensions }
  await writePackage(asked.out, {
    source: 'record',
    asAt: asked.asAt,
    format: asked.format,
    title: `Guardianship, the record as at ${asked.asAt}${asked.demonstration === true ? ' (demonstration: invented children)' : ''}`,
    description: `${asked.demonstration === true ? 'Every child is invented. ' : ''}Episodes accepted by the service, as recorded by the end of that day in London. Identifiers are pseudonyms of this service.`,
    notes: {
      cases_left_out: leftOut,
      guardians_of_every_site: unplaced,
      with_history: asked.withHistory,
      imported_open_left_out: openUnknown,
      // A national extract holds our own children already; where there is none, the rows are those of the record alone.
      nrm_from: imported.nrm.length > 0 ? 'extract' : 'record',
    },
    rows,
  })
  return {
    rows: Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.length])),
    leftOut,
    openUnknown,
  }
}

/** The rows of every table, from what was read: a pure function of the record, the day and the secret. */
export function packageRows(
  record: RecordAsAt,
  asAt: CalendarDay,
  names: Pseudonyms,
): {
  readonly rows: PackageRows
  readonly extensions: ExtensionRows
  readonly leftOut: Readonly<Record<string, number>>
  readonly unplaced: number
} {
  const { episodes, leftOut } = episodesOf(record.cases, asAt, names)
  const contacts = Map.groupBy(record.contacts, (one) => one.case_id)
  const statuses = Map.groupBy(record.statuses, (one) => one.case_id)
  const recorded = Map.groupBy(record.missing, (one) => one.case_id)
  const months: Row[] = []
  const meetings: Row[] = []
  const missing: Row[] = []
  const children: Row[] = []
  const nrm = new Map<string, readonly Row[]>()
  for (const episode of episodes) {
    const { case_id, missing_now, missing_since } = episode.case
    const ownContacts = contacts.get(case_id) ?? []
    const ownStatuses = statuses.get(case_id) ?? []
    const child = childRow(episode, names, asAt, record.justice.get(case_id))
    children.push(child)
    nrm.set(episode.id, nrmRows(episode, child, record.nrm.get(case_id), asAt, names))
    months.push(...monthRows(episode, asAt, ownContacts, ownStatuses))
    meetings.push(...meetingRows(episode, asAt, ownContacts, names))
    const known = {
      onReferral: missing_now === 'yes',
      since: missing_since,
      contacts: ownContacts,
      statuses: ownStatuses,
      recorded: recorded.get(case_id) ?? [],
    }
    missing.push(
      ...missingEpisodes(episode, asAt, known).map(({ startedOn, endedOn, onReferral }) => ({
        episode_id: episode.id,
        started_on: startedOn,
        ended_on: endedOn,
        on_referral: onReferral,
      })),
    )
  }
  const guardians = guardianRows(record.posts, firstMonths(episodes), asAt)
  return {
    rows: {
      children,
      months,
      meetings,
      missing_episodes: missing,
      guardians: guardians.rows,
      social_worker_months: [],
      nrm: [...nrm.values()].flat(),
    },
    extensions: extensionRows(
      { rooms: record.rooms, episodes, contacts, nrm, moment: endOf(asAt) },
      asAt,
      names,
    ),
    leftOut,
    unplaced: guardians.unplaced,
  }
}

/** The month of the first referral to each site. */
function firstMonths(episodes: readonly Episode[]): ReadonlyMap<string, CalendarMonth> {
  const first = new Map<string, CalendarMonth>()
  for (const episode of episodes) {
    const site = episode.case.site ?? 'unknown'
    const month = monthOf(episode.referredOn)
    const known = first.get(site)
    if (known === undefined || month < known) first.set(site, month)
  }
  return first
}
