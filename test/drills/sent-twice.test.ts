import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let caseId: CaseId
let token: string

beforeAll(async () => {
  house = await openTestHouse()
  const guardian = await house.world.person('guardian', 'wales')
  token = guardian.token
  caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
})
afterAll(() => house.close())

async function contacts(): Promise<readonly (string | null)[]> {
  const rows = await sql<{ note: string | null }>`select note from contact where case_id = ${caseId}`.execute(
    house.db.owner.kysely,
  )
  return rows.rows.map((row) => row.note)
}

test('given a form that was sent, when it is sent again as it was, then it answers as the first time; with other words, nothing is lost', async () => {
  const path = `/cases/${caseId}/contacts/new`
  const form = {
    counterpart: 'child',
    mode: 'phone',
    outcome: 'successful',
    purposes: ['safety'],
    note: 'first words',
    _key: randomUUID(),
  }
  const first = await house.post(token, path, form)
  expect(first.statusCode).toBe(303)
  const again = await house.post(token, path, form)
  expect(again.headers.location).toBe(first.headers.location)
  const other = await house.post(token, path, { ...form, note: 'second words' })
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('sent before')
  expect(await contacts()).toEqual(['first words'])
  const refused = await sql<{ code: string | null }>`select detail::jsonb ->> 'code' as code from act
    where sort = 'refusal' order by seq desc limit 1`.execute(house.db.owner.kysely)
  expect(refused.rows[0]?.code).toBe('sent-before')
  expect((await house.get(token, path)).body).toContain('second words')
})
