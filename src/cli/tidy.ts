import { sql } from 'kysely'
import { systemClock } from '../kernel/clock.ts'
import { ownerUrl } from '../platform/config/index.ts'
import { openPostgresql, type Database } from '../platform/database/database.ts'
import type { Command } from './command.ts'

/** Days after which what is no part of the record is cleared. */
const KEEP = { drafts: 90, unfinishedReferrals: 7, endedSessions: 30, signInAttempts: 30 } as const

/**
 * Clears what is no part of the record and has had its day: drafts, unfinished public referrals, old sessions and
 * attempts to sign in. Runs as the
 * owner, because the application itself can delete nothing. Answers with how many rows went.
 */
export async function tidy(database: Database, now: Date): Promise<Record<string, number>> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const removed = async (query: ReturnType<typeof sql>) =>
    Number((await query.execute(database.kysely)).numAffectedRows ?? 0n)
  return {
    'sign-in attempts': await removed(
      sql`delete from sign_in_attempt where at < ${before(KEEP.signInAttempts)}`,
    ),
    'used one-time codes': await removed(
      sql`delete from totp_use where used_at < ${before(KEEP.signInAttempts)}`,
    ),
    drafts: await removed(sql`delete from draft d where d.saved_at < ${before(KEEP.drafts)}
      or exists (select from draft l where l.account_id = d.account_id and l.path = d.path and l.saved_at > d.saved_at
        and l.saved_at < ${before(1)})`),
    'unfinished referrals': await removed(
      // All of a draft that has expired, and what a sent or deleted one held: only its end is kept for the while.
      sql`delete from referral_draft d where d.saved_at < ${before(KEEP.unfinishedReferrals)}
        or (d.answers is not null and exists (select from referral_draft l where l.reference = d.reference
          and l.seq > d.seq))`,
    ),
    'attempts to open a referral': await removed(
      sql`delete from referral_return_attempt where at < ${before(1)}`,
    ),
    'session events': await removed(
      sql`delete from session_event e where e.at < ${before(KEEP.endedSessions)}`,
    ),
    sessions: await removed(sql`delete from session s where s.created_at < ${before(KEEP.endedSessions)}
      and not exists (select from session_event e where e.session_id = s.id)`),
  }
}

export const tidyCommand: Command = {
  name: 'tidy',
  does: 'clear old drafts, unfinished public referrals and ended sessions, none of which is the record (OWNER_DATABASE_URL)',
  run: async (_words, env) => {
    const database = openPostgresql(ownerUrl(env), 1, 0)
    try {
      const removed = await tidy(database, systemClock.now())
      for (const [what, count] of Object.entries(removed)) console.log(`${count} ${what} cleared`)
      return 0
    } finally {
      await database.close()
    }
  },
}
