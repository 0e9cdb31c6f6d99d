import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../kernel/clock.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { recordAct, type FactToRecord } from '../../platform/record/index.ts'
import { missingSince } from '../../../test/support/every-fact.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { openDeadline, readDeadlines, type Deadline } from '../deadlines/index.ts'
import { clockFacts, lastContacts } from './index.ts'

const received = new Date('2026-11-02T09:00:00Z')
let house: TestHouse
let caseId: CaseId
let guardian: { id: string; token: string }
let manager: { id: string; token: string }

beforeAll(async () => {
  house = await openTestHouse(received)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.clock.set(received)
  const worker = await house.world.person('guardian', 'wales')
  guardian = worker
  manager = await house.world.person('manager', 'wales')
  caseId = await house.world.aCase('wales', { receivedAt: received })
  await house.world.allocate(caseId, worker.id, 'guardian')
  await facts([openDeadline(caseId, 'first-contact', new Date(received.getTime() + 24 * HOUR))])
})

async function facts(given: FactToRecord[]): Promise<void> {
  await house.world.as(guardian.token, caseId, async (db) => {
    const author = { actor: 'system', accountId: null, role: null, right: 'test' } as const
    const act = { kind: 'test', caseId, happenedAt: null, key: null, answer: '/', facts: given }
    expect((await recordAct(db, author, house.clock.now(), act)).ok).toBe(true)
  })
}

/** Time goes by; whoever works signs in again, because a session locks after 15 minutes. */
async function after(ms: number): Promise<void> {
  house.clock.advance(ms)
  const now = house.clock.now()
  guardian = { ...guardian, token: await house.world.session(guardian.id as never, now) }
  manager = { ...manager, token: await house.world.session(manager.id as never, now) }
}

async function deadline(kind: Deadline['kind'] = 'first-contact'): Promise<Deadline | undefined> {
  return house.world.as(
    guardian.token,
    caseId,
    async (db) =>
      (
        await readDeadlines(db, {
          caseIds: [caseId],
          kinds: [kind],
          states: ['open', 'paused', 'met', 'lapsed'],
        })
      )[0],
    house.clock.now(),
  )
}

const path = (rest: string) => `/cases/${caseId}${rest}`
const reached = { counterpart: 'child', mode: 'phone', outcome: 'successful', purposes: ['safety'] }
const london = (at: Date) => ({
  'on-day': String(at.getUTCDate()),
  'on-month': String(at.getUTCMonth() + 1),
  'on-year': String(at.getUTCFullYear()),
  at: at.toISOString().slice(11, 16),
})

async function onlyContact(): Promise<string> {
  const list = await house.get(guardian.token, path('/contacts'))
  const found = /contacts\/([0-9a-f-]{36})/.exec(list.body)?.[1]
  if (found === undefined) throw new Error('no contact in the list')
  return found
}

describe('recording', () => {
  test('given a running clock, when the child is reached, then the deadline is met at that time in the same act', async () => {
    await after(2 * HOUR)
    const form = await house.get(guardian.token, path('/contacts/new'))
    expect(form.statusCode).toBe(200)
    expect(form.body).not.toContain('breach_code')
    const saved = await house.post(guardian.token, path('/contacts/new'), reached)
    expect(saved.statusCode).toBe(303)
    expect(saved.headers.location).toBe(path(''))
    expect(await deadline()).toMatchObject({ state: 'met', metAt: house.clock.now() })
    const last = await house.world.as(
      guardian.token,
      caseId,
      (db) => lastContacts(db, [caseId]),
      house.clock.now(),
    )
    expect(last.get(caseId)).toEqual({ lastSuccessfulChild: house.clock.now(), lastAny: house.clock.now() })
  })

  test('given an attempt that reached nobody, then the clock runs on, and no purpose was needed', async () => {
    await after(HOUR)
    const tried = { counterpart: 'child', mode: 'phone', outcome: 'no-answer' }
    expect((await house.post(guardian.token, path('/contacts/new'), tried)).statusCode).toBe(303)
    expect(await deadline()).toMatchObject({ state: 'open', metAt: null })
    const list = await house.get(guardian.token, path('/contacts?kind=tried'))
    expect(list.body).toContain('No answer')
    expect((await house.get(guardian.token, path('/contacts?kind=made'))).body).toContain(
      'Nothing recorded that matches',
    )
  })

  test('a contact needs a purpose, a third party a type, a time both its halves, and none of them the future', async () => {
    const wrong = async (fields: Record<string, string | string[]>) => {
      const answer = await house.post(guardian.token, path('/contacts/new'), fields)
      expect(answer.statusCode).toBe(422)
      return answer.body
    }
    expect(await wrong({ ...reached, purposes: [] })).toContain('Choose at least one purpose')
    expect(await wrong({ ...reached, counterpart: 'third-party' })).toContain('Choose who it was')
    expect(await wrong({ ...reached, at: '08:00', note: 'kept as typed' })).toContain('kept as typed')
    const later = new Date(house.clock.now().getTime() + MINUTE)
    expect(await wrong({ ...reached, ...london(later) })).toContain('now or in the past')
  })

  test('the referrer reached by telephone meets the call that indirect work waits for', async () => {
    await facts([openDeadline(caseId, 'referrer-call', new Date(received.getTime() + 24 * HOUR))])
    await after(HOUR)
    const call = { ...reached, counterpart: 'third-party', third_party_type: 'referrer' }
    await house.post(guardian.token, path('/contacts/new'), call)
    expect(await deadline('referrer-call')).toMatchObject({ state: 'met', metAt: house.clock.now() })
    expect(await deadline()).toMatchObject({ state: 'open' })
    await house.post(guardian.token, path(`/contacts/${await onlyContact()}/entered-in-error`), {
      _version: '1',
      reason: 'Wrong case',
    })
    expect(await deadline('referrer-call')).toMatchObject({ state: 'open', metAt: null })
  })
})

