import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountId } from '../../kernel/ids.ts'
import { serviceRoles } from '../../kernel/policy/roles.ts'
import { hashOfToken } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Asker } from './due.ts'
import { feedCategories, type FeedCategory, type TaskTables } from './facts.ts'

const tables = (db: Db) => db.withTables<TaskTables>()

export interface StandingFeed {
  readonly id: string
  readonly madeAt: Date
  readonly category: FeedCategory
}

/** The calendar address of an account that is neither ended nor replaced; row security shows only one's own. */
export async function standingFeed(db: Db, accountId: AccountId): Promise<StandingFeed | null> {
  const row = await tables(db)
    .selectFrom('calendar_feed as f')
    .leftJoin('calendar_feed_end as e', 'e.feed_id', 'f.id')
    .select(['f.id', 'f.made_at', 'f.category', 'e.ended_at'])
    .where('f.account_id', '=', accountId)
    .orderBy('f.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.ended_at !== null
    ? null
    : { id: row.id, madeAt: row.made_at, category: row.category }
}

/** Makes a calendar address and returns its secret, which is kept nowhere. Any before it is worth nothing from now on. */
export async function makeFeed(
  db: Db,
  feed: {
    readonly accountId: AccountId
    readonly category: FeedCategory
    readonly language: 'en' | 'cy'
    readonly now: Date
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const held = await sql<{
    posts: string
  }>`select posts_of_account(${feed.accountId}, ${feed.now}) as posts`.execute(db)
  await tables(db)
    .insertInto('calendar_feed')
    .values({
      id: randomUUID(),
      account_id: feed.accountId,
      token_hash: hashOfToken(token),
      made_at: feed.now,
      posts: held.rows[0]?.posts ?? '',
      category: feed.category,
      language: feed.language,
    })
    .execute()
  return token
}

export async function endFeed(db: Db, feed: StandingFeed, accountId: AccountId, now: Date): Promise<void> {
  await tables(db)
    .insertInto('calendar_feed_end')
    .values({ feed_id: feed.id, account_id: accountId, ended_at: now })
    .execute()
}

const opened = z
  .object({
    id: z.string(),
    accountId: z.string().transform((id) => id as AccountId),
    category: z.enum(feedCategories),
    language: z.enum(['en', 'cy']),
    posts: z.array(z.object({ role: z.enum(serviceRoles), site: z.string().nullable() })),
    onDuty: z.boolean(),
  })
  .nullable()

/**
 * The calendar of a secret, with its account set for the row policies until the transaction ends; null alike when unknown,
 * ended, replaced, or of an account that is suspended or holds other posts than when it was made.
 */
export async function openFeed(
  db: Db,
  token: string,
  now: Date,
): Promise<{
  readonly id: string
  readonly category: FeedCategory
  readonly language: 'en' | 'cy'
  readonly asker: Asker
} | null> {
  const found = await sql<{
    feed: unknown
  }>`select open_calendar_feed(${hashOfToken(token)}, ${now}) as feed`.execute(db)
  const feed = opened.parse(found.rows[0]?.feed ?? null)
  if (feed === null) return null
  const { id, category, language, ...asker } = feed
  return { id, category, language, asker }
}
