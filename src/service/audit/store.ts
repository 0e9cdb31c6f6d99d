import { addDays, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Db } from '../../platform/database/database.ts'

export const sorts = ['write', 'read', 'refusal'] as const
export type Sort = (typeof sorts)[number]

export interface Asked {
  readonly account: string | null
  readonly sort: Sort | null
  /** The beginning of a kind. */
  readonly kind: string | null
  readonly caseId: string | null
  readonly from: CalendarDay | null
  readonly to: CalendarDay | null
  /** Only acts before this place in the chain. */
  readonly before: number | null
}

export const PAGE = 50

const acts = (db: Db) =>
  db
    .selectFrom('act')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'act.account_id').on('account.superseded_at', 'is', null),
    )
    .select([
      'act.seq',
      'act.id',
      'act.sort',
      'act.kind',
      'act.account_id',
      'act.actor',
      'act.role',
      'act.acted_by_right',
      'act.case_id',
      'act.happened_at',
      'act.recorded_at',
      'act.detail',
      'act.payload_digest',
      'act.prev_hash',
      'act.hash',
      'account.name',
    ])

export type ListedAct = Awaited<ReturnType<typeof listActs>>['rows'][number]

/** Acts that fit, newest first; by place in the chain, so that a page never shifts while others work. */
export async function listActs(db: Db, asked: Asked) {
  let query = acts(db)
  if (asked.account !== null) query = query.where('act.account_id', '=', asked.account)
  if (asked.sort !== null) query = query.where('act.sort', '=', asked.sort)
  if (asked.kind !== null)
    query = query.where('act.kind', 'like', `${asked.kind.replace(/[\\%_]/g, '\\$&')}%`)
  if (asked.caseId !== null) query = query.where('act.case_id', '=', asked.caseId)
  if (asked.from !== null) query = query.where('act.recorded_at', '>=', startOfLondonDay(asked.from))
  if (asked.to !== null) query = query.where('act.recorded_at', '<', startOfLondonDay(addDays(asked.to, 1)))
  if (asked.before !== null) query = query.where('act.seq', '<', asked.before)
  const rows = await query
    .orderBy('act.seq', 'desc')
    .limit(PAGE + 1)
    .execute()
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE }
}

export async function oneAct(db: Db, id: string) {
  return (await acts(db).where('act.id', '=', id).executeTakeFirst()) ?? null
}

/** Everybody who ever had an account: the audit outlives them. */
export async function everybody(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('superseded_at', 'is', null)
    .orderBy('name')
    .execute()
}
