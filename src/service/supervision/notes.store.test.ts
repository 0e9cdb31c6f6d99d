import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { newFact, recordAct } from '../../platform/record/index.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { supervisionNote } from './facts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const said = 'Rushes the first visit'
const day = (name: string, date: string, month = '11') => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: '2026',
})
const fields = (worker: string): Record<string, string> => ({
  worker,
  ...day('on_day', '2'),
  discussed: said,
  agreed: 'Shadow a colleague',
})

interface Two {
  readonly writer: { id: AccountId; token: string }
  readonly worker: { id: AccountId; token: string }
}
async function two(): Promise<Two> {
  const writer = await house.world.person('manager', 'wales', { name: 'Meg Manager' })
  const worker = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  await house.world.supervises(writer.id, worker.id)
  return { writer, worker }
}
async function written({ writer, worker }: Two, more: Record<string, string> = {}): Promise<string> {
  const saved = await house.post(writer.token, '/supervision/new', { ...fields(worker.id), ...more })
  expect(saved.statusCode, saved.body.slice(0, 2000)).toBe(303)
  return String(saved.headers.location)
}

test('a note is read by its writer, its worker and a later supervisor, and by nobody else', async () => {
  const people = await two()
  const { writer, worker } = people
  const at = await written(people)
  expect((await house.get(writer.token, '/supervision')).body).toContain('Shadow a colleague')
  expect((await house.get(worker.token, at)).body).toContain(said)
  expect((await house.get(worker.token, '/supervision/new')).statusCode).toBe(403)
  expect((await house.get(worker.token, at)).body).not.toContain('Correct the note')

  const next = await house.world.person('manager', 'kent')
  const colleague = await house.world.person('guardian', 'wales')
  const lead = await house.world.person('service-lead', null)
  expect((await house.get(next.token, at)).statusCode).toBe(404)
  expect((await house.get(colleague.token, at)).statusCode).toBe(404)
  expect((await house.get(lead.token, at)).statusCode).toBe(403)
  await house.world.supervises(next.id, worker.id)
  expect((await house.get(next.token, at)).body).toContain(said)
  for (const path of [`${at}/correct`, `${at}/entered-in-error`])
    expect((await house.get(next.token, path)).statusCode, path).toBe(403)
})

test('only whom one supervises may be written about, in the form and in the database', async () => {
  const manager = await house.world.person('manager', 'wales')
  const stranger = await house.world.person('guardian', 'wales')
  const refused = await house.post(manager.token, '/supervision/new', fields(stranger.id))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain(said)
  const straight = house.world.as(manager.token, null, (db) =>
    recordAct(
      db,
      { actor: 'staff', accountId: manager.id, role: 'manager', right: 'role' },
      house.world.now,
      {
        kind: 'test.note',
        caseId: null,
        happenedAt: null,
        key: null,
        answer: '/',
        facts: [
          newFact(supervisionNote, null, {
            supervisor_id: manager.id,
            worker_id: stranger.id,
            on_day: '2026-11-02',
            discussed: said,
            agreed: null,
            due_on: null,
          }),
        ],
      },
    ),
  )
  await expect(straight).rejects.toThrow(/row-level security/)
})

test('a note corrected keeps what it said before, with the reason; withdrawn, it stays crossed out and asks nothing', async () => {
  const people = await two()
  const { writer, worker } = people
  const at = await written(people, { action_1: 'Read the guide', for_1: 'worker', ...day('due_1', '9') })
  const correction = { ...day('on_day', '2'), discussed: 'Takes time for the first visit', agreed: '' }
  const silent = await house.post(writer.token, `${at}/correct`, { ...correction, reason: '', _version: '1' })
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Takes time for the first visit')
  const sent = await house.post(writer.token, `${at}/correct`, {
    ...correction,
    reason: 'Misheard',
    _version: '1',
  })
  expect(sent.headers.location, sent.body.slice(0, 2000)).toBe(at)
  const page = (await house.get(worker.token, at)).body
  for (const words of ['Takes time for the first visit', said, 'Misheard']) expect(page).toContain(words)
  const late = await house.post(writer.token, `${at}/correct`, {
    ...correction,
    reason: 'Again',
    _version: '1',
  })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Takes time for the first visit')

  expect((await house.get(worker.token, '/tasks')).body).toContain('Read the guide')
  await house.post(writer.token, `${at}/entered-in-error`, { reason: 'Another worker', _version: '2' })
  const gone = (await house.get(worker.token, at)).body
  expect(gone).toContain('Entered in error')
  expect(gone).toContain('Another worker')
  expect((await house.get(worker.token, '/tasks')).body).not.toContain('Read the guide')
  expect((await house.get(writer.token, '/supervision')).body).toContain('Entered in error')
  expect((await house.get(writer.token, `${at}/correct`)).statusCode).toBe(409)
})

