import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// One child on the way into the NRM: the gaps of the form, the sheet, the referral, the first decision, and what the child was told.
let service: Service
let guardian: Colleague
let page: Page
let caseId = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  const id = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    identity: { dob: '2011-03-05', dob_standing: 'exact' },
    referral: eligibleDirect,
  })
  await service.world.allocate(id, guardian.id, 'guardian')
  caseId = id
  page = await service.window()
  await service.signIn(page, guardian)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = (path = '') => `/cases/${caseId}/nrm${path}`
const text = () => page.locator('main').innerText()
const inDays = (days: number) => addDays(dayInLondon(service.clock.now()), days)

async function look(name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}

test('what the form still lacks is named, an answer closes its gap, and the sheet says what is missing', async () => {
  await page.goto(home())
  await follow(page, 'Prepare the referral')
  await look('nrm-readiness')
  const gaps = async () => Number(/(\d+) of \d+ required answers are missing/.exec(await text())?.[1])
  const before = await gaps()
  expect(before).toBeGreaterThan(1)
  expect(await text()).toContain('Mend')
  await page.goto(home('/prepare/exploitation'))
  await page.locator('input[name="several-situations"][value="no"]').check()
  await page.locator('#dates').fill('An invented spring')
  await press(page, 'Save')
  await page.goto(home('/readiness'))
  expect(await gaps()).toBeLessThan(before)
  await page.goto(home('/print'))
  await look('nrm-sheet')
  expect(await text()).toContain('An invented spring')
  expect(await text()).toContain('Missing')
})

test('the referral is recorded, the decision follows, the child is told, and the overview says where it stands', async () => {
  await page.goto(home('/referrals/new'))
  await fillDay(page, 'Day it was sent', inDays(-9))
  await field(page, /Which first responder/).selectOption({ index: 2 })
  await choose(page, 'Who decides?', 'A Home Office authority decides')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  expect(await text()).toContain('9 days since the referral')
  await follow(page, 'Record a decision')
  await choose(page, 'Which decision?', 'Reasonable grounds')
  await choose(page, 'Outcome', 'Positive')
  await fillDay(page, 'Day of the decision', inDays(-2))
  await field(page, /Who decided/).selectOption({ label: 'Single Competent Authority' })
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await follow(page, /^Tell the child: .*reasonable grounds/i)
  await fillDay(page, 'Day', inDays(-1))
  await field(page, /Who told the child/).fill('Gwen Guardian')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await look('nrm-everything')
  expect(await text()).not.toMatch(/Tell the child: .*reasonable grounds/i)
  await page.goto(`/cases/${caseId}`)
  await look('nrm-overview')
  expect(await text()).toMatch(/Positive reasonable grounds, [^]*The NRM page/)
})
