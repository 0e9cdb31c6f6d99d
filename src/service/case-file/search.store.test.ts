import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFullCase, aName, anIdentity, canary, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a child is found by a name without accents in any order, nearly spelt, by reference and by birth date', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const other = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const asked = [
    { text: 'nguyen linh' },
    { text: 'Linh' },
    { text: 'lily' },
    { text: 'Nguyenn' },
    { text: `t ${caseId.slice(0, 8)}` },
    { 'dob-day': '5', 'dob-month': '3', 'dob-year': '2010' },
    { site: 'wales', stage: 'allocated' },
    { text: 'linh', site: 'wales' },
  ]
  for (const fields of asked) {
    const found = await house.post(guardian.token, '/children', fields)
    expect(found.statusCode, JSON.stringify(fields)).toBe(200)
    expect(found.body, JSON.stringify(fields)).toContain(`/cases/${caseId}"`)
    expect(found.body).not.toContain(canary)
    const hidden = await house.post(other.token, '/children', fields)
    expect(hidden.body, JSON.stringify(fields)).not.toContain(caseId)
  }
  const wrong = [{ text: 'linh', site: 'kent' }, { text: 'linh abdul' }, { stage: 'closed' }, { text: 'zz%' }]
  for (const fields of wrong)
    expect((await house.post(guardian.token, '/children', fields)).body).not.toContain(caseId)
})

test('an empty search and a single letter are refused with what to do; the address never holds a name', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const form = await house.get(guardian.token, '/children')
  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('method="post"')
  expect((await house.post(guardian.token, '/children')).statusCode).toBe(422)
  const short = await house.post(guardian.token, '/children', { text: 'x' })
  expect(short.statusCode).toBe(422)
  expect(short.body).toContain('value="x"')
  const bad = await house.post(guardian.token, '/children', {
    'dob-day': '31',
    'dob-month': '2',
    'dob-year': '2010',
  })
  expect(bad.statusCode).toBe(422)
})

test('many children are shown 25 at a time, and the audit knows how many were shown', async () => {
  const manager = await house.world.person('manager', 'kent')
  for (let n = 0; n < 27; n++) {
    const caseId = await house.world.aCase('kent')
    await write(house, caseId, [anIdentity(caseId), aName(caseId, `Samir Number${n}`)])
  }
  const rows = (body: string) => body.match(/href="\/cases\//g)?.length ?? 0
  const first = await house.post(manager.token, '/children', { text: 'samir' })
  expect(rows(first.body)).toBe(25)
  expect(first.body).toContain('Next page')
  const second = await house.post(manager.token, '/children', { text: 'samir', page: '2' })
  expect(rows(second.body)).toBe(2)
  const last = await house.db.owner.kysely
    .selectFrom('act')
    .select('detail')
    .where('kind', '=', 'read:search')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(last.detail)).toMatchObject({ shown: 2 })
})
