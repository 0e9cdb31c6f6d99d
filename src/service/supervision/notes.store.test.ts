import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFact, recordAct } from '../../platform/record/index.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { supervisionNote } from './facts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const said = 'Rushes the first visit'
const fields = (worker: string) => ({
  worker,
  'on_day-day': '2',
  'on_day-month': '11',
  'on_day-year': '2026',
  discussed: said,
  agreed: 'Shadow a colleague',
})

test('a note is read by its writer, its worker and a later supervisor, and by nobody else', async () => {
  const writer = await house.world.person('manager', 'wales')
  const worker = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  await house.world.supervises(writer.id, worker.id)
  const saved = await house.post(writer.token, '/supervision/new', fields(worker.id))
  expect(saved.headers.location, saved.body).toBe('/supervision')
  const list = (await house.get(writer.token, '/supervision')).body
  expect(list).toContain('Shadow a colleague')
  const at = /\/supervision\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  expect((await house.get(worker.token, at)).body).toContain(said)
  expect((await house.get(worker.token, '/supervision/new')).statusCode).toBe(403)

  const next = await house.world.person('manager', 'kent')
  const colleague = await house.world.person('guardian', 'wales')
  const sameSite = await house.world.person('manager', 'wales')
  for (const other of [next, colleague, sameSite]) {
    expect((await house.get(other.token, at)).statusCode).toBe(404)
    expect((await house.get(other.token, '/supervision')).body).not.toContain('Shadow a colleague')
  }
  const lead = await house.world.person('service-lead', null)
  expect((await house.get(lead.token, at)).statusCode).toBe(403)
  await house.world.supervises(next.id, worker.id)
  expect((await house.get(next.token, at)).body).toContain(said)
})

test('given a worker somebody else supervises, then the note is refused, by the form and by the database', async () => {
  const manager = await house.world.person('manager', 'essex')
  const worker = await house.world.person('guardian', 'essex')
  expect((await house.post(manager.token, '/supervision/new', fields(worker.id))).statusCode).toBe(422)
  const forced = house.world.as(manager.token, null, (db) =>
    recordAct(db, { actor: 'staff', accountId: null, role: null, right: 'test' }, house.world.now, {
      kind: 'test.record',
      caseId: null,
      happenedAt: null,
      key: null,
      answer: '/',
      facts: [
        newFact(supervisionNote, null, {
          supervisor_id: manager.id,
          worker_id: worker.id,
          on_day: '2026-11-02',
          discussed: said,
          agreed: null,
          due_on: null,
        }),
      ],
    }),
  )
  await expect(forced).rejects.toThrow(/row-level security/)
})
