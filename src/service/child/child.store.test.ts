import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { childDetails } from './details.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const canary = 'Canary House, 7 Hidden Lane'

async function guardianWithCase() {
  const guardian = await house.world.person('guardian', 'wales', { name: 'Gwen First' })
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  return { guardian, caseId, at: `/cases/${caseId}/child` }
}
const read = (token: string, caseId: CaseId) =>
  house.world.as(token, caseId, (db) => childDetails(db, caseId))
const born = (year: string, month: string, day: string, standing = 'exact') => ({
  'dob-day': day,
  'dob-month': month,
  'dob-year': year,
  dob_standing: standing,
})

describe('identity', () => {
  test('given two people with the same page open, when the second saves, then both answers are shown and hers saves knowingly', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    const manager = await house.world.person('manager', 'wales')
    const path = `${at}/identity`
    expect((await house.post(guardian.token, path, { gender: 'male' })).statusCode).toBe(303)

    const noReason = await house.post(guardian.token, path, { gender: 'female', _version: '1' })
    expect(noReason.statusCode).toBe(422)

    const first = await house.post(guardian.token, path, {
      gender: 'female',
      _version: '1',
      reason: 'misheard at first',
    })
    expect(first.statusCode).toBe(303)

    const mine = { gender: 'other', communication: 'yes', communication_need: 'Signs, in Kurdish' }
    const second = await house.post(manager.token, path, { ...mine, _version: '1', reason: 'my own words' })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('Somebody else has changed this')
    expect(second.body).toContain('Signs, in Kurdish')
    expect(second.body).toContain('my own words')
    expect(second.body).toContain('Female')
    expect(second.body).toContain('Gwen First')
    expect(second.body).toContain('misheard at first')
    expect(second.body).toContain('name="_version" value="2"')

    const knowingly = await house.post(manager.token, path, {
      ...mine,
      _version: '2',
      reason: 'my own words',
    })
    expect(knowingly.statusCode).toBe(303)
    const now = await read(manager.token, caseId)
    expect(now.identity?.version).toBe(3)
    expect(now.identity?.columns.communication_need).toBe('Signs, in Kurdish')
  })

  test('given two people who both think to be the first, then the second is shown the conflict too', async () => {
    const { guardian, at } = await guardianWithCase()
    await house.post(guardian.token, `${at}/identity`, { gender: 'male' })
    const second = await house.post(guardian.token, `${at}/identity`, { gender: 'female' })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('name="reason"')
  })

  test('given a corrected birth date, then the deadlines of 17½ and 18 move in the same act', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    const path = `${at}/identity`
    expect((await house.post(guardian.token, path, born('2012', '2', '29'))).statusCode).toBe(303)
    const due = async () =>
      (await house.world.as(guardian.token, caseId, (db) => readDeadlines(db, { caseIds: [caseId] }))).map(
        (one) => [one.kind, one.about, one.dueAt?.toISOString()],
      )
    expect(await due()).toEqual([
      ['seventeen-and-a-half', 'plan-only', '2029-08-28T23:00:00.000Z'],
      ['manager-decision', 'turning-18', '2030-03-01T00:00:00.000Z'],
    ])
    const corrected = { ...born('2011', '6', '1'), _version: '1', reason: 'passport seen' }
    expect((await house.post(guardian.token, path, corrected)).statusCode).toBe(303)
    expect(await due()).toEqual([
      ['seventeen-and-a-half', 'plan-only', '2028-12-01T00:00:00.000Z'],
      ['manager-decision', 'turning-18', '2029-05-31T23:00:00.000Z'],
    ])
  })

  test('given a birth date known only in part, then it cannot be exact, and the latest possible day stands for it', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    const path = `${at}/identity`
    expect((await house.post(guardian.token, path, born('2010', '', ''))).statusCode).toBe(422)
    expect((await house.post(guardian.token, path, born('2010', '', '', 'approximate'))).statusCode).toBe(303)
    expect((await read(guardian.token, caseId)).identity?.columns.dob).toBe('2010-12-31')
    const shown = await house.get(guardian.token, at)
    expect(shown.body).toContain('Approximate')
    expect(shown.body).toContain('Not asked')
  })
})

