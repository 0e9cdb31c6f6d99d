import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import { HOUR } from '../../src/kernel/clock.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { eligibleDirect, recordInCase, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// What is due, from the list to what clears it; and the calendar that a telephone reads.
let service: Service
let guardian: Colleague
let manager: Colleague
let caseId: CaseId
const eyes = new Eyes()
const pictures = process.env['PICTURES']

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  manager = await service.colleague('manager', 'wales', 'Carys Manager')
  caseId = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    receivedAt: new Date(service.clock.now().getTime() - 30 * HOUR),
    referral: eligibleDirect,
  })
  await service.world.allocate(caseId, guardian.id, 'guardian')
  const now = service.clock.now().getTime()
  await recordInCase(service, caseId, [
    openDeadline(caseId, 'safety-plan-first', new Date(now + 2 * HOUR)),
    openDeadline(caseId, 'monthly-status', new Date(now + 24 * 20 * HOUR), '2026-10'),
  ])
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

test('a guardian sees what is due, adds a to-do, clears it, and gives a telephone a calendar without names', async () => {
  const page = await service.window()
  await service.signIn(page, guardian)
  const both = async (name: string) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await eyes.look(page)
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
    }
  }
  await follow(page, 'Tasks')
  expect(await page.locator('main').innerText()).toMatch(/Overdue \(1\)[^]*Reach the child[^]*Linh Invented/)
  await both('tasks')
  await page.goto(`/cases/${caseId}/tasks`)
  await press(page, 'Add a to-do')
  await field(page, 'What is to be done').fill('Ring the college')
  await fillDay(page, /Last day on which it is in time/, addDays(dayInLondon(service.clock.now()), 3))
  await both('add')
  await press(page, 'Save the to-do')
  await both('case')
  await follow(page, /^Change/)
  await both('change')
  await follow(page, 'Withdraw it')
  await both('withdraw')
  await follow(page, 'Back to what is due')
  await press(page, /^Done/)
  await page.getByText('Done. It stands in the chronology.').waitFor()
  await page.goto('/tasks/calendar')
  await both('calendar')
  await page.goto('/tasks/missing-data')
  await both('missing-data')
  await page.goto('/account')
  await follow(page, 'Calendar on your telephone')
  await both('feed')
  await choose(page, 'Category in your calendar', 'Work')
  await press(page, 'Make a calendar address')
  await both('feed-shown')
  const address = await page.locator('main strong[translate="no"]').innerText()
  const answer = await fetch(address)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).toContain('SUMMARY:Guardianship: something is due')
  expect(text).not.toMatch(/Linh|Invented|T-|status|plan/)
  await page.goto('/account/calendar')
  await press(page, 'End the calendar address')
  await page.getByText('You have no calendar address.').waitFor()
  expect((await fetch(address)).status).toBe(404)
})

test('a manager sees what is due at the site, by worker and by kind, and its month', async () => {
  const page = await service.window()
  await service.signIn(page, manager)
  await follow(page, 'Tasks')
  await follow(page, 'What is due at my site')
  expect(await page.locator('main').innerText()).toMatch(/Gwen Guardian/)
  for (const path of ['/site/tasks', `/site/tasks?worker=${guardian.id}`, '/site/tasks/calendar']) {
    await page.goto(path)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await eyes.look(page)
      if (pictures !== undefined)
        await page.screenshot({
          path: `${pictures}/${path.replaceAll(/[^a-z]+/g, '-').slice(0, 24)}-${width}.png`,
          fullPage: true,
        })
    }
  }
})
