import { sql } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { childIdentity, childLocation, childName, professional, safeContact } from './facts.ts'
import type { Identity, Location, Name, Professional, SafeContact } from './tell.ts'

/** A fact as it stands: its content, and what a correction and a conflict page need to know of it. */
export interface Standing<C> {
  readonly id: FactId
  readonly version: number
  readonly actId: string
  readonly recordedAt: Date
  readonly reason: string | null
  readonly columns: C
}

/** Everything of the child that a colleague may read at a glance. Not where the child is: that has a page of its own. */
export interface ChildDetails {
  readonly identity: Standing<Identity> | null
  /** The name the child gives first, then the other kinds; each kind in the order of recording. */
  readonly names: readonly Standing<Name>[]
  readonly safeContact: Standing<SafeContact> | null
  /** The referrer first; those who have left (`until`) last. */
  readonly professionals: readonly Standing<Professional>[]
}

type Row = Readonly<Record<string, unknown>>

function standing<C>(row: Row, parse: (row: Row) => C): Standing<C> {
  return {
    id: String(row['id']) as FactId,
    version: Number(row['version']),
    actId: String(row['act_id']),
    recordedAt: new Date(String(row['recorded_at'])),
    reason: typeof row['reason'] === 'string' ? row['reason'] : null,
    columns: parse(row),
  }
}

const identityOf = (row: Row): Standing<Identity> => standing(row, (one) => childIdentity.columns.parse(one))
const nameOf = (row: Row): Standing<Name> => standing(row, (one) => childName.columns.parse(one))
const safeOf = (row: Row): Standing<SafeContact> => standing(row, (one) => safeContact.columns.parse(one))
const personOf = (row: Row): Standing<Professional> => standing(row, (one) => professional.columns.parse(one))
const placeOf = (row: Row): Standing<Location> => standing(row, (one) => childLocation.columns.parse(one))

const current = sql`superseded_at is null and standing = 'recorded'`

/** One statement for the whole page. */
export async function childDetails(db: Db, caseId: CaseId): Promise<ChildDetails> {
  const found = await sql<{ identity: Row | null; names: Row[]; safe: Row | null; people: Row[] }>`select
    (select to_jsonb(i) from child_identity i where i.case_id = ${caseId} and ${current} limit 1) as identity,
    (select coalesce(jsonb_agg(to_jsonb(n) order by array_position(array['given','native-script','alias'], n.kind),
        n.recorded_at, n.id), '[]') from child_name n where n.case_id = ${caseId} and ${current}) as names,
    (select to_jsonb(s) from safe_contact s where s.case_id = ${caseId} and ${current}
        order by s.recorded_at desc limit 1) as safe,
    (select coalesce(jsonb_agg(to_jsonb(p) order by p.until desc nulls first, p.is_referrer desc, p.recorded_at, p.id),
        '[]') from professional p where p.case_id = ${caseId} and ${current}) as people`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('a select without a table answers one row')
  return {
    identity: row.identity === null ? null : identityOf(row.identity),
    names: row.names.map(nameOf),
    safeContact: row.safe === null ? null : safeOf(row.safe),
    professionals: row.people.map(personOf),
  }
}

/** Where the child is, as last recorded. For the one page that shows it, under `case:see-location`. */
export async function childPlace(db: Db, caseId: CaseId): Promise<Standing<Location> | null> {
  const found = await sql<{ place: Row }>`select to_jsonb(l) as place from child_location l
    where l.case_id = ${caseId} and ${current} order by l.recorded_at desc limit 1`.execute(db)
  const row = found.rows[0]
  return row === undefined ? null : placeOf(row.place)
}

/** The colleague who recorded an act; null for the public form, or where the act may not be read. */
export async function whoRecorded(db: Db, actId: string): Promise<string | null> {
  const row = await db
    .selectFrom('act')
    .innerJoin('account', 'account.id', 'act.account_id')
    .where('act.id', '=', actId)
    .where('account.superseded_at', 'is', null)
    .select('account.name')
    .executeTakeFirst()
  return row?.name ?? null
}
