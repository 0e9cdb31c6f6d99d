import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { currentCode } from '../../src/platform/sign-in/index.ts'
import { referredChild } from '../support/referred-child.ts'
import { choose, field, fillDay, follow, press } from './support/hand.ts'
import { look, Service, type Colleague } from './support/service.ts'

const email = 'newcomer@guardianship.example'
const password = 'seven lanterns over quiet harbours'

let service: Service
let administrator: Colleague
let guardian: Colleague
let recoveryCodes: string[] = []
let lostKey = ''
beforeAll(async () => {
  service = await Service.open()
  administrator = await service.colleague('administrator', null, 'Bill Administrator')
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

/** The key beside the picture, as somebody types it into an authenticator; then the code that the app shows. */
async function enrol(page: Page): Promise<string> {
  const key = (await page.locator('main strong[translate="no"]').innerText()).replaceAll(/\s/g, '')
  await field(page, 'The six-digit code that the app now shows').fill(currentCode(key, service.clock.now()))
  await press(page, 'Continue')
  return key
}

async function givePassword(page: Page): Promise<void> {
  service.clock.travel(31_000)
  await page.goto('/sign-in')
  await field(page, 'Email address').fill(email)
  await field(page, 'Password').fill(password)
  await press(page, 'Continue')
  await field(page, 'Six-digit code').waitFor()
}

test('an invitation leads to a password, an authenticator, recovery codes and the first page', async () => {
  const desk = await service.window()
  await service.signIn(desk, administrator)
  await look(desk)
  await follow(desk, 'New account')
  await look(desk)
  await field(desk, 'Full name').fill('Nesta Newcomer')
  await field(desk, 'Work email address').fill(email)
  await press(desk, 'Create and make the invitation')
  await look(desk)
  const link = await desk.locator('main code').innerText()
  await follow(desk, 'Go to the account')
  await look(desk)
  await follow(desk, 'Give a role')
  await look(desk)
  await field(desk, 'Role').selectOption({ label: 'Guardian' })
  await field(desk, 'Site').selectOption({ label: 'Wales' })
  await fillDay(desk, 'First day', dayInLondon(service.clock.now()))
  await press(desk, 'Give a role')
  await look(desk)

  const page = await service.window({ width: 320 })
  await page.goto(link)
  await look(page)
  await field(page, 'New password').fill('guardian guardian')
  await field(page, 'The same password again').fill('guardian guardian')
  await press(page, 'Continue')
  await look(page)
  expect(await page.getByRole('alert').innerText()).toContain('repeats itself')
  await field(page, 'New password').fill(password)
  await field(page, 'The same password again').fill(password)
  await press(page, 'Continue')
  await page.getByText('Set up your authenticator app').first().waitFor()
  await look(page)
  lostKey = await enrol(page)
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor()
  await look(page)
  recoveryCodes = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await follow(page, /I have kept them/)
  await givePassword(page)
  await field(page, 'Six-digit code').fill(currentCode(lostKey, service.clock.now()))
  await press(page, 'Sign in')
  await page.waitForURL('**/caseload')
  await look(page)

  const used = await service.window()
  expect((await used.goto(link))?.status(), 'an invitation works once').toBe(404)
})

test('who has lost the authenticator comes in with a recovery code and sets up a new one', async () => {
  const page = await service.window({ width: 320 })
  await givePassword(page)
  await follow(page, 'I do not have my authenticator')
  await look(page)
  await field(page, 'Recovery code').fill(recoveryCodes[0] ?? '')
  await press(page, 'Continue')
  await page.waitForURL('**/sign-in/authenticator')
  await look(page)
  const key = await enrol(page)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await look(page)

  const thief = await service.window()
  await givePassword(thief)
  await field(thief, 'Six-digit code').fill(currentCode(lostKey, service.clock.now()))
  await press(thief, 'Sign in')
  await thief.getByRole('alert').waitFor()
  await look(thief)
  await field(thief, 'Six-digit code').fill(currentCode(key, service.clock.now()))
  await press(thief, 'Sign in')
  await thief.waitForURL('**/caseload')
})

test('whoever is suspended loses the session at once', async () => {
  const worker = await service.window({ width: 320 })
  const colleague = await service.colleague('guardian', 'wales', 'Sid Suspended')
  await service.signIn(worker, colleague)
  const desk = await service.window()
  await service.signIn(desk, administrator)
  await follow(desk, 'Sid Suspended')
  await look(desk)
  await follow(desk, 'Change standing')
  await look(desk)
  await choose(desk, 'New standing', 'Suspend')
  await field(desk, 'Why?').fill('Asked for by the manager.')
  await press(desk, 'Change standing')
  await look(desk)
  await worker.goto('/caseload')
  expect(new URL(worker.url()).pathname).toBe('/sign-in')
  await look(worker)
})

/** Tab after Tab until the hand is on it, as somebody without a mouse goes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await page.locator(':focus').and(target).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${new URL(page.url()).pathname}: Tab never came there`)
}

test('with the keyboard alone somebody signs in and records a contact', async () => {
  const page = await service.window()
  const caseId = await referredChild(service, {
    names: ['Kofi Invented'],
    stage: 'allocated',
    route: 'direct',
  })
  await service.world.allocate(caseId, guardian.id, 'guardian')
  service.clock.travel(31_000)
  await page.goto('/sign-in')
  await tabTo(page, field(page, 'Email address'))
  await page.keyboard.type(guardian.email)
  await tabTo(page, field(page, 'Password'))
  await page.keyboard.type(guardian.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in/code')
  await tabTo(page, field(page, 'Six-digit code'))
  await page.keyboard.type(service.code(guardian))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/caseload')
  await tabTo(page, page.getByRole('link', { name: 'Reach the child for the first time' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/contacts/new')
  await tabTo(
    page,
    page
      .getByRole('group', { name: /Did you reach them/ })
      .getByRole('radio')
      .first(),
  )
  await page.keyboard.press('Space')
  await tabTo(page, field(page, 'Building the relationship'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/cases/${caseId}`)
  await look(page)
})

test('a Welsh speaker is served in Welsh, outside and inside', async () => {
  const page = await service.window({ width: 320 })
  for (const path of ['/', '/refer', '/accessibility', '/privacy', '/sign-in']) {
    await page.goto(path)
    if (path === '/') await follow(page, 'Cymraeg')
    await look(page)
    expect(await page.locator('html').getAttribute('lang'), path).toBe('cy')
  }
  const inside = await service.window()
  await service.signIn(inside, guardian)
  await follow(inside, 'Cymraeg')
  await inside.locator('html[lang="cy"]').waitFor()
  await look(inside)
  expect(new URL(inside.url()).pathname).toBe('/caseload')
  for (const path of ['/children', '/status', '/account']) {
    await inside.goto(path)
    await look(inside)
    expect(await inside.locator('html').getAttribute('lang'), path).toBe('cy')
  }
})
