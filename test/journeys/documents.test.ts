import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedPdf } from '../../src/demonstration/invented-files.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, follow, press } from './support/hand.ts'
import { sheetsOf } from './support/printed.ts'
import { Service, type Colleague } from './support/service.ts'

// A document is added after a slip, and a letter is written, printed and marked as sent, in one window.
let service: Service
let guardian: Colleague
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
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function look(page: Page, name: string): Promise<void> {
  await eyes.lookNarrowAndWide(page, name)
}

test('a document is added and downloaded; a letter is written, printed and marked as sent', async () => {
  const page = await service.window()
  await service.signIn(page, guardian)
  const home = `/cases/${caseId}/documents`
  await page.goto(home)
  await look(page, 'documents-none')
  await follow(page, 'Add a document')
  await field(page, 'What kind of document?').selectOption({ label: 'School or college' })
  await field(page, 'What is it?').fill('Letter on the school place')
  await choose(page, /Does it say where the child is/, 'No')
  await press(page, 'Keep the document')
  await look(page, 'documents-refused')
  expect(await page.locator('main').innerText()).toContain('Choose a file')
  expect(await field(page, 'What is it?').inputValue()).toBe('Letter on the school place')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'place.pdf', mimeType: 'application/pdf', buffer: inventedPdf(['Invented']) })
  await press(page, 'Keep the document')
  await page.waitForURL(`**${home}`)
  await look(page, 'documents-one')
  await follow(page, 'Letter on the school place')
  await look(page, 'document')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Download/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/-education-undated-v1\.pdf$/)

  await page.goto(`${home}/letters/new`)
  await look(page, 'letter-choose')
  await page.goto(`${home}/letters/new?template=introduction&language=en`)
  await look(page, 'letter-new')
  await field(page, 'To whom?').fill('Ms Invented\nAn invented school')
  await press(page, 'Keep the letter')
  expect(await page.locator('main').innerText()).toContain('Fill in or take out')
  await field(page, 'The letter').fill('A line of an invented letter.\n\n'.repeat(90))
  await press(page, 'Keep the letter')
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/)
  await look(page, 'letter')

  const pages = await sheetsOf(page)
  // 90 lines with an empty one between them: as many sheets as they need, and none after the last.
  expect(pages).toHaveLength(4)
  for (const [index, text] of pages.entries()) {
    expect(text).toMatch(/Initials\s+LI/)
    expect(text).toMatch(/Our reference/)
    expect(text).toMatch(new RegExp(`${index + 1}\\s*/\\s*${pages.length}\\s*$`))
    expect(text).toContain('A line of an invented letter.')
    expect(text).not.toContain('Linh')
  }
  await follow(page, 'Mark as sent')
  await look(page, 'letter-sent')
})
