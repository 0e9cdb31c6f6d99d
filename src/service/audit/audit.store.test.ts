import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('given acts of a guardian, when the auditor looks, then who, what and the head are shown and no content', async () => {
  const auditor = await house.world.person('auditor', null)
  const guardian = await house.world.person('guardian', 'wales', { name: 'Eirlys Gwarcheidwad' })
  const caseId = await house.world.aCase('wales')
  const other = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await house.get(guardian.token, `/cases/${caseId}/conflict`)
  await house.post(guardian.token, `/cases/${caseId}/conflict`, { nature: 'relative' })

  const list = await house.get(auditor.token, '/audit')
  expect(list.statusCode).toBe(200)
  expect(list.body).toContain('conflict.declare')
  expect(list.body).toContain('Head of the chain')
  expect(list.body).not.toContain('relative')

  const narrowed = await house.get(
    auditor.token,
    `/audit?who=${guardian.id}&sort=write&caseId=${caseId}&kind=conflict`,
  )
  expect(narrowed.body.match(/href="\/audit\/[0-9a-f-]{36}"/g)).toHaveLength(1)
  const none = await house.get(auditor.token, `/audit?sort=write&caseId=${other}&kind=conflict`)
  expect(none.body).toContain('No act fits')

  const address = /href="(\/audit\/[0-9a-f-]{36})"/.exec(narrowed.body)?.[1] ?? ''
  const act = await house.get(auditor.token, address)
  expect(act.body).toContain('Eirlys Gwarcheidwad')
  expect(act.body).toContain('Allocated to the child')
  expect(act.body).toContain(caseId)
})

test('given more than a page, when the next is asked for, then it goes on where the first ended', async () => {
  const auditor = await house.world.person('auditor', null)
  for (let n = 0; n < 60; n += 1) await house.get(auditor.token, '/audit?kind=nothing')
  const first = await house.get(auditor.token, `/audit?who=${auditor.id}`)
  const ids = (body: string) => [...body.matchAll(/href="\/audit\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
  expect(ids(first.body)).toHaveLength(50)
  const next = /href="(\/audit\?[^"]*before=\d+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(next).toContain(`who=${auditor.id}`)
  const second = ids((await house.get(auditor.token, next)).body)
  expect(second.length).toBeGreaterThanOrEqual(10)
  expect(second.some((id) => ids(first.body).includes(id))).toBe(false)
})

test('given days, when the range is the wrong way round or the case id is none, then it is said beside the field', async () => {
  const auditor = await house.world.person('auditor', null)
  const days = 'from-day=2&from-month=11&from-year=2026&to-day=1&to-month=11&to-year=2026'
  const wrong = await house.get(auditor.token, `/audit?${days}`)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('must not be before the first')
  expect((await house.get(auditor.token, '/audit?caseId=G-1234')).statusCode).toBe(422)
  const yesterday = days.replace('from-day=2', 'from-day=1')
  expect((await house.get(auditor.token, `/audit?${yesterday}`)).body).toContain('No act fits')
})

test('given anybody but an auditor, when the audit is asked for, then it is refused', async () => {
  for (const role of ['administrator', 'manager', 'service-lead'] as const) {
    const { token } = await house.world.person(role, null)
    expect((await house.get(token, '/audit')).statusCode).toBe(403)
  }
})
