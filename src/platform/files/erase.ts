import { sql, type Kysely } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { PlatformTables } from '../database/tables.ts'
import { recordAct, type Author } from '../record/index.ts'
import type { FileTables } from './keep.ts'

/** A table of facts that name files: the columns with the file's id and with its digest. */
export interface NamedFiles {
  readonly table: string
  readonly id: string
  readonly digest: string
}

/** Why a file's bytes may go: UK GDPR art. 17, the retention schedule, a court, or it was never ours to keep. */
export const erasureReasons = ['article-17', 'retention', 'court', 'kept-by-mistake'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** The act by which the chain accounts for bytes that are no longer there. Its detail: the file's id and the reason. */
export const eraseAct = 'file.erase'

const owner: Author = { actor: 'system', accountId: null, role: null, right: 'owner' }

export type Erasure = 'erased' | 'was-gone' | 'erased-before' | 'still-stands' | 'not-known'

/** The files whose erasure the chain accounts for. */
export async function erasedFiles(db: Kysely<PlatformTables>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ file: string | null }>`
    select detail::jsonb ->> 'file' as file from act where kind = ${eraseAct} and sort = 'write'`.execute(db)
  return new Set(rows.flatMap(({ file }) => (file === null ? [] : [file])))
}

/**
 * Takes the bytes and the key of one file away, as the owner, and says so in the chain, in one transaction.
 * `still-stands`: a fact that is neither superseded nor entered in error names it, so nothing was done. `was-gone`: the bytes
 * were gone without a word in the chain, which now has it. `erased-before`: nothing was left to do.
 */
export async function eraseFile(
  db: Kysely<PlatformTables>,
  named: NamedFiles,
  fileId: string,
  reason: ErasureReason,
  now: Date,
): Promise<Erasure> {
  return db.transaction().execute(async (trx) => {
    const facts = await sql<{ case_id: CaseId; stands: boolean }>`
      select case_id, bool_or(superseded_at is null and standing = 'recorded') as stands from ${sql.table(named.table)}
        where ${sql.ref(named.id)}::text = ${fileId} group by case_id`.execute(trx)
    const [fact] = facts.rows
    if (fact === undefined) return 'not-known'
    if (facts.rows.some(({ stands }) => stands)) return 'still-stands'
    const files = trx.withTables<FileTables>()
    const content = await files.deleteFrom('file_content').where('id', '=', fileId).executeTakeFirst()
    await files.deleteFrom('file_key').where('file_id', '=', fileId).execute()
    const bytesWent = content.numDeletedRows > 0n
    if (!bytesWent && (await erasedFiles(trx)).has(fileId)) return 'erased-before'
    const outcome = await recordAct(trx, owner, now, {
      kind: eraseAct,
      caseId: fact.case_id,
      happenedAt: null,
      key: null,
      answer: `/cases/${fact.case_id}/documents`,
      facts: [],
      detail: { file: fileId, why: reason },
    })
    if (!outcome.ok) throw new Error('the erasure could not be recorded')
    return bytesWent ? 'erased' : 'was-gone'
  })
}
