import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { World } from '../../../test/support/world.ts'
import { caseFile, openRequest } from '../access/index.ts'
import {
  chainHead,
  headInWords,
  nextVersion,
  publishHead,
  recordAct,
  verifyRecord,
  type Author,
} from './index.ts'

let db: TestDatabase
let world: World
const now = new Date('2026-11-01T10:00:00Z')
beforeAll(async () => {
  db = await openTestDatabase()
  world = new World(db.app, now)
})
afterAll(() => db.close())

test('given a small world, when verified, then nothing is found', async () => {
  const guardian = await world.person('guardian', 'wales')
  const caseId = await world.aCase('wales')
  await world.allocate(caseId, guardian.id, 'guardian')
  const seen = await world.as(guardian.token, caseId, async (trx, facts) => ({
    facts,
    rows: await trx.selectFrom('case_file').selectAll().execute(),
  }))
  expect(seen.facts.theCase?.relations).toEqual(['allocated'])
  expect(seen.rows.map((row) => row.id)).toEqual([caseId])
  const author: Author = { actor: 'staff', accountId: guardian.id, role: 'guardian', right: 'allocated' }
  const head = seen.rows[0]
  if (head === undefined) throw new Error('no head')
  const { id, version, child_id, reference, received_at, stage, site, local_authority, model_version } = head
  const change = () =>
    world.as(guardian.token, caseId, (trx) =>
      recordAct(trx, author, now, {
        kind: 'case.correct',
        caseId,
        happenedAt: null,
        key: 'k1',
        answer: '/x',
        facts: [
          nextVersion(
            caseFile,
            caseId,
            { id, version },
            {
              child_id,
              reference,
              received_at,
              stage,
              site,
              local_authority,
              route: 'indirect',
              model_version,
            },
            'corrected',
          ),
        ],
      }),
    )
  expect((await change()).ok).toBe(true)
  const again = await change()
  expect(again.ok && again.value.replayed).toBe(true)
  const result = await verifyRecord(db.owner.kysely)
  expect(result.findings).toEqual([])
  expect(result.acts).toBeGreaterThan(3)
})

test('given the application role, when it updates, deletes or truncates any table, then it is refused', async () => {
  const tables = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db.owner.kysely)
  expect(tables.rows.length).toBeGreaterThan(10)
  for (const { name } of tables.rows) {
    for (const attempt of [
      sql`update ${sql.table(name)} set ${sql.ref(name === 'act_salt' ? 'salt' : 'id')} = null`,
      sql`delete from ${sql.table(name)}`,
      sql`truncate ${sql.table(name)} cascade`,
    ]) {
      await expect(
        db.app.kysely.transaction().execute(async (trx) => {
          await openRequest(trx, { token: null, caseId: null, now })
          await attempt.execute(trx)
        }),
        name,
      ).rejects.toThrow(/permission denied|must be owner|column .* does not exist/)
    }
  }
})

test('given a file kept elsewhere, when the head is published, then it is the head that verify takes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guardianship-head-'))
  try {
    await world.aCase('wales')
    const published = await publishHead(db.app, join(folder, 'heads'), now)
    const head = await chainHead(db.owner.kysely)
    if (published === null || head === null) throw new Error('no head')
    expect(published).toEqual(head)
    expect(readFileSync(join(folder, 'heads'), 'utf8')).toBe(`${now.toISOString()} ${headInWords(head)}\n`)
    expect((await verifyRecord(db.owner.kysely, published)).findings).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
