import { afterAll, beforeAll, expect, test } from 'vitest'
import { aName, anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { AT_ENTRY, openDeadline } from '../deadlines/index.ts'
import { mapDeadlines, networkKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
})
afterAll(() => house.close())

async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const due = new Date(house.clock.now().getTime() + 42 * DAY_OF_24_HOURS)
  await write(house, caseId, [
    anIdentity(caseId),
    aName(caseId, 'Linh Invented'),
    openDeadline(caseId, 'network-review', due, AT_ENTRY),
  ])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/network${page}`
const send = (path: string, fields: Record<string, string>) => house.post(guardian.token, path, fields)
const page = async (caseId: CaseId, path = '') => (await house.get(guardian.token, at(caseId, path))).body
const inside = <T>(caseId: CaseId, read: Parameters<typeof house.world.as<T>>[2]) =>
  house.world.as(guardian.token, caseId, read, house.clock.now())
const known = (caseId: CaseId) => inside(caseId, (db) => networkKnown(db, caseId))
const clocks = async (caseId: CaseId) =>
  (await inside(caseId, (db) => mapDeadlines(db, caseId))).map(({ state }) => state).sort()
function today(): Record<string, string> {
  const [year = '', month = '', day = ''] = dayInLondon(house.clock.now()).split('-')
  return { 'on_day-day': day, 'on_day-month': month, 'on_day-year': year }
}
async function put(
  caseId: CaseId,
  called: string,
  kind: string,
  type: string,
  more: Record<string, string> = {},
) {
  const answer = await send(at(caseId, '/members/new'), { called, kind, type, ...more })
  expect(answer.statusCode).toBe(303)
  return (await known(caseId)).members.find(({ columns }) => columns.called === called)?.id ?? ''
}
const agreed = { agreed_by: 'Gwen', with_child: 'yes', child_words: 'Sam is the one I ring' }

test('nobody asked is unknown, people make it partial, and a map that was agreed stays as it was', async () => {
  const caseId = await aCase()
  expect(await page(caseId)).toContain('That is not the same as nobody there')
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).not.toContain('See the network')
  const empty = await send(at(caseId, '/members/new'), { called: 'Sam', kind: 'friend' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('value="Sam"')
  const sam = await put(caseId, 'Sam', 'friend', 'protective', { trust: 'trust-4', frequency: 'daily' })
  await put(caseId, 'Foster carer', 'other', 'unknown', { trust: 'would-not-say' })
  const teacher = await put(caseId, 'Teacher', 'professional', 'protective', { safe_to_contact: 'yes' })
  const home = await page(caseId)
  expect(home).toContain('Partial')
  expect(home).toContain('Asked, and would not say')
  expect(home).toContain('Ask the child about trust: 1 person is not rated')
  expect(home).toContain('Protective 2, Not known 1')
  await send(at(caseId, '/ties/new'), { one: sam, other: teacher, kind: 'family' })
  expect(await page(caseId)).toContain('Family of each other: Teacher')
  const tie = (await known(caseId)).ties[0]?.id ?? ''
  const better = { kind: 'friends', note: 'As Sam tells it', _version: '1' }
  expect((await send(at(caseId, `/ties/${tie}`), better)).statusCode).toBe(422)
  expect((await send(at(caseId, `/ties/${tie}`), { ...better, reason: 'Misheard' })).statusCode).toBe(303)
  expect((await send(at(caseId, `/ties/${tie}`), { ...better, reason: 'Late' })).statusCode).toBe(409)
  expect((await known(caseId)).ties[0]).toMatchObject({
    version: 2,
    columns: { one_id: sam, other_id: teacher, note: 'As Sam tells it' },
  })
  expect((await house.get(guardian.token, `/cases/${caseId}/chronology`)).body).toContain('Misheard')
  const self = await send(at(caseId, '/ties/new'), { one: sam, other: sam })
  expect(self.body).toContain('Choose two different people')
  expect(await clocks(caseId)).toEqual(['open'])
  expect((await send(at(caseId, '/reviews/new'), { point: 'entry', ...today(), ...agreed })).statusCode).toBe(
    303,
  )
  expect(await clocks(caseId)).toEqual(['met', 'open'])
  await put(caseId, 'Auntie', 'family', 'protective')
  await put(caseId, 'Uncle', 'family', 'protective')
  const after = await page(caseId)
  expect(after).toContain('Full')
  expect((await known(caseId)).reviews[0]?.columns).toMatchObject({
    reading: 'partial',
    protective: 2,
    type_unknown: 1,
  })
  const overview = (await house.get(guardian.token, `/cases/${caseId}`)).body
  expect(overview).toContain('Protective 4, Not known 1')
  expect((await house.get(guardian.token, `/cases/${caseId}/closure`)).body).toContain(
    'No map of the network',
  )
})

test('a move is the next version; two who move at once meet; a map in error gives its clock back', async () => {
  const caseId = await aCase()
  const sam = await put(caseId, 'Sam', 'friend', 'unknown')
  const path = at(caseId, `/members/${sam}/move`)
  expect((await send(path, { type: 'protective', trust: 'trust-3', _version: '1' })).statusCode).toBe(303)
  const late = await send(path, { type: 'neutral', trust: 'trust-0', _version: '1' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('0: not at all')
  expect((await known(caseId)).members[0]).toMatchObject({
    version: 2,
    columns: { called: 'Sam', trust: 'trust-3' },
  })
  const member = at(caseId, `/members/${sam}`)
  const fields = { called: 'Sam', kind: 'friend', type: 'protective', _version: '2' }
  expect((await send(member, fields)).statusCode).toBe(422)
  expect((await send(member, { ...fields, reason: 'Rated by mistake' })).statusCode).toBe(303)
  expect((await known(caseId)).members[0]?.columns.trust).toBeNull()

  await send(at(caseId, '/reviews/new'), { point: 'entry', ...today(), ...agreed })
  const [map] = (await known(caseId)).reviews
  const words = { agreed_by: 'Gwen and Sam', with_child: 'no', _version: '1', reason: 'The child had left' }
  expect((await send(at(caseId, `/reviews/${map?.id ?? ''}`), words)).statusCode).toBe(303)
  expect((await known(caseId)).reviews[0]?.columns).toMatchObject({ with_child: 'no', protective: 1 })
  const wrong = `/cases/${caseId}/facts/network_review/${map?.id ?? ''}/entered-in-error`
  expect((await send(wrong, { reason: 'Another child', _version: '2' })).statusCode).toBe(303)
  expect(await clocks(caseId)).toEqual(['lapsed', 'open'])
})

test('names of co-victims and exploiters are for those who work with the child, and stand on no print', async () => {
  const caseId = await aCase()
  await put(caseId, 'Sam', 'friend', 'protective')
  await put(caseId, 'Marco Exploits', 'suspected-exploiter', 'exploitative', { note: 'Drives a van' })
  await put(caseId, 'Mai Covictim', 'co-victim', 'unknown')
  await put(caseId, 'Uncle Takes', 'family', 'exploitative')
  const names = ['Marco Exploits', 'Drives a van', 'Mai Covictim', 'Uncle Takes']
  const lead = await house.world.person('service-lead', null)
  const worker = await page(caseId)
  const read = (await house.get(lead.token, at(caseId))).body
  const print = await page(caseId, '/print')
  const chronology = (await house.get(guardian.token, `/cases/${caseId}/chronology`)).body
  expect(read).toContain('Name withheld')
  expect(print).toContain('Sam')
  for (const name of names) {
    expect(worker).toContain(name)
    for (const body of [read, print, chronology]) expect(body).not.toContain(name)
  }
})
