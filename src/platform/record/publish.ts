import { appendFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { HOUR } from '../../kernel/clock.ts'
import type { Database } from '../database/database.ts'
import type { ChainHead } from './chain.ts'

/** The head as `verify --head` takes it. */
export function headInWords(head: ChainHead): string {
  return `${head.seq}:${head.hash}`
}

/** Adds one line, the time and the head, to the file; nothing when nothing was ever recorded. */
export async function publishHead(database: Database, file: string, now: Date): Promise<ChainHead | null> {
  const result = await sql<{ seq: number; hash: string }>`select * from chain_head()`.execute(database.kysely)
  const head = result.rows[0] ?? null
  if (head !== null) await appendFile(file, `${now.toISOString()} ${headInWords(head)}\n`, { mode: 0o600 })
  return head
}

/**
 * Publishes the head at once and then every hour. `failed` is told when the file cannot be written: the service goes on, and
 * whoever watches it must know. Returns the way to stop.
 */
export function publishHourly(
  database: Database,
  file: string,
  now: () => Date,
  failed: (error: unknown) => void,
): () => void {
  const once = () => void publishHead(database, file, now()).catch(failed)
  once()
  const timer = setInterval(once, HOUR)
  timer.unref()
  return () => clearInterval(timer)
}
