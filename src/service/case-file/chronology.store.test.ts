import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary, aFullCase, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { newFact, declaredFactKinds } from '../../platform/record/index.ts'
import { professional } from '../child/index.ts'
import { chronicleOf } from './chronicles.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const aProfessional = {
  role: 'teacher',
  organisation: null,
  telephone: null,
  email: null,
  is_referrer: false,
  until: null,
}

test('every table of facts about a case is told in the chronology', () => {
  const about = declaredFactKinds().filter((kind) => kind.about === 'case')
  expect(about.filter((kind) => chronicleOf(kind.table) === null).map((kind) => kind.table)).toEqual([])
})

test('the chronology tells what happened, newest first, in groups, and never where the child is', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const all = await house.get(guardian.token, `/cases/${caseId}/chronology`)
  expect(all.statusCode).toBe(200)
  expect(all.body).toContain('I want to go to school')
  expect(all.body).toContain('Allocated')
  expect(all.body).not.toContain(canary)
  expect(all.body).not.toContain('Clock: first contact')
  const clocks = await house.get(guardian.token, `/cases/${caseId}/chronology?group=deadlines`)
  expect(clocks.body).toContain('Clock: first contact')
  expect(clocks.body).not.toContain('I want to go to school')
  const later = await house.get(guardian.token, `/cases/${caseId}/chronology?from=2027-01-01`)
  expect(later.body).toContain('Nothing here matches')
})

test('given what is written down late, then it stands on the day it happened, by its day; and what is still to come where it was written', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const child = (path: string, fields: Record<string, string>) =>
    house.post(guardian.token, `/cases/${caseId}${path}`, fields)
  const sent = { 'sent_on-day': '5', 'sent_on-month': '3', 'sent_on-year': '2026' }
  const referred = await child('/nrm/referrals/new', { ...sent, sent_by: 'barnardos', route: 'standard' })
  expect(referred.statusCode).toBe(303)
  const order = async (by: string) => {
    const { body } = await house.get(guardian.token, `/cases/${caseId}/chronology?order=${by}`)
    return [...body.matchAll(/moj-timeline__title">\s*([^<]*?)\s*</g)].map(([, title]) => title ?? '')
  }
  const happened = await order('happened')
  expect(happened.at(-1)).toBe('Referred to the NRM')
  expect((await order('recorded'))[0]).toBe('Referred to the NRM')
  const { body } = await house.get(guardian.token, `/cases/${caseId}/chronology`)
  expect(body).toMatch(/<time[^>]*>\s*5 March 2026\s*<\/time>/)
  const until = await house.get(guardian.token, `/cases/${caseId}/chronology?to=2026-03-05`)
  expect(until.body).toContain('Referred to the NRM')
})

test('readings and refusals are shown to a manager over the case who asks, and to no guardian', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const manager = await house.world.person('manager', 'wales', { name: 'Mair Manager' })
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await house.get(guardian.token, `/cases/${caseId}`)
  const address = `/cases/${caseId}/chronology?looks=yes`
  expect((await house.get(manager.token, address)).body).toContain('Opened: overview')
  expect((await house.get(guardian.token, address)).body).not.toContain('Opened: overview')
})

test('a long history is read 25 acts at a time', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  for (let n = 1; n <= 26; n++)
    await write(house, caseId, [
      newFact(professional, caseId, { ...aProfessional, name: `Teacher no ${n};` }),
    ])
  const first = await house.get(guardian.token, `/cases/${caseId}/chronology`)
  expect(first.body).toContain('Teacher no 26;')
  expect(first.body).not.toContain('Teacher no 1;')
  const second = await house.get(guardian.token, `/cases/${caseId}/chronology?page=2`)
  expect(second.body).toContain('Teacher no 1;')
  expect(second.body).not.toContain('Teacher no 26;')
})

test('given a fact that should never have stood, withdrawing it takes it from the overview and keeps it in history', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const other = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const written = await write(house, caseId, [
    newFact(professional, caseId, { ...aProfessional, name: 'Wrong Person' }),
  ])
  const factId = written.factIds[0] ?? ''
  const address = `/cases/${caseId}/facts/professional/${factId}/entered-in-error`
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain('Wrong Person')
  expect((await house.get(other.token, address)).statusCode).toBe(404)
  const form = await house.get(guardian.token, address)
  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('Wrong Person')

  const blank = await house.post(guardian.token, address, { _version: '1' })
  expect(blank.statusCode).toBe(422)
  const stale = await house.post(guardian.token, address, { _version: '9', reason: 'Another child' })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('Another child')
  expect(stale.body).toContain('name="_version" value="1"')
  const done = await house.post(guardian.token, address, { _version: '1', reason: 'It was another child' })
  expect(done.statusCode).toBe(303)

  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).not.toContain('Wrong Person')
  const history = await house.get(guardian.token, `/cases/${caseId}/chronology`)
  expect(history.body).toContain('It was another child')
  expect(history.body).toContain('Entered in error')
  const again = await house.post(guardian.token, address, { _version: '2', reason: 'Again' })
  expect(again.statusCode).toBe(409)
})

test('the head of a case, who works with the child and clocks are not withdrawn here', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  for (const table of [
    'case_file',
    'child_identity',
    'referral',
    'case_relationship',
    'deadline',
    'account',
    'act',
  ])
    expect(
      (await house.get(guardian.token, `/cases/${caseId}/facts/${table}/${caseId}/entered-in-error`))
        .statusCode,
      table,
    ).toBe(404)
})