describe('names and professionals', () => {
  test('given an alias, when it is corrected and then withdrawn, then the lists forget it and history does not', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    await house.post(guardian.token, `${at}/names/new`, { kind: 'alias', full_name: 'Đặng Minh' })
    const [alias] = (await read(guardian.token, caseId)).names
    expect(alias?.columns.search_key).toBe('dang minh')
    const path = `${at}/names/${alias?.id}`
    expect((await house.get(guardian.token, path)).body).toContain('Đặng Minh')
    const corrected = {
      kind: 'alias',
      full_name: 'Đặng Minh Anh',
      _version: '1',
      reason: 'a part was missing',
    }
    expect((await house.post(guardian.token, path, corrected)).statusCode).toBe(303)

    expect((await house.post(guardian.token, `${path}/withdraw`, { _version: '2' })).statusCode).toBe(422)
    const stale = await house.post(guardian.token, `${path}/withdraw`, {
      _version: '1',
      withdraw_reason: 'another child',
    })
    expect(stale.statusCode).toBe(409)
    expect(stale.body).toContain('Đặng Minh Anh')
    expect(stale.body).toContain('value="another child"')
    const withdrawn = await house.post(guardian.token, `${path}/withdraw`, {
      _version: '2',
      withdraw_reason: 'another child',
    })
    expect(withdrawn.statusCode).toBe(303)
    expect((await read(guardian.token, caseId)).names).toEqual([])
    expect((await house.get(guardian.token, path)).statusCode).toBe(404)
  })

  test('given a professional, when she leaves, then she stands at the end of the list with her last day', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    const person = { name: 'Sara Worker', role: 'social-worker', is_referrer: 'no' }
    expect((await house.post(guardian.token, `${at}/professionals/new`, person)).statusCode).toBe(303)
    const [stands] = (await read(guardian.token, caseId)).professionals
    const left = {
      ...person,
      'until-day': '1',
      'until-month': '11',
      'until-year': '2026',
      _version: '1',
      reason: 'changed team',
    }
    const path = `${at}/professionals/${stands?.id}`
    expect((await house.post(guardian.token, path, left)).statusCode).toBe(303)
    expect((await house.get(guardian.token, at)).body).toContain('until 1 November 2026')
  })
})

describe('where the child is', () => {
  test('given a recorded place, then only its own page shows it, and a move needs a reason', async () => {
    const { guardian, caseId, at } = await guardianWithCase()
    const place = `/cases/${caseId}/location`
    expect((await house.get(guardian.token, place)).statusCode).toBe(200)
    expect(
      (await house.post(guardian.token, place, { address: canary, postcode: 'ZZ9 9ZZ' })).statusCode,
    ).toBe(303)
    expect((await house.get(guardian.token, place)).body).toContain(canary)
    for (const page of ['', '/identity', '/names/new', '/safe-contact', '/professionals/new'])
      expect((await house.get(guardian.token, `${at}${page}`)).body).not.toContain('Canary')
    expect(
      (await house.post(guardian.token, place, { address: 'Elsewhere', _version: '1' })).statusCode,
    ).toBe(422)
    const moved = { address: 'Elsewhere', _version: '1', reason: 'moved placement' }
    expect((await house.post(guardian.token, place, moved)).statusCode).toBe(303)
    const shown = await house.get(guardian.token, place)
    expect(shown.body).toContain('moved placement')
    expect(shown.body).not.toContain(canary)
  })

  test('given a service lead, who supervises without need of an address, then the page refuses and the button is not offered', async () => {
    const { caseId, at } = await guardianWithCase()
    const lead = await house.world.person('service-lead', null)
    expect((await house.get(lead.token, at)).statusCode).toBe(200)
    expect((await house.get(lead.token, at)).body).not.toContain('/location')
    expect((await house.get(lead.token, `/cases/${caseId}/location`)).statusCode).toBe(403)
    expect((await house.get(lead.token, `${at}/identity`)).statusCode).toBe(403)
  })
})
