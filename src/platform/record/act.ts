import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId, ActId, CaseId, FactId } from '../../kernel/ids.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import type { Db } from '../database/database.ts'
import { digestOfFacts, type StoredFact } from './digest.ts'
import type { FactToRecord } from './fact.ts'

/** Who acts: fixed when the request is opened, never chosen by a room. */
export interface Author {
  readonly actor: 'staff' | 'public' | 'system'
  readonly accountId: AccountId | null
  readonly role: string | null
  /** The relationship or grant that permitted it, e.g. `allocated`. */
  readonly right: string | null
}

export interface ActToRecord {
  /** What is done, in the service's words: `contact.record`. */
  readonly kind: string
  readonly caseId: CaseId | null
  /** When it happened in the world; null = now. */
  readonly happenedAt: Date | null
  /** From the form: the same key again changes nothing and answers as the first time. */
  readonly key: string | null
  /** Where the person is sent afterwards: a path with ids only. */
  readonly answer: string
  readonly facts: readonly FactToRecord[]
  /** Codes only, for the audit: never a name or a sentence. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

export interface Recorded {
  readonly actId: ActId
  readonly answer: string
  readonly recordedAt: Date
  readonly factIds: readonly FactId[]
  /** True when this was a replay: nothing was written. */
  readonly replayed: boolean
}

/** What an earlier act with this key answered, or null. */
export async function earlierAnswer(
  db: Db,
  author: Author,
  key: string,
): Promise<{ id: string; kind: string; answer: string | null; recorded_at: Date; detail: unknown } | null> {
  const row = await db
    .selectFrom('act')
    .select(['id', 'kind', 'answer', 'recorded_at', 'detail'])
    .where('idempotency_key', '=', key)
    .where((eb) =>
      author.accountId === null
        ? eb('account_id', 'is', null)
        : eb('account_id', '=', author.accountId as string),
    )
    .executeTakeFirst()
  return row ?? null
}

async function insertFacts(
  db: Db,
  actId: string,
  recordedAt: Date,
  facts: readonly FactToRecord[],
): Promise<{ stored: StoredFact[]; ids: FactId[] }> {
  const stored: StoredFact[] = []
  const ids: FactId[] = []
  for (const fact of facts) {
    const id = fact.id ?? (randomUUID() as FactId)
    const row = {
      ...fact.columns,
      id,
      version: (fact.replaces ?? 0) + 1,
      ...(fact.kind.about === 'case' ? { case_id: fact.caseId } : {}),
      act_id: actId,
      recorded_at: recordedAt,
      standing: fact.standing,
      reason: fact.reason,
    }
    const [inserted] = await db
      .withTables<Record<string, Record<string, unknown>>>()
      .insertInto(fact.kind.table)
      .values(row)
      .returningAll()
      .execute()
    if (inserted === undefined) throw new Error(`a fact of ${fact.kind.table} was not stored`)
    stored.push({ table: fact.kind.table, row: inserted })
    ids.push(id)
  }
  return { stored, ids }
}

/**
 * True when every fact that replaces a version replaces the one that stands now, and no fact with a chosen id (one a case)
 * is recorded as new when another stands: two people may open the same blank form. Called while the chain is held. */
async function allCurrent(db: Db, facts: readonly FactToRecord[]): Promise<boolean> {
  for (const fact of facts) {
    if (fact.id === null) continue
    const row = await db
      .withTables<Record<string, { id: string; version: number; superseded_at: Date | null }>>()
      .selectFrom(fact.kind.table)
      .select('version')
      .where('id', '=', fact.id)
      .where('superseded_at', 'is', null)
      .executeTakeFirst()
    if ((row?.version ?? null) !== fact.replaces) return false
  }
  return true
}

/**
 * Writes one act with its facts, inside the caller's transaction. Acts are written one after another (the chain is held from
 * here to the commit), so a version that is current when it is checked is still current when its successor is stored.
 * Refuses with `someone-else-changed-it` when a fact to be replaced has moved on; then nothing has been written.
 */
export async function recordAct(
  db: Db,
  author: Author,
  now: Date,
  act: ActToRecord,
): Promise<Outcome<Recorded>> {
  const held = await sql<{ at: Date }>`select take_chain(${now}) as at`.execute(db)
  const recordedAt = held.rows[0]?.at
  if (recordedAt === undefined) throw new Error('the chain could not be taken')
  if (act.key !== null) {
    const earlier = await earlierAnswer(db, author, act.key)
    if (earlier !== null) {
      return done({
        actId: earlier.id as ActId,
        answer: earlier.answer ?? act.answer,
        recordedAt: earlier.recorded_at,
        factIds: [],
        replayed: true,
      })
    }
  }
  if (!(await allCurrent(db, act.facts))) return refuse('someone-else-changed-it')
  const actId = randomUUID() as ActId
  const { stored, ids } = await insertFacts(db, actId, recordedAt, act.facts)
  const salt = randomBytes(16).toString('hex')
  await appendAct(db, author, now, {
    id: actId,
    sort: 'write',
    kind: act.kind,
    caseId: act.caseId,
    happenedAt: act.happenedAt,
    recordedAt,
    key: act.key,
    answer: act.answer,
    detail: act.detail ?? {},
    digest: digestOfFacts(salt, stored),
    salt,
  })
  return done({ actId, answer: act.answer, recordedAt, factIds: ids, replayed: false })
}

interface Appended {
  id: ActId
  sort: 'write' | 'read' | 'refusal'
  kind: string
  caseId: CaseId | null
  happenedAt: Date | null
  recordedAt: Date | null
  key: string | null
  answer: string | null
  detail: Readonly<Record<string, string | number | boolean | null>>
  digest: string
  salt: string | null
}

async function appendAct(db: Db, author: Author, now: Date, act: Appended): Promise<void> {
  await sql`select append_act(${act.id}, ${act.sort}, ${act.kind}, ${author.accountId}, ${author.actor}, ${author.role},
    ${author.right}, ${act.caseId}, ${act.happenedAt}, ${now}, ${act.recordedAt}, ${act.key}, ${act.answer},
    ${JSON.stringify(act.detail)}, ${act.digest}, ${act.salt})`.execute(db)
}

/** Writes that a record was read, or that something was refused: the last statement of the transaction that did it. */
export async function auditAct(
  db: Db,
  author: Author,
  now: Date,
  audit: {
    sort: 'read' | 'refusal'
    kind: string
    caseId: CaseId | null
    detail: Readonly<Record<string, string | number | boolean | null>>
  },
): Promise<void> {
  await appendAct(db, author, now, {
    ...audit,
    id: randomUUID() as ActId,
    happenedAt: null,
    recordedAt: null,
    key: null,
    answer: null,
    digest: '-',
    salt: null,
  })
}
