import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import type { CaseId } from '../../kernel/ids.ts'

let house: TestHouse
let guardian: { token: string }
let caseId: CaseId

beforeAll(async () => {
  house = await openTestHouse()
  const person = await house.world.person('guardian', 'wales')
  guardian = person
  caseId = await referredChild(house, { stage: 'allocated', route: 'direct' })
  await house.world.allocate(caseId, person.id, 'guardian')
})
afterAll(() => house.close())

const page = async (path: string) => (await house.get(guardian.token, `/cases/${caseId}${path}`)).body
async function send(path: string, fields: Record<string, string>): Promise<string> {
  const answer = await house.post(guardian.token, `/cases/${caseId}${path}`, fields)
  expect(answer.statusCode, path).toBe(303)
  const to = String(answer.headers.location)
  expect(to).toContain(caseId)
  return to
}

test('given a child is missing now, then the page of every time missing begins with what to do, until the child is back', async () => {
  const before = await page('/missing')
  expect(before).toContain('Report missing now')
  expect(before).not.toContain('Missing since')

  const episode = (await send('/missing/new', { on_referral: 'no' })).replace(`/cases/${caseId}`, '')
  const now = await page('/missing')
  expect(now).toContain('Missing since')
  expect(now).not.toContain('Report missing now')
  expect(now).toContain(`href="/cases/${caseId}${episode}/return"`)
  expect(now).toContain(
    `href="/cases/${caseId}${episode}/action?action=agency-told&amp;agency=local-authority"`,
  )

  house.clock.set(new Date(house.clock.now().getTime() + 600_000))
  await send(`${episode}/return`, { returned_how: 'found-by-police' })
  expect(await page('/missing')).not.toContain('Missing since')
})

test('given a child is missing already, when missing is reported again, then it is refused and nothing changes', async () => {
  await send('/missing/new', { on_referral: 'no' })
  const again = { on_referral: 'no', police_reference: 'Ref 7' }
  const answer = await house.post(guardian.token, `/cases/${caseId}/missing/new`, again)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Ref 7')
  const shown = await page('/missing')
  expect(shown.match(/still missing/g) ?? []).toHaveLength(1)
})
