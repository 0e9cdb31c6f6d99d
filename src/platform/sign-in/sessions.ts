import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId, SessionId } from '../../kernel/ids.ts'
import { hashOfToken, LONGEST_SESSION } from '../access/index.ts'
import type { Db } from '../database/database.ts'

/** Starts a session and returns its token, of which only the hash is kept. */
export async function startSession(
  db: Db,
  session: { accountId: AccountId; device: string; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('session')
    .values({
      id: randomUUID(),
      account_id: session.accountId,
      token_hash: hashOfToken(token),
      created_at: session.now,
      device: session.device,
    })
    .execute()
  return token
}

export interface OwnSession {
  readonly id: SessionId
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly device: string
}

/** The sessions of an account that are not over, the one used last first. */
export async function sessionsOf(db: Db, accountId: AccountId, now: Date): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('session as s')
    .leftJoin('session_event as e', 'e.session_id', 's.id')
    .select(['s.id', 's.created_at', 's.device'])
    .select((eb) => [eb.fn.max('e.at').as('last')])
    .where('s.account_id', '=', accountId)
    .where('s.created_at', '>', new Date(now.getTime() - LONGEST_SESSION))
    .groupBy(['s.id', 's.created_at', 's.device'])
    .having(sql<boolean>`count(*) filter (where e.kind = 'ended') = 0`)
    .orderBy(sql`coalesce(max(e.at), s.created_at)`, 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id as SessionId,
    createdAt: row.created_at,
    lastSeenAt: row.last ?? row.created_at,
    device: row.device,
  }))
}

export async function noteSession(
  db: Db,
  sessions: readonly SessionId[],
  kind: 'locked' | 'unlocked' | 'ended',
  now: Date,
): Promise<void> {
  if (sessions.length === 0) return
  await db
    .insertInto('session_event')
    .values(sessions.map((session_id) => ({ session_id, at: now, kind })))
    .execute()
}

/** Ends every session of an account but one; whoever asks must be allowed to see them. Returns how many. */
export async function endSessions(
  db: Db,
  accountId: AccountId,
  now: Date,
  except: SessionId | null = null,
): Promise<number> {
  const ended = (await sessionsOf(db, accountId, now)).map((one) => one.id).filter((id) => id !== except)
  await noteSession(db, ended, 'ended', now)
  return ended.length
}
