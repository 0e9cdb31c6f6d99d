import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addYears, dayInLondon, startOfLondonDay } from '../../src/kernel/calendar-day.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { write } from '../support/full-case.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// One young person from 17½ to the manager's decision at 18. Each test goes on from the one before, in the same window.
let service: Service
let guardian: Colleague
let manager: Colleague
let caseId = ''
let page: Page
const eyes = new Eyes()

const inDays = (days: number) => addDays(dayInLondon(service.clock.now()), days)

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'london', 'Gwen Guardian')
  manager = await service.colleague('manager', 'london', 'Mo Manager')
  const id = await referredChild(service, {
    names: ['Linh Invented'],
    site: 'london',
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
    identity: { dob: addYears(inDays(50), -18), dob_standing: 'approximate' },
  })
  await service.world.allocate(id, guardian.id, 'guardian')
  await write(service, id, [
    openDeadline(id, 'seventeen-and-a-half', startOfLondonDay(inDays(-100))),
    openDeadline(id, 'manager-decision', startOfLondonDay(inDays(50)), 'turning-18'),
  ])
  caseId = id
  page = await service.window()
  await service.signIn(page, guardian)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = () => `/cases/${caseId}/transition`
const text = () => page.locator('main').innerText()

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}
async function saved(): Promise<void> {
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
}

test('the deadline of 17½ leads to the assessment, and the plan is agreed in the young person’s words', async () => {
  await page.goto(`/cases/${caseId}/tasks`)
  await follow(page, /At 17 and a half: needs assessment/)
  await look('assessment')
  await fillDay(page, 'Day of the assessment', inDays(0))
  await field(page, /Where to live at 18 \(/).selectOption({ label: 'High need' })
  await field(page, /What the young person says/).fill('I want to stay near my college.')
  await choose(page, 'What the assessment found', /Additional need: support/)
  await field(page, 'Why').fill('Nowhere to live after the birthday')
  await saved()
  expect(await text()).toMatch(/18 in 1 month and \d+ days?[^]*birth date is approximate/)
  await follow(page, /^Plan/)
  await look('plan')
  await fillDay(page, 'Day of the plan', inDays(0))
  await field(page, /Goal 1 \(/).fill('A room near the college')
  await choose(page, 'Does the young person agree?', 'Agreed in part')
  await press(page, 'Save')
  await look('plan-refused')
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'Say what the young person does not agree',
  )
  await field(page, /does not agree with, and why/).fill('Does not want to move twice')
  await fillDay(page, /Day on which it was talked through/, inDays(0))
  await field(page, /In the young person’s words/).fill('One move, not two.')
  await saved()
  expect(await text()).toContain('One move, not two.')
})

test('adult services, the NRM and leaving care are recorded; by word of mouth before the day is refused beside the question', async () => {
  await follow(page, 'Adult service')
  await field(page, 'Which service?').selectOption({ label: 'Leaving care team' })
  await fillDay(page, 'Contacted on', inDays(-4))
  await field(page, 'What did it say?').selectOption({ label: 'Contacted: waiting for an answer' })
  await saved()
  await follow(page, 'NRM information')
  await fillDay(page, 'Given on', inDays(-2))
  await field(page, 'By whom?').fill('Gwen Guardian')
  await choose(page, 'What was given or explained?', 'Information pack on the NRM at 18')
  await saved()
  await follow(page, 'NRM answer')
  await look('answer')
  await choose(page, 'What does the young person answer?', /Stays in the NRM/)
  await fillDay(page, 'Answered on', '2026-02-12')
  await choose(page, 'How was it given?', /By word of mouth/)
  await field(page, /Through which first responder/).selectOption({ label: 'Salvation Army' })
  await press(page, 'Save')
  await look('answer-refused')
  expect(await text()).toContain('counts since 13 February 2026 (Home Office guidance)')
  await fillDay(page, 'Answered on', inDays(-1))
  await saved()
  await follow(page, 'Leaving care')
  expect(await text()).toContain('Children Act 1989')
  await field(page, /entitled as/).selectOption({ label: 'Eligible child: 16 or 17, looked after' })
  await saved()
  await follow(page, 'Review')
  await fillDay(page, 'Held on', inDays(0))
  await choose(page, 'What came of it?', 'The plan stands as it is')
  await field(page, 'What was found?').fill('The room is being looked at.')
  await fillDay(page, /Day of the next review/, inDays(20))
  await saved()
  await look('home')
  await page.goto(`/cases/${caseId}`)
  await look('overview')
  expect(await text()).toContain('See turning 18')
  await page.goto(`${home()}?lang=cy`)
  await look('home-welsh')
  await page.goto('/site/transition?lang=en')
  expect(await text()).toContain('Linh Invented')
})

test('a manager sees who turns 18 by area, and decides; contact after the birthday is planned', async () => {
  page = await service.window()
  await service.signIn(page, manager)
  await page.goto('/site')
  await follow(page, 'Who turns 18')
  await look('site')
  expect(await text()).toMatch(/Turning 18: areas with support after 18 \(1\)/)
  await page.goto(home())
  await follow(page, 'Decide what happens at 18')
  await choose(page, /decision|decide/i, /post-18/i)
  await field(page, 'Why').fill('Housing is not settled.')
  await press(page, /^(Save|Record|Decide)/)
  await page.waitForURL(`**/cases/${caseId}/decisions`)
  await page.goto(`/cases/${caseId}/tasks`)
  expect(await text()).toContain('Contact after the 18th birthday')
  await page.goto(home())
  expect(await text()).toContain('Handed to a post-18 worker')
})
