import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import {
  clockPauseReasons,
  contactCounterparts,
  contactModes,
  contactOutcomes,
} from '../../kernel/vocabulary.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ContactTables } from './facts.ts'
import type { ClockFacts } from './rules.ts'

export type ContactRow = Selectable<ContactTables['contact']>

export interface LastContacts {
  /** The latest successful contact with the child, of any mode. */
  readonly lastSuccessfulChild: Date | null
  /** The latest attempt or contact with anybody. */
  readonly lastAny: Date | null
}

/** The latest contacts of the given cases, as far as the asker may see them; a case without any is absent. */
export async function lastContacts(db: Db, caseIds: readonly string[]): Promise<Map<string, LastContacts>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .withTables<ContactTables>()
    .selectFrom('contact')
    .where('case_id', 'in', caseIds)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .groupBy('case_id')
    .select([
      'case_id',
      sql<Date | null>`max(happened_at) filter (where counterpart = 'child' and outcome = 'successful')`.as(
        'last_child',
      ),
      sql<Date>`max(happened_at)`.as('last_any'),
    ])
    .execute()
  return new Map(
    rows.map((row) => [row.case_id, { lastSuccessfulChild: row.last_child, lastAny: row.last_any }]),
  )
}

const moment = z.string().transform((text) => new Date(text))
const factsOfClock = z.object({
  contacts: z.array(
    z.object({
      id: z.string(),
      at: moment,
      counterpart: z.enum(contactCounterparts),
      thirdPartyType: z.string().nullable(),
      mode: z.enum(contactModes),
      outcome: z.enum(contactOutcomes),
    }),
  ),
  pauses: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      from: moment,
      until: z.union([z.null(), moment]),
      reason: z.enum(clockPauseReasons),
      note: z.string().nullable(),
    }),
  ),
  breach: z.union([
    z.null(),
    z.object({
      version: z.int(),
      stands: z.boolean(),
      code: z.string(),
      note: z.string().nullable(),
    }),
  ]),
})

/**
 * What the first-contact clocks of the given cases rest on, in one statement. Of the contacts only those that can stop a
 * clock: successful, with the child or with the referrer.
 */
export async function clockFacts(db: Db, caseIds: readonly string[]): Promise<Map<string, ClockFacts>> {
  if (caseIds.length === 0) return new Map()
  const ids = sql.join(caseIds)
  const rows = await sql<{ case_id: string; received_at: Date; missing: boolean; facts: unknown }>`
    select f.case_id, f.received_at, coalesce(r.missing_now = 'yes', false) as missing,
      json_build_object(
        'contacts', (select coalesce(json_agg(json_build_object('id', c.id, 'at', c.happened_at,
            'counterpart', c.counterpart, 'thirdPartyType', c.third_party_type, 'mode', c.mode, 'outcome', c.outcome)
            order by c.happened_at), '[]'::json)
          from contact c where c.case_id = f.case_id and c.superseded_at is null and c.standing = 'recorded'
            and c.outcome = 'successful' and (c.counterpart = 'child' or c.third_party_type = 'referrer')),
        'pauses', (select coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'from', p.from_at,
            'until', p.to_at, 'reason', p.pause_reason, 'note', p.note) order by p.from_at), '[]'::json)
          from clock_pause p where p.case_id = f.case_id and p.superseded_at is null and p.standing = 'recorded'),
        'breach', (select json_build_object('version', b.version, 'stands', b.standing = 'recorded',
            'code', b.breach_code, 'note', b.note)
          from breach_reason b where b.case_id = f.case_id and b.superseded_at is null)
      ) as facts
    from case_file f
    left join referral r on r.case_id = f.case_id and r.superseded_at is null and r.standing = 'recorded'
    where f.case_id in (${ids}) and f.superseded_at is null`.execute(db)
  return new Map(
    rows.rows.map((row) => {
      const { contacts, pauses, breach } = factsOfClock.parse(row.facts)
      return [
        row.case_id,
        {
          receivedAt: row.received_at,
          missingOnReferral: row.missing,
          contacts,
          pauses,
          breach: breach?.stands === true ? { code: breach.code, note: breach.note } : null,
          breachVersion: breach?.version ?? null,
        },
      ]
    }),
  )
}

/** The clock's facts of one case; throws where there is no such case, which the access decision has excluded. */
export async function clockFactsOf(db: Db, caseId: string): Promise<ClockFacts> {
  const facts = (await clockFacts(db, [caseId])).get(caseId)
  if (facts === undefined) throw new Error('a case without a head')
  return facts
}

