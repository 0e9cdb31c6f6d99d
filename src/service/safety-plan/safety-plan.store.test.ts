import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { readPlanKnown } from './store.ts'

type Person = { id: AccountId; token: string }
let house: TestHouse
let guardian: Person
let manager: Person
let lead: Person
let now: number
const canary = '7 Canary Lane'

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'wales', { name: 'Mena Manager' })
  lead = await house.world.person('service-lead', null, { name: 'Lowri Lead' })
  now = house.clock.now().getTime()
})
afterAll(() => house.close())

/** Time never goes back in the record, so each test begins where the one before ended. */
const later = (days: number) => {
  now += days * DAY_OF_24_HOURS
  house.clock.set(new Date(now))
}
async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales', { receivedAt: new Date('2026-06-01T09:00:00Z') })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await write(house, caseId, [anIdentity(caseId)])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/safety-plan${page}`
const first = {
  level: 'full',
  call_first: 'The carer on 01632 960001',
  supervision: 'An adult in the house at night',
  missing_first_hour: 'Ring the phone, then the police',
  trigger_1: 'A call from a withheld number',
  likelihood_1: 'likely',
  risk_1: 'debt',
  detail_1: 'A man called Invented says the family owes money',
  action_1: 'Carer keeps the phone at night',
  owner_1: 'The carer',
  restricts_1: 'yes',
  necessity_1: 'Calls come at night',
  person_1: 'Mrs Invented',
  place_1: 'The boxing club',
  child_heard: 'in-person',
  agreement: 'in-part',
  child_words: 'I want to be able to go out',
  for_child: 'If you are worried, ring us.',
}
const typedPlace = 'Sleeps at 12 Example Street, CF10 1AA on Fridays'
const again = { ...first, change: 'new-version', why: 'She has a new phone', travel: 'Taken to college' }
async function aPlan(): Promise<CaseId> {
  const caseId = await aCase()
  expect((await house.post(guardian.token, at(caseId, '/write'), first)).statusCode).toBe(303)
  return caseId
}
async function state(caseId: CaseId) {
  // A session of today, so that no test depends on how long one lasts.
  const token = await house.world.session(manager.id, house.clock.now())
  return house.world.as(
    token,
    caseId,
    async (db) => ({
      known: await readPlanKnown(db, caseId),
      clocks: (await readDeadlines(db, { caseIds: [caseId] })).map(
        ({ kind, about, dueAt }) => `${kind} ${about ?? ''} ${dueAt?.toISOString().slice(0, 10) ?? ''}`,
      ),
    }),
    house.clock.now(),
  )
}
/** Somebody signs in anew: time has passed. */
const fresh = async (who: Person): Promise<string> => house.world.session(who.id, house.clock.now())

test('a plan is written, compared with its next version, and an earlier one stays readable', async () => {
  const caseId = await aCase()
  expect((await house.get(guardian.token, at(caseId))).body).toContain('Write the first safety plan')
  expect((await house.get(guardian.token, at(caseId, '/write'))).statusCode).toBe(200)
  const half = await house.post(guardian.token, at(caseId, '/write'), {
    ...first,
    owner_1: '',
    child_words: '',
  })
  expect(half.statusCode).toBe(422)
  expect(half.body).toContain('Say who sees to it')
  expect(half.body).toContain('or that the child could not be asked')
  expect(half.body).toContain('A call from a withheld number')
  expect(
    (await house.post(guardian.token, at(caseId, '/write'), { ...first, level: 'reduced' })).statusCode,
  ).toBe(409)
  expect((await house.post(guardian.token, at(caseId, '/write'), first)).statusCode).toBe(303)
  expect((await state(caseId)).clocks).toEqual(['safety-plan-review by-level 2026-11-17'])

  const form = await house.get(guardian.token, at(caseId, '/write'))
  expect(form.body).toContain('Calls come at night')
  const reasonless = await house.post(guardian.token, at(caseId, '/write'), {
    ...again,
    why: '',
    _version: '1',
  })
  expect(reasonless.statusCode).toBe(422)
  expect(
    (await house.post(guardian.token, at(caseId, '/write'), { ...again, _version: '1' })).statusCode,
  ).toBe(303)
  const compared = await house.get(guardian.token, at(caseId, '/compare?from=2&to=1'))
  expect(compared.body).toContain('<ins class="gs-prose" dir="auto">Taken to college</ins>')
  expect(compared.body).toContain('One difference.')
  expect((await house.get(guardian.token, at(caseId, '/versions/1'))).body).not.toContain('Taken to college')
  expect((await house.get(guardian.token, at(caseId, '/versions'))).body).toContain('She has a new phone')
  expect((await house.get(guardian.token, at(caseId, '/compare?from=1&to=9'))).statusCode).toBe(404)
})