test('an action stands in the tasks of whom it binds, who says that it is done; nobody else can', async () => {
  const people = await two()
  const { writer, worker } = people
  const half = await house.post(writer.token, '/supervision/new', {
    ...fields(worker.id),
    action_1: 'Read the guide',
    for_1: '',
    ...day('due_2', '9'),
  })
  expect(half.statusCode).toBe(422)
  for (const words of ['Say who does it', 'Say by when', 'Say what is to be done'])
    expect(half.body).toContain(words)
  const past = { action_1: 'Read the guide', for_1: 'worker', ...day('due_1', '1') }
  expect(
    (await house.post(writer.token, '/supervision/new', { ...fields(worker.id), ...past })).statusCode,
  ).toBe(422)
  const at = await written(people, {
    action_1: 'Read the guide',
    for_1: 'worker',
    ...day('due_1', '9'),
    action_2: 'Find a second visitor',
    for_2: 'supervisor',
    ...day('due_2', '4'),
  })
  const tasks = async (who: { token: string }) => (await house.get(who.token, '/tasks')).body
  expect(await tasks(worker)).toContain('Read the guide')
  expect(await tasks(worker)).not.toContain('Find a second visitor')
  expect(await tasks(writer)).toContain('Find a second visitor')
  const id = /actions\/([0-9a-f-]{36})\/done/.exec(await tasks(worker))?.[1] ?? ''
  const path = `/supervision/actions/${id}/done`
  expect((await house.post(writer.token, path, { _version: '1' })).statusCode).toBe(403)
  const stranger = await house.world.person('guardian', 'wales')
  expect((await house.post(stranger.token, path, { _version: '1' })).statusCode).toBe(404)
  const done = await house.post(worker.token, path, { _version: '1', back: 'tasks' })
  expect(done.headers.location, done.body.slice(0, 2000)).toBe('/tasks')
  expect(await tasks(worker)).not.toContain('Read the guide')
  expect((await house.post(worker.token, path, { _version: '2' })).statusCode).toBe(409)
  const other = /actions\/([0-9a-f-]{36})\/drop/.exec((await house.get(writer.token, at)).body)?.[1] ?? ''
  expect(
    (await house.post(worker.token, `/supervision/actions/${other}/drop`, { _version: '1' })).statusCode,
  ).toBe(403)
  await house.post(writer.token, `/supervision/actions/${other}/drop`, { _version: '1' })
  expect(await tasks(writer)).not.toContain('Find a second visitor')
  expect((await house.get(worker.token, at)).body).toContain('No longer needed')
})

test('a part about a child goes to that child’s record, chosen from the worker’s children, and the note stays out of it', async () => {
  const people = await two()
  const { writer, worker } = people
  const at = await written(people)
  const noteId = at.split('/').at(-1) ?? ''
  const mine: CaseId = await house.world.aCase('wales')
  const other: CaseId = await house.world.aCase('wales')
  await house.world.allocate(mine, worker.id, 'guardian')
  const page = (await house.get(writer.token, at)).body
  expect(page).toContain(`/cases/${mine}/supervision/from/${noteId}`)
  expect(page).not.toContain(other)
  const part = { ...day('on_day', '2'), words: 'Ask the school about Fridays', said_by: 'both' }
  const from = (caseId: CaseId) => `/cases/${caseId}/supervision/from/${noteId}`
  expect((await house.post(writer.token, from(other), part)).statusCode).toBe(404)
  expect((await house.post(worker.token, from(mine), part)).statusCode).toBe(404)
  const bad = await house.post(writer.token, from(mine), { ...part, said_by: '' })
  expect(bad.statusCode).toBe(422)
  expect(bad.body).toContain('Ask the school about Fridays')
  const saved = await house.post(writer.token, from(mine), part)
  expect(saved.headers.location, saved.body.slice(0, 2000)).toBe(`/cases/${mine}/chronology`)
  const chronology = (await house.get(worker.token, `/cases/${mine}/chronology`)).body
  expect(chronology).toContain('Ask the school about Fridays')
  expect(chronology).toContain('Gwen Guardian, Meg Manager')
  expect(chronology).not.toContain(said)
  const correct = new RegExp(`/cases/${mine}/supervision/[0-9a-f-]{36}`).exec(chronology)?.[0] ?? ''
  await house.post(worker.token, correct, {
    ...part,
    words: 'Ask the school about Mondays',
    reason: 'Misheard',
    _version: '1',
  })
  const after = (await house.get(worker.token, `/cases/${mine}/chronology`)).body
  for (const words of ['Ask the school about Mondays', 'Ask the school about Fridays', 'Misheard'])
    expect(after).toContain(words)
  const factId = correct.split('/').at(-1) ?? ''
  await house.post(worker.token, `/cases/${mine}/facts/supervision_about_child/${factId}/entered-in-error`, {
    reason: 'Another child',
    _version: '2',
  })
  expect((await house.get(worker.token, `/cases/${mine}/chronology`)).body).toContain('Another child')
})
