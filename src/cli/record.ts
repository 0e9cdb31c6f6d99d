import { migrations } from '../migrations.ts'
import { declareAllFacts } from '../facts.ts'
import { ownerUrl, SettingError } from '../platform/config/index.ts'
import { openPostgresql } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrate.ts'
import { verifyFiles } from '../platform/files/index.ts'
import { chainHead, headInWords, verifyRecord, type ChainHead } from '../platform/record/index.ts'
import { documentFiles } from '../service/documents/index.ts'
import { optionsOf, type Command } from './command.ts'
import { openAsOwner } from './owner-database.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  does: 'bring the database up to date (OWNER_DATABASE_URL, or DATABASE_URL)',
  run: async (_words, env) => {
    const database = openPostgresql(ownerUrl(env), 1, 0)
    try {
      const applied = await migrate(database.kysely, migrations)
      console.log(
        applied.length === 0
          ? 'The database is up to date; nothing was changed.'
          : `Applied ${applied.length} migrations: ${applied.join(', ')}.`,
      )
      return 0
    } finally {
      await database.close()
    }
  },
}

function publishedHead(words: readonly string[]): ChainHead | null {
  const given = optionsOf(words).get('head')
  if (given === undefined) return null
  const parts = /^(\d+):([0-9a-f]{64})$/.exec(given)
  if (parts?.[1] === undefined || parts[2] === undefined) {
    throw new SettingError(
      '--head takes a published head as "npx guardianship head" printed it: number, colon, 64 letters and digits.',
    )
  }
  return { seq: Number(parts[1]), hash: parts[2] }
}

export const verifyCommand: Command = {
  name: 'verify',
  does: 'check every act, fact and stored file of the record against its chain (--head N:HASH also finds a cut-off tail; --demo)',
  run: async (words, env) => {
    declareAllFacts()
    const published = publishedHead(words)
    const database = await openAsOwner(words, env)
    try {
      const result = await verifyRecord(database.kysely, published)
      for (const finding of result.findings) {
        console.error(`${finding.fault} at act ${finding.seq ?? '-'}: ${finding.where}`)
      }
      const files = await verifyFiles(database.kysely, [documentFiles])
      for (const { fault, where } of files.findings) console.error(`${fault}: ${where}`)
      const faults = result.findings.length + files.findings.length
      const head = result.head === null ? 'none yet' : headInWords(result.head)
      console.log(`${result.acts} acts and ${result.facts} facts read; head ${head}`)
      console.log(`${files.whole} stored files compared with the chain; ${files.erased} were erased`)
      console.log(
        faults === 0
          ? 'The record is whole.'
          : `${faults} faults: the record has been tampered with or damaged.`,
      )
      return faults === 0 ? 0 : 1
    } finally {
      await database.close()
    }
  },
}

export const headCommand: Command = {
  name: 'head',
  does: 'print the head of the chain, to be kept outside the database (--demo)',
  run: async (words, env) => {
    const database = await openAsOwner(words, env)
    try {
      const head = await chainHead(database.kysely)
      console.log(head === null ? 'none yet' : headInWords(head))
      return 0
    } finally {
      await database.close()
    }
  },
}
