import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { openRequest } from '../../src/platform/access/index.ts'
import type { Db } from '../../src/platform/database/database.ts'
import {
  chainHead,
  enteredInError,
  newFact,
  nextVersion,
  recordAct,
  standingAt,
  verifyRecord,
  type Author,
} from '../../src/platform/record/index.ts'
import { deadline, type DeadlineTables } from '../../src/service/deadlines/index.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { World } from '../support/world.ts'

let db: TestDatabase
let world: World
const start = new Date('2026-01-05T08:00:00Z')

beforeAll(async () => {
  db = await openTestDatabase()
  world = new World(db.app, start)
})
afterAll(() => db.close())

type Stage = 'open' | 'paused' | 'met' | 'lapsed'

async function readFacts(trx: Db, caseId: CaseId, at: Date | null) {
  return trx
    .withTables<DeadlineTables>()
    .selectFrom('deadline as f')
    .select(['f.version', 'f.state', 'f.about', 'f.standing'])
    .where('f.case_id', '=', caseId)
    .where(standingAt('f', at))
    .execute()
}

/** Records one deadline, and then its next versions; `stale` claims to have seen a version that does not stand. */
async function change(
  token: string,
  author: Author,
  caseId: CaseId,
  at: Date,
  step: { state: Stage; about: string; withdraw: boolean; stale: boolean },
  key: string | null,
): Promise<string> {
  return world.as(
    token,
    caseId,
    async (trx) => {
      const row = await trx
        .withTables<DeadlineTables>()
        .selectFrom('deadline')
        .select(['id', 'version'])
        .where('case_id', '=', caseId)
        .where('superseded_at', 'is', null)
        .executeTakeFirst()
      const columns = {
        kind: 'monthly-status',
        about: step.about,
        due_at: at,
        state: step.state,
        met_at: null,
      } as const
      const seen =
        row === undefined ? null : { id: row.id, version: step.stale ? row.version + 1 : row.version }
      const fact =
        seen === null
          ? newFact(deadline, caseId, columns)
          : step.withdraw
            ? enteredInError(deadline, caseId, { ...seen, columns }, 'in error')
            : nextVersion(deadline, caseId, seen, columns, 'changed')
      const outcome = await recordAct(trx, author, at, {
        kind: 'case.change',
        caseId,
        happenedAt: null,
        key,
        answer: '/',
        facts: [fact],
      })
      return outcome.ok ? (outcome.value.replayed ? 'replayed' : 'done') : outcome.refusal.code
    },
    at,
  )
}

const step = fc.record({
  state: fc.constantFrom<Stage[]>('open', 'paused', 'met', 'lapsed'),
  about: fc.constantFrom('2026-01', '2026-02'),
  withdraw: fc.boolean(),
  stale: fc.boolean(),
  minutes: fc.integer({ min: -30, max: 600 }),
  twice: fc.boolean(),
})

test('as of T computed then equals as of T computed later; a replay and a stale change alter nothing', async () => {
  const lead = await world.person('service-lead', null)
  const author: Author = { actor: 'staff', accountId: lead.id, role: 'service-lead', right: 'supervising' }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const caseId = await world.aCase('wales')
      const seenThen: { at: Date; rows: unknown }[] = []
      let clock = start.getTime()
      for (const [index, one] of steps.entries()) {
        // The clock may jump back: what is recorded never does.
        clock += one.minutes * 60_000
        const at = new Date(clock)
        const key = `${caseId}-${index}`
        const before = await chainHead(db.owner.kysely)
        // The first change founds the fact, and cannot be stale.
        const stale = one.stale && index > 0
        const outcome = await change(lead.token, author, caseId, at, one, key)
        expect(outcome).toBe(stale ? 'someone-else-changed-it' : 'done')
        if (stale) expect(await chainHead(db.owner.kysely)).toEqual(before)
        if (one.twice && !stale) {
          const head = await chainHead(db.owner.kysely)
          expect(await change(lead.token, author, caseId, at, one, key)).toBe('replayed')
          expect(await chainHead(db.owner.kysely)).toEqual(head)
        }
        const stamped = await db.owner.kysely
          .selectFrom('act')
          .select('recorded_at')
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow()
        const moment = stamped.recorded_at
        seenThen.push({
          at: moment,
          rows: await world.as(lead.token, caseId, (trx) => readFacts(trx, caseId, moment), at),
        })
      }
      // Later: the same moments again. A moment that two changes share is judged by the last of them.
      const last = new Map(seenThen.map((one) => [one.at.getTime(), one]))
      for (const one of last.values()) {
        expect(await world.as(lead.token, caseId, (trx) => readFacts(trx, caseId, one.at))).toEqual(one.rows)
      }
    }),
    { numRuns: 60 },
  )
  expect((await verifyRecord(db.owner.kysely)).findings).toEqual([])
})

