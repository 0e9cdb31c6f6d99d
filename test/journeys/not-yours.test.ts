import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, field, follow, press } from './support/hand.ts'
import { look, Service, type Colleague } from './support/service.ts'

const nobodys = '00000000-0000-4000-8000-000000000000'

let service: Service
let manager: Colleague
let hers: Colleague
let his: Colleague
let caseId: CaseId
beforeAll(async () => {
  service = await Service.open()
  manager = await service.colleague('manager', 'wales', 'Carys Manager')
  hers = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  his = await service.colleague('guardian', 'wales', 'Idris Guardian')
  caseId = await referredChild(service, {
    names: ['Tuan Trần'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(caseId, hers.id, 'guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

/** A page as it reads, without what differs from one request to the next. */
async function asRead(page: Page, path: string): Promise<{ status: number | undefined; body: string }> {
  const answer = await page.goto(path)
  await look(page)
  const body = await page.content()
  return {
    status: answer?.status(),
    body: body
      .replaceAll(path, '')
      .replaceAll(encodeURIComponent(path), '')
      .replaceAll(/name="(_csrf|_key)" value="[^"]*"/g, ''),
  }
}

async function searched(page: Page, name: string): Promise<string> {
  await follow(page, 'Find a child')
  await look(page)
  await field(page, /Name/).first().fill(name)
  await press(page, /^(Find|Search)/)
  await look(page)
  return page.locator('main').innerText()
}

test('a case that is not yours answers as one that does not exist, on every page of it', async () => {
  const page = await service.window({ width: 320 })
  await service.signIn(page, his)
  for (const rest of ['', '/contacts/new', '/chronology', '/location', '/closure']) {
    const notYours = await asRead(page, `/cases/${caseId}${rest}`)
    expect(notYours.status, rest).toBe(404)
    expect(notYours, rest).toEqual(await asRead(page, `/cases/${nobodys}${rest}`))
  }
  expect(await searched(page, 'Tuan Trần')).not.toContain('Tuan')
})

test('whoever works with the child finds it by its name without accents', async () => {
  const page = await service.window()
  await service.signIn(page, hers)
  expect(await searched(page, 'tran tuan')).toContain('Tuan Trần')
  await follow(page, 'Tuan Trần')
  await look(page)
  expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}`)
})

test('after a hand-over the former guardian loses the case with the very next request', async () => {
  const former = await service.window({ width: 320 })
  await service.signIn(former, hers)
  await former.goto(`/cases/${caseId}/contacts/new`)
  await choose(former, 'How?', 'Telephone')
  await choose(former, /Did you reach them/, 'No answer')

  const desk = await service.window()
  await service.signIn(desk, manager)
  await desk.goto(`/cases/${caseId}/allocation`)
  await look(desk)
  await press(desk, 'Hand to another colleague')
  await look(desk)
  await field(desk, /Idris Guardian/).check()
  await field(desk, /Why does the child change worker/).selectOption({ label: 'Workload' })
  await press(desk, 'Hand over')
  await desk.waitForURL(`**/cases/${caseId}/allocation`)
  await look(desk)

  await press(former, 'Save')
  await expect.poll(() => former.locator('h1').innerText()).toMatch(/not found|no such page|cannot find/i)
  await look(former)
  expect(await searched(former, 'Tuan Trần')).not.toContain('Tuan')
  await former.goto('/caseload')
  await look(former)
  expect(await former.locator('main').innerText()).not.toContain('Tuan')

  const next = await service.window({ width: 320 })
  await service.signIn(next, his)
  await look(next)
  expect(await next.locator('main').innerText()).toContain('Tuan Trần')
})

test('a conflict of interest that is declared hides the case from whoever declares it', async () => {
  const page = await service.window({ width: 320 })
  await service.signIn(page, his)
  await follow(page, 'Tuan Trần')
  await page.goto(`/cases/${caseId}/conflict`)
  await look(page)
  await choose(page, /What is the conflict/, /Lives near/)
  await press(page, /Declare it/)
  await page.waitForURL('**/caseload')
  await look(page)
  expect(await page.locator('main').innerText()).not.toContain('Tuan')
  expect((await asRead(page, `/cases/${caseId}`)).status).toBe(404)
})