describe('after 24 hours', () => {
  test('the contact that comes late asks why on the same form, and keeps the answer', async () => {
    await after(25 * HOUR)
    expect((await house.get(guardian.token, path('/contacts/new'))).body).toContain('name="breach_code"')
    const refused = await house.post(guardian.token, path('/contacts/new'), reached)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Choose why the first contact came after 24 hours')
    const saved = await house.post(guardian.token, path('/contacts/new'), {
      ...reached,
      breach_code: 'no-interpreter',
    })
    expect(saved.statusCode).toBe(303)
    const clock = await house.get(guardian.token, path('/clock'))
    expect(clock.body).toContain('More than 24 hours')
    expect(clock.body).toContain('No interpreter')
  })

  test('a late entry of a contact in time is no breach', async () => {
    await after(25 * HOUR)
    const at = new Date(received.getTime() + 20 * HOUR)
    expect(
      (await house.post(guardian.token, path('/contacts/new'), { ...reached, ...london(at) })).statusCode,
    ).toBe(303)
    expect(await deadline()).toMatchObject({ state: 'met', metAt: at })
  })

  test('before any contact the reason can be given, and changed, on the clock’s own page', async () => {
    expect((await house.get(guardian.token, path('/clock/breach'))).statusCode).not.toBe(200)
    await after(25 * HOUR)
    expect((await house.get(guardian.token, path('/clock'))).body).toContain('Nobody has said why yet')
    await house.post(guardian.token, path('/clock/breach'), { breach_code: 'child-missing' })
    const again = { breach_code: 'not-safe', _version: '1' }
    expect((await house.post(guardian.token, path('/clock/breach'), again)).statusCode).toBe(303)
    const late = { breach_code: 'child-refused', note: 'My own words', _version: '1' }
    const stale = await house.post(guardian.token, path('/clock/breach'), late)
    expect(stale.statusCode).toBe(409)
    for (const words of ['Child did not want contact', 'Contact was not safe', 'My own words'])
      expect(stale.body).toContain(words)
    expect(stale.body).toContain('name="_version" value="2"')
  })
})