/** What a thief with the owner's password might do to the acts; each is undone by rolling back. */
const tamperings: readonly { name: string; with: (seq: number) => string[]; tail?: true }[] = [
  { name: 'alter an act', with: (seq) => [`update act set kind = kind || 'x' where seq = ${seq}`] },
  {
    name: 'alter who did it',
    with: (seq) => [`update act set account_id = gen_random_uuid() where seq = ${seq}`],
  },
  {
    name: 'alter when',
    with: (seq) => [`update act set recorded_at = recorded_at - interval '1 second' where seq = ${seq}`],
  },
  { name: 'alter the detail', with: (seq) => [`update act set detail = '{"a":1}' where seq = ${seq}`] },
  { name: 'delete an act', with: (seq) => [`delete from act where seq = ${seq}`] },
  {
    name: 'delete an act and close the gap',
    with: (seq) => [
      `delete from act where seq = ${seq}`,
      `update act set seq = -seq where seq > ${seq}`,
      `update act set seq = -seq - 1 where seq < 0`,
    ],
  },
  {
    name: 'insert an act',
    with: (seq) => [
      `update act set seq = -seq where seq > ${seq}`,
      `update act set seq = 1 - seq where seq < 0`,
      `insert into act select ${seq} + 1, gen_random_uuid(), sort, kind, account_id, actor, role, acted_by_right, case_id,
         happened_at, recorded_at, null, answer, detail, payload_digest, hash, hash from act where seq = ${seq}`,
    ],
  },
  {
    name: 'swap two acts',
    with: (seq) => [
      `update act set seq = -seq where seq in (${seq}, ${seq + 1})`,
      `update act set seq = case when seq = -${seq} then ${seq + 1} else ${seq} end where seq < 0`,
    ],
  },
  { name: 'cut off the tail', with: (seq) => [`delete from act where seq > ${seq}`], tail: true },
  {
    name: 'alter a fact',
    with: () => [`update case_file set site = 'elsewhere' where superseded_at is null`],
  },
  {
    name: 'delete a fact',
    with: () => [`delete from case_file where id in (select id from case_file limit 1)`],
  },
  {
    name: 'blank a fact’s column',
    with: () => [`update case_file set site = null where site is not null`],
  },
  {
    name: 'reopen an old version',
    with: () => [
      `update deadline set superseded_at = recorded_at + interval '1 year' where superseded_at is not null`,
    ],
  },
  {
    name: 'take away the salt',
    with: () => [`delete from act_salt where act_id in (select act_id from act_salt limit 1)`],
  },
]

test('altering, deleting, inserting, reordering and cutting off are each found', async () => {
  const lead = await world.person('service-lead', null)
  const author: Author = { actor: 'staff', accountId: lead.id, role: 'service-lead', right: 'supervising' }
  const caseId = await world.aCase('kent')
  const plain = { state: 'open', about: '2026-01', withdraw: false, stale: false } as const
  await change(lead.token, author, caseId, start, plain, null)
  await change(lead.token, author, caseId, start, plain, null)
  const head = await chainHead(db.owner.kysely)
  if (head === null) throw new Error('no head')
  expect((await verifyRecord(db.owner.kysely, head)).findings).toEqual([])
  for (const tampering of tamperings) {
    const places =
      tampering.with(1).join() === tampering.with(2).join()
        ? [1]
        : [2, Math.floor(head.seq / 2), head.seq - 1]
    for (const seq of places) {
      class Undo extends Error {}
      let found = 0
      await db.owner.kysely
        .transaction()
        .execute(async (trx) => {
          // The thief also lifts the foreign keys and triggers that stand in the way.
          await sql.raw(`set constraints all deferred`).execute(trx)
          for (const statement of tampering.with(seq)) await sql.raw(statement).execute(trx)
          const bare = await verifyRecord(trx)
          const withHead = await verifyRecord(trx, head)
          found = withHead.findings.length
          if (tampering.tail !== true) expect(bare.findings.length, tampering.name).toBeGreaterThan(0)
          throw new Undo()
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error
        })
      expect(found, `${tampering.name} at ${seq}`).toBeGreaterThan(0)
    }
  }
  expect((await verifyRecord(db.owner.kysely, head)).findings).toEqual([])
})

test('without a request’s context the application sees no row of any protected table', async () => {
  const caseId = await world.aCase('wales')
  expect(caseId).toBeTruthy()
  const tables = await sql<{ name: string }>`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'`.execute(db.owner.kysely)
  for (const { name } of tables.rows) {
    const rows = await db.app.kysely.transaction().execute(async (trx) => {
      await openRequest(trx, { token: null, caseId, now: start })
      return sql<{ n: number }>`select count(*)::integer as n from ${sql.table(name)}`.execute(trx)
    })
    expect(rows.rows[0]?.n, name).toBe(0)
  }
})

test('row security is on and forced for every table with a person in it', async () => {
  const bare = await sql<{
    name: string
  }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
      and c.relname not like 'schema_migration%'`.execute(db.owner.kysely)
  expect(bare.rows).toEqual([])
  const definers = await sql<{
    name: string
  }>`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef
      and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=public, pg_temp%', false)`.execute(
    db.owner.kysely,
  )
  expect(definers.rows).toEqual([])
})
