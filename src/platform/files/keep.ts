import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../database/database.ts'
import type { Once } from '../database/tables.ts'
import { digestOfSealed, type Seal } from './seal.ts'

type FileTables = {
  file_content: { id: Once<string>; case_id: Once<string>; stored_at: Once<Date>; sealed: Once<Buffer> }
}

/** Stores sealed bytes. Called once the fact that holds their digest is recorded, in the same transaction. */
export async function keepFile(
  db: Db,
  file: { readonly id: string; readonly caseId: CaseId; readonly sealed: Buffer; readonly now: Date },
): Promise<void> {
  await db
    .withTables<FileTables>()
    .insertInto('file_content')
    .values({ id: file.id, case_id: file.caseId, stored_at: file.now, sealed: file.sealed })
    .execute()
}

export type FileRead =
  | { readonly state: 'whole'; readonly bytes: Buffer }
  /** Lawfully erased, or not there. */
  | { readonly state: 'gone' }
  /** What is stored is not what the fact says. */
  | { readonly state: 'altered' }

/** The bytes of a file of this case, once they are proved to be those of the fact's digest. */
export async function readFile(
  db: Db,
  seal: Seal,
  file: { readonly id: string; readonly caseId: CaseId; readonly digest: string },
): Promise<FileRead> {
  const row = await db
    .withTables<FileTables>()
    .selectFrom('file_content')
    .select('sealed')
    .where('id', '=', file.id)
    .where('case_id', '=', file.caseId)
    .executeTakeFirst()
  if (row === undefined) return { state: 'gone' }
  const sealed = Buffer.from(row.sealed)
  if (digestOfSealed(sealed) !== file.digest) return { state: 'altered' }
  try {
    return { state: 'whole', bytes: seal.open(file.id, file.caseId, sealed) }
  } catch {
    return { state: 'altered' }
  }
}
