import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ago = (days: number) => new Date(house.world.now.getTime() - days * 86_400_000)
const reference = (caseId: string) => `T-${caseId.slice(0, 8)}`

test('given a site, then its week says what changed and who is lost sight of, by reference, and nothing of other sites', async () => {
  const manager = await house.world.person('manager', 'kent')
  const guardian = await house.world.person('guardian', 'kent', { name: 'Gwen Guardian' })
  const unseen = await house.world.aCase('kent', { receivedAt: ago(40) })
  await house.world.allocate(unseen, guardian.id, 'guardian')
  const fresh = await house.world.aCase('kent', { stage: 'accepted' })
  const elsewhere = await house.world.aCase('wales', { receivedAt: ago(40) })
  const { body, statusCode } = await house.get(manager.token, '/site/week')
  expect(statusCode).toBe(200)
  expect(body).toContain('Monday 2 November 2026 to Sunday 8 November 2026')
  expect(body).toContain(reference(unseen))
  expect(body).toContain('Gwen Guardian')
  expect(body).toContain('Referrals accepted')
  expect(body).toContain(reference(fresh))
  expect(body).not.toContain(reference(elsewhere))
  const before = (await house.get(manager.token, '/site/week?week=2026-10-26')).body
  expect(before).toContain('Nothing changed.')
  expect(before).not.toContain(reference(fresh))
})

test('given nonsense, a week to come, another site or a guardian, then there is no such week', async () => {
  const manager = await house.world.person('manager', 'essex')
  for (const query of ['week=soon', 'week=2026-11-09', 'site=kent'])
    expect((await house.get(manager.token, `/site/week?${query}`)).statusCode, query).toBe(404)
  const guardian = await house.world.person('guardian', 'essex')
  expect((await house.get(guardian.token, '/site/week')).statusCode).toBe(403)
})
