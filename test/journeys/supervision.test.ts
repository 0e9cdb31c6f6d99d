import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Eyes, field, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A manager reads the week of the site, and writes down what was said in supervision.
let service: Service
let manager: Colleague
const eyes = new Eyes()
/** Pictures for whoever wants to look: SCREENSHOTS=folder. */
const pictures = process.env['SCREENSHOTS']

beforeAll(async () => {
  service = await Service.open()
  manager = await service.colleague('manager', 'wales', 'Meg Manager')
  const guardian = await service.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  await service.world.supervises(manager.id, guardian.id)
  const received = new Date(service.clock.now().getTime() - 40 * 86_400_000)
  const caseId = await service.world.aCase('wales', { receivedAt: received })
  await service.world.allocate(caseId, guardian.id, 'guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function look(page: Page, name: string): Promise<string> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await eyes.look(page)
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/supervision-${name}-${width}.png`, fullPage: true })
  }
  return page.locator('main').innerText()
}

test('a manager sees who has not been seen, and writes a note about the worker', async () => {
  const page = await service.window()
  await service.signIn(page, manager)
  await page.goto('/site')
  await follow(page, 'The week')
  await page.waitForURL('**/site/week')
  expect(await look(page, 'week')).toContain('Gwen Guardian')
  await page.goto('/tasks')
  await follow(page, 'Supervision')
  await follow(page, 'Gwen Guardian')
  await look(page, 'write')
  await field(page, 'What was discussed').fill('How to plan the first visit')
  await press(page, 'Save the note')
  await page.getByText('The note is saved').waitFor()
  expect(await look(page, 'note')).toContain('Nothing was agreed')
})
