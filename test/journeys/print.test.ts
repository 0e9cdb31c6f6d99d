import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { everyNamedFact } from '../support/every-fact.ts'
import { aFullCase, write } from '../support/full-case.ts'
import { aNetwork } from '../support/network.ts'
import { aSafetyPlan } from '../support/safety-plan.ts'
import { sheetsOf } from './support/printed.ts'
import { Service, type Colleague } from './support/service.ts'

// Whatever of a case is printed bears initials, reference and its number on every sheet, and ends with its last word.
let service: Service
let guardian: Colleague
let page: Page
let caseId: CaseId
let reference = ''
beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  caseId = await aFullCase(service)
  await service.world.allocate(caseId, guardian.id, 'guardian')
  await aSafetyPlan(service, caseId, guardian.id)
  await aNetwork(service, caseId)
  const facts = everyNamedFact(caseId, guardian.id, randomUUID() as FactId)
  await write(
    service,
    caseId,
    facts.filter(({ kind }) => kind.table !== 'q_sort'),
  )
  const found = await service.db.owner.kysely
    .selectFrom('case_file')
    .select('reference')
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  reference = found.reference
  page = await service.window()
  await service.signIn(page, guardian)
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function letter(room: string): Promise<string> {
  await page.goto(`/cases/${caseId}/${room}`)
  const href = await page
    .locator('main a[href*="/letters/"]:not([href$="/new"])')
    .first()
    .getAttribute('href')
  return href ?? ''
}

// On small paper too, so that what is short takes several sheets.
test.each([
  ['the overview', ''],
  ['the chronology', '/chronology'],
  ['the safety plan', '/safety-plan/print?part=whole'],
  ["the carer's part of it", '/safety-plan/print?part=carer'],
  ["the child's part of it", '/safety-plan/print?part=child'],
  ['the NRM sheet', '/nrm/print'],
  ['the network', '/network/print'],
  ['the contacts', '/contacts'],
  ['a letter', 'documents'],
  ['a letter of support', 'immigration'],
])('%s bears its mark on every sheet, and no sheet is empty', async (_what, path) => {
  const isRoom = path === 'documents' || path === 'immigration'
  const at = isRoom ? await letter(path) : `/cases/${caseId}${path}`
  const print = path === 'immigration' ? `${at}/print` : at
  expect((await page.goto(print))?.status()).toBe(200)
  for (const paper of [
    { width: 210, height: 297 },
    { width: 210, height: 148 },
  ]) {
    const sheets = await sheetsOf(page, paper)
    for (const [index, text] of sheets.entries()) {
      const head = text.split('\n').find((line) => line.includes('Initials')) ?? ''
      expect(head).toMatch(/Initials\s+\p{L}+/u)
      expect(head).toContain(reference)
      const number = new RegExp(`${index + 1}\\s*/\\s*${sheets.length}\\s*$`)
      expect(text).toMatch(number)
      const rest = text.replace(head, '').replace(number, '').replace('Demonstration: invented children', '')
      // A card that fits on no small sheet may leave one before it empty; nothing excuses the last.
      if (paper.height > 200 || index === sheets.length - 1)
        expect(rest.trim(), `sheet ${index + 1} of ${sheets.length}`).not.toBe('')
    }
  }
})
