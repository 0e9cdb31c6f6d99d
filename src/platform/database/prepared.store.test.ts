import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
  await sql`create table number_kept (n integer)`.execute(db.owner.kysely)
  await sql`insert into number_kept values (1), (2)`.execute(db.owner.kysely)
})
afterAll(() => db.close())

/** Asks on one connection, and says what that connection keeps prepared. */
const kept = (ask: number): Promise<{ answers: unknown[]; statements: string[] }> =>
  db.owner.kysely.connection().execute(async (one) => {
    const answers: unknown[] = []
    for (let n = 1; n <= ask; n += 1)
      answers.push((await sql`select * from number_kept where n = ${n}`.execute(one)).rows)
    const { rows } = await sql<{
      statement: string
    }>`select statement from pg_prepared_statements where name like 'kept%'`.execute(one)
    return {
      answers,
      statements: rows.map((row) => row.statement).filter((text) => text.includes('number_kept')),
    }
  })

test('given a statement asked again, then its plan is kept once, and every asking has an answer of its own', async () => {
  const { answers, statements } = await kept(3)
  expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], []])
  expect(statements).toEqual(['select * from number_kept where n = $1'])
})

test('given a table altered under a kept plan, then at most one asking fails, and the next is prepared anew', async () => {
  await kept(3)
  await sql`alter table number_kept add column word text`.execute(db.owner.kysely)
  await Promise.allSettled([kept(1)])
  expect((await kept(3)).answers).toEqual([[{ n: 1, word: null }], [{ n: 2, word: null }], []])
})
