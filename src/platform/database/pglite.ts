import { PGlite } from '@electric-sql/pglite'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { kyselyOver, type Database } from './database.ts'
import { takeFolder } from './folder-lock.ts'

const options = { extensions: { pg_trgm, fuzzystrmatch } }

const beginningWith = (from: Blob | undefined) =>
  from === undefined ? options : { ...options, loadDataDir: from }

function over(pglite: PGlite, release: () => void): Database {
  // PGlite has one connection; more would wait for each other for ever.
  const config = createPgConfig(pglite)
  // Nor is the one ever let go when idle: what it has prepared outlives it here, and the next would give the same names anew.
  const pool = new pg.Pool(
    Object.assign(config, { max: 1, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 0 }),
  )
  // The one connection is asked all that the service ever asks.
  const kysely = kyselyOver(pool, { prepared: 2000, remembered: 4000 })
  return {
    engine: 'pglite',
    kysely,
    close: async () => {
      await kysely.destroy()
      await pglite.close()
      release()
    },
  }
}

/**
 * Opens the embedded database in a folder, alone: a second process is refused (two would destroy each other's writes).
 * `from`: a dump that a new folder begins with.
 */
export async function openPglite(folder: string, from?: Blob): Promise<Database> {
  const release = takeFolder(folder)
  try {
    return over(await PGlite.create(`${folder}/data`, beginningWith(from)), release)
  } catch (error) {
    release()
    throw error
  }
}

/**
 * An embedded database in memory, for tests and for what is filled once; `from` is a dump of a migrated one, which is faster
 * than migrating again.
 */
export async function openPgliteInMemory(from?: Blob): Promise<Database & { dump(): Promise<Blob> }> {
  const pglite = await PGlite.create(beginningWith(from))
  const database = over(pglite, () => {})
  return { ...database, dump: () => pglite.dumpDataDir('none') }
}
