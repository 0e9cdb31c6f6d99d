import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { openDeadline, readDeadlines } from '../deadlines/index.ts'
import { reviewsOf } from '../safety-review/index.ts'
import { justiceKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
})
afterAll(() => house.close())

async function aCase(stage: 'allocated' | 'closed' = 'allocated'): Promise<CaseId> {
  const caseId = await house.world.aCase('wales', { stage })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const due = new Date(house.clock.now().getTime() + 20 * DAY_OF_24_HOURS)
  await write(house, caseId, [
    anIdentity(caseId),
    openDeadline(caseId, 'safety-plan-review', due, 'by-level'),
  ])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/justice${page}`
const send = (path: string, fields: Record<string, string | string[]>) =>
  house.post(guardian.token, path, fields)
function boxes(name: string, days: number): Record<string, string> {
  const on = dayInLondon(new Date(house.clock.now().getTime() + days * DAY_OF_24_HOURS))
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const inside = <T>(caseId: CaseId, read: Parameters<typeof house.world.as<T>>[2]) =>
  house.world.as(guardian.token, caseId, read, house.clock.now())
const known = (caseId: CaseId) => inside(caseId, (db) => justiceKnown(db, caseId))
const clocks = (caseId: CaseId) =>
  inside(caseId, async (db) =>
    (
      await readDeadlines(db, { caseIds: [caseId], kinds: ['court-date'], states: ['open', 'met', 'lapsed'] })
    ).map(({ state, about }) => ({ state, about })),
  )
const raised = (caseId: CaseId) =>
  inside(caseId, async (db) =>
    (await reviewsOf(db, caseId)).map(({ event, eventOn }) => ({ event, eventOn })),
  )

async function aMatter(caseId: CaseId): Promise<string> {
  expect((await send(at(caseId, '/matters/new'), { role: 'accused', offence: 'robbery' })).statusCode).toBe(
    303,
  )
  return (await known(caseId)).matters[0]?.id ?? ''
}

test('a matter with its stages, and the defence asked of an accused child only', async () => {
  const caseId = await aCase()
  expect((await house.get(guardian.token, at(caseId))).body).toContain('No matter is recorded')
  const wrong = await send(at(caseId, '/matters/new'), { role: 'witness', section45_outcome: 'raised' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Section 45 is for a child who is accused')
  const matter = await aMatter(caseId)
  const page = await house.get(guardian.token, at(caseId))
  expect(page.body).toContain('defence not available – Schedule 4')
  expect(page.body).toContain('not advice')
  expect(page.body).toContain('Make aware of the section 45 defence')
  await send(at(caseId, `/matters/${matter}/stages/new`), { stage: 'charged', ...boxes('on_day', -2) })
  for (const told of ['child', 'solicitor'])
    await send(at(caseId, `/matters/${matter}/section-45/new`), {
      told,
      told_by: 'Gwen',
      ...boxes('on_day', -1),
    })
  const after = await house.get(guardian.token, at(caseId))
  expect(after.body).toContain('Accused: Charged')
  expect(after.body).not.toContain('Make aware of the section 45 defence')
  const month = dayInLondon(house.clock.now()).slice(0, 7)
  expect((await house.get(guardian.token, `/cases/${caseId}/status/${month}`)).body).toContain(
    'from criminal justice',
  )
})

test('a court date raises a review in the same act, moves with its clock, and is met by what came of it', async () => {
  const caseId = await aCase()
  const matter = await aMatter(caseId)
  const first = { kind: 'plea', court: 'Youth court', asked: ['intermediary', 'adjournment-nrm'] }
  await send(at(caseId, `/matters/${matter}/court-dates/new`), { ...first, ...boxes('on_day', 9) })
  const date = (await known(caseId)).dates[0]
  expect(date?.columns.asked).toEqual(['intermediary', 'adjournment-nrm'])
  expect(await raised(caseId)).toEqual([{ event: 'court-date', eventOn: date?.columns.on_day }])
  expect(await clocks(caseId)).toEqual([{ state: 'open', about: date?.id }])
  const path = at(caseId, `/court-dates/${date?.id ?? ''}`)
  const refused = await send(path, { ...first, ...boxes('on_day', 16), _version: '1' })
  expect(refused.statusCode).toBe(422)
  expect((await known(caseId)).dates[0]?.version).toBe(1)
  await send(path, { ...first, ...boxes('on_day', 16), _version: '1', reason: 'Adjourned by the court' })
  expect(await raised(caseId)).toHaveLength(2)
  const done = { ...first, ...boxes('on_day', 16), outcome: 'adjourned', _version: '2', reason: 'Heard' }
  await send(path, done)
  expect(await clocks(caseId)).toEqual([{ state: 'met', about: date?.id }])
  const stale = await send(path, { ...done, _version: '2' })
  expect(stale.body).toContain('Somebody')
  expect((await known(caseId)).dates[0]?.version).toBe(3)
})

test('a date entered in error leaves the page, and its clock lapses with it', async () => {
  const caseId = await aCase()
  const matter = await aMatter(caseId)
  await send(at(caseId, `/matters/${matter}/court-dates/new`), { kind: 'trial', ...boxes('on_day', 9) })
  const date = (await known(caseId)).dates[0]
  const answer = await send(`/cases/${caseId}/facts/court_date/${date?.id ?? ''}/entered-in-error`, {
    reason: 'Another child',
    _version: '1',
  })
  expect(answer.statusCode).toBe(303)
  expect(await clocks(caseId)).toEqual([{ state: 'lapsed', about: date?.id }])
  expect((await known(caseId)).dates).toEqual([])
})

test('in a closed case a court date raises nothing and its clock rests; taken off the list, it waits no more', async () => {
  const caseId = await aCase('closed')
  const matter = await aMatter(caseId)
  const first = { kind: 'plea', ...boxes('on_day', 9) }
  await send(at(caseId, `/matters/${matter}/court-dates/new`), first)
  const date = (await known(caseId)).dates[0]
  expect(await raised(caseId)).toEqual([])
  expect(await clocks(caseId)).toEqual([{ state: 'lapsed', about: date?.id }])
  const resting = () =>
    inside(caseId, async (db) =>
      (await readDeadlines(db, { caseIds: [caseId], kinds: ['court-date'], states: ['lapsed'] })).map(
        ({ atRest }) => atRest !== undefined,
      ),
    )
  expect(await resting()).toEqual([true])
  const off = { ...first, outcome: 'vacated', _version: '1', reason: 'Taken off the list' }
  await send(at(caseId, `/court-dates/${date?.id ?? ''}`), off)
  expect(await resting()).toEqual([false])
})

test('custody and an order are kept step by step; a stranger and another case’s matter find nothing', async () => {
  const caseId = await aCase()
  const matter = await aMatter(caseId)
  await send(at(caseId, '/custody/new'), { kind: 'police', ...boxes('from_day', -1) })
  const undecided = await send(at(caseId, '/orders/new'), { kind: 'stpo', stage: 'granted' })
  expect(undecided.body).toContain('Enter the day on which it was granted or refused')
  await send(at(caseId, '/orders/new'), { kind: 'stro', stage: 'applied', ...boxes('sought_on', -3) })
  const page = (await house.get(guardian.token, at(caseId))).body
  expect(page).toMatch(/Police custody since/)
  expect(page).toContain('STRO')
  const elsewhere = await aCase()
  expect((await house.get(guardian.token, at(elsewhere, `/matters/${matter}/stages/new`))).statusCode).toBe(
    404,
  )
  const stranger = await house.world.person('guardian', 'croydon', { name: 'Carl Elsewhere' })
  expect((await house.get(stranger.token, at(caseId))).statusCode).not.toBe(200)
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain('See criminal justice')
})
