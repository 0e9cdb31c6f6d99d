import { sql } from 'kysely'
import { demonstrationSecret } from '../demonstration/credentials.ts'
import { systemClock } from '../kernel/clock.ts'
import { fileKeys, secretOf, SettingError } from '../platform/config/index.ts'
import type { Database } from '../platform/database/database.ts'
import {
  demandFileKeys,
  eraseFile,
  erasureReasons,
  filesUnderKeys,
  rewrapFiles,
  ringOf,
  secretKeyId,
  type Erasure,
} from '../platform/files/index.ts'
import { documentFiles } from '../service/documents/index.ts'
import { optionsOf, type Command } from './command.ts'
import { openUpToDateAsOwner } from './owner-database.ts'
import { commandOf } from './subcommands.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function keyName(keyId: string | null): string {
  if (keyId === null) return 'GUARDIANSHIP_SECRET (from before files had keys of their own)'
  return keyId === secretKeyId ? 'GUARDIANSHIP_SECRET' : keyId
}

const keysCommand: Command = {
  name: 'keys',
  does: 'how many files hang on which key (OWNER_DATABASE_URL; --demo)',
  run: async (words, env) => {
    const database = await openUpToDateAsOwner(words, env)
    try {
      const under = await filesUnderKeys(database.kysely)
      for (const { keyId, files } of under) console.log(`${String(files).padStart(8)}  ${keyName(keyId)}`)
      if (under.length === 0) console.log('No file is stored.')
      return 0
    } finally {
      await database.close()
    }
  },
}

const rewrapCommand: Command = {
  name: 'rewrap',
  does: 'put every file under the newest key (OWNER_DATABASE_URL, GUARDIANSHIP_FILE_KEY, GUARDIANSHIP_SECRET; --demo)',
  run: async (words, env) => {
    const secret = words.includes('--demo') ? demonstrationSecret : secretOf(env)
    const ring = ringOf(secret, fileKeys(env))
    const database = await openUpToDateAsOwner(words, env)
    try {
      await demandFileKeys(database.kysely, ring)
      const moved = await rewrapFiles(database.kysely, ring)
      console.log(`${moved} files were put under ${keyName(ring.keys[0].id)}; no sealed byte was changed.`)
      return 0
    } finally {
      await database.close()
    }
  },
}

const sentences: Readonly<Record<Erasure, string>> = {
  erased: 'erased, and the chain says so',
  'was-gone': 'was gone already; the chain says so now',
  'erased-before': 'was erased before; nothing was left to do',
  'still-stands': 'still stands: mark the document as entered in error, or replace the file, first',
  'not-known': 'is named by no document',
}

async function filesOfDocument(
  database: Database,
  document: string,
  version: string | undefined,
): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`
    select distinct file_id as file from case_document where id = ${document}
      and (${version ?? null}::integer is null or version = ${version ?? null}::integer)`.execute(
    database.kysely,
  )
  return rows.map(({ file }) => file)
}

const eraseCommand: Command = {
  name: 'erase',
  does: `take the bytes of a document away for good (--document ID [--version N] --why ${erasureReasons.join('|')}; OWNER_DATABASE_URL; --demo)`,
  run: async (words, env) => {
    const options = optionsOf(words)
    const document = options.get('document') ?? ''
    const version = options.get('version')
    const why = erasureReasons.find((one) => one === options.get('why'))
    if (!uuid.test(document) || why === undefined || (version !== undefined && !/^\d{1,6}$/.test(version))) {
      throw new SettingError(
        `files erase needs --document with the id at the end of the document's address, and --why with one of ${erasureReasons.join(', ')}; --version takes a number.`,
      )
    }
    const database = await openUpToDateAsOwner(words, env)
    try {
      const files = await filesOfDocument(database, document, version)
      let refused = files.length === 0
      if (refused) console.error('There is no such document, or no such version of it.')
      for (const file of files) {
        const result = await eraseFile(database.kysely, documentFiles, file, why, systemClock.now())
        if (result === 'still-stands' || result === 'not-known') refused = true
        console.log(`file ${file}: ${sentences[result]}`)
      }
      return refused ? 1 : 0
    } finally {
      await database.close()
    }
  },
}

export const filesCommand = commandOf(
  'files',
  'the stored files: the keys they hang on, rewrap, erase (run "files help")',
  [keysCommand, rewrapCommand, eraseCommand],
)