describe('correcting', () => {
  test('corrected and corrected back, the deadline is what it was; withdrawn, the clock goes on', async () => {
    await after(2 * HOUR)
    await house.post(guardian.token, path('/contacts/new'), reached)
    const first = await deadline()
    const id = await onlyContact()
    await after(HOUR)
    const page = await house.get(guardian.token, path(`/contacts/${id}`))
    expect(page.statusCode).toBe(200)
    const earlier = london(new Date(received.getTime() + HOUR))
    const corrected = { ...reached, ...earlier, reason: 'It was an hour earlier', _version: '1' }
    expect((await house.post(guardian.token, path(`/contacts/${id}`), corrected)).statusCode).toBe(303)
    expect((await deadline())?.metAt).toEqual(new Date(received.getTime() + HOUR))
    const back = { ...reached, ...london(first?.metAt ?? received), reason: 'It was right', _version: '2' }
    expect((await house.post(guardian.token, path(`/contacts/${id}`), back)).statusCode).toBe(303)
    expect(await deadline()).toEqual({ ...first, version: (first?.version ?? 0) + 2 })

    const withdrawal = { reason: 'Another child', _version: '3' }
    const withdrawn = await house.post(guardian.token, path(`/contacts/${id}/entered-in-error`), withdrawal)
    expect(withdrawn.statusCode).toBe(303)
    expect(await deadline()).toMatchObject({
      state: 'open',
      metAt: null,
      dueAt: new Date(received.getTime() + 24 * HOUR),
    })
    expect((await house.get(guardian.token, path('/contacts'))).body).toContain('Nothing recorded yet')
    expect((await house.get(guardian.token, path(`/contacts/${id}`))).body).toContain('Another child')
  })

  test('the second of two who correct at once sees both versions and loses nothing', async () => {
    await house.post(guardian.token, path('/contacts/new'), reached)
    const id = await onlyContact()
    const mine = { ...reached, mode: 'text', reason: 'It was a message', _version: '1' }
    expect((await house.post(manager.token, path(`/contacts/${id}`), mine)).statusCode).toBe(303)
    const theirs = { ...reached, note: 'My own words', reason: 'A note was missing', _version: '1' }
    const contested = await house.post(guardian.token, path(`/contacts/${id}`), theirs)
    expect(contested.statusCode).toBe(409)
    expect(contested.body).toContain('My own words')
    expect(contested.body).toContain('Text or message')
    expect(contested.body).toContain('name="_version" value="2"')
  })
})

describe('pausing', () => {
  test('a guardian may not; a manager may, and the time left is kept', async () => {
    const asked = { pause_reason: 'contact-unsafe' }
    expect((await house.post(guardian.token, path('/clock/pause'), asked)).statusCode).not.toBe(303)
    await after(4 * HOUR)
    expect((await house.post(manager.token, path('/clock/pause'), asked)).statusCode).toBe(303)
    expect(await deadline()).toMatchObject({ state: 'paused', dueAt: null })
    await after(48 * HOUR)
    expect((await house.get(guardian.token, path('/clock'))).body).toContain('20 hours left')
    expect((await house.post(manager.token, path('/clock/resume'))).statusCode).toBe(303)
    expect(await deadline()).toMatchObject({
      state: 'open',
      dueAt: new Date(received.getTime() + (24 + 48) * HOUR),
    })
  })

  test('the duty worker may pause for a child gone missing, and for no reason that needs a manager', async () => {
    const duty = await house.world.person('assessment', 'wales')
    const unsafe = await house.post(duty.token, path('/clock/pause'), { pause_reason: 'contact-unsafe' })
    expect(unsafe.statusCode).toBe(422)
    expect(unsafe.body).toContain('Only a manager')
    const missing = await house.post(duty.token, path('/clock/pause'), { pause_reason: 'child-missing' })
    expect(missing.statusCode).toBe(303)
  })

  test('no pause takes back a breach', async () => {
    await after(25 * HOUR)
    const early = { pause_reason: 'police-request', ...london(new Date(received.getTime() + HOUR)) }
    expect((await house.post(manager.token, path('/clock/pause'), early)).statusCode).not.toBe(303)
    expect(await deadline()).toMatchObject({ state: 'open' })
  })
})

describe('never contacted', () => {
  test('a bare "other" is refused; a reason with its words is kept; a contacted child needs none', async () => {
    const bare = await house.post(guardian.token, path('/no-contact'), { no_contact_code: 'other' })
    expect(bare.statusCode).toBe(422)
    const given = { no_contact_code: 'other', detail: 'The social worker would not take part' }
    expect((await house.post(guardian.token, path('/no-contact'), given)).statusCode).toBe(303)
    await house.post(guardian.token, path('/contacts/new'), reached)
    expect((await house.get(guardian.token, path('/no-contact'))).body).toContain('no reason is needed')
  })
})

test('the facts of many clocks come in one reading', async () => {
  await house.post(guardian.token, path('/contacts/new'), reached)
  const known = await house.world.as(
    guardian.token,
    caseId,
    (db) => clockFacts(db, [caseId]),
    house.clock.now(),
  )
  expect(known.get(caseId)).toMatchObject({
    receivedAt: received,
    missingOnReferral: false,
    contacts: [{ mode: 'phone', at: received }],
    pauses: [],
    breach: null,
    breachVersion: null,
  })
})

test('of a child who is missing, the page of a contact leads to saying that the child is back', async () => {
  const asked = () => house.get(guardian.token, path('/contacts/new'))
  expect((await asked()).body).not.toContain('recorded as missing')
  await facts([missingSince(caseId, new Date(received.getTime() - HOUR))])
  const { body } = await asked()
  expect(body).toContain('recorded as missing since')
  expect(body).toMatch(/href="\/cases\/[^"]+\/missing\/[^"]+\/return"/)
})
