import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, field, fillDay, follow, press } from './support/hand.ts'
import { look, Service, type Colleague } from './support/service.ts'

let service: Service
let duty: Colleague
let guardian: Colleague
let older: CaseId
let newer = ''
beforeAll(async () => {
  service = await Service.open()
  duty = await service.colleague('assessment', null, 'Dilys Duty')
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  older = await referredChild(service, {
    names: ['Trần Văn Tuấn'],
    stage: 'allocated',
    route: 'direct',
    identity: { dob: '2011-08-21', dob_standing: 'exact' },
    referral: eligibleDirect,
  })
  await service.world.allocate(older, guardian.id, 'guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

test('a call about a child already known becomes a referral without typing anything twice', async () => {
  const page = await service.window()
  await service.signIn(page, duty)
  await look(page)
  await press(page, 'Log a call')
  await look(page)
  await field(page, /Caller’s name/).fill('Sam Social')
  await field(page, /Number to ring back/).fill('029 2018 0000')
  await choose(page, /Did the caller say who the child is/, 'Yes, the child is named')
  await field(page, /Child’s name/).fill('Tuan Van Tran')
  await fillDay(page, 'Date of birth (optional)', '2011-08-21')
  await field(page, /Responsible local authority/).selectOption({ label: 'Cardiff' })
  await field(page, /What is the worry/).fill('Found working in a nail bar.')
  await choose(page, 'Next step', 'Referral taken by telephone')
  await press(page, 'Save the call')
  await page.waitForURL('**/referral')
  await look(page)
  expect(await field(page, /Your name/).inputValue()).toBe('Sam Social')
  const carried = await page
    .locator('main')
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((one) => ('value' in one ? String(one.value) : '')))
  for (const said of ['029 2018 0000', 'Tuan Van Tran', '2011', 'Found working in a nail bar.'])
    expect(carried, said).toContain(said)
  await press(page, 'Save the referral and go to triage')
  await page.waitForURL('**/triage')
  await look(page)
  newer = new URL(page.url()).pathname.replace('/triage', '')
  expect(await page.locator('main').innerText()).toContain('1 existing case may be the same child')
})

test('until somebody says that it is the same child, the guardian of the older case sees only that one', async () => {
  const page = await service.window({ width: 320 })
  await service.signIn(page, guardian)
  expect((await page.goto(newer))?.status()).toBe(404)
  await look(page)
})

test('the duty worker joins them with a reason, and the guardian sees both', async () => {
  const page = await service.window({ width: 320 })
  await service.signIn(page, duty)
  await page.goto(`${newer}/triage`)
  await follow(page, /Compare and answer/)
  await look(page)
  expect(await page.locator('main').innerText()).toContain('Same name, in any order of its parts')
  const offered = page.locator('main').getByRole('group', { name: /Which case/ })
  await offered.getByRole('radio').first().check()
  await choose(page, /Is it the same child/, /Yes, the same child/)
  await press(page, 'Save the answer')
  await look(page)
  expect(await page.getByRole('alert').count(), 'a reason is asked for').toBe(1)
  await field(page, /How do you know it is the same child/).fill('The social worker confirmed it.')
  await press(page, 'Save the answer')
  await expect.poll(() => page.locator('main').innerText()).toMatch(/The same child|already has an open case/)
  await look(page)

  const worker = await service.window({ width: 320 })
  await service.signIn(worker, guardian)
  expect((await worker.goto(`/cases/${older}`))?.status()).toBe(200)
  await look(worker)
  await worker.locator(`main a[href="${newer}"]`).first().click()
  await worker.waitForURL(`**${newer}`)
  await look(worker)
})

test('the link is taken back, and the guardian sees the older case alone', async () => {
  const page = await service.window()
  await service.signIn(page, duty)
  await page.goto(`${newer}/matching`)
  await look(page)
  await page.locator('summary').filter({ hasText: 'Take the link back' }).click()
  await field(page, /Why is it taken back/).fill('The social worker meant a cousin.')
  await press(page, 'Take the link back')
  await expect.poll(() => page.getByRole('button', { name: 'Take the link back' }).count()).toBe(0)
  await look(page)

  const worker = await service.window()
  await service.signIn(worker, guardian)
  expect((await worker.goto(`/cases/${older}`))?.status()).toBe(200)
  expect(await worker.locator(`main a[href="${newer}"]`).count()).toBe(0)
  expect((await worker.goto(newer))?.status()).toBe(404)
})
