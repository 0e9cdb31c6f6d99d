import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { matchDecisions, possibleSameChild } from './store.ts'

let house: TestHouse
let duty: { id: string; token: string }
beforeAll(async () => {
  house = await openTestHouse()
  duty = await house.world.person('assessment', null)
})
afterAll(() => house.close())

const offered = (token: string, caseId: CaseId) =>
  house.world.as(token, caseId, (db) => possibleSameChild(db, caseId))

const exact = (dob: string) => ({ dob, dob_standing: 'exact' })

async function version(caseId: CaseId): Promise<string> {
  const rows = await house.world.as(duty.token, caseId, (db) =>
    db
      .selectFrom('case_file')
      .select('version')
      .where('id', '=', caseId)
      .where('superseded_at', 'is', null)
      .execute(),
  )
  return String(rows[0]?.version)
}

describe('which cases are offered', () => {
  test('given Vietnamese names without accents or in another order, then the case is offered as the same name', async () => {
    const known = await referredChild(house, { names: ['Nguyễn Văn An'], stage: 'closed', site: 'kent' })
    for (const name of ['Nguyen Van An', 'An Van Nguyen', 'VĂN AN, Nguyễn']) {
      const again = await referredChild(house, { names: [name] })
      const found = (await offered(duty.token, again)).find((one) => one.caseId === known)
      expect(found?.reasons, name).toContain('same-name')
      expect(found?.name).toBe('Nguyễn Văn An')
      expect(found?.stage).toBe('closed')
    }
  })

  test('given Arabic names written by ear, then they are offered because they sound alike', async () => {
    const known = await referredChild(house, { names: ['Mohammed Yusuf'] })
    const again = await referredChild(house, { names: ['Muhammad Yousef'] })
    const found = (await offered(duty.token, again)).find((one) => one.caseId === known)
    expect(found?.reasons).toContain('sounds-like')
  })

  test('given day and month swapped, then the reason says so', async () => {
    const known = await referredChild(house, { names: ['Tesfay Gebre'], identity: exact('2010-03-04') })
    const again = await referredChild(house, { names: ['Tesfai Gebre'], identity: exact('2010-04-03') })
    const found = (await offered(duty.token, again)).find((one) => one.caseId === known)
    expect(found?.reasons).toContain('swapped-dob')
    expect(found?.reasons).not.toContain('same-dob')
  })

  test('given another name and the same NRM reference written otherwise, then it is offered', async () => {
    const known = await referredChild(house, {
      names: ['Blerim Hoxha'],
      referral: { nrm_reference: 'NRM 77-1234' },
    })
    const again = await referredChild(house, {
      names: ['Unknown boy'],
      referral: { nrm_reference: 'nrm771234' },
    })
    const found = (await offered(duty.token, again)).find((one) => one.caseId === known)
    expect(found?.reasons).toEqual(['same-nrm-reference'])
  })

  test('given unrelated children, also born on one day or with the reference not known, then none is offered', async () => {
    const unknown = { nrm_reference: 'unknown' }
    const first = await referredChild(house, {
      names: ['Kofi Mensah'],
      identity: exact('2011-01-01'),
      referral: unknown,
    })
    const second = await referredChild(house, {
      names: ['Ruth Abebe'],
      identity: exact('2011-01-01'),
      referral: unknown,
    })
    expect((await offered(duty.token, second)).map((one) => one.caseId)).not.toContain(first)
  })

  test('given a conflict of interest, then the case is never offered; nor is anything to who does no triage', async () => {
    const known = await referredChild(house, { names: ['Amanuel Tekle'] })
    const again = await referredChild(house, { names: ['Amanuel Tekle'] })
    const other = await house.world.person('assessment', null)
    await house.world.conflict(known, other.id)
    expect((await offered(duty.token, again)).map((one) => one.caseId)).toContain(known)
    expect(await offered(other.token, again)).toEqual([])
    const guardian = await house.world.person('guardian', 'wales')
    await house.world.allocate(again, guardian.id, 'guardian')
    expect(await offered(guardian.token, again)).toEqual([])
  })
})

describe('what is answered', () => {
  test('given the same child, when linked with a reason, then the guardian of the older case sees the new one, until it is undone', async () => {
    const older = await referredChild(house, { names: ['Linh Tran'], stage: 'allocated', site: 'kent' })
    const guardian = await house.world.person('guardian', 'kent')
    await house.world.allocate(older, guardian.id, 'guardian')
    const newer = await referredChild(house, { names: ['Tran Linh'] })
    const address = `/cases/${newer}/matching`
    const sees = async () => (await house.get(guardian.token, `/cases/${newer}/conflict`)).statusCode
    expect(await sees()).toBe(404)

    const shown = await house.get(duty.token, address)
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain('Same name, in any order')
    expect(shown.body).not.toMatch(/<title>[^<]*Linh/)

    const base = { other: older, answer: 'same', _version: await version(newer) }
    const noReason = await house.post(duty.token, address, base)
    expect(noReason.statusCode).toBe(422)
    const linked = await house.post(duty.token, address, { ...base, why: 'The social worker confirmed it' })
    expect(linked.statusCode).toBe(303)
    expect(await sees()).toBe(200)
    const after = await house.get(duty.token, address)
    expect(after.body).toContain('This child already has an open case')
    expect(after.body).toContain('reason=duplicate-referral')

    const [link] = await house.world.as(duty.token, newer, (db) => matchDecisions(db, newer))
    const undo = { link: link?.id ?? '', _version: await version(newer) }
    expect((await house.post(duty.token, `${address}/undo`, undo)).statusCode).toBe(422)
    const undone = await house.post(duty.token, `${address}/undo`, { ...undo, undoWhy: 'Two cousins' })
    expect(undone.statusCode).toBe(303)
    expect(await sees()).toBe(404)
  })

  test('given different children, when answered, then it is not asked again', async () => {
    const one = await referredChild(house, { names: ['Sara Haile'] })
    const two = await referredChild(house, { names: ['Sara Haile'] })
    const answered = await house.post(duty.token, `/cases/${two}/matching`, {
      other: one,
      answer: 'different',
      _version: await version(two),
    })
    expect(answered.statusCode).toBe(303)
    expect(await offered(duty.token, two)).toEqual([])
    expect(await offered(duty.token, one)).toEqual([])
  })

  test('given a case that was never offered, when its id is sent, then nothing is joined', async () => {
    const stranger = await referredChild(house, { names: ['Zoltan Kiss'] })
    const mine = await referredChild(house, { names: ['Awet Girmay'] })
    const sent = await house.post(duty.token, `/cases/${mine}/matching`, {
      other: stranger,
      answer: 'same',
      why: 'guessed',
      _version: await version(mine),
    })
    expect(sent.statusCode).toBe(422)
  })

  test('given a form drawn before somebody else answered, then the conflict page keeps what was written', async () => {
    const one = await referredChild(house, { names: ['Hamid Karimi'] })
    const two = await referredChild(house, { names: ['Hameed Karimi'] })
    const sent = await house.post(duty.token, `/cases/${two}/matching`, {
      other: one,
      answer: 'same',
      why: 'Same aunt on both forms',
      _version: '7',
    })
    expect(sent.statusCode).toBe(409)
    expect(sent.body).toContain('Same aunt on both forms')
  })
})
