import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// One claim from nothing recorded to a letter that was sent. Each test goes on from the one before, in one window.
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

const home = (path = '') => `/cases/${caseId}/immigration${path}`
const text = () => page.locator('main').innerText()
const inDays = (days: number) => addDays(dayInLondon(service.clock.now()), days)

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}
async function saved(): Promise<void> {
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
}

test('a claim, who acts for the child and what comes next are recorded, and the stage follows', async () => {
  await page.goto(home())
  await look('none-yet')
  await follow(page, 'Claim and status')
  await choose(page, 'Was a claim made?', 'A claim was made')
  await fillDay(page, /Day on which it was made/, inDays(-40))
  await saved()
  expect(await text()).toMatch(/Claim registered, since/)
  await follow(page, 'Find a legal representative')
  await choose(page, 'Who is it?', 'Solicitor')
  await choose(page, 'Where does it stand?', 'Instructed')
  await press(page, 'Save')
  expect(await text()).toContain('Enter the name or the firm')
  await field(page, /Firm or organisation/).fill('Invented Law')
  await fillDay(page, /Instructed on/, inDays(-30))
  await saved()
  await follow(page, 'Interview')
  await look('interview')
  await field(page, 'Which interview?').selectOption({ label: 'Substantive interview' })
  await fillDay(page, 'Day', inDays(8))
  await choose(page, /What was asked for the child/, 'A private room')
  await saved()
  await follow(page, 'Statement or evidence')
  await field(page, 'What is it?').selectOption({ label: 'Statement of evidence form' })
  await fillDay(page, /Asked for on/, inDays(-5))
  await saved()
  expect(await text()).toMatch(/Substantive interview listed/)
  expect(await text()).toMatch(/Asked for: A private room/)
})

test('a refusal starts the days to appeal, leave follows, and the overview and the lists hear of it', async () => {
  await follow(page, 'Decision')
  await look('decision')
  await field(page, 'What was decided?').selectOption({ label: 'Refused' })
  await fillDay(page, 'Day of the decision', inDays(-2))
  await saved()
  await follow(page, /Last day to appeal/)
  await choose(page, 'Where does it stand?', 'Allowed')
  await fillDay(page, /Lodged on/, inDays(-1))
  await fillDay(page, /Decided on/, inDays(0))
  await saved()
  expect(await text()).toContain('Appeal allowed')
  await follow(page, 'Decision')
  await field(page, 'What was decided?').selectOption({ label: 'Leave as an unaccompanied child' })
  await fillDay(page, 'Day of the decision', inDays(0))
  await choose(page, /When does the leave end/, 'On a day')
  await fillDay(page, /Last day of the leave/, inDays(60))
  await saved()
  await look('everything')
  expect(await text()).toMatch(/Leave ends on .*: legal advice about extending it/)
  await page.goto(`/cases/${caseId}`)
  await look('overview')
  expect(await text()).toContain('Leave as an unaccompanied child')
})

test('a letter of support is filled from the record, written on, signed, printed without a name, and kept as sent', async () => {
  await page.goto(home('/letters/new'))
  await choose(page, 'Which letter?', 'To the tribunal: support for an appeal')
  await field(page, 'To whom?').fill('First-tier Tribunal\nInvented House')
  await press(page, 'Begin the letter')
  await page.waitForURL(/\/letters\/[0-9a-f-]+\/edit/)
  await look('letter-edit')
  const body = field(page, 'Text')
  const begun = await body.inputValue()
  expect(begun).toContain('LI')
  expect(begun).not.toContain('Linh')
  await body.fill(`Linh Invented. ${begun}`)
  await press(page, 'Save the letter')
  expect(await text()).toContain('use the initials')
  await body.fill(begun.replaceAll(/\[[^\]]*\]/g, 'LI goes to school each day and trusts the carer.'))
  await press(page, 'Save the letter')
  await page.waitForURL(/\/letters\/[0-9a-f-]+$/)
  await press(page, 'Sign this letter')
  await page.getByText(/Signed by Gwen Guardian/).waitFor()
  await fillDay(page, 'Sent on', inDays(0))
  await field(page, /How, and to whom/).fill('Secure e-mail to the tribunal')
  await look('letter-signed')
  await press(page, 'Record that it was sent')
  await page.getByText('This letter was sent').waitFor()
  await follow(page, 'Print')
  await look('letter-print')
  expect(await page.locator('body').innerText()).not.toContain('Linh')
  expect(await text()).toMatch(/Our reference[^]*First-tier Tribunal[^]*Gwen Guardian/)
})
