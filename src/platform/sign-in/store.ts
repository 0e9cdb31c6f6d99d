import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { HOUR } from '../../kernel/clock.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { hashOfToken, type Person } from '../access/index.ts'
import type { Db } from '../database/database.ts'
import type { Keys } from './keys.ts'
import { newRecoveryCodes, tidyRecoveryCode } from './rules/recovery-codes.ts'
import type { SignInTables } from './tables.ts'

/** An invitation can be used for so long, in milliseconds. */
export const INVITATION_LASTS = 72 * HOUR

const tables = (db: Db) => db.withTables<SignInTables>()

/**
 * Says whose credentials this request is about, so that the row policies show them. Called by whoever has an email address,
 * an invitation or a command of the operator in hand, and holds until the transaction ends.
 */
export async function nameAccount(db: Db, accountId: AccountId): Promise<void> {
  await sql`select set_config('app.signing_in', ${accountId}, true)`.execute(db)
}

export interface AccountRow {
  readonly id: AccountId
  readonly version: number
  readonly name: string
  readonly email: string
  readonly account_standing: Person['standing']
  readonly language: 'en' | 'cy'
  readonly speaks: string[]
  readonly telephone: string | null
}

function accounts(db: Db) {
  return db
    .selectFrom('account')
    .select(['id', 'version', 'name', 'email', 'account_standing', 'language', 'speaks', 'telephone'])
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
}

export async function accountByEmail(db: Db, email: string): Promise<AccountRow | null> {
  const row = await accounts(db)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, id: row.id as AccountId }
}

export async function accountById(db: Db, id: string): Promise<AccountRow | null> {
  const row = await accounts(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...row, id: row.id as AccountId }
}

export async function passwordOf(db: Db, accountId: AccountId): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('password')
    .select('hash')
    .where('account_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ?? null
}

export async function setPassword(db: Db, accountId: AccountId, hash: string, now: Date): Promise<void> {
  await tables(db).insertInto('password').values({ account_id: accountId, set_at: now, hash }).execute()
}

export interface Authenticator {
  readonly id: string
  readonly secret: string
}

const bound = (accountId: AccountId, id: string): string => `authenticator:${accountId}:${id}`

export async function authenticatorOf(
  db: Db,
  keys: Keys,
  accountId: AccountId,
): Promise<Authenticator | null> {
  const row = await tables(db)
    .selectFrom('authenticator')
    .select(['id', 'sealed'])
    .where('account_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const secret = keys.open(row.sealed, bound(accountId, row.id))
  // Sealed with another server secret: no code can be right, and the way back is a recovery code or an invitation.
  return secret === null ? null : { id: row.id, secret }
}

/** The new authenticator takes the place of any before it. */
export async function addAuthenticator(
  db: Db,
  keys: Keys,
  accountId: AccountId,
  secret: string,
  now: Date,
): Promise<Authenticator> {
  const id = randomUUID()
  await tables(db)
    .insertInto('authenticator')
    .values({
      id,
      account_id: accountId,
      added_at: now,
      sealed: keys.seal(secret, bound(accountId, id)),
    })
    .execute()
  return { id, secret }
}

/** Uses a step up; false when its code was used before. */
export async function useStep(
  db: Db,
  accountId: AccountId,
  authenticator: Authenticator,
  step: number,
  now: Date,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('totp_use')
    .values({ account_id: accountId, authenticator_id: authenticator.id, step, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

const markOfCode = (keys: Keys, accountId: AccountId, code: string): string =>
  keys.mark(`recovery:${accountId}`, tidyRecoveryCode(code))

/** Ten new codes; those before them are worth nothing from now on. Only their marks are kept. */
export async function newRecoverySet(
  db: Db,
  keys: Keys,
  accountId: AccountId,
  now: Date,
): Promise<readonly string[]> {
  const id = randomUUID()
  const codes = newRecoveryCodes()
  await tables(db).insertInto('recovery_set').values({ id, account_id: accountId, made_at: now }).execute()
  await tables(db)
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        account_id: accountId,
        set_id: id,
        hash: markOfCode(keys, accountId, code),
      })),
    )
    .execute()
  return codes
}

function presentSet(db: Db, accountId: AccountId) {
  return tables(db)
    .selectFrom('recovery_set')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(1)
}

export async function useRecoveryCode(
  db: Db,
  keys: Keys,
  accountId: AccountId,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = await tables(db)
    .selectFrom('recovery_code')
    .select(['set_id', 'hash'])
    .where('set_id', '=', presentSet(db, accountId))
    .where('hash', '=', markOfCode(keys, accountId, typed))
    .executeTakeFirst()
  if (code === undefined) return false
  const result = await tables(db)
    .insertInto('recovery_use')
    .values({ account_id: accountId, ...code, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function recoveryCodesLeft(db: Db, accountId: AccountId): Promise<number> {
  const row = await tables(db)
    .selectFrom('recovery_code as c')
    .leftJoin('recovery_use as u', (join) =>
      join.onRef('u.set_id', '=', 'c.set_id').onRef('u.hash', '=', 'c.hash'),
    )
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('c.set_id', '=', presentSet(db, accountId))
    .where('u.hash', 'is', null)
    .executeTakeFirst()
  return row?.left ?? 0
}

/**
 * Invites an account to choose its password and authenticator; returns the token of `/invitation/<token>`, which is kept
 * nowhere. Invitations before it can no longer be used.
 */
export async function createInvitation(db: Db, accountId: AccountId, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await nameAccount(db, accountId)
  await tables(db)
    .insertInto('invitation')
    .values({
      id: randomUUID(),
      account_id: accountId,
      token_hash: hashOfToken(token),
      made_at: now,
      expires_at: new Date(now.getTime() + INVITATION_LASTS),
    })
    .execute()
  return token
}

/** The invitation of a token, with its account named to the row policies; null alike when unknown, used, replaced or over. */
export async function openInvitation(
  db: Db,
  token: string,
  now: Date,
): Promise<{ readonly id: string; readonly account: AccountRow } | null> {
  const found = await sql<{ invitation_id: string; account_id: string }>`
    select * from account_of_invitation(${hashOfToken(token)}, ${now})`.execute(db)
  const row = found.rows[0]
  if (row === undefined) return null
  const account = await accountById(db, row.account_id)
  // Suspending somebody, or their leaving, also ends an invitation.
  if (account?.account_standing !== 'invited') return null
  await nameAccount(db, account.id)
  return { id: row.invitation_id, account }
}

export async function useInvitation(db: Db, id: string, accountId: AccountId, now: Date): Promise<void> {
  await tables(db)
    .insertInto('invitation_use')
    .values({ invitation_id: id, account_id: accountId, used_at: now })
    .execute()
}
