import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Once, Kept } from '../../../platform/database/tables.ts'
import { newCode, plainCode, readReference } from '../../../platform/record/index.ts'
import { freshReference } from '../reference.ts'
import type { Answers } from './question.ts'

/** How long after its last saving a draft can be opened again, in days. */
export const DRAFT_LIFE_DAYS = 7
const DAY = 86_400_000

/** Wrong codes for one reference within this time, in milliseconds, before even the right one must wait. */
const ATTEMPT_WINDOW = 15 * 60_000
const MOST_ATTEMPTS = 5

type DraftTables = {
  referral_draft: {
    seq: Kept<number>
    reference: Once<string>
    code_hash: Once<string>
    saved_at: Once<Date>
    answers: Once<string | null>
    sent: Once<boolean>
  }
  referral_return_attempt: { reference_hash: Once<string>; at: Once<Date> }
}

/** What the referrer holds: both are needed to see the draft again. */
export interface DraftKey {
  readonly reference: string
  readonly code: string
}

export interface ReferralDraft {
  readonly key: DraftKey
  /** Empty once it was sent. */
  readonly answers: Answers
  readonly savedAt: Date
  readonly sent: boolean
}

function hashOf(key: DraftKey): string {
  return createHash('sha256')
    .update(`${key.reference}:${plainCode(key.code)}`)
    .digest('hex')
}

/** The same for every form drawn of one draft, so that sending it from two windows still founds one case. */
export function submissionKey(key: DraftKey): string {
  return createHash('sha256')
    .update(`submit:${hashOf(key)}`)
    .digest('hex')
}

export function expiryOf(savedAt: Date): Date {
  return new Date(savedAt.getTime() + DRAFT_LIFE_DAYS * DAY)
}

/** Lets this request, and nothing after it, see the versions of one draft. */
async function unlock(db: Db, key: DraftKey, writes: boolean): Promise<void> {
  const own = `${key.reference}:${hashOf(key)}`
  await sql`select set_config('app.referral_draft', ${own}, true)`.execute(db)
  // Two windows of one person save one after the other, so that neither loses the other's page.
  if (writes) await sql`select pg_advisory_xact_lock(hashtextextended(${own}, 0))`.execute(db)
}

/** The draft as it stands, or null: no such reference, another code, expired or forgotten. Never says which. */
export async function openReferralDraft(
  db: Db,
  key: DraftKey,
  now: Date,
  use: 'read' | 'write' = 'read',
): Promise<ReferralDraft | null> {
  await unlock(db, key, use === 'write')
  const row = await db
    .withTables<DraftTables>()
    .selectFrom('referral_draft')
    .select([sql<Answers | null>`answers`.as('answers'), 'saved_at', 'sent'])
    .where('reference', '=', key.reference)
    .where('code_hash', '=', hashOf(key))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || expiryOf(row.saved_at) <= now) return null
  if (row.answers === null && !row.sent) return null
  return { key, answers: row.answers ?? {}, savedAt: row.saved_at, sent: row.sent }
}

async function add(db: Db, key: DraftKey, now: Date, answers: Answers | null, sent: boolean): Promise<void> {
  await db
    .withTables<DraftTables>()
    .insertInto('referral_draft')
    .values({
      reference: key.reference,
      code_hash: hashOf(key),
      saved_at: now,
      answers: answers === null ? null : JSON.stringify(answers),
      sent,
    })
    .execute()
}

/** A new draft with its first answer. The code is known to the referrer alone: we keep its hash. */
export async function beginReferralDraft(db: Db, answers: Answers, now: Date): Promise<DraftKey> {
  const key = { reference: await freshReference(db), code: newCode() }
  await unlock(db, key, true)
  await add(db, key, now, answers, false)
  return key
}

/** The next version of a draft opened for writing. */
export function saveReferralDraft(db: Db, key: DraftKey, answers: Answers, now: Date): Promise<void> {
  return add(db, key, now, answers, false)
}

/** Ends a draft: what was typed is in the record now, and the draft cannot be opened again. */
export function markSent(db: Db, key: DraftKey, now: Date): Promise<void> {
  return add(db, key, now, null, true)
}

/** Ends a draft because its writer wishes it gone; `guardianship tidy` removes what it held. */
export async function forgetReferralDraft(db: Db, key: DraftKey, now: Date): Promise<void> {
  const draft = await openReferralDraft(db, key, now, 'write')
  if (draft !== null && !draft.sent) await add(db, key, now, null, false)
}

const attemptHash = (reference: string): string =>
  createHash('sha256').update(`return:${reference}`).digest('hex')

/**
 * Opens a draft for somebody who has typed its reference and code. A wrong code, an unknown reference and an expired draft
 * give the same answer, and so many of them for one reference make even the right code wait.
 */
export async function returnToDraft(
  db: Db,
  typed: { readonly reference: string; readonly code: string },
  now: Date,
): Promise<ReferralDraft | 'wrong' | 'too-many'> {
  const tables = db.withTables<DraftTables>()
  const reference = readReference(typed.reference)
  const reference_hash = attemptHash(reference ?? typed.reference)
  const { attempts } = await tables
    .selectFrom('referral_return_attempt')
    .select(sql<number>`count(*)::int`.as('attempts'))
    .where('reference_hash', '=', reference_hash)
    .where('at', '>', new Date(now.getTime() - ATTEMPT_WINDOW))
    .executeTakeFirstOrThrow()
  if (attempts >= MOST_ATTEMPTS) return 'too-many'
  const key = reference === null ? null : { reference, code: formatted(typed.code) }
  const draft = key === null ? null : await openReferralDraft(db, key, now)
  if (draft !== null) return draft
  await tables.insertInto('referral_return_attempt').values({ reference_hash, at: now }).execute()
  return 'wrong'
}

/** The code with its hyphens, as it was first shown. */
function formatted(typed: string): string {
  const plain = plainCode(typed)
  return plain.length === 10 ? `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}` : plain
}

/** The cookie of one visit: `<reference>.<code>`. */
export const DRAFT_COOKIE = 'gs_referral'

export function cookieOf(key: DraftKey): string {
  return `${key.reference}.${plainCode(key.code)}`
}

export function keyOfCookie(cookie: string | null): DraftKey | null {
  const [reference, code] = (cookie ?? '').split('.')
  const read = reference === undefined ? null : readReference(reference)
  return read === null || code === undefined || code === ''
    ? null
    : { reference: read, code: formatted(code) }
}
