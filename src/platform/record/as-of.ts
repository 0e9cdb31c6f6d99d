import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../database/database.ts'

/**
 * The condition under which a version of `alias` was the one that stood at `moment`, or stands now when `moment` is null.
 * A version entered in error closes the one before it and stands for nothing itself.
 */
export function standingAt(alias: string, moment: Date | null): RawBuilder<boolean> {
  const a = (column: string) => sql.ref(`${alias}.${column}`)
  return moment === null
    ? sql<boolean>`(${a('superseded_at')} is null and ${a('standing')} = 'recorded')`
    : sql<boolean>`(${a('recorded_at')} <= ${moment} and (${a('superseded_at')} is null or ${a('superseded_at')} > ${moment})
        and ${a('standing')} = 'recorded')`
}

/**
 * Waits until every act under way has committed. After this, what is read as of any past moment can never change: later acts
 * are stamped later. Call before the first as-of read of a transaction.
 */
export async function settle(db: Db, chainLock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${chainLock})`.execute(db)
}
