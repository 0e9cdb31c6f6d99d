import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, field, press } from './support/hand.ts'
import { look, Service } from './support/service.ts'

let service: Service
let first: Page
let second: Page
beforeAll(async () => {
  service = await Service.open()
  const one = await service.colleague('manager', 'wales', 'Carys Manager')
  const two = await service.colleague('manager', 'wales', 'Owen Manager')
  await service.colleague('guardian', 'wales', 'Gwen Guardian')
  await service.colleague('guardian', 'wales', 'Idris Guardian')
  first = await service.window()
  second = await service.window({ width: 320 })
  await service.signIn(first, one)
  await service.signIn(second, two)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function bothOpen(path: string): Promise<void> {
  await first.goto(path)
  await second.goto(path)
  await look(first)
  await look(second)
}

const why = /Why is it changed/

test('two managers correct the same fact: the second sees both texts and saves knowingly', async () => {
  const caseId = await referredChild(service, {
    names: ['Amir Invented'],
    identity: { gender: 'unknown' },
    referral: eligibleDirect,
  })
  const path = `/cases/${caseId}/child`
  await bothOpen(`${path}/identity`)
  await choose(first, /Gender/, 'Male')
  await field(first, why).fill('His passport was seen.')
  await press(first, 'Save')
  await first.waitForURL(`**${path}`)
  await look(first)

  await choose(second, /Gender/, 'Female')
  await field(second, why).fill('The carer says so.')
  await press(second, 'Save')
  await expect.poll(() => second.locator('h1').innerText()).toBe('Somebody else has changed this')
  await look(second)
  const told = await second.getByRole('row').filter({ hasText: 'Gender' }).innerText()
  expect(told).toContain('Male')
  expect(told).toContain('Female')
  expect(await second.locator('main').innerText()).toContain('His passport was seen.')
  expect(await field(second, why).inputValue()).toBe('The carer says so.')
  await press(second, 'Save')
  await second.waitForURL(`**${path}`)
  await look(second)
  expect(await second.locator('main').innerText()).toContain('Female')
  await second.goto(`/cases/${caseId}/chronology`)
  await look(second)
  const story = await second.locator('main').innerText()
  expect(story).toContain('His passport was seen.')
  expect(story).toContain('The carer says so.')
})

test('two managers allocate at once: the second is told what the first did, and one guardian works with the child', async () => {
  const caseId = await referredChild(service, {
    names: ['Hana Invented'],
    stage: 'accepted',
    route: 'direct',
    referral: eligibleDirect,
  })
  const path = `/cases/${caseId}/allocation`
  await bothOpen(`${path}/choose`)
  await field(first, /Gwen Guardian/).check()
  await press(first, 'Allocate')
  await first.waitForURL(`**${path}`)
  await field(second, /Idris Guardian/).check()
  await press(second, 'Allocate')
  await expect.poll(() => second.locator('main').innerText()).toContain('Gwen Guardian')
  await look(second)
  await second.goto(path)
  await look(second)
  const now = await second.locator('main').innerText()
  expect(now).toContain('Gwen Guardian')
  expect(now).not.toContain('Idris Guardian')
})
