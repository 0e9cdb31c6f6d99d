import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { declaredFactKinds } from '../../platform/record/index.ts'
import { dayColumnsOf } from './days-of-facts.ts'

export interface ChronologyAsked {
  readonly caseId: CaseId
  readonly tables: readonly string[]
  readonly accountId: string | null
  /** Civil days in London, both included. */
  readonly from: string | null
  readonly to: string | null
  readonly order: 'happened' | 'recorded'
  /** Reads and refusals of this case as well. */
  readonly looks: boolean
  readonly limit: number
  readonly offset: number
}

export interface ToldFact {
  readonly table: string
  readonly id: string
  readonly version: number
  readonly standing: 'recorded' | 'entered-in-error'
  readonly reason: string | null
  readonly superseded: boolean
  /** The fact as stored: instants as Date, days as text. */
  readonly row: Readonly<Record<string, unknown>>
}

export interface ToldAct {
  readonly id: string
  readonly sort: 'write' | 'read' | 'refusal'
  readonly kind: string
  readonly actor: 'staff' | 'public' | 'system'
  readonly by: string | null
  readonly role: string | null
  readonly happenedAt: Date
  /** Only the day is known of when it happened. */
  readonly dayOnly: boolean
  readonly recordedAt: Date
  readonly facts: readonly ToldFact[]
}

interface ActRow {
  id: string
  sort: ToldAct['sort']
  kind: string
  actor: ToldAct['actor']
  by: string | null
  role: string | null
  told_at: Date
  day_only: boolean
  recorded_at: Date
  facts: readonly FactRow[] | null
}
interface FactRow {
  table: string
  row: Readonly<Record<string, unknown>>
}

/** The day of which a fact speaks, where its table has one (`days-of-facts.ts`). */
const dayOf = (table: string): RawBuilder<unknown> => {
  const columns = dayColumnsOf(table)
  return columns.length === 0
    ? sql`null::date`
    : sql`coalesce(${sql.join(columns.map((name) => sql`f.${sql.ref(name)}::date`))})`
}

/**
 * One page of the acts of a case with the facts they left, newest first, in one statement. What was recorded of an earlier day
 * stands at noon of that day; of a day to come, where it was recorded.
 */
export async function readChronology(db: Db, asked: ChronologyAsked): Promise<ToldAct[]> {
  const { caseId } = asked
  const branches = asked.tables.map(
    (table) =>
      sql`select f.act_id, f.id, ${table}::text as name, to_jsonb(f) as content, ${dayOf(table)} as on_day from ${sql.table(table)} f
        where f.case_id = ${caseId}`,
  )
  if (branches.length === 0) return []
  const by = asked.order === 'happened' ? sql`a.told_at` : sql`a.recorded_at`
  const conditions: RawBuilder<unknown>[] = [
    asked.looks
      ? sql`((a.sort <> 'write' and a.case_id = ${caseId}) or a.id in (select act_id from facts))`
      : sql`a.id in (select act_id from facts)`,
  ]
  if (asked.accountId !== null) conditions.push(sql`a.account_id = ${asked.accountId}`)
  const london = sql`(${by} at time zone 'Europe/London')::date`
  if (asked.from !== null) conditions.push(sql`${london} >= ${asked.from}::date`)
  if (asked.to !== null) conditions.push(sql`${london} <= ${asked.to}::date`)
  const { rows } = await sql<ActRow>`
    with facts as materialized (${sql.join(branches, sql` union all `)}),
    days as (select act_id, max(on_day) as on_day from facts group by act_id),
    dated as (select a.*, d.on_day is not null and d.on_day < (a.happened_at at time zone 'Europe/London')::date as day_only,
        case when d.on_day < (a.happened_at at time zone 'Europe/London')::date
          then (d.on_day + time '12:00') at time zone 'Europe/London' else a.happened_at end as told_at
      from act a left join days d on d.act_id = a.id),
    page as (select a.* from dated a where ${sql.join(conditions, sql` and `)}
      order by ${by} desc, a.seq desc limit ${asked.limit} offset ${asked.offset})
    select a.id, a.sort, a.kind, a.actor, a.role, a.told_at, a.day_only, a.recorded_at, p.name as by,
      (select json_agg(json_build_object('table', f.name, 'row', f.content) order by f.name, f.id)
         from facts f where f.act_id = a.id) as facts
    from page a left join account p on p.id = a.account_id and p.superseded_at is null
    order by ${by} desc, a.seq desc`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    sort: row.sort,
    kind: row.kind,
    actor: row.actor,
    by: row.by,
    role: row.role,
    happenedAt: row.told_at,
    dayOnly: row.day_only,
    recordedAt: row.recorded_at,
    facts: (row.facts ?? []).map(toldFact),
  }))
}

/**
 * Who has written in this case: the choices of the filter by person. Of acts whose facts row security hides from the asker (a
 * link to a case that they may not see) the writer is not told either.
 */
export async function writersOf(
  db: Db,
  caseId: CaseId,
  tables: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (tables.length === 0) return []
  const seen = tables.map(
    (table) => sql`select f.act_id from ${sql.table(table)} f where f.case_id = ${caseId}`,
  )
  const { rows } = await sql<{ id: string; name: string }>`select p.id, p.name from account p
    where p.superseded_at is null and p.id in
      (select a.account_id from act a where a.id in (${sql.join(seen, sql` union all `)}))
    order by p.name, p.id`.execute(db)
  return rows
}

/** One fact as it stands, or null; `table` must be one of the declared kinds. */
export async function readFact(
  db: Db,
  asked: { caseId: CaseId; table: string; factId: string },
): Promise<ToldFact | null> {
  const { rows } = await sql<{
    row: FactRow['row']
  }>`select to_jsonb(f) as row from ${sql.table(asked.table)} f
    where f.case_id = ${asked.caseId} and f.id = ${asked.factId} and f.superseded_at is null`.execute(db)
  const found = rows[0]
  return found === undefined ? null : toldFact({ table: asked.table, row: found.row })
}

function toldFact({ table, row }: FactRow): ToldFact {
  const revived = revive(table, row)
  return {
    table,
    id: String(row['id']),
    version: Number(row['version']),
    standing: row['standing'] === 'entered-in-error' ? 'entered-in-error' : 'recorded',
    reason: typeof row['reason'] === 'string' ? row['reason'] : null,
    superseded: row['superseded_at'] !== null,
    row: revived,
  }
}

/** JSON has no instants: the columns that the fact's schema declares as dates become dates again. */
function revive(table: string, row: FactRow['row']): Readonly<Record<string, unknown>> {
  const instants = instantsOf(table)
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      instants.has(name) && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

const common = ['recorded_at', 'superseded_at'] as const
const known = new Map<string, ReadonlySet<string>>()

function instantsOf(table: string): ReadonlySet<string> {
  const before = known.get(table)
  if (before !== undefined) return before
  const kind = declaredFactKinds().find((one) => one.table === table)
  const columns = Object.entries(kind?.columns.shape ?? {})
    .filter(([, schema]) => isInstant(schema))
    .map(([name]) => name)
  const instants = new Set<string>([...common, ...columns])
  known.set(table, instants)
  return instants
}

function isInstant(schema: unknown): boolean {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return isInstant(schema.unwrap())
  return schema instanceof z.ZodDate
}
