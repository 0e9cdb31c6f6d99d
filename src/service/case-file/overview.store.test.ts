import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { aFullCase, canary } from '../../../test/support/full-case.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('given a child with all kinds of facts, a covering colleague sees the case and never the address', async () => {
  const colleague = await house.world.person('guardian', 'wales', { name: 'Cerys Cover' })
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, colleague.id, 'guardian', { kind: 'covering' })
  const seen = await house.get(colleague.token, `/cases/${caseId}`)
  expect(seen.statusCode).toBe(200)
  for (const text of [
    'Linh Nguyễn',
    'about 16 years old',
    'Vietnamese',
    'Interpreter',
    'Make the first contact with the child',
    `/cases/${caseId}/contacts/new`,
    '21 hours left',
    'never ring after six',
    'Sam Social',
    'Cerys Cover',
    'covering',
    'Show where the child is',
    'I want to go to school',
    'Not asked',
  ])
    expect(seen.body.replaceAll(/<\/?strong[^>]*>/g, '')).toContain(text)
  expect(seen.body).not.toContain(canary)
  expect(/<title>(.*?)<\/title>/.exec(seen.body)?.[1]).not.toContain('Linh')
  const welsh = await house.get(colleague.token, `/cases/${caseId}?lang=cy`)
  expect(welsh.body).toContain('Gwneud y cysylltiad cyntaf')
})

test('given a guardian without a relation, the case answers as one that does not exist', async () => {
  const other = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  expect((await house.get(other.token, `/cases/${caseId}`)).statusCode).toBe(404)
})

test('given two cases of one child, each leads to the other', async () => {
  const manager = await house.world.person('manager', 'wales')
  const first = await house.world.aCase('wales', { stage: 'closed' })
  const childId = await house.world.as(manager.token, first, async (db) => {
    const row = await db
      .selectFrom('case_file')
      .select('child_id')
      .where('id', '=', first)
      .executeTakeFirstOrThrow()
    return row.child_id
  })
  const second = await house.world.aCase('wales', { stage: 'referred', childId: childId as never })
  const seen = await house.get(manager.token, `/cases/${second}`)
  expect(seen.body).toContain(`/cases/${first}"`)
  expect(seen.body).toContain('Triage this referral')
})
