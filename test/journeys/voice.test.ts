import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { aVoice } from '../support/voice.ts'
import { choose, Eyes, field, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A child is asked, on the device and in the child's hands; the worker looks; the manager reads what is not for the worker.
let service: Service
let guardian: Colleague
let manager: Colleague
let caseId: CaseId
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  manager = await service.colleague('manager', 'wales', 'Mair Manager')
  caseId = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(caseId, guardian.id, 'guardian')
  await aVoice(service, caseId)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = (page = '') => `/cases/${caseId}/voice${page}`
const text = (page: Page) => page.locator('main').innerText()

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(page: Page, name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}

let page: Page

test('the child’s word and the worker’s view stand side by side, with what has become of each outcome', async () => {
  page = await service.window()
  await service.signIn(page, guardian)
  await page.goto(home())
  expect(await text(page)).toContain('There is no score for a child')
  expect(await text(page)).toContain('Play football with the others')
  await look(page, 'home')
  await follow(page, 'Add an occasion')
  await look(page, 'occasion-new')
  await choose(page, 'When is it?', 'Every three months')
  const today = new Date(service.clock.now())
  await field(page, 'Day').first().fill(String(today.getUTCDate()))
  await field(page, 'Month')
    .first()
    .fill(String(today.getUTCMonth() + 1))
  await field(page, 'Year').first().fill(String(today.getUTCFullYear()))
  await choose(page, 'Is it possible to ask the child?', 'Yes')
  await press(page, 'Save')
  await page.waitForURL(/\/voice\/[0-9a-f-]{36}$/)
  await look(page, 'occasion')
  await follow(page, 'What you see yourself')
  await look(page, 'seen')
  await field(page, 'The place where the child lives is safe').selectOption('3')
  await press(page, 'Save what you see')
  expect(await text(page)).toContain('Say what makes it so')
  await field(page, 'What makes it so').first().fill('Invented: the carer rings every evening')
  await press(page, 'Save what you see')
  await page.waitForURL(/\/voice\/[0-9a-f-]{36}$/)
  expect(await text(page)).toContain('the carer rings every evening')
})

test('in the child’s hands there is one question, and no way into the record but the password', async () => {
  await follow(page, 'Give the device to the child')
  await look(page, 'hand-over')
  expect(await text(page)).toContain('Arabic (العربية) – not checked by an interpreter')
  await choose(page, 'Language of the child’s pages', /Arabic/)
  await press(page, 'Open the child’s page')
  await page.waitForURL(/child\?in=ar/)
  await look(page, 'child-hello')
  const whole = await page.content()
  for (const word of ['Linh', 'Gwen', 'gs-case-bar', 'Sign out']) expect(whole).not.toContain(word)
  // A browser without a voice says so, in the child's words and in English, and has no button that does nothing.
  await page.locator('[data-no-voice]').waitFor({ state: 'visible' })
  expect(await page.locator('[data-no-voice]').innerText()).toContain('cannot read this language aloud')
  expect(await page.locator('.gs-child__listen').count()).toBe(0)
  await page.locator('a.gs-child__answer').click()
  await look(page, 'child-item')
  const sizes = await page
    .locator('.gs-child__answer')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)))
  expect(sizes).toHaveLength(6)
  // Refusing is an answer as large as any other.
  expect(sizes.at(-1)).toBeGreaterThanOrEqual(Math.min(...sizes))
  // By keyboard alone: to the fourth face, and Enter.
  await page.locator('.gs-child__answer').nth(3).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/step=know-what-to-do/)
  await page.locator('.gs-child__answer--decline').click()
  await page.goto(page.url().replace(/step=[^&]*/, 'step=goal'))
  await look(page, 'child-goal')
  await page.goto(page.url().replace(/step=[^&]*/, 'step=near'))
  await look(page, 'child-near')
  await page.goto(
    page
      .url()
      .replace(/step=[^&]*/, 'step=guardian')
      .replace('in=ar', 'in=en'),
  )
  await look(page, 'child-guardian')
  await page.getByLabel('A little').check()
  await page.getByLabel(/something you want to say/).fill('She is often late and I do not dare to say it')
  await page.getByRole('button', { name: /Send it to the manager/ }).click()
  await page.waitForURL(/step=end/)
  await look(page, 'child-end')
  // The child goes elsewhere: the session is locked before anything is drawn.
  await page.goto(home())
  await page.waitForURL(/\/unlock/)
  expect(await page.content()).not.toContain('Linh')
  await page.getByLabel('Your password', { exact: true }).fill(guardian.password)
  await press(page, 'Unlock')
  await page.waitForURL(/\/voice$/)
  expect(await text(page)).toContain('1 of 14 rated, 1 not wanted, 12 not asked')
  expect(await text(page)).not.toContain('often late')
})

test('the manager reads what is about the guardian, and counts what is about the site', async () => {
  const desk = await service.window()
  await service.signIn(desk, manager)
  await desk.goto(home('/feedback'))
  expect(await text(desk)).toContain('often late')
  await look(desk, 'feedback')
  await desk.goto('/site/voice')
  await look(desk, 'site')
  expect(eyes.pagesWith('often late').every((path) => path.endsWith('/feedback'))).toBe(true)
})
