import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessedNeeds } from '../support/needs.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A coordinator assesses a child at home again; a manager finds the need exceptional, and the child moves to a practitioner.
let service: Service
let coordinator: Colleague
let manager: Colleague
let caseId = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  coordinator = await service.colleague('coordinator', 'wales', 'Carys Coordinator')
  manager = await service.colleague('manager', 'wales', 'Meg Manager')
  const id = await referredChild(service, {
    names: ['Kofi Invented'],
    stage: 'allocated',
    route: 'indirect',
    referral: {
      ...eligibleDirect,
      parental_responsibility: 'with',
      from_outside_uk: 'no',
      pr_suspected: 'no',
    },
  })
  await service.world.allocate(id, coordinator.id, 'coordinator')
  await assessedNeeds(service, id, { daysAgo: 80, scores: ['2', '3', '1'] })
  caseId = id
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = (path = '') => `/cases/${caseId}/needs${path}`

async function look(page: Page, name: string): Promise<string> {
  await eyes.lookNarrowAndWide(page, `needs-${name}`)
  return page.locator('main').innerText()
}

test('assessed again with the child, the page shows what changed and what is still open', async () => {
  const page = await service.window()
  await service.signIn(page, coordinator)
  await page.goto(home('/new'))
  await look(page, 'form')
  const [year = '', month = '', day = ''] = new Date(service.clock.now())
    .toISOString()
    .slice(0, 10)
    .split('-')
  await field(page, 'Day').fill(day)
  await field(page, 'Month').fill(month)
  await field(page, 'Year').fill(year)
  await field(page, 'Why it is made').selectOption('review')
  // Nothing scored yet: said beside the first domain, and what was typed stays.
  await press(page, 'Save')
  expect(await page.getByRole('alert').innerText()).toContain('Score at least one domain')
  const domain = (name: string) => page.getByRole('group', { name, exact: true })
  await domain('Immediate safety and contact with traffickers').getByLabel('Score').selectOption('4')
  await domain('Immediate safety and contact with traffickers')
    .getByLabel('The child’s own view')
    .selectOption('2')
  await domain('Risk of going missing').getByLabel('Score').selectOption('1')
  await choose(page, /Ask a manager/, 'Yes')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  const text = await look(page, 'home')
  expect(text).toContain('1 of 17')
  expect(text).toContain('A manager decides on exceptional need')
})

test('a manager decides with a reason, and is led to allocate a practitioner', async () => {
  const page = await service.window()
  await service.signIn(page, manager)
  await page.goto(home('/exceptional'))
  const text = await look(page, 'exceptional')
  expect(text).toContain('a critical domain')
  await choose(page, 'Decision', 'Exceptional need')
  await field(page, 'Reason').fill(
    'Traffickers came to the door; the family cannot keep the child safe alone.',
  )
  await press(page, 'Save the decision')
  await page.waitForURL(`**${home()}`)
  const decided = await look(page, 'decided')
  expect(decided).toContain('The child moves to direct work by a regional practitioner')
  expect(decided).toContain('Allocate the child to a regional practitioner')
})
