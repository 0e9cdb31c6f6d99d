import { sql, type Kysely } from 'kysely'
import { SettingError } from '../config/index.ts'
import type { PlatformTables } from '../database/tables.ts'
import { heldIn, type FileTables } from './keep.ts'
import { holdKey, KeyAbsent, keyOfFile, secretKeyId, type KeyRing } from './keys.ts'
import { sealWith } from './seal.ts'

interface InUse {
  key_id: string | null
  file_id: string
  case_id: string
  wrapped: Buffer | null
  sealed: Buffer | null
}

const secretSentence =
  'Stored files hang on another GUARDIANSHIP_SECRET than this one: start with the former one, put the files under a key of their own and change it then (docs/runbooks/file-keys.md).'

function faultOf(ring: KeyRing, one: InUse): string | null {
  try {
    const held = heldIn(one)
    if (held === null) sealWith(ring).open(one.file_id, one.case_id, Buffer.from(one.sealed ?? ''), null)
    else keyOfFile(ring, one.file_id, one.case_id, held)
    return null
  } catch (error) {
    if (one.key_id === null || one.key_id === secretKeyId) return secretSentence
    return error instanceof KeyAbsent
      ? `Stored files hang on the key "${one.key_id}", which GUARDIANSHIP_FILE_KEY does not have: add it behind the newest one (docs/runbooks/file-keys.md).`
      : `The key "${one.key_id}" in GUARDIANSHIP_FILE_KEY is not the one of that name that stored files hang on: put the former one back (docs/runbooks/file-keys.md).`
  }
}

/** Refuses with one SettingError sentence when a key that stored files hang on is absent from the ring, or is another one. */
export async function demandFileKeys(db: Kysely<PlatformTables>, ring: KeyRing): Promise<void> {
  const { rows } = await sql<InUse>`select * from file_keys_in_use()`.execute(db)
  for (const one of rows) {
    const fault = faultOf(ring, one)
    if (fault !== null) throw new SettingError(fault)
  }
}

/** How many stored files hang on each key; null: on GUARDIANSHIP_SECRET, from before files had keys of their own. */
export async function filesUnderKeys(
  db: Kysely<PlatformTables>,
): Promise<readonly { readonly keyId: string | null; readonly files: number }[]> {
  const rows = await db
    .withTables<FileTables>()
    .selectFrom('file_content')
    .leftJoin('file_key', 'file_key.file_id', 'file_content.id')
    .select((eb) => ['file_key.key_id', eb.fn.countAll<string>().as('files')])
    .groupBy('file_key.key_id')
    .orderBy('file_key.key_id')
    .execute()
  return rows.map((row) => ({ keyId: row.key_id, files: Number(row.files) }))
}

/** The key of a file. One made from the secret opens the file first: a wrong one would be put away as if it were right. */
async function provedKey(
  db: Kysely<PlatformTables>,
  ring: KeyRing,
  row: { id: string; case_id: string; key_id: string | null; wrapped: Buffer | null },
): Promise<Buffer> {
  const held = heldIn(row)
  if (held === null) {
    const { sealed } = await db
      .withTables<FileTables>()
      .selectFrom('file_content')
      .select('sealed')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    sealWith(ring).open(row.id, row.case_id, Buffer.from(sealed), null)
  }
  return keyOfFile(ring, row.id, row.case_id, held)
}

/**
 * Puts every file under the newest key of the ring, one after another, as the owner. Only the closed key of a file is written
 * anew: its sealed bytes, and so the digest in the chain, stay as they are. Broken off, it goes on where it stopped. Answers
 * how many were moved.
 */
export async function rewrapFiles(db: Kysely<PlatformTables>, ring: KeyRing): Promise<number> {
  const files = db.withTables<FileTables>()
  const newest = ring.keys[0].id
  let moved = 0
  for (;;) {
    const row = await files
      .selectFrom('file_content')
      .leftJoin('file_key', 'file_key.file_id', 'file_content.id')
      .select(['file_content.id', 'file_content.case_id', 'file_key.key_id', 'file_key.wrapped'])
      .where((eb) => eb.or([eb('file_key.key_id', 'is', null), eb('file_key.key_id', '!=', newest)]))
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return moved
    const held = holdKey(ring, row.id, row.case_id, await provedKey(db, ring, row))
    const columns = { key_id: held.keyId, wrapped: held.wrapped }
    await files
      .insertInto('file_key')
      .values({ file_id: row.id, case_id: row.case_id, ...columns })
      .onConflict((conflict) => conflict.column('file_id').doUpdateSet(columns))
      .execute()
    moved += 1
  }
}
