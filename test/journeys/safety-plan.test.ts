import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../../src/kernel/clock.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// One plan from its first version to the watch after a step down. Each test goes on from the one before.
const canary = '7 Canary Lane'
let service: Service
let guardian: Colleague
let manager: Colleague
let caseId = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  manager = await service.colleague('manager', 'wales', 'Carys Manager')
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  caseId = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(
    caseId as Parameters<typeof service.world.allocate>[0],
    guardian.id,
    'guardian',
  )
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const plan = (page = '') => `/cases/${caseId}/safety-plan${page}`
const text = (page: Page) => page.locator('main').innerText()

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(page: Page, name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}
async function windowOf(colleague: Colleague, path: string): Promise<Page> {
  const page = await service.window()
  await service.signIn(page, colleague)
  await page.goto(path)
  return page
}

test('the guardian writes the first plan with the child, and names safe places apart from their addresses', async () => {
  const page = await windowOf(guardian, plan())
  await look(page, 'none-yet')
  await follow(page, 'Write the first safety plan')
  await look(page, 'write-first')
  await choose(page, /^Level/, 'Full')
  await field(page, 'Whom to call first').fill('The carer on 01632 960001, then this line')
  await field(page, 'Who is with the child, and when').fill('An adult in the house at night')
  await field(page, 'In the first hour').fill('Ring the phone, then the police')
  await field(page, 'Trigger 1').fill('A call from a withheld number')
  await field(page, 'Trigger 1: early signs').fill('Goes quiet, packs a bag')
  await field(page, 'Risk 1').selectOption({ label: 'Debt' })
  await field(page, 'Risk 1: what is known').fill('Says that the family owes money')
  await field(page, 'Measure 1: what is done').fill('Carer keeps the phone at night')
  await press(page, 'Save this version')
  await look(page, 'write-refused')
  expect(await text(page)).toContain('Say who sees to it')
  expect(await text(page)).toContain('or that the child could not be asked')
  await field(page, 'Measure 1: who sees to it').fill('The carer')
  await field(page, 'Safe person 1').fill('Mrs Invented')
  await field(page, 'Safe place 1: what it is called').fill('The boxing club')
  await choose(page, 'How we know', 'The child told us in person')
  await choose(page, 'Does the child agree?', 'The child agrees with part of it')
  await field(page, 'In the child’s own words').fill('I want to be able to go out')
  await field(page, 'What the plan means, for the child to read').fill('If you are worried, ring us.')
  await press(page, 'Save this version')
  await page.waitForURL(`**${plan()}`)
  await look(page, 'plan')
  expect(await text(page)).toMatch(/Level: Full[^]*Version 1, written by Gwen Guardian/)
  await follow(page, 'Addresses of safe places')
  await field(page, /Address of: The boxing club/).fill(canary)
  await press(page, 'Save')
  await page.waitForURL(`**${plan('/addresses')}`)
  await look(page, 'addresses')
})

test('it is shared with the carer, something happens, and the next version says what changed', async () => {
  const page = await windowOf(guardian, plan('/share'))
  await look(page, 'share')
  await choose(page, 'What was shared?', 'The carer’s page')
  await field(page, 'With whom?').fill('Mrs Invented')
  await field(page, 'Who is that?').selectOption({ label: 'Foster carer or other caregiver' })
  await choose(page, 'How?', 'On paper')
  await press(page, 'Save')
  await page.waitForURL(`**${plan()}`)
  await follow(page, 'Something happened')
  await look(page, 'raise')
  await choose(page, 'What happened?', 'The child went missing')
  await field(page, /What should whoever reviews/).fill('Not back from college on Friday')
  await press(page, 'Ask for a review')
  await page.waitForURL(`**${plan()}`)
  await look(page, 'raised')
  expect(await text(page)).toContain('The child went missing. Not back from college on Friday')
  await page.goto(`/cases/${caseId}`)
  await look(page, 'overview')
  expect(await text(page)).toContain('Review the safety plan')
  await page.goto(plan('/review'))
  await look(page, 'review')
  await follow(page, /The plan has to change/)
  expect(await field(page, 'Whom to call first').inputValue()).toContain('01632 960001')
  await field(page, 'Whom to call first').fill('The key worker on 01632 960002, then this line')
  await field(page, 'Travel').fill('Taken to college and back')
  await choose(page, 'What is this version?', /written anew/)
  await field(page, /Why is there a new version/).fill('She was followed from the college')
  await look(page, 'write-next')
  await press(page, 'Save this version')
  await page.waitForURL(`**${plan()}`)
  await look(page, 'second-version')
  expect(await text(page)).toContain('Version 1: not the one in force')
  await follow(page, 'Versions')
  await look(page, 'versions')
  await press(page, 'Compare')
  await look(page, 'compare')
  expect(await text(page)).toMatch(/2 differences[^]*Changed[^]*Added[^]*Taken to college and back/)
  expect(await page.locator('del').allInnerTexts()).toContain('carer ')
})

test('a step down is proposed, a manager approves, and the watch shows wherever the case does', async () => {
  const page = await windowOf(guardian, plan('/step-down'))
  await look(page, 'step-down')
  await field(page, /Why is the child safe enough/).fill('Three quiet months')
  await press(page, 'Propose the step down')
  await page.waitForURL(`**${plan()}`)
  expect(await text(page)).toContain('A manager decides on the step down')
  const boss = await windowOf(manager, plan())
  await follow(boss, 'Decide on the step down')
  await look(boss, 'decide')
  await choose(boss, 'Your decision', /Approve/)
  await field(boss, 'Your reason').fill('Agreed with the police and the carer')
  await press(boss, 'Record the decision')
  await boss.waitForURL(`**${plan()}`)
  await look(boss, 'watched')
  expect(await text(boss)).toMatch(/Level: Reduced[^]*Watched until/)
  expect(await text(boss)).toContain('at least every 7 days')
  await page.goto(`/cases/${caseId}`)
  await look(page, 'overview-watched')
  expect(await text(page)).toContain('Closer contact until')
  service.clock.travel(15 * DAY_OF_24_HOURS)
  const late = await windowOf(guardian, '/caseload')
  await look(late, 'caseload')
  expect(await text(late)).toContain('Contact after a step down')
  await late.goto(`/cases/${caseId}/status/${dayInLondon(service.clock.now()).slice(0, 7)}`)
  expect(await text(late)).toMatch(/Unchanged[^\n]*Stepped down[^\n]*from the safety plan/)
})

test('printed for the carer and the child without an address; with addresses only for a reason', async () => {
  const page = await windowOf(guardian, plan('/print'))
  await look(page, 'print-whole')
  await follow(page, 'The carer’s page')
  await look(page, 'print-carer')
  expect(await text(page)).not.toContain('family owes money')
  await follow(page, 'The child’s own page')
  await look(page, 'print-child')
  expect(await text(page)).toContain('If you are worried, ring us.')
  expect(await text(page)).not.toContain('Carer keeps the phone')
  expect(new Set(eyes.pagesWith(canary))).toEqual(new Set([plan('/addresses')]))
  await follow(page, 'Print with addresses')
  await look(page, 'print-ask')
  await field(page, /Why are the addresses needed/).fill('For the emergency carer')
  await press(page, 'Show the print with addresses')
  await page.waitForURL(`**${plan('/prints')}/*`)
  await look(page, 'print-addresses')
  expect(await text(page)).toContain(canary)
  await page.goto(`/cases/${caseId}/chronology`)
  await look(page, 'chronology')
  expect(await text(page)).toContain('Safety plan printed with addresses')
  expect(await text(page)).not.toContain(canary)
})
