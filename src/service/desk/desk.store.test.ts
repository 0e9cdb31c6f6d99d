import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { childDetails } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { readCall, readCalls } from './store.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const HOUR = 3_600_000
const taken = { 'taken_on-day': '2', 'taken_on-month': '11', 'taken_on-year': '2026', taken_at: '08:15' }
const onDesk = () => house.world.person('assessment', null)
const idIn = (location: unknown): string => String(location).split('/')[3] ?? ''

async function logged(token: string, fields: Record<string, string | readonly string[]> = {}) {
  const response = await house.post(token, '/desk/calls/new', {
    ...taken,
    about: 'anonymous',
    worry: 'A worry told on the telephone',
    next_step: 'advice-only',
    ...fields,
  })
  expect(response.statusCode).toBe(303)
  return { id: idIn(response.headers.location), to: String(response.headers.location) }
}

describe('calls', () => {
  test('given an anonymous call, when it is logged, then no name is kept even if one was typed, and the list shows it', async () => {
    const { token } = await onDesk()
    expect((await house.get(token, '/desk/calls/new')).statusCode).toBe(200)
    const { id } = await logged(token, {
      child_name: 'Typed by mistake',
      child_age: '15',
      advice_topics: ['nrm', 'safeguarding'],
      advice: 'Ring the local authority tonight',
    })
    const call = await house.world.as(token, null, (db) => readCall(db, id))
    expect(call?.columns).toMatchObject({
      about: 'anonymous',
      child_name: null,
      child_age: 15,
      caller_name: null,
      advice_topics: ['nrm', 'safeguarding'],
      case_id: null,
    })
    expect(call?.columns.taken_at.toISOString()).toBe('2026-11-02T08:15:00.000Z')
    const page = await house.get(token, `/desk/calls/${id}`)
    expect(page.body).toContain('Anonymous')
    expect(page.body).toContain('Not asked')
    expect(page.body).toContain('Turn into a referral')
    expect((await house.get(token, '/desk/calls')).body).toContain(`/desk/calls/${id}`)
  })

  test('given bad input, then nothing typed is lost', async () => {
    const { token } = await onDesk()
    const wrong = await house.post(token, '/desk/calls/new', {
      ...taken,
      taken_at: '25:99',
      worry: 'Words that must not be lost',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Words that must not be lost')
    const future = await house.post(token, '/desk/calls/new', {
      ...taken,
      taken_at: '10:00',
      about: 'anonymous',
      worry: 'w',
      next_step: 'none',
    })
    expect(future.statusCode).toBe(422)
    expect(future.body).toContain('cannot have been taken in the future')
  })

  test('given a promise to ring back, then the desk shows who waits until somebody has rung', async () => {
    const { token } = await onDesk()
    const { id } = await logged(token, {
      caller_name: 'Ring Meback',
      caller_telephone: '01632 960123',
      next_step: 'ring-back',
      'ring_back_on-day': '2',
      'ring_back_on-month': '11',
      'ring_back_on-year': '2026',
      ring_back_at: '08:45',
    })
    const waiting = await house.get(token, '/desk')
    expect(waiting.body).toContain('Ring Meback')
    expect(waiting.body).toContain('Overdue by 15 minutes')
    expect((await house.post(token, `/desk/calls/${id}/rung-back`)).statusCode).toBe(303)
    expect((await house.get(token, '/desk')).body).not.toContain('Ring Meback')
    expect((await house.get(token, `/desk/calls/${id}`)).body).toContain('Rung back on 2 November 2026')
  })
})

describe('referrals by telephone', () => {
  test('given a named call, when it is turned into a referral, then nothing is typed twice and the call points at the case', async () => {
    const { token } = await onDesk()
    const { id, to } = await logged(token, {
      about: 'named',
      child_name: 'Nguyễn Minh',
      child_dob: '',
      'child_dob-day': '14',
      'child_dob-month': '3',
      'child_dob-year': '2011',
      caller_name: 'Sam Caller',
      caller_agency: 'police',
      caller_telephone: '01632 960001',
      local_authority: 'W06000015',
      worry: 'Found in a nail bar at night',
      next_step: 'referral-taken',
    })
    expect(to).toBe(`/desk/calls/${id}/referral`)
    const asked = await house.get(token, `/desk/referrals/new?call=${id}`)
    expect(asked.headers.location).toBe(to)
    const form = await house.get(token, to)
    for (const said of ['Nguyễn Minh', 'Sam Caller', '01632 960001', 'Found in a nail bar at night'])
      expect(form.body).toContain(said)

    // What a browser sends is what the page holds: here the fields that the call filled.
    const fields: Record<string, string> = {
      given_name: 'Nguyễn Minh',
      'dob-day': '14',
      'dob-month': '3',
      'dob-year': '2011',
      dob_standing: 'exact',
      referrer_name: 'Sam Caller',
      referrer_agency: 'police',
      referrer_telephone: '01632 960001',
      local_authority: 'W06000015',
      concerns: 'Found in a nail bar at night',
      address: 'Canary House, 7 Hidden Lane',
    }
    const saved = await house.post(token, to, fields)
    expect(saved.statusCode).toBe(303)
    const caseId = String(saved.headers.location).split('/')[2] as CaseId
    expect(saved.headers.location).toBe(`/cases/${caseId}/triage`)

    const [details, deadlines, call] = await house.world.as(token, caseId, async (db) => [
      await childDetails(db, caseId),
      await readDeadlines(db, { caseIds: [caseId], kinds: ['first-contact'] }),
      await readCall(db, id),
    ])
    expect(details.names.map((name) => name.columns.full_name)).toEqual(['Nguyễn Minh'])
    expect(deadlines[0]?.dueAt?.toISOString()).toBe('2026-11-03T08:15:00.000Z')
    expect(call).toMatchObject({ version: 2, columns: { case_id: caseId, next_step: 'referral-taken' } })

    const again = await house.post(token, to, fields)
    expect(again.headers.location).toBe(`/cases/${caseId}`)
    for (const path of ['/desk', '/desk/calls', `/desk/calls/${id}`, `/cases/${caseId}/child`])
      expect((await house.get(token, path)).body, path).not.toContain('Canary')

    const chronology = await house.get(token, `/cases/${caseId}/chronology`)
    expect(chronology.body).toContain('Call to the line')
    expect(chronology.body).not.toContain('Canary')
    // The desk's own words stay with the desk: a guardian reads the referral that came of them.
    const guardian = await house.world.person('guardian', 'wales')
    await house.world.allocate(caseId, guardian.id, 'guardian')
    const theirs = await house.get(guardian.token, `/cases/${caseId}/chronology`)
    expect(theirs.statusCode).toBe(200)
    expect(theirs.body).not.toContain('Call to the line')

    const colleague = await onDesk()
    expect((await house.get(colleague.token, `/desk/calls/${id}`)).statusCode).toBe(200)
    await house.world.conflict(caseId, colleague.id)
    expect((await house.get(colleague.token, `/desk/calls/${id}`)).statusCode).toBe(404)
    expect((await house.get(colleague.token, '/desk/calls')).body).not.toContain(id)
  })

  test('given a referral with nothing but a moment, then it is founded incomplete; bad input keeps what was typed', async () => {
    const { token } = await onDesk()
    const form = await house.get(token, '/desk/referrals/new')
    expect(form.statusCode).toBe(200)
    const wrong = await house.post(token, '/desk/referrals/new', {
      ...taken,
      given_name: 'Kept Name',
      referrer_email: 'no address',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Kept Name')
    const longer = await house.post(token, '/desk/referrals/new', {
      ...taken,
      person_1_name: 'First Person',
      more: 'yes',
    })
    expect(longer.statusCode).toBe(200)
    expect(longer.body).toContain('name="person_2_name"')
    const saved = await house.post(token, '/desk/referrals/new', taken)
    expect(saved.statusCode).toBe(303)
    const desk = await house.get(token, '/desk')
    expect(desk.body).toContain('Name not known')
    expect(desk.body).toContain('questions unanswered')
    expect(desk.body).toContain('Telephone line')
  })

  test('given a manager who takes a referral for another site, then it is recorded and the desk says so', async () => {
    const manager = await house.world.person('manager', 'wales')
    const saved = await house.post(manager.token, '/desk/referrals/new', {
      ...taken,
      local_authority: 'E08000003',
    })
    expect(saved.headers.location).toMatch(/^\/desk\?taken=/)
    expect((await house.get(manager.token, String(saved.headers.location))).body).toContain(
      'has been recorded',
    )
  })
})

describe('the desk', () => {
  test('given referrals with clocks, then the one that ends first is on top and the overdue lead', async () => {
    const fresh = await openTestHouse()
    const { token } = await fresh.world.person('assessment', null)
    const at = (hours: number) => new Date(fresh.clock.now().getTime() - hours * HOUR)
    await referredChild(fresh, { names: ['Fresh Child'], receivedAt: at(1) })
    await referredChild(fresh, {
      names: ['Overdue Child'],
      receivedAt: at(30),
      referral: { immediate_danger: 'yes', missing_now: 'yes', incomplete: ['gender'] },
    })
    await referredChild(fresh, { names: ['Soon Child'], receivedAt: at(21), stage: 'accepted' })
    await referredChild(fresh, { names: ['Allocated Child'], receivedAt: at(40), stage: 'allocated' })
    const { body } = await fresh.get(token, '/desk')
    const order = ['Overdue Child', 'Soon Child', 'Fresh Child'].map((name) => body.indexOf(name))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
    expect(body).not.toContain('Allocated Child')
    for (const said of ['Overdue by 6 hours', '3 hours left', 'Immediate danger', 'Missing on referral'])
      expect(body).toContain(said)
    expect(body).toContain('1 question unanswered')
    const manager = await fresh.world.person('manager', 'kent')
    expect((await fresh.get(manager.token, '/desk')).body).not.toContain('Overdue Child')
    await fresh.close()
  })

  test('given roles without the desk, then every page of it refuses them and the rows hide from them', async () => {
    const { token } = await onDesk()
    const { id } = await logged(token)
    const guardian = await house.world.person('guardian', 'wales')
    for (const path of [
      '/desk',
      '/desk/calls',
      '/desk/calls/new',
      `/desk/calls/${id}`,
      '/desk/referrals/new',
    ])
      expect((await house.get(guardian.token, path)).statusCode, path).toBe(403)
    const lead = await house.world.person('service-lead', null)
    expect((await house.get(lead.token, `/desk/calls/${id}`)).statusCode).toBe(200)
    expect((await house.get(lead.token, '/desk/calls/new')).statusCode).toBe(403)
    const hidden = await house.world.as(guardian.token, null, (db) => readCalls(db, null, 100, 0))
    expect(hidden).toEqual([])
  })

  test('given nobody on duty, then the desk says so instead of an empty list', async () => {
    const off = await house.world.person('assessment', null, { onDuty: false })
    expect((await house.get(off.token, '/desk')).body).toContain('not on duty')
  })
})
