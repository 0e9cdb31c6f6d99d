import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { preparing, type Keeps } from './prepared.ts'
import type { PlatformTables } from './tables.ts'

/** A database that the service can stand on, whichever engine carries it. */
export interface Database {
  readonly engine: 'postgresql' | 'pglite'
  readonly kysely: Kysely<PlatformTables>
  close(): Promise<void>
}

/**
 * The only way service code meets the database: inside one transaction that already carries who is asking.
 * Rooms add their own tables with `db.withTables<RoomTables>()`.
 */
export type Db = Transaction<PlatformTables>

// A civil date must stay text: a Date would move it across midnight in another time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Chain positions and counts fit a double until 2^53, far beyond any service.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** How long a request may wait for a connection before it fails rather than hangs, in milliseconds. */
const CONNECTION_PATIENCE = 10_000

export function kyselyOver(pool: pg.Pool, keeps: Keeps): Kysely<PlatformTables> {
  return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool: preparing(pool, keeps) }) })
}

/** A kept plan takes some tens of kilobytes of the server's memory, and there are `size` connections. */
const KEPT_EACH: Keeps = { prepared: 400, remembered: 2000 }

/** No page may hold the database longer than this, in milliseconds. */
const LONGEST_STATEMENT = 30_000

/**
 * Opens PostgreSQL 15 or later. `url` is a connection string; nothing is checked until the first query. `longest` is how
 * long one statement may take, in milliseconds; 0, without end, is for the owner's commands.
 */
export function openPostgresql(url: string, size = 16, longest = LONGEST_STATEMENT): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECTION_PATIENCE,
    statement_timeout: longest,
    application_name: 'guardianship',
  })
  // An idle connection may be cut by the server; the pool replaces it, and the next request notices nothing.
  pool.on('error', () => {})
  const kysely = kyselyOver(pool, KEPT_EACH)
  return { engine: 'postgresql', kysely, close: () => kysely.destroy() }
}
