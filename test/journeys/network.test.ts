import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { aNetwork } from '../support/network.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A map drawn with a child from nobody on it to the first one agreed, and one of eight people on the screen and on paper.
let service: Service
let guardian: Colleague
let page: Page
let caseId = ''
let full = ''
const eyes = new Eyes()
/** Pictures for whoever wants to look: SCREENSHOTS=folder. */
const pictures = process.env['SCREENSHOTS']

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  const aChild = async (name: string) => {
    const id = await referredChild(service, {
      names: [name],
      stage: 'allocated',
      route: 'direct',
      referral: eligibleDirect,
    })
    await service.world.allocate(id, guardian.id, 'guardian')
    return id
  }
  caseId = await aChild('Linh Invented')
  const other = await aChild('Mai Invented')
  await aNetwork(service, other)
  full = other
  page = await service.window()
  await service.signIn(page, guardian)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const home = (path = '') => `/cases/${caseId}/network${path}`
const text = () => page.locator('main').innerText()

/** The page as a person sees it, wide and on a phone, with axe on each. */
async function look(name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}

test('the first people are put on the map, moved, tied, and the map is agreed', async () => {
  await page.goto(home())
  await look('none-yet')
  await follow(page, 'Add a person or agency')
  await look('member')
  await field(page, /Name or role/).fill('Sam')
  await choose(page, 'What are they?', 'Friend')
  await choose(page, 'What part do they play in the child’s life?', 'Protective')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  expect(await text()).toContain('1 person is not rated')
  await follow(page, /^Move/)
  await look('move')
  await choose(page, 'How far does the child trust them?', '4: completely')
  await press(page, 'Move')
  await page.waitForURL(`**${home()}`)
  expect(await text()).not.toContain('not rated:')
  await page.goto(home('/members/new'))
  await field(page, /Name or role/).fill('Teacher')
  await choose(page, 'What are they?', 'Professional')
  await choose(page, 'What part do they play in the child’s life?', 'Protective')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await follow(page, 'Add a tie between two')
  await look('tie')
  await field(page, 'Between').selectOption({ label: 'Sam' })
  await field(page, 'and').selectOption({ label: 'Teacher' })
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  await page.goto(home('/reviews/new'))
  await look('agree')
  await fillDay(page, 'Agreed on', dayInLondon(service.clock.now()))
  await field(page, 'By whom?').fill('Gwen Guardian')
  await choose(page, 'Was it agreed with the child?', 'Yes, with the child')
  await press(page, 'Save')
  await page.waitForURL(`**${home()}`)
  expect(await text()).toContain('Partial')
  await page.goto(`/cases/${caseId}`)
  expect(await text()).toContain('Protective 2')
})

test('a map of eight is read at a glance, and paper leaves out who exploits and every other child', async () => {
  await page.goto(`/cases/${full}/network`)
  await look('full')
  for (const name of ['Man with the van', 'The girl from the flat']) expect(await text()).toContain(name)
  await page.emulateMedia({ media: 'print' })
  // By what is drawn: the text of a picture counts as the page's text even where it is not shown.
  const shown = (name: RegExp) => page.getByText(name).filter({ visible: true }).count()
  expect(await shown(/Man with the v|The girl from/)).toBe(0)
  expect(await shown(/Foster carer/)).toBeGreaterThan(0)
  await page.emulateMedia({ media: 'screen' })
  await follow(page, 'Print for the child')
  await look('print')
  // A sheet of A4 is narrower than a window; names stand in its picture all the same.
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  expect(await shown(/Foster carer/)).toBe(2)
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/paper.png`, fullPage: true })
  await page.emulateMedia({ media: 'screen' })
  expect(await text()).not.toContain('Man with the van')
  await page.goto(`/cases/${full}/chronology?group=network`)
  await look('chronology')
  await page.goto(`/cases/${full}`)
  await look('overview')
  await page.goto(`/cases/${full}/closure`)
  await look('closure')
})
