import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A coordinator's week: advice about nobody known, a training, then a child's professionals, and what it all cost an area.
let service: Service
let coordinator: Colleague
let page: Page
let caseId = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  coordinator = await service.colleague('coordinator', 'wales', 'Cai Coordinator')
  const id = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'indirect',
    localAuthority: 'W06000015',
    referral: eligibleDirect,
  })
  await service.world.allocate(id, coordinator.id, 'coordinator')
  caseId = id
  page = await service.window()
  await service.signIn(page, coordinator)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const inDays = (days: number) => addDays(dayInLondon(service.clock.now()), days)
const text = () => page.locator('main').innerText()

/** The page as a person sees it: with axe, wide and on a phone. */
async function look(name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}

test('advice about an anonymous child and a training are logged in the book, which asks for no name', async () => {
  await follow(page, 'Consultations')
  await press(page, 'Log a consultation')
  expect(await text()).toContain('holds no child’s name')
  await fillDay(page, 'Day of the consultation', inDays(-2))
  await field(page, /Who asked/).fill('An invented sergeant')
  await field(page, /Agency/).selectOption({ label: 'Police' })
  await field(page, 'Local authority').selectOption('W06000015')
  await choose(page, /Is it about a child/, 'Yes, an anonymous child')
  await field(page, /About how old/).fill('15')
  await choose(page, /What was it about/, 'National Referral Mechanism')
  await field(page, /What was agreed/).fill('Invented: the force makes the referral.')
  await fillDay(page, /When do we follow it up/, inDays(5))
  await press(page, 'Save')
  await page.waitForURL(/\/consultations\/[0-9a-f-]{36}$/)
  expect(await text()).toContain('An anonymous child')
  await look('entry')
  await page.goto('/consultations/events/new')
  await field(page, /What kind of event/).selectOption({ label: 'Training' })
  await field(page, /What was it called/).fill('Knowing the signs')
  await fillDay(page, 'Day of the event', inDays(-1))
  await field(page, 'Local authority').selectOption('W06000015')
  await choose(page, /For whom/, 'Police')
  await field(page, /How many people/).fill('24')
  await field(page, /Hours there/).fill('two')
  await press(page, 'Save')
  expect(await page.title()).toMatch(/^Error/)
  await field(page, /Hours there/).fill('2')
  await field(page, /Hours of preparation/).fill('3.5')
  await field(page, /Hours of travel/).fill('1')
  await field(page, /Miles/).fill('62')
  await field(page, /Confidence before/).fill('4')
  await field(page, /Confidence after/).fill('7.5')
  await press(page, 'Save')
  await page.waitForURL(/\/consultations\/events\/[0-9a-f-]{36}$/)
  await page.goto('/consultations')
  expect(await text()).toMatch(/Follow up the consultation with An invented sergeant[^]*Knowing the signs/)
  await look('book')
})

test('the child turns out to be known: the entry is tied, and meetings and requests stand on the case', async () => {
  const home = `/cases/${caseId}/indirect`
  await page.goto(home)
  await follow(page, 'Tie a consultation from the book')
  await choose(page, /Which consultation/, /An invented sergeant/)
  await field(page, /How do you know/).fill('The sergeant rang again and said who it was')
  await press(page, 'Tie it to this case')
  await page.waitForURL(`**${home}`)
  expect(await text()).toMatch(/Follow up the consultation with An invented sergeant/)
  await follow(page, 'Add a professionals’ meeting')
  await fillDay(page, 'Day of the meeting', inDays(-1))
  await field(page, /What kind of meeting/).selectOption({ label: 'Strategy meeting or discussion' })
  await field(page, /With whom, above all/).selectOption({ label: 'Several agencies together' })
  await choose(page, 'How?', 'Video or other remote session')
  await choose(page, /What was it for/, 'Safeguarding')
  await field(page, /Hours there/).fill('1.5')
  await press(page, 'Save')
  await page.waitForURL(`**${home}`)
  await follow(page, 'Add a request to an authority')
  await field(page, /Which kind of authority/).selectOption({ index: 1 })
  await field(page, /Whom did we ask/).fill('Invented Council')
  await fillDay(page, 'When did we ask?', inDays(-3))
  await field(page, /What kind of request/).selectOption({ label: 'To give information about the child' })
  await field(page, /What did we ask/).fill('Invented: the age assessment.')
  await press(page, 'Save')
  await page.waitForURL(`**${home}`)
  expect(await text()).toContain('Answer awaited from Invented Council')
  await look('case')
  await page.goto(`/cases/${caseId}`)
  expect(await text()).toContain('See work with professionals')
  await page.goto(`/cases/${caseId}/chronology`)
  expect(await text()).toContain('A request to an authority')
})

test('the area shows the work beside its referrals, in a picture and a table, and names nobody', async () => {
  for (const months of [1, 2, 4, 5, 7])
    for (const name of ['A Hidden', 'B Hidden', 'C Hidden'])
      await referredChild(service, {
        names: [name],
        receivedAt: new Date(service.clock.now().getTime() - months * 30 * 86_400_000),
        localAuthority: 'W06000015',
        referral: eligibleDirect,
      })
  await page.goto('/consultations/areas')
  await field(page, /Area for the picture/).selectOption('W06000015')
  await press(page, 'Show')
  await page.waitForURL(/area=W06000015/)
  await look('areas')
  expect(await text()).toMatch(/Cardiff[^]*there 3.5, preparing 3.5, travelling 1/)
  expect(await text()).toContain('not over yet')
  await page.goto('/consultations/areas?area=W06000015&lang=cy')
  await look('areas-cy')
  expect(eyes.pagesWith('Hidden')).toEqual([])
  expect(await page.locator('main a[href*="/cases/"]').count()).toBe(0)
})
