import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { AccountId, FactId } from '../../../kernel/ids.ts'
import type { Database, Db } from '../../../platform/database/database.ts'
import {
  enteredInError,
  newFact,
  nextVersion,
  recordAct,
  standingAt,
  type Author,
  type FactToRecord,
} from '../../../platform/record/index.ts'
import { packageTables, type TableName } from '../../package/index.ts'
import { DatasetError } from '../dataset-error.ts'
import { pseudonymsOf } from '../pseudonyms.ts'
import { differenceOf, type Difference } from './difference.ts'
import { fit, referralDays } from './fit.ts'
import { judgeTable, type Judged, type Refused } from './judge.ts'
import { readPackage, type RawPackage } from './read-package.ts'
import { episodesOfRecord, storedRows } from './stored.ts'
import { importedBatch, importedFactId, importedKind, keyOf } from './tables.ts'

export interface ImportAsked {
  readonly folder: string
  /** The e-mail of the member of staff who takes it in: of the role returns or service lead. */
  readonly by: string
  /** Why rows that differ from what was taken in are replaced; null: they are refused. */
  readonly replace: string | null
  readonly commit: boolean
  readonly secret: string
  readonly now: Date
}

export interface Imported {
  readonly differences: readonly Difference[]
  readonly refused: readonly Refused[]
  readonly ignored: RawPackage['ignored']
  readonly leftBehind: RawPackage['leftBehind']
  /** Facts written: 0 in a dry run, and where there was nothing new. */
  readonly written: number
}

/**
 * Takes a package in, or (without `commit`) says what that would change. All trusted rows are one act of one transaction;
 * refused rows come back with their reasons and stop nothing. `database` is the owner's connection. Throws PackageError or
 * DatasetError, one sentence each, for a folder that is no package and for a person who may not.
 */
export async function importDataset(database: Database, asked: ImportAsked): Promise<Imported> {
  const raw = await readPackage(asked.folder)
  return database.kysely.transaction().execute(async (db) => {
    const author = await authorOf(db, asked.by, asked.now)
    const { differences, refused } = await compare(db, raw, asked)
    const facts = factsOf(differences, raw, refused.length, asked, author.accountId)
    if (asked.commit && facts.length > 0) await write(db, author, facts, asked, differences)
    return {
      differences,
      refused,
      ignored: raw.ignored,
      leftBehind: raw.leftBehind,
      written: asked.commit ? facts.length : 0,
    }
  })
}

type StaffAuthor = Author & { readonly accountId: AccountId }

/** Who takes it in, if they may: an active account that holds the role today. */
async function authorOf(db: Db, email: string, now: Date): Promise<StaffAuthor> {
  const today = dayInLondon(now)
  const { rows } = await sql<{ id: AccountId; role: string }>`
    select a.id, p.role from account a join role_assignment p on p.account_id = a.id and ${standingAt('p', null)}
    where lower(a.email) = lower(${email}) and ${standingAt('a', null)} and a.account_standing = 'active'
      and p.role in ('returns', 'service-lead') and p.from_day <= ${today} and (p.to_day is null or p.to_day >= ${today})
    order by p.role limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) {
    throw new DatasetError(
      'Nobody with that e-mail may take data in: --by takes the e-mail of an active account with the role returns or service lead.',
    )
  }
  return { actor: 'staff', accountId: found.id, role: found.role, right: 'command-line' }
}

async function compare(
  db: Db,
  raw: RawPackage,
  asked: ImportAsked,
): Promise<{ readonly differences: readonly Difference[]; readonly refused: readonly Refused[] }> {
  const refused: Refused[] = []
  const judged = new Map<TableName, readonly Judged[]>()
  for (const [name, rows] of raw.tables) {
    const verdict = judgeTable(name, rows, raw.asAt)
    judged.set(name, verdict.good)
    refused.push(...verdict.refused)
  }
  const record = await episodesOfRecord(db, pseudonymsOf(asked.secret))
  const taken = [...(await storedRows(db, 'children')).values()]
    .filter((one) => !one.withdrawn)
    .map((one) => one.row)
  const here = (judged.get('children') ?? []).map(({ row }) => row)
  const known = { record, imported: referralDays([...taken, ...here]), today: dayInLondon(asked.now) }
  const differences: Difference[] = []
  for (const { name } of packageTables) {
    const rows = judged.get(name)
    if (rows === undefined) continue
    const verdict = fit(name, rows, known)
    const refusedKeys = new Set(
      refused.filter((one) => one.table === name).map(({ cells }) => keyOf(name, cells)),
    )
    const stored = await storedRows(db, name)
    const difference = differenceOf(name, verdict.good, stored, asked.replace !== null, refusedKeys)
    refused.push(...verdict.refused, ...difference.refused)
    differences.push(difference)
  }
  return { differences, refused }
}

/** The facts of the act; empty where the package brings nothing that is not there. */
function factsOf(
  differences: readonly Difference[],
  raw: RawPackage,
  rowsRefused: number,
  asked: ImportAsked,
  by: AccountId,
): readonly FactToRecord[] {
  const batch_id = randomUUID() as FactId
  const why = asked.replace ?? 'taken in again'
  const facts = differences.flatMap(({ table, fresh, changed, withdrawn }) => {
    const kind = importedKind(table)
    return [
      ...fresh.map((row) => newFact(kind, null, { ...row, batch_id }, importedFactId(table, row))),
      ...changed.map(({ row, stands }) => nextVersion(kind, null, stands, { ...row, batch_id }, why)),
      ...withdrawn.map(({ id, version, row }) =>
        enteredInError(kind, null, { id, version, columns: { ...row, batch_id } }, why),
      ),
    ]
  })
  if (facts.length === 0) return []
  const count = (of: (one: Difference) => readonly unknown[]) =>
    differences.reduce((sum, one) => sum + of(one).length, 0)
  const batch = {
    package_digest: raw.digest,
    package_as_at: raw.asAt,
    taken_by: by,
    rows_new: count((one) => one.fresh),
    rows_replaced: count((one) => one.changed),
    rows_withdrawn: count((one) => one.withdrawn),
    rows_refused: rowsRefused,
  }
  return [newFact(importedBatch, null, batch, batch_id), ...facts]
}

async function write(
  db: Db,
  author: Author,
  facts: readonly FactToRecord[],
  asked: ImportAsked,
  differences: readonly Difference[],
): Promise<void> {
  const outcome = await recordAct(db, author, asked.now, {
    kind: 'dataset.import',
    caseId: null,
    happenedAt: null,
    key: null,
    answer: '/',
    facts,
    detail: Object.fromEntries(differences.map((one) => [one.table, one.fresh.length + one.changed.length])),
  })
  if (!outcome.ok) {
    throw new DatasetError(
      'Somebody else took data in at the same moment: nothing was written. Run the command again.',
    )
  }
}
