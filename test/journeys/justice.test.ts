import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// One matter from the arrest to the court. Each test goes on from the one before.
let service: Service
let guardian: Colleague
let caseId = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  const id = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(id, guardian.id, 'guardian')
  caseId = id
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = (page = '') => `/cases/${caseId}/justice${page}`
const text = (page: Page) => page.locator('main').innerText()
const inDays = (days: number) => addDays(dayInLondon(service.clock.now()), days)

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(page: Page, name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}
async function open(path: string): Promise<Page> {
  const page = await service.window()
  await service.signIn(page, guardian)
  await page.goto(path)
  return page
}

test('a matter is recorded, with its stage, and Schedule 4 is shown as information', async () => {
  const page = await open(home())
  await look(page, 'none-yet')
  await follow(page, 'Add a matter')
  await look(page, 'matter')
  await choose(page, 'What is the child in it?', 'Accused')
  await field(page, /Category of offence/).selectOption({ label: 'Robbery' })
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await look(page, 'matter-recorded')
  expect(await text(page)).toContain('This is information, not advice')
  await follow(page, /Stage reached/)
  await look(page, 'stage')
  await field(page, 'Which stage?').selectOption({ label: 'Charged' })
  await fillDay(page, 'When?', inDays(-1))
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  expect(await text(page)).toContain('Accused: Charged')
})

test('a court date is recorded with what was asked for, and the plan and the lists hear of it', async () => {
  const page = await open(home())
  await follow(page, /Court date/)
  await look(page, 'court-date')
  await field(page, 'What is it for?').selectOption({ label: 'Plea hearing' })
  await fillDay(page, 'Day', inDays(9))
  await choose(page, /What was asked for the child/, 'Intermediary')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await look(page, 'court-recorded')
  expect(await text(page)).toMatch(/Plea hearing[^]*Asked for: Intermediary/)
  await page.goto(`/cases/${caseId}`)
  await look(page, 'overview')
  expect(await text(page)).toContain('Court date: prepare')
})

test('who was told of section 45, custody and an order stand on the page and in the chronology', async () => {
  const page = await open(home())
  await follow(page, /Make aware of the section 45 defence/)
  await look(page, 'told')
  await choose(page, 'Who was told?', 'The child')
  await fillDay(page, 'When?', inDays(0))
  await field(page, 'By whom?').fill('Gwen Guardian')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await follow(page, 'Custody')
  await look(page, 'custody')
  await choose(page, 'What kind?', 'Police custody')
  await fillDay(page, 'From', inDays(-2))
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await follow(page, 'Disruption order')
  await look(page, 'order')
  await field(page, 'Which order?').selectOption({ index: 2 })
  await field(page, 'Where does it stand?').selectOption({ label: 'Granted' })
  await press(page, 'Save')
  await look(page, 'order-refused')
  const [year = '', month = '', day = ''] = inDays(0).split('-')
  await page.locator('#decided_on-day').fill(day)
  await page.locator('#decided_on-month').fill(month)
  await page.locator('#decided_on-year').fill(year)
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await look(page, 'everything')
  await page.goto(`/cases/${caseId}/chronology`)
  await look(page, 'chronology')
  expect(await text(page)).toContain('Somebody was told of section 45')
})