/** One contact as it stands (also one entered in error), or null. */
export async function contactOf(db: Db, caseId: string, id: string): Promise<ContactRow | null> {
  const row = await db
    .withTables<ContactTables>()
    .selectFrom('contact')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface ContactFilter {
  readonly counterpart: 'child' | 'third-party' | null
  /** `made`: contacts; `tried`: attempts that reached nobody. */
  readonly reached: 'made' | 'tried' | null
}

export type ListedContact = ContactRow & { readonly recorded_by: string | null }

/** One page of a case's contacts, the latest first, with who recorded each; one row more than `size` tells of a next page. */
export async function contactsOf(
  db: Db,
  caseId: string,
  filter: ContactFilter,
  page: { readonly number: number; readonly size: number },
): Promise<{ rows: ListedContact[]; more: boolean }> {
  let query = db
    .withTables<ContactTables>()
    .selectFrom('contact as c')
    .leftJoin('act as a', 'a.id', 'c.act_id')
    .leftJoin('account as who', (join) =>
      join.onRef('who.id', '=', 'a.account_id').on('who.superseded_at', 'is', null),
    )
    .where('c.case_id', '=', caseId)
    .where('c.superseded_at', 'is', null)
    .where('c.standing', '=', 'recorded')
  if (filter.counterpart !== null) query = query.where('c.counterpart', '=', filter.counterpart)
  if (filter.reached !== null)
    query = query.where('c.outcome', filter.reached === 'made' ? '=' : '!=', 'successful')
  const rows = await query
    .selectAll('c')
    .select('who.name as recorded_by')
    .orderBy('c.happened_at', 'desc')
    .orderBy('c.id')
    .limit(page.size + 1)
    .offset((page.number - 1) * page.size)
    .execute()
  return { rows: rows.slice(0, page.size), more: rows.length > page.size }
}

/** How this person mostly makes contact: of the last ten contacts they recorded, on any case they may see; null = none yet. */
export async function usualMode(db: Db, accountId: string): Promise<ContactRow['mode'] | null> {
  const rows = await sql<{ mode: ContactRow['mode'] }>`
    select mode from (
      select c.mode from act a join contact c on c.act_id = a.id
      where a.account_id = ${accountId} and a.kind = 'contact.record' order by a.seq desc limit 10) latest
    group by mode order by count(*) desc, mode limit 1`.execute(db)
  return rows.rows[0]?.mode ?? null
}

export type NoContactRow = Selectable<ContactTables['no_contact_reason']>

export async function noContactReasonOf(db: Db, caseId: string): Promise<NoContactRow | null> {
  const row = await db
    .withTables<ContactTables>()
    .selectFrom('no_contact_reason')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Why the first contact is late, also when withdrawn; null = nobody has said. */
export async function breachReasonOf(
  db: Db,
  caseId: string,
): Promise<Selectable<ContactTables['breach_reason']> | null> {
  const row = await db
    .withTables<ContactTables>()
    .selectFrom('breach_reason')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface MonthOfContacts {
  /** Successful contacts with the child. */
  readonly child: number
  /** Of these, face to face. */
  readonly faceToFace: number
  /** Successful contacts with others about the child. */
  readonly others: number
  /** Attempts that reached nobody, with the child or others. */
  readonly attempts: number
}

/** A case's contacts counted by the civil month in London, 'YYYY-MM'; a month without any is absent. */
export async function contactsByMonth(db: Db, caseId: string): Promise<Map<string, MonthOfContacts>> {
  const rows = await sql<{ month: string; child: number; face: number; others: number; attempts: number }>`
    select to_char(happened_at at time zone 'Europe/London', 'YYYY-MM') as month,
      count(*) filter (where outcome = 'successful' and counterpart = 'child')::int as child,
      count(*) filter (where outcome = 'successful' and counterpart = 'child' and mode = 'face-to-face')::int as face,
      count(*) filter (where outcome = 'successful' and counterpart <> 'child')::int as others,
      count(*) filter (where outcome <> 'successful')::int as attempts
    from contact where case_id = ${caseId} and superseded_at is null and standing = 'recorded' group by 1`.execute(
    db,
  )
  return new Map(
    rows.rows.map((row) => [
      row.month,
      { child: row.child, faceToFace: row.face, others: row.others, attempts: row.attempts },
    ]),
  )
}
