import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { openPostgresql, type Database } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openPgliteInMemory } from '../../src/platform/database/pglite.ts'
import { migrations } from '../../src/migrations.ts'

/** A migrated, empty database for one test file: `app` as the service would open it, `owner` as its keeper would. */
export interface TestDatabase {
  readonly engine: 'pglite' | 'postgresql'
  readonly app: Database
  readonly owner: Database
  close(): Promise<void>
}

/** The same tests run on both engines: on PostgreSQL when TEST_DATABASE_URL names a server (as one who may create databases). */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  return url === undefined || url === '' ? onPglite() : onPostgresql(url)
}

async function onPglite(): Promise<TestDatabase> {
  const dump = process.env['GUARDIANSHIP_TEST_DUMP']
  const from = dump === undefined ? undefined : new Blob([readFileSync(dump)])
  const database = await openPgliteInMemory(from)
  if (from === undefined) await migrate(database.kysely, migrations)
  return { engine: 'pglite', app: database, owner: database, close: () => database.close() }
}

async function onPostgresql(server: string): Promise<TestDatabase> {
  const name = `guardianship_test_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const admin = openPostgresql(server, 1)
  await sql.raw(`create role ${name}_owner login createrole password '${password}'`).execute(admin.kysely)
  await sql.raw(`create database ${name} owner ${name}_owner`).execute(admin.kysely)
  const as = (user: string) => {
    const address = new URL(server)
    address.pathname = `/${name}`
    address.username = user
    address.password = password
    return address.toString()
  }
  const owner = openPostgresql(as(`${name}_owner`), 2)
  await migrate(owner.kysely, migrations)
  await sql
    .raw(`create role ${name}_login login password '${password}' in role guardianship_app`)
    .execute(admin.kysely)
  const app = openPostgresql(as(`${name}_login`), 16)
  return {
    engine: 'postgresql',
    app,
    owner,
    close: async () => {
      await app.close()
      await owner.close()
      await sql.raw(`drop database ${name} with (force)`).execute(admin.kysely)
      await sql.raw(`drop role ${name}_login`).execute(admin.kysely)
      await sql.raw(`drop role ${name}_owner`).execute(admin.kysely)
      await admin.close()
    },
  }
}
