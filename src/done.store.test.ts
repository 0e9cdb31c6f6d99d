import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visitor } from '../test/support/visitor.ts'
import { openTestHouse, type TestHouse } from '../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const sentence = 'Your conflict of interest is saved.'

test('given an act, when the page after it is opened, then it says once what was done', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const browser = new Visitor(house.server)
  browser.cookies.set('gs_session', guardian.token)
  const address = `/cases/${caseId}/conflict`
  await browser.get(address)
  expect((await browser.post(address, { nature: 'relative' })).statusCode).toBe(303)
  expect((await browser.get('/caseload')).body).toContain(sentence)
  expect((await browser.get('/caseload')).body).not.toContain(sentence)
})

test('given a form with mistakes, when the next page is opened, then nothing is said to be done', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const browser = new Visitor(house.server)
  browser.cookies.set('gs_session', guardian.token)
  const address = `/cases/${caseId}/conflict`
  await browser.get(address)
  expect((await browser.post(address, { nature: '' })).statusCode).toBe(422)
  expect((await browser.get('/caseload')).body).not.toContain(sentence)
})
