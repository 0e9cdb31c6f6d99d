import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import { addDays, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { carriedFromBook } from './pages/entry/referral.ts'
import { indirectKnown, readConsultations, readEvents } from './store.ts'

let house: TestHouse
let worker: { id: AccountId; token: string }
let guardian: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  worker = await house.world.person('coordinator', 'wales', { name: 'Cai Coordinator' })
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
})
afterAll(() => house.close())

async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, worker.id, 'coordinator')
  await write(house, caseId, [anIdentity(caseId)])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/indirect${page}`
const send = (token: string, path: string, fields: Record<string, string | string[]>) =>
  house.post(token, path, fields)
const inDays = (days: number) => addDays(dayInLondon(house.clock.now()), days)
function boxes(name: string, days: number): Record<string, string> {
  const [year = '', month = '', day = ''] = inDays(days).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const inside = <T>(
  caseId: CaseId | null,
  read: Parameters<typeof house.world.as<T>>[2],
  token = worker.token,
) => house.world.as(token, caseId, read, house.clock.now())
const known = (caseId: CaseId) => inside(caseId, (db) => indirectKnown(db, caseId))
const clocks = (caseId: CaseId) =>
  inside(caseId, async (db) =>
    (
      await readDeadlines(db, {
        caseIds: [caseId],
        kinds: ['consultation-follow-up', 'due-regard-answer'],
        states: ['open', 'met', 'lapsed'],
      })
    ).map(({ kind, state, about }) => ({ kind, state, about })),
  )
const book = (token: string) => inside(null, (db) => readConsultations(db, 50), token)
const entry = {
  about: 'anonymous',
  local_authority: 'W06000015',
  advice: 'Ring the council tonight',
  topics: ['nrm'],
}
async function logged(token: string, fields: Record<string, string | string[]> = {}): Promise<string> {
  const answer = await send(token, '/consultations/new', { ...entry, ...boxes('on_day', -1), ...fields })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location).split('/').at(-1) ?? ''
}

test('a consultation is followed up on its day, and what came of it meets the clock', async () => {
  const caseId = await aCase()
  expect((await house.get(worker.token, at(caseId))).body).toContain('Nothing is recorded yet')
  const backwards = await send(worker.token, at(caseId, '/consultations/new'), {
    ...boxes('on_day', -1),
    ...boxes('follow_up_on', -3),
    advice: 'Words that must not be lost',
  })
  expect(backwards.statusCode).toBe(422)
  expect(backwards.body).toContain('cannot be before the consultation')
  expect(backwards.body).toContain('Words that must not be lost')
  const fields = { ...boxes('on_day', -1), ...boxes('follow_up_on', 5), agency: 'police', hours: '0.5' }
  expect((await send(worker.token, at(caseId, '/consultations/new'), fields)).statusCode).toBe(303)
  const one = (await known(caseId)).consultations[0]
  expect(one?.columns).toMatchObject({ agency: 'police', hours: 0.5, advice: null, outcome: null })
  expect(await clocks(caseId)).toEqual([{ kind: 'consultation-follow-up', state: 'open', about: one?.id }])
  expect((await house.get(worker.token, `/cases/${caseId}`)).body).toContain('Follow up what was agreed')
  const path = at(caseId, `/consultations/${one?.id ?? ''}`)
  const done = { ...fields, outcome: 'actions-taken', _version: '1', reason: 'Rung today' }
  await send(worker.token, path, done)
  expect(await clocks(caseId)).toEqual([{ kind: 'consultation-follow-up', state: 'met', about: one?.id }])
  expect((await send(worker.token, path, done)).body).toContain('Somebody')
  expect((await known(caseId)).consultations[0]?.version).toBe(2)
})

test('an answer is awaited for the configured days; a refusal wants its reason; withdrawn, its clock lapses', async () => {
  const caseId = await aCase()
  const asking = { agency: 'police', request: 'information', what: 'The report', ...boxes('asked_on', -1) }
  await send(worker.token, at(caseId, '/due-regard/new'), asking)
  const one = (await known(caseId)).requests[0]
  expect(one?.columns.answer_due_on).toBe(inDays(9))
  expect(await clocks(caseId)).toEqual([{ kind: 'due-regard-answer', state: 'open', about: one?.id }])
  const path = at(caseId, `/due-regard/${one?.id ?? ''}`)
  const refusal = {
    ...asking,
    answer: 'refused',
    ...boxes('answered_on', 0),
    _version: '1',
    reason: 'Answered',
  }
  const bare = await send(worker.token, path, refusal)
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('Enter the reason that they gave')
  await send(worker.token, path, { ...refusal, answer_note: 'Data protection, they say' })
  expect((await clocks(caseId))[0]?.state).toBe('met')
  expect((await house.get(worker.token, at(caseId))).body).toContain('After 1 day')
  await send(worker.token, at(caseId, '/due-regard/new'), { ...asking, what: 'Another child’s report' })
  const wrong = (await known(caseId)).requests.find(({ columns }) => columns.answer === null)
  await send(worker.token, `/cases/${caseId}/facts/due_regard/${wrong?.id ?? ''}/entered-in-error`, {
    reason: 'Another child',
    _version: '1',
  })
  expect((await clocks(caseId)).map(({ state }) => state).sort()).toEqual(['lapsed', 'met'])
  expect((await house.get(worker.token, `/cases/${caseId}/chronology`)).body).toContain(
    'Data protection, they say',
  )
})

test('a meeting keeps its agencies, purposes and hours', async () => {
  const caseId = await aCase()
  const bare = await send(worker.token, at(caseId, '/meetings/new'), { ...boxes('on_day', -1) })
  expect(bare.statusCode).toBe(422)
  await send(worker.token, at(caseId, '/meetings/new'), {
    ...boxes('on_day', -1),
    kind: 'strategy',
    third_party_type: 'multi-agency',
    agencies: ['police', 'social-worker'],
    mode: 'remote',
    purposes: ['safeguarding', 'nrm'],
    child_views: 'yes',
    delivery_hours: '1.5',
    travel_hours: '0',
  })
  expect((await known(caseId)).meetings[0]?.columns).toMatchObject({
    agencies: ['social-worker', 'police'],
    delivery_hours: 1.5,
    travel_hours: 0,
    preparation_hours: null,
    child_there: null,
  })
})

test('the book has no place for a name, is kept by site, and refuses whoever does not keep it', async () => {
  const form = await house.get(worker.token, '/consultations/new')
  expect(form.body).toContain('holds no child’s name')
  expect(form.body).not.toMatch(/name="[a-z_]*child_name/)
  const columns = await sql<{ column_name: string }>`select column_name from information_schema.columns
    where table_name = 'book_consultation' and column_name like '%name%'`.execute(house.db.owner.kysely)
  expect(columns.rows).toEqual([])
  const id = await logged(worker.token, { child_name: 'Typed Anyway', child_age: '15' })
  const page = await house.get(worker.token, `/consultations/${id}`)
  expect(page.body).toContain('Ring the council tonight')
  expect(page.body).not.toContain('Typed Anyway')
  const kent = await house.world.person('coordinator', 'kent')
  expect((await house.get(kent.token, `/consultations/${id}`)).statusCode).toBe(404)
  expect((await book(kent.token)).map((one) => one.id)).not.toContain(id)
  const lead = await house.world.person('service-lead', null)
  expect((await house.get(lead.token, `/consultations/${id}`)).statusCode).toBe(200)
  expect((await house.get(lead.token, `/consultations/${id}/correct`)).statusCode).toBe(403)
  expect((await house.get(guardian.token, '/consultations')).statusCode).toBe(403)
  expect(await book(guardian.token)).toEqual([])
  const corrected = { ...entry, ...boxes('on_day', -1), _version: '1', advice: 'Ring them now' }
  expect((await send(worker.token, `/consultations/${id}/correct`, corrected)).statusCode).toBe(422)
  await send(worker.token, `/consultations/${id}/correct`, { ...corrected, reason: 'Typed wrongly' })
  const stale = await send(worker.token, `/consultations/${id}/correct`, {
    ...corrected,
    advice: 'Something else',
    reason: 'Too late',
  })
  expect(stale.body).toContain('Ring them now')
  expect((await book(worker.token)).find((one) => one.id === id)?.version).toBe(2)
})

test('an anonymous entry is tied to a case by whoever may see both, with a reason, and hides behind it', async () => {
  const id = await logged(worker.token, { ...boxes('follow_up_on', 4), question: 'Who refers?' })
  const caseId = await aCase()
  const unsaid = await send(worker.token, at(caseId, '/tie'), { which: id })
  expect(unsaid.statusCode).toBe(422)
  const tied = await send(worker.token, at(caseId, '/tie'), {
    which: id,
    reason: 'The same social worker rang',
  })
  expect(tied.statusCode).toBe(303)
  const one = (await known(caseId)).consultations[0]
  expect(one?.columns).toMatchObject({ question: 'Who refers?', from_book: id, follow_up_on: inDays(4) })
  expect(await clocks(caseId)).toEqual([{ kind: 'consultation-follow-up', state: 'open', about: one?.id }])
  expect((await book(worker.token)).map((other) => other.id)).not.toContain(id)
  expect((await house.get(worker.token, `/consultations/${id}`)).body).toContain('tied to a child’s case')
  expect((await house.get(worker.token, `/consultations/${id}/correct`)).statusCode).toBe(404)
  const colleague = await house.world.person('coordinator', 'wales')
  expect((await house.get(colleague.token, `/consultations/${id}`)).statusCode).toBe(404)
  expect((await house.get(colleague.token, at(caseId))).statusCode).toBe(404)
  const elsewhere = await aCase()
  const again = await send(worker.token, at(elsewhere, '/tie'), { which: id, reason: 'x' })
  expect(again.statusCode).toBe(422)
  expect((await known(elsewhere)).consultations).toEqual([])
})

test('an entry and an event that should never have been leave the book with a reason, and count no more', async () => {
  const id = await logged(worker.token, { advice: 'Of another office' })
  const path = `/consultations/${id}/entered-in-error`
  expect((await house.get(worker.token, `/consultations/${id}`)).body).toContain(path)
  const blank = await send(worker.token, path, { _version: '1' })
  expect(blank.statusCode).toBe(422)
  expect((await send(guardian.token, path, { reason: 'x', _version: '1' })).statusCode).not.toBe(303)
  expect((await send(worker.token, path, { reason: 'x', _version: '9' })).statusCode).toBe(409)
  expect((await send(worker.token, path, { reason: 'Logged twice', _version: '1' })).statusCode).toBe(303)
  expect((await book(worker.token)).map((one) => one.id)).not.toContain(id)
  expect((await house.get(worker.token, `/consultations/${id}`)).statusCode).toBe(404)
  const made = await send(worker.token, '/consultations/events/new', {
    kind: 'training',
    title: 'Held elsewhere',
    ...boxes('on_day', -1),
    local_authority: 'several',
  })
  expect(made.statusCode).toBe(303)
  const event = String(made.headers.location)
  expect(
    (await send(worker.token, `${event}/entered-in-error`, { reason: 'No', _version: '1' })).statusCode,
  ).toBe(303)
  const events = await inside(null, (db) => readEvents(db, 50))
  expect(events.map(({ columns }) => columns.title)).not.toContain('Held elsewhere')
})

test('an anonymous entry becomes a referral: what it said is carried over without a name, and it stands on the new case', async () => {
  const taker = await house.world.person('manager', 'wales')
  const id = await logged(taker.token, {
    asked_by: 'Sam Asker',
    agency: 'police',
    organisation: 'Invented Police',
    question: 'A child seen at night in a shop.',
    child_age: '15',
    ...boxes('follow_up_on', 3),
  })
  const path = `/consultations/${id}/referral`
  expect((await house.get(taker.token, `/consultations/${id}`)).body).toContain(path)
  const form = (await house.get(taker.token, path)).body
  for (const said of ['Sam Asker', 'Invented Police', 'A child seen at night in a shop.', 'value="2011"'])
    expect(form).toContain(said)
  const logbook = await book(taker.token)
  const one = logbook.find((other) => other.id === id)?.columns
  if (one === undefined) throw new Error('the entry is not in the book')
  const carried = carriedFromBook(one) as Record<string, string>
  expect(Object.keys(carried).toSorted()).toEqual(
    [
      'concerns',
      'dob-year',
      'dob_standing',
      'local_authority',
      'referrer_agency',
      'referrer_name',
      'referrer_organisation',
    ].toSorted(),
  )
  const taken = await send(taker.token, path, { ...carried, ...boxes('taken_on', 0), taken_at: '08:00' })
  expect(taken.statusCode, taken.body.slice(0, 200)).toBe(303)
  const caseId = /cases\/([0-9a-f-]{36})/.exec(String(taken.headers.location))?.[1] as CaseId
  const there = await inside(caseId, (db) => indirectKnown(db, caseId), taker.token)
  expect(there.consultations[0]?.columns).toMatchObject({ from_book: id, advice: 'Ring the council tonight' })
  expect((await book(taker.token)).map((one) => one.id)).not.toContain(id)
  expect((await house.get(taker.token, path)).statusCode).toBe(404)
  const general = await logged(taker.token, { about: 'none' })
  expect((await house.get(taker.token, `/consultations/${general}/referral`)).statusCode).toBe(404)
})

test('work stands by area beside referrals: small numbers withheld, other sites unseen, no case named', async () => {
  const event = {
    kind: 'training',
    title: 'Knowing the signs',
    local_authority: 'W06000015',
    ...boxes('on_day', -1),
    people: '24',
    delivery_hours: '2',
    preparation_hours: '3',
    travel_hours: '1',
    miles: '100',
  }
  const saved = await send(worker.token, '/consultations/events/new', event)
  expect(saved.statusCode).toBe(303)
  expect((await house.get(worker.token, String(saved.headers.location))).body).toContain('Knowing the signs')
  const before = new Date(house.clock.now().getTime() - 100 * 86_400_000)
  const shown = async (token: string) => (await house.get(token, '/consultations/areas?area=W06000015')).body
  for (const name of ['One Hidden', 'Two Hidden'])
    await referredChild(house, { names: [name], receivedAt: before })
  const few = await shown(worker.token)
  expect(few).toContain('fewer than 5')
  for (const name of ['Three Hidden', 'Four Hidden', 'Five Hidden', 'Six Hidden'])
    await referredChild(house, { names: [name], receivedAt: before })
  const manager = await house.world.person('manager', 'wales')
  const many = await shown(manager.token)
  expect(many).toContain('about 5')
  expect(many).toContain('not over yet')
  expect(many).toContain('there 2')
  expect(many).toMatch(/<svg[^]*Hours of work/)
  expect(many).not.toMatch(/Hidden|\/cases\//)
  const kent = await house.world.person('coordinator', 'kent')
  expect(await shown(kent.token)).toContain('No indirect work is recorded')
  expect(await inside(null, (db) => readEvents(db, 10), kent.token)).toEqual([])
  expect((await house.get(guardian.token, '/consultations/areas')).statusCode).toBe(403)
})
