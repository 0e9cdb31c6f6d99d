import { sql } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { NamedFiles } from '../../platform/files/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import {
  caseDocument,
  caseLetter,
  documentScan,
  letterSent,
  type CaseDocument,
  type CaseLetter,
  type DocumentScan,
  type LetterSent,
} from './facts.ts'

/** Where the facts name files, for whoever compares or erases bytes as the owner. */
export const documentFiles: NamedFiles = { table: caseDocument.table, id: 'file_id', digest: 'file_digest' }

export interface ScanKnown {
  readonly id: FactId
  readonly version: number
  readonly result: DocumentScan['result']
}

/** What the scanner said of each file of a case, by the file's id. */
export async function scansOf(db: Db, caseId: CaseId): Promise<ReadonlyMap<string, ScanKnown>> {
  const scans = await standingFacts(db, documentScan, caseId)
  return new Map(
    scans.map(({ id, version, columns }) => [columns.file_id, { id, version, result: columns.result }]),
  )
}

export async function documentsOf(db: Db, caseId: CaseId): Promise<readonly Standing<CaseDocument>[]> {
  return standingFacts(db, caseDocument, caseId)
}

/** One version of a document, and who recorded it. */
export interface DocumentVersion {
  readonly version: number
  readonly recordedAt: Date
  readonly by: string | null
  readonly reason: string | null
  readonly columns: CaseDocument
}

/** Every version of a document that stands, the latest first; none where it was entered in error or is of another case. */
export async function versionsOf(
  db: Db,
  caseId: CaseId,
  documentId: string,
): Promise<readonly DocumentVersion[]> {
  const found = await sql<{
    version: number
    recorded_at: Date
    reason: string | null
    by: string | null
    superseded_at: Date | null
    standing: string
    row: unknown
  }>`select d.version, d.recorded_at, d.reason, d.superseded_at, d.standing, to_jsonb(d) as row,
      (select a.name from act t join account a on a.id = t.account_id and a.superseded_at is null where t.id = d.act_id) as by
    from case_document d where d.case_id = ${caseId} and d.id::text = ${documentId} order by d.version desc`.execute(
    db,
  )
  const [latest] = found.rows
  if (latest === undefined || latest.standing !== 'recorded' || latest.superseded_at !== null) return []
  return found.rows
    .filter((row) => row.standing === 'recorded')
    .map((row) => ({
      version: row.version,
      recordedAt: row.recorded_at,
      reason: row.reason,
      by: row.by,
      columns: caseDocument.columns.parse(row.row),
    }))
}

/** The versions that brought a file of their own: the first to hold each file, the latest first. */
export function filesOf(versions: readonly DocumentVersion[]): readonly DocumentVersion[] {
  return versions.filter((one, index) => versions[index + 1]?.columns.file_id !== one.columns.file_id)
}

export async function lettersOf(
  db: Db,
  caseId: CaseId,
): Promise<{ letters: readonly Standing<CaseLetter>[]; sent: readonly Standing<LetterSent>[] }> {
  return {
    letters: await standingFacts(db, caseLetter, caseId),
    sent: await standingFacts(db, letterSent, caseId),
  }
}

/** Reference and day of receipt of a case, for letters and the names of downloads; null for a case the asker may not see. */
export async function headOf(
  db: Db,
  caseId: CaseId,
): Promise<{ readonly reference: string; readonly receivedAt: Date } | null> {
  const row = await db
    .selectFrom('case_file')
    .select(['reference', 'received_at'])
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { reference: row.reference, receivedAt: row.received_at }
}

/** The files of a case whose bytes are there: the others were erased. */
export async function filesThere(db: Db, caseId: CaseId): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`select id from file_content where case_id = ${caseId}`.execute(db)
  return new Set(found.rows.map(({ id }) => id))
}
