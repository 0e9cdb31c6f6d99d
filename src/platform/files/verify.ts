import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { PlatformTables } from '../database/tables.ts'
import { erasedFiles, type NamedFiles } from './erase.ts'

export type FileFault =
  /** The bytes are not those of the digest in the chain, or lie in another case. */
  | 'file-altered'
  /** A fact names bytes that are not there, and no act says that they were erased. */
  | 'file-missing'
  /** The chain says that it was erased, and it is there: perhaps from a backup. */
  | 'file-erased-and-back'
  /** Bytes that no fact names. */
  | 'file-without-fact'

export interface FileVerification {
  /** Files whose bytes were read and compared. */
  readonly whole: number
  readonly erased: number
  readonly findings: readonly { readonly fault: FileFault; readonly where: string }[]
}

const CHUNK = 1024 * 1024
const STEP = 500

/** SHA-256 (hex) of the stored bytes, read a megabyte at a time: a file is never held whole. */
async function digestOfStored(db: Kysely<PlatformTables>, id: string): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 1; ; from += CHUNK) {
    const { rows } = await sql<{ part: Buffer }>`
      select substring(sealed from ${from}::integer for ${CHUNK}::integer) as part from file_content where id = ${id}`.execute(
      db,
    )
    const part = rows[0]?.part
    if (part === undefined || part.length === 0) return hash.digest('hex')
    hash.update(part)
  }
}

interface Named {
  file: string
  digest: string
  case_id: string
  stored_in: string | null
}

/**
 * Compares the bytes of every file with the digest that the facts of `named` hold of it, as the owner. Together with
 * verifyRecord, which proves those facts: a file that was altered, lost, put back or slipped in is found.
 */
export async function verifyFiles(
  db: Kysely<PlatformTables>,
  named: readonly NamedFiles[],
): Promise<FileVerification> {
  const erased = await erasedFiles(db)
  const findings: { fault: FileFault; where: string }[] = []
  let whole = 0
  let gone = 0
  for (const { table, id, digest } of named) {
    let after = ''
    for (;;) {
      const { rows } = await sql<Named>`
        select f.file, f.digest, f.case_id, c.case_id as stored_in
          from (select distinct ${sql.ref(id)}::text as file, ${sql.ref(digest)} as digest, case_id from ${sql.table(table)}) f
          left join file_content c on c.id::text = f.file
          where f.file > ${after} order by f.file limit ${STEP}`.execute(db)
      if (rows.length === 0) break
      for (const one of rows) {
        const fault = await faultOf(db, one, erased.has(one.file))
        if (fault !== null) findings.push({ fault, where: `${table} file ${one.file}` })
        else if (one.stored_in === null) gone += 1
        else whole += 1
      }
      after = rows.at(-1)?.file ?? after
    }
  }
  findings.push(...(await unnamed(db, named)))
  return { whole, erased: gone, findings }
}

async function faultOf(
  db: Kysely<PlatformTables>,
  one: Named,
  saidErased: boolean,
): Promise<FileFault | null> {
  if (one.stored_in === null) return saidErased ? null : 'file-missing'
  if (saidErased) return 'file-erased-and-back'
  if (one.stored_in !== one.case_id) return 'file-altered'
  return (await digestOfStored(db, one.file)) === one.digest ? null : 'file-altered'
}

async function unnamed(
  db: Kysely<PlatformTables>,
  named: readonly NamedFiles[],
): Promise<{ fault: FileFault; where: string }[]> {
  const [first, ...others] = named.map(
    ({ table, id }) => sql`select ${sql.ref(id)}::uuid as file from ${sql.table(table)}`,
  )
  if (first === undefined) return []
  const all = others.reduce((union, one) => sql`${union} union ${one}`, first)
  const { rows } = await sql<{ id: string }>`
    select c.id from file_content c where c.id not in (${all}) order by c.id limit 100`.execute(db)
  return rows.map(({ id }) => ({ fault: 'file-without-fact' as const, where: `file_content ${id}` }))
}
