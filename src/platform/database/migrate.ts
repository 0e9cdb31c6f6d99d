import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { PlatformTables } from './tables.ts'

/** Migrations by name; names sort in the order in which they apply (`0100-referral`). Never edit one that has shipped. */
export type Migrations = Readonly<Record<string, Migration>>

function migratorOf(db: Kysely<PlatformTables>, migrations: Migrations): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  })
}

/** Applies what is missing, as the owner of the schema; returns the names applied. Each applies whole or not at all. */
export async function migrate(db: Kysely<PlatformTables>, migrations: Migrations): Promise<string[]> {
  const { error, results } = await migratorOf(db, migrations).migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** The names not yet applied; empty when the schema is up to date. Reads only. */
export async function pendingMigrations(
  db: Kysely<PlatformTables>,
  migrations: Migrations,
): Promise<string[]> {
  const applied = await db
    .withTables<{ schema_migration: { name: string } }>()
    .selectFrom('schema_migration')
    .select('name')
    .execute()
    .catch(() => [])
  const names = new Set(applied.map((row) => row.name))
  return Object.keys(migrations)
    .filter((name) => !names.has(name))
    .sort()
}