test('when two people write the next version at once, the second sees both and nothing is lost', async () => {
  const caseId = await aPlan()
  const one = await house.post(guardian.token, at(caseId, '/write'), { ...again, _version: '1' })
  expect(one.statusCode).toBe(303)
  const other = await house.post(manager.token, at(caseId, '/write'), {
    ...again,
    travel: 'By taxi only',
    why: 'The police asked',
    _version: '1',
  })
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('By taxi only')
  expect(other.body).toContain('Taken to college')
  expect(other.body).toContain('The police asked')
  expect((await state(caseId)).known?.plan?.version).toBe(2)
})

test('something happens: a review is raised with its reason, blocks a step down, and is answered by a look at the plan', async () => {
  const caseId = await aPlan()
  const raised = await house.post(guardian.token, at(caseId, '/raise'), {
    event: 'missing',
    why: 'Not back from college',
  })
  expect(raised.statusCode).toBe(303)
  expect((await state(caseId)).clocks).toContain('safety-plan-review missing 2026-11-04')
  expect((await house.get(guardian.token, at(caseId))).body).toContain('Not back from college')
  expect((await house.get(guardian.token, at(caseId, '/step-down'))).body).toContain('Review it first')
  const blocked = await house.post(guardian.token, at(caseId, '/step-down'), { why: 'Quiet', _version: '1' })
  expect(blocked.statusCode).toBe(409)
  const held = await house.post(guardian.token, at(caseId, '/review'), {
    'held_on-day': '2',
    'held_on-month': '11',
    'held_on-year': '2026',
    found: 'Came back alone; the plan worked',
    child_took_part: 'yes',
    _version: '1',
  })
  expect(held.statusCode).toBe(303)
  const after = await state(caseId)
  expect(after.clocks).toEqual(['safety-plan-review by-level 2026-11-17'])
  expect(after.known?.reviews).toMatchObject([
    { state: 'held', event: 'missing', outcome: 'unchanged', version: 2 },
  ])
})

test('shared as what and with whom; a parent does not get the whole, and a later version shows who has an old one', async () => {
  const caseId = await aPlan()
  const day = { 'shared_on-day': '2', 'shared_on-month': '11', 'shared_on-year': '2026' }
  const share = {
    part: 'carer',
    with_whom: 'Mrs Invented',
    recipient: 'carer',
    how: 'paper',
    ...day,
    _version: '1',
  }
  const parent = await house.post(guardian.token, at(caseId, '/share'), {
    ...share,
    part: 'whole',
    recipient: 'parent',
  })
  expect(parent.statusCode).toBe(422)
  expect((await house.post(guardian.token, at(caseId, '/share'), share)).statusCode).toBe(303)
  await house.post(guardian.token, at(caseId, '/write'), { ...again, _version: '1' })
  expect((await house.get(guardian.token, at(caseId))).body).toContain('Version 1: not the one in force')
})

