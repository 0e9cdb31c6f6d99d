import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations.ts'
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { openPostgresql } from './database.ts'
import { demandFitDatabase } from './fitness.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

test('the embedded database is refused for live records; a proper login on PostgreSQL is taken', async () => {
  if (db.engine === 'pglite')
    await expect(demandFitDatabase(db.app, migrations)).rejects.toThrow(/PostgreSQL 15/)
  else await expect(demandFitDatabase(db.app, migrations)).resolves.toBeUndefined()
})

describe.runIf((process.env['TEST_DATABASE_URL'] ?? '') !== '')('on a real PostgreSQL', () => {
  test('the owner is refused', async () => {
    await expect(demandFitDatabase(db.owner, migrations)).rejects.toThrow(/owns the record/)
  })
  test('a login that bypasses row security, and a superuser, are refused', async () => {
    const server = new URL(process.env['TEST_DATABASE_URL'] ?? '')
    const admin = openPostgresql(server.toString(), 1)
    const name = `guardianship_bypass_${randomBytes(4).toString('hex')}`
    const password = randomBytes(8).toString('hex')
    try {
      await expect(demandFitDatabase(admin, migrations)).rejects.toThrow(/superuser/)
      await sql.raw(`create role ${name} login bypassrls password '${password}'`).execute(admin.kysely)
      server.username = name
      server.password = password
      const bypassing = openPostgresql(server.toString(), 1)
      await expect(demandFitDatabase(bypassing, migrations)).rejects.toThrow(/bypasses row security/)
      await bypassing.close()
    } finally {
      await sql.raw(`drop role if exists ${name}`).execute(admin.kysely)
      await admin.close()
    }
  })
  test('a schema that is not up to date is refused', async () => {
    const later = { ...migrations, '9999-later': { up: () => Promise.resolve() } }
    await expect(demandFitDatabase(db.app, later)).rejects.toThrow(/npm run migrate/)
  })
  test('a server that does not answer is told in one sentence', async () => {
    const nowhere = openPostgresql('postgres://nobody:x@127.0.0.1:1/none', 1)
    await expect(demandFitDatabase(nowhere, migrations)).rejects.toThrow(/does not answer/)
    await nowhere.close()
  })
})
