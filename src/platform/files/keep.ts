import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../database/database.ts'
import type { Once } from '../database/tables.ts'
import { KeyAbsent, type HeldKey } from './keys.ts'
import { digestOfSealed, type Seal, type SealedFile } from './seal.ts'

export type FileTables = {
  file_content: { id: Once<string>; case_id: Once<string>; stored_at: Once<Date>; sealed: Once<Buffer> }
  file_key: { file_id: Once<string>; case_id: Once<string>; key_id: string; wrapped: Buffer }
}

/** Stores sealed bytes and their key. Called once the fact that holds their digest is recorded, in the same transaction. */
export async function keepFile(
  db: Db,
  file: { readonly id: string; readonly caseId: CaseId; readonly content: SealedFile; readonly now: Date },
): Promise<void> {
  const { sealed, held } = file.content
  const files = db.withTables<FileTables>()
  await files
    .insertInto('file_content')
    .values({ id: file.id, case_id: file.caseId, stored_at: file.now, sealed })
    .execute()
  await files
    .insertInto('file_key')
    .values({ file_id: file.id, case_id: file.caseId, key_id: held.keyId, wrapped: held.wrapped })
    .execute()
}

export type FileRead =
  | { readonly state: 'whole'; readonly bytes: Buffer }
  /** Lawfully erased, or not there. */
  | { readonly state: 'gone' }
  /** What is stored is not what the fact says. */
  | { readonly state: 'altered' }
  /** It was put under a newer key after this service was started: it opens once the service is started with that key. */
  | { readonly state: 'key-absent' }

/** The bytes of a file of this case, once they are proved to be those of the fact's digest. */
export async function readFile(
  db: Db,
  seal: Seal,
  file: { readonly id: string; readonly caseId: CaseId; readonly digest: string },
): Promise<FileRead> {
  const row = await db
    .withTables<FileTables>()
    .selectFrom('file_content')
    .leftJoin('file_key', 'file_key.file_id', 'file_content.id')
    .select(['file_content.sealed', 'file_key.key_id', 'file_key.wrapped'])
    .where('file_content.id', '=', file.id)
    .where('file_content.case_id', '=', file.caseId)
    .executeTakeFirst()
  if (row === undefined) return { state: 'gone' }
  const sealed = Buffer.from(row.sealed)
  if (digestOfSealed(sealed) !== file.digest) return { state: 'altered' }
  try {
    return { state: 'whole', bytes: seal.open(file.id, file.caseId, sealed, heldIn(row)) }
  } catch (error) {
    return { state: error instanceof KeyAbsent ? 'key-absent' : 'altered' }
  }
}

/** The key of a file as its row has it; null of a file from before files had keys of their own. */
export function heldIn(row: {
  readonly key_id: string | null
  readonly wrapped: Buffer | null
}): HeldKey | null {
  return row.key_id === null || row.wrapped === null
    ? null
    : { keyId: row.key_id, wrapped: Buffer.from(row.wrapped) }
}
