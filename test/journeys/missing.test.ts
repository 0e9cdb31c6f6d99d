import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_OF_24_HOURS, HOUR } from '../../src/kernel/clock.ts'
import { inLondon } from '../../src/platform/i18n/index.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

let service: Service
let guardian: Page
let manager: Page
let worker: Colleague
let boss: Colleague
let caseId: string
const eyes = new Eyes()
const place = 'the corner of Invented Street'
const foundPlace = 'behind Invented Station'

beforeAll(async () => {
  service = await Service.open()
  worker = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  boss = await service.colleague('manager', 'wales', 'Carys Manager')
  guardian = await service.window({ width: 320 })
  manager = await service.window()
  await service.signIn(guardian, worker)
  await service.signIn(manager, boss)
  const id = await referredChild(service, {
    names: ['Amir Invented'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(id, worker.id, 'guardian')
  caseId = id
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const base = () => `/cases/${caseId}/missing`
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
/** Signs in once more: the session ran out while time passed. */
async function again(page: Page, who: Colleague): Promise<void> {
  await page.context().clearCookies()
  await service.signIn(page, who)
}
async function see(page: Page, name: string): Promise<string> {
  await eyes.look(page)
  await shot(page, name)
  return page.locator('main').innerText()
}

test('a child is reported missing on a phone with three answers, and the page says what to do first', async () => {
  await guardian.goto(`/cases/${caseId}`)
  await follow(guardian, 'Safety')
  await follow(guardian, 'Missing')
  expect(await see(guardian, '01-list-empty')).toContain('No time missing is recorded')
  await press(guardian, 'Report missing now')
  await see(guardian, '02-report')
  await field(guardian, /Police reference/).fill('GMP-2026-1')
  await field(guardian, /Risk as the police/).selectOption({ label: 'High' })
  await field(guardian, /Where last seen/).fill(place)
  await press(guardian, 'Report missing')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  const said = await see(guardian, '03-episode')
  expect(said).toContain('Missing since')
  expect(said).toContain('Hold the multi-agency meeting')
  expect(said).toContain('Tell the NRM caseworker')
  expect(said).not.toContain('Ask how the police grade')
  expect(said).toContain('Temporarily missing')
})

test('each step is recorded where the page asks for it, and leaves the list of what is to do', async () => {
  await follow(guardian, /Tell the NRM caseworker/)
  await see(guardian, '04-action')
  await press(guardian, 'Save')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  const said = await see(guardian, '05-episode-after-action')
  expect(said).not.toContain('Tell the NRM caseworker that the child is missing')
  await press(guardian, 'Record a meeting')
  await choose(guardian, /Which meeting/, 'Strategy meeting')
  const now = inLondon(service.clock.now())
  await fillDay(guardian, 'Day it was held', now.day)
  await field(guardian, /Time it began/).fill('00:00')
  await choose(guardian, /Who was there/, 'Police')
  await press(guardian, 'Save')
  // A meeting before the child went missing is none about it.
  expect(await see(guardian, '06-meeting-refused')).toContain('after the child went missing')
  service.clock.travel(DAY_OF_24_HOURS)
  await again(guardian, worker)
  await guardian.goto(base())
  await follow(guardian, /20\d\d at/)
  await follow(guardian, /Hold the multi-agency meeting/)
  await choose(guardian, /Which meeting/, 'Strategy meeting')
  const then = inLondon(new Date(service.clock.now().getTime() - HOUR))
  await fillDay(guardian, 'Day it was held', then.day)
  await field(guardian, /Time it began/).fill(then.time)
  await choose(guardian, /Who was there/, 'Police')
  await press(guardian, 'Save')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  expect(await see(guardian, '07-episode-after-meeting')).toContain('Hold the next review of the agencies')
})

test('a manager sees who is missing now, without a place', async () => {
  await again(manager, boss)
  await manager.goto('/site')
  await follow(manager, /Missing now/)
  const said = await see(manager, '08-now')
  expect(said).toContain('Amir Invented')
  expect(said).toContain('High')
  await manager.goto(`/cases/${caseId}`)
  expect(await see(manager, '09-overview')).toContain('Missing since')
})

test('the child is found; the interview has its hours; what is learnt raises a review of the safety plan', async () => {
  await guardian.goto(base())
  await follow(guardian, /20\d\d at/)
  await press(guardian, 'Record the return')
  await see(guardian, '10-return')
  await field(guardian, /How was the child found/).selectOption({ label: 'Found by police' })
  await field(guardian, /area of another site/).selectOption({ label: 'Greater Manchester' })
  await field(guardian, /Where found/).fill(foundPlace)
  await press(guardian, 'Save the return')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  const said = await see(guardian, '11-episode-returned')
  expect(said).toContain('Offer the debrief')
  expect(said).toContain('Tell the NRM caseworker that the child is found')
  expect(said).toContain('it may be the same child')
  await follow(guardian, 'Show where last seen or found')
  expect(await see(guardian, '12-places')).toContain(foundPlace)
  service.clock.travel(2 * HOUR)
  await again(guardian, worker)
  await guardian.goto(base())
  await follow(guardian, /20\d\d at/)
  await follow(guardian, /Offer the debrief/)
  await choose(guardian, /What became of it/, 'Held')
  const held = inLondon(new Date(service.clock.now().getTime() - HOUR))
  await fillDay(guardian, 'Day held or declined (optional)', held.day)
  await field(guardian, /Time held or declined/).fill(held.time)
  await field(guardian, /What the child said/).fill('A man rang me and I had to go.')
  await choose(guardian, /Harm while missing/, 'Made to work')
  await field(guardian, /Contact with a trafficker/).selectOption('confirmed')
  await field(guardian, /What was learnt/).fill('He rings on Fridays after dark.')
  await choose(guardian, /change the safety plan/, 'Yes')
  await see(guardian, '13-interview')
  await press(guardian, 'Save')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  expect(await see(guardian, '14-episode-interviewed')).toContain('Review the safety plan')
  await guardian.goto(`/cases/${caseId}`)
  expect(await see(guardian, '15-overview')).toMatch(/safety plan/i)
})

test('missing again: the pattern shows both; at six months a manager decides, and nothing closes by itself', async () => {
  service.clock.travel(9 * DAY_OF_24_HOURS)
  await again(guardian, worker)
  await guardian.goto(`${base()}/new`)
  await press(guardian, 'Report missing')
  await guardian.waitForURL(new RegExp(`${base()}/[0-9a-f-]{36}$`))
  await again(manager, boss)
  await manager.goto(base())
  expect(await see(manager, '16-pattern')).toContain('The pattern')
  await guardian.goto(base())
  await see(guardian, '17-pattern-narrow')
  service.clock.travel(190 * DAY_OF_24_HOURS)
  await again(manager, boss)
  await manager.goto('/missing')
  expect(await see(manager, '18-now-long')).toContain('A manager decides')
  await manager.goto(base())
  await follow(manager, /20\d\d at/)
  expect(await see(manager, '19-episode-long')).toContain('Long-term missing')
  await manager.goto(`/cases/${caseId}/decisions/long-term-missing`)
  const said = await see(manager, '20-decision')
  expect(said).toContain('DT-6@')
  await manager.goto(`/cases/${caseId}/chronology`)
  await see(manager, '21-chronology')
})

test('where the child was seen stood on the page that says so and on no other', () => {
  for (const words of [place, foundPlace])
    for (const path of eyes.pagesWith(words)) expect(path).toMatch(/\/missing\/[0-9a-f-]{36}\/places$/)
  expect(eyes.pagesWith(foundPlace).length).toBeGreaterThan(0)
})
