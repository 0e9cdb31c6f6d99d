import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('given a guardian with a case, when a conflict is declared, then the case answers as one that does not exist', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const address = `/cases/${caseId}/conflict`
  const before = await house.get(guardian.token, address)
  expect(before.statusCode).toBe(200)
  expect(before.body).toContain('Declare a conflict of interest')

  const incomplete = await house.post(guardian.token, address)
  expect(incomplete.statusCode).toBe(422)
  expect(incomplete.body).toContain('govuk-error-summary')

  const declared = await house.post(guardian.token, address, { nature: 'relative' })
  expect(declared.statusCode).toBe(303)

  const after = await house.get(guardian.token, address)
  const absent = await house.get(guardian.token, '/cases/00000000-0000-4000-8000-000000000000/conflict')
  expect(after.statusCode).toBe(404)
  expect(absent.statusCode).toBe(404)
  const same = (body: string) => body.replaceAll(/[0-9a-f-]{36}/g, 'id')
  expect(same(after.body)).toBe(same(absent.body))
})