test('printed without an address unless asked for with a reason, by nobody else and not for long', async () => {
  const caseId = await aPlan()
  expect((await house.post(guardian.token, at(caseId, '/addresses'), { address_1: canary })).statusCode).toBe(
    303,
  )
  expect((await house.get(guardian.token, at(caseId, '/addresses'))).body).toContain(canary)
  for (const page of ['', '/print', '/print?part=carer', '/print?part=child', '/versions/1', '/share'])
    expect((await house.get(guardian.token, at(caseId, page))).body, page).not.toContain(canary)
  for (const page of ['', '/chronology', '/child'])
    expect((await house.get(guardian.token, `/cases/${caseId}${page}`)).body, page).not.toContain(canary)
  const carer = await house.get(guardian.token, at(caseId, '/print?part=carer'))
  expect(carer.body).toContain('Carer keeps the phone at night')
  expect(carer.body).not.toContain('A man called Invented')
  const child = await house.get(guardian.token, at(caseId, '/print?part=child'))
  expect(child.body).toContain('If you are worried, ring us.')
  expect(child.body).not.toContain('Carer keeps the phone at night')
  // Typed where it does not belong, it is left off the paper all the same, until somebody asks with a reason.
  const typed = { ...again, travel: typedPlace, _version: '1' }
  expect((await house.post(guardian.token, at(caseId, '/write'), typed)).statusCode).toBe(303)
  for (const page of ['/print', '/print?part=carer', '/print?part=child']) {
    const { body } = await house.get(guardian.token, at(caseId, page))
    expect(body, page).not.toMatch(/Example Street|CF10/)
  }
  const whole = (await house.get(guardian.token, at(caseId, '/print'))).body
  expect(whole).toContain('Sleeps at [address left out], [address left out] on Fridays')
  const ask = at(caseId, '/print-with-addresses')
  expect((await house.post(guardian.token, ask, { part: 'carer' })).statusCode).toBe(422)
  const asked = await house.post(guardian.token, ask, { part: 'carer', why: 'For the emergency carer' })
  const print = String(asked.headers['location'])
  const full = (await house.get(guardian.token, print)).body
  expect(full).toContain(canary)
  expect(full).toContain(typedPlace)
  expect((await house.get(manager.token, print)).statusCode).toBe(404)
  expect((await house.get(lead.token, ask)).statusCode).toBe(403)
  house.clock.advance(16 * 60_000)
  expect((await house.get(await fresh(guardian), print)).statusCode).toBe(404)
  now = house.clock.now().getTime()
})

test('a step down is another person’s decision, starts a watch, and each contact moves its clock', async () => {
  const caseId = await aCase()
  let worker = await fresh(guardian)
  await house.post(worker, at(caseId, '/write'), first)
  await house.post(await fresh(manager), at(caseId, '/step-down'), { why: 'Quiet', _version: '1' })
  const own = await house.post(await fresh(manager), at(caseId, '/step-down/decide'), {
    decision: 'approve',
    why: 'Yes',
    _version: '1',
  })
  expect(own.statusCode).toBe(409)
  expect((await house.get(worker, at(caseId, '/step-down/decide'))).statusCode).toBe(403)
  const boss = await fresh(lead)
  expect((await house.get(boss, at(caseId, '/step-down/decide'))).body).toContain('watched for 28 days')
  const approved = await house.post(boss, at(caseId, '/step-down/decide'), {
    decision: 'approve',
    why: 'Agreed with the police',
    _version: '1',
  })
  expect(approved.statusCode).toBe(303)
  const day = (days: number) => new Date(now + days * DAY_OF_24_HOURS).toISOString().slice(0, 10)
  const down = await state(caseId)
  expect(down.known?.plan).toMatchObject({ level: 'reduced', version: 2, change: 'step-down' })
  expect(down.clocks).toContain(`watch-contact  ${day(7)}`)
  expect((await house.get(worker, at(caseId))).body).toContain('Closer contact after the step down')
  expect((await house.get(worker, `/cases/${caseId}`)).body).toContain('Closer contact until')
  expect((await house.get(worker, at(caseId, '/step-down'))).body).toContain('still watched')
  later(2)
  worker = await fresh(guardian)
  const spoken = await house.post(worker, `/cases/${caseId}/contacts/new`, {
    counterpart: 'child',
    mode: 'phone',
    outcome: 'successful',
    purposes: ['safety'],
    breach_code: 'child-did-not-answer',
  })
  expect(spoken.statusCode).toBe(303)
  expect((await state(caseId)).clocks).toContain(`watch-contact  ${day(7)}`)
  const raised = await house.post(worker, at(caseId, '/write'), { ...again, level: 'full', _version: '2' })
  expect(raised.statusCode).toBe(303)
  expect((await state(caseId)).clocks.filter((one) => one.startsWith('watch'))).toEqual([])
})
