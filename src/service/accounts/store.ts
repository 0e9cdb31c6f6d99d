import { sql } from 'kysely'
import type { AccountId } from '../../kernel/ids.ts'
import type { ServiceRole } from '../../kernel/policy/roles.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Standing } from './rules.ts'

export interface Account {
  readonly id: AccountId
  readonly version: number
  readonly name: string
  readonly email: string
  readonly account_standing: Standing
  readonly language: 'en' | 'cy'
  readonly speaks: string[]
  readonly telephone: string | null
  readonly recorded_at: Date
  readonly reason: string | null
}

const columns = [
  'id',
  'version',
  'name',
  'email',
  'account_standing',
  'language',
  'speaks',
  'telephone',
  'recorded_at',
  'reason',
] as const

export async function readAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom('account')
    .select(columns)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  return row === undefined ? null : { ...row, id: row.id as AccountId }
}

export async function emailTaken(db: Db, email: string, except: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined && row.id !== except
}

/** How the account stood before it was suspended, or null. */
export async function standingBeforeSuspension(db: Db, id: string): Promise<Standing | null> {
  const row = await db
    .selectFrom('account')
    .select('account_standing')
    .where('id', '=', id)
    .where('account_standing', '!=', 'suspended')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.account_standing ?? null
}

export interface ListedAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly account_standing: Standing
  readonly roles: readonly { readonly role: ServiceRole; readonly site: string | null }[]
}

export const PAGE = 25

/** One page of accounts by name, with the roles in force on `today`, and one more to tell that there is a next page. */
export async function listAccounts(
  db: Db,
  asked: { standing: Standing | null; page: number; today: string },
): Promise<{ rows: ListedAccount[]; more: boolean }> {
  let query = db
    .selectFrom('account as a')
    .select(['a.id', 'a.name', 'a.email', 'a.account_standing'])
    .select(
      sql<{ role: ServiceRole; site: string | null }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'site', r.site) order by r.role, r.site), '[]')
        from role_assignment r where r.account_id = a.id and r.superseded_at is null and r.standing = 'recorded'
          and r.from_day <= ${asked.today} and (r.to_day is null or r.to_day >= ${asked.today}))`.as('roles'),
    )
    .where('a.superseded_at', 'is', null)
    .where('a.standing', '=', 'recorded')
  if (asked.standing !== null) query = query.where('a.account_standing', '=', asked.standing)
  const rows = await query
    .orderBy(sql`lower(a.name)`)
    .orderBy('a.id')
    .offset((asked.page - 1) * PAGE)
    .limit(PAGE + 1)
    .execute()
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE }
}

/** Active colleagues, for choosing whom somebody supervises. */
export async function activeColleagues(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .where('account_standing', '=', 'active')
    .orderBy('name')
    .execute()
}
