import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { migrations } from '../src/migrations.ts'
import { openPostgresql } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'

export interface BenchDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  drop(): Promise<void>
}

/** A migrated database of its own on the server named by `server` (a login that may create databases and roles). */
export async function makeBenchDatabase(server: string): Promise<BenchDatabase> {
  const name = `guardianship_bench_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const admin = openPostgresql(server, 1)
  const address = (user: string) => {
    const url = new URL(server)
    url.pathname = `/${name}`
    url.username = user
    url.password = password
    return url.toString()
  }
  await sql.raw(`create role ${name}_owner login createrole password '${password}'`).execute(admin.kysely)
  await sql.raw(`create database ${name} owner ${name}_owner`).execute(admin.kysely)
  const owner = openPostgresql(address(`${name}_owner`), 1)
  await migrate(owner.kysely, migrations)
  await owner.close()
  await sql
    .raw(`create role ${name}_login login password '${password}' in role guardianship_app`)
    .execute(admin.kysely)
  return {
    ownerUrl: address(`${name}_owner`),
    appUrl: address(`${name}_login`),
    drop: async () => {
      await sql.raw(`drop database ${name} with (force)`).execute(admin.kysely)
      await sql.raw(`drop role ${name}_login`).execute(admin.kysely)
      await sql.raw(`drop role ${name}_owner`).execute(admin.kysely)
      await admin.close()
    },
  }
}
