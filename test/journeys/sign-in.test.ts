import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/clock.ts'
import { look, Service, type Colleague } from './support/service.ts'

let service: Service
let guardian: Colleague
beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Invented Guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

test('a wrong code is refused with a message, and the right one lets in', async () => {
  const page = await service.window({ width: 320 })
  await page.goto('/sign-in')
  await page.locator('input[name="email"]').fill(guardian.email)
  await page.locator('input[name="password"]').fill(guardian.password)
  await page.locator('form.gs-form button[type="submit"]').click()
  const right = service.code(guardian)
  await page.locator('input[name="code"]').fill(right === '000000' ? '000001' : '000000')
  await page.locator('form.gs-form button[type="submit"]').click()
  await look(page)
  expect(await page.locator('.govuk-error-summary').count()).toBe(1)
  await service.signIn(page, guardian)
  await look(page)
  expect(new URL(page.url()).pathname).toBe('/caseload')
})

test('a locked phone asks for the password and keeps what was being written', async () => {
  const page = await service.window({ width: 320 })
  const caseId = await service.world.aCase('wales')
  await service.world.allocate(caseId, guardian.id, 'guardian')
  await service.signIn(page, guardian)
  await page.goto(`/cases/${caseId}/conflict`)
  await page.getByLabel(/Relative/).check()
  service.clock.travel(16 * MINUTE)
  await page.getByRole('button', { name: /Declare it/ }).click()
  await page.waitForURL(/\/unlock/)
  await look(page)
  await page.locator('input[name="password"]').fill(guardian.password)
  await page.locator('form.gs-form button[type="submit"]').click()
  await page.waitForURL(/\/conflict/)
  expect(await page.getByLabel(/Relative/).isChecked()).toBe(true)
  await look(page)
})
