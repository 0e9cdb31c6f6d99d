import { sql } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { openRequest } from '../../platform/access/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { readFile, type Files } from '../../platform/files/index.ts'
import { nextVersion, recordAct, type Author } from '../../platform/record/index.ts'
import { documentScan } from './facts.ts'

const scanner: Author = { actor: 'system', accountId: null, role: null, right: 'scanner' }

interface Waiting {
  readonly scan_id: FactId
  readonly file_id: string
  readonly case_id: CaseId
}

/**
 * The scanner's round: asks it about every file that waits in quarantine, one transaction a file, and records what it says.
 * Nobody's request: it is let into the case of the one file by `open_waiting_file`, and of no other. A file about which the
 * scanner says nothing goes on waiting. Answers how many were decided.
 */
export async function scanWaiting(database: Database, files: Files, now: () => Date): Promise<number> {
  let decided = 0
  let after: string | null = null
  for (;;) {
    const step: { id: string; decided: boolean } | null = await lookAtNext(database, files, now(), after)
    if (step === null) return decided
    if (step.decided) decided += 1
    after = step.id
  }
}

async function lookAtNext(
  database: Database,
  files: Files,
  now: Date,
  after: string | null,
): Promise<{ id: string; decided: boolean } | null> {
  return database.kysely.transaction().execute(async (db) => {
    await openRequest(db, { token: null, caseId: null, now })
    const found = await sql<Waiting>`select * from open_waiting_file(${after})`.execute(db)
    const [waiting] = found.rows
    if (waiting === undefined) return null
    const nothing = { id: waiting.scan_id, decided: false }
    const named = await sql<{ digest: string }>`select file_digest as digest from case_document
      where case_id = ${waiting.case_id} and file_id = ${waiting.file_id} limit 1`.execute(db)
    const standing = await sql<{ version: number }>`select version from case_document_scan
      where id = ${waiting.scan_id} and superseded_at is null`.execute(db)
    const digest = named.rows[0]?.digest
    const version = standing.rows[0]?.version
    if (digest === undefined || version === undefined || files.scanner === null) return nothing
    const file = { id: waiting.file_id, caseId: waiting.case_id, digest }
    const read = await readFile(db, files.seal, file)
    if (read.state !== 'whole') return nothing
    const said = await files.scanner.scan(read.bytes)
    if (said === 'unreachable') return nothing
    const seen = { id: waiting.scan_id, version }
    const outcome = await recordAct(db, scanner, now, {
      kind: `document.scan.${said}`,
      caseId: waiting.case_id,
      happenedAt: null,
      key: null,
      answer: `/cases/${waiting.case_id}/documents`,
      facts: [
        nextVersion(
          documentScan,
          waiting.case_id,
          seen,
          { file_id: waiting.file_id, result: said },
          'scanned',
        ),
      ],
    })
    return { id: waiting.scan_id, decided: outcome.ok }
  })
}

const FIVE_MINUTES = 300_000

/** A round every five minutes, one at a time, while the process lives. Faults go to `fault` and end nothing. */
export function scanEveryFiveMinutes(
  database: Database,
  files: Files,
  now: () => Date,
  fault: (error: unknown) => void,
): void {
  if (files.scanner === null) return
  let going = false
  const round = async (): Promise<void> => {
    if (going) return
    going = true
    try {
      await scanWaiting(database, files, now)
    } catch (error) {
      fault(error)
    } finally {
      going = false
    }
  }
  setInterval(() => void round(), FIVE_MINUTES).unref()
}
