import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../kernel/ids.ts'
import type { Db } from '../database/database.ts'
import { protect, runStatements } from '../database/fact-table.ts'
import type { Migrations } from '../database/migrate.ts'
import type { Once } from '../database/tables.ts'
import type { Draft, FormBody } from '../web/route.ts'

/**
 * What a person has typed and not yet sent. No part of the record: seen by its writer alone, never audited as content, and
 * cleared by `guardianship tidy`. Insert-only like all else; an empty row means that the draft is done with.
 */
interface DraftTable {
  id: Once<string>
  account_id: Once<string>
  path: Once<string>
  saved_at: Once<Date>
  fields: Once<string | null>
}

type DraftTables = { draft: DraftTable }

export const draftMigrations: Migrations = {
  '0005-drafts': {
    up: async (db) => {
      await runStatements(db, [
        `create table draft (id uuid primary key, account_id uuid not null, path text not null,
           saved_at timestamptz(3) not null, fields text)`,
        `create index draft_of on draft (account_id, path, saved_at desc)`,
      ])
      await protect(db, 'draft', {
        see: 'account_id = (select current_account())',
        add: 'account_id = (select current_account())',
      })
    },
  },
}

/** Hidden fields of the form shell: they belong to one rendering of the form and are never kept. */
const HIDDEN = /^_/

export async function saveDraft(
  db: Db,
  draft: { accountId: AccountId; path: string; body: FormBody; now: Date },
): Promise<void> {
  const fields = Object.fromEntries(Object.entries(draft.body).filter(([name]) => !HIDDEN.test(name)))
  await db
    .withTables<DraftTables>()
    .insertInto('draft')
    .values({
      id: randomUUID(),
      account_id: draft.accountId,
      path: draft.path,
      saved_at: draft.now,
      fields: JSON.stringify(fields),
    })
    .execute()
}

async function latest(db: Db, accountId: AccountId, path: string) {
  return db
    .withTables<DraftTables>()
    .selectFrom('draft')
    .select(['fields', 'saved_at'])
    .where('account_id', '=', accountId)
    .where('path', '=', path)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function loadDraft(db: Db, accountId: AccountId, path: string): Promise<Draft | null> {
  const row = await latest(db, accountId, path)
  if (row === undefined || row.fields === null) return null
  return { fields: JSON.parse(row.fields) as FormBody, savedAt: row.saved_at }
}

/** Marks a draft as done with; writes nothing when there is none. */
export async function finishDraft(db: Db, accountId: AccountId, path: string, now: Date): Promise<void> {
  const row = await latest(db, accountId, path)
  if (row === undefined || row.fields === null) return
  await db
    .withTables<DraftTables>()
    .insertInto('draft')
    .values({
      id: randomUUID(),
      account_id: accountId,
      path,
      // Later than what it ends, even within the same millisecond.
      saved_at: new Date(Math.max(now.getTime(), row.saved_at.getTime() + 1)),
      fields: null,
    })
    .execute()
}

/** The pages on which this person left something unsent, newest first. */
export async function openDrafts(db: Db, accountId: AccountId): Promise<{ path: string; savedAt: Date }[]> {
  const rows = await db
    .withTables<DraftTables>()
    .selectFrom('draft')
    .distinctOn('path')
    .select(['path', 'saved_at', 'fields'])
    .where('account_id', '=', accountId)
    .orderBy('path')
    .orderBy('saved_at', 'desc')
    .execute()
  return rows
    .filter((row) => row.fields !== null)
    .map((row) => ({ path: row.path, savedAt: row.saved_at }))
    .sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime())
}
