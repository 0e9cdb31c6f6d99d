import { sql } from 'kysely'
import { SettingError } from '../config/index.ts'
import type { Database } from './database.ts'
import { APPLICATION_ROLE } from './fact-table.ts'
import { pendingMigrations, type Migrations } from './migrate.ts'

interface Login {
  name: string
  version: number
  is_super: boolean
  bypasses: boolean
  creates: boolean
  owns: boolean
  is_member: boolean
}

/**
 * Refuses to serve live records through a login that could read or write past the walls. Throws a SettingError whose one
 * sentence says what to do; returns when all is well.
 */
export async function demandFitDatabase(database: Database, migrations: Migrations): Promise<void> {
  if (database.engine !== 'postgresql') {
    throw new SettingError(
      'Live records need PostgreSQL 15 or later: set DATABASE_URL to a postgres:// address.',
    )
  }
  let login: Login | undefined
  try {
    login = (
      await sql<Login>`
        select session_user::text as name, current_setting('server_version_num')::integer as version,
          r.rolsuper as is_super, r.rolbypassrls as bypasses, r.rolcreaterole or r.rolcreatedb as creates,
          exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(session_user, c.relowner, 'member')) as owns,
          coalesce((select pg_has_role(session_user, a.oid, 'member') from pg_roles a where a.rolname = ${APPLICATION_ROLE}), false)
            as is_member
        from pg_roles r where r.rolname = session_user`.execute(database.kysely)
    ).rows[0]
  } catch {
    throw new SettingError(
      'The database does not answer: check that PostgreSQL runs and that DATABASE_URL has the right host, name, login and password.',
    )
  }
  if (login === undefined)
    throw new SettingError('The database does not know its own login: check DATABASE_URL.')
  if (login.version < 150_000) {
    throw new SettingError('This PostgreSQL is too old: the service needs version 15 or later.')
  }
  if (login.is_super || login.bypasses) {
    throw new SettingError(
      `The login in DATABASE_URL is a superuser or bypasses row security: use one made with "create role … login in role ${APPLICATION_ROLE}", and keep this one for OWNER_DATABASE_URL.`,
    )
  }
  const pending = await pendingMigrations(database.kysely, migrations)
  if (pending.length > 0) {
    throw new SettingError(
      `The database is not up to date (${pending.length} migrations are missing): run "npm run migrate" with OWNER_DATABASE_URL set to its owner.`,
    )
  }
  if (login.owns || login.creates) {
    throw new SettingError(
      `The login in DATABASE_URL owns the record or may create roles: use one made with "create role … login in role ${APPLICATION_ROLE}", and keep this one for OWNER_DATABASE_URL.`,
    )
  }
  if (!login.is_member) {
    throw new SettingError(
      `The login in DATABASE_URL may not work as the service: run "grant ${APPLICATION_ROLE} to …" for it as the owner.`,
    )
  }
}
