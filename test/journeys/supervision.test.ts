import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { newFact } from '../../src/platform/record/index.ts'
import { professional } from '../../src/service/child/index.ts'
import { aName, write } from '../support/full-case.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// A manager reads the week of the site and writes down what was said in supervision; a guardian does what was agreed, clears what is
// missing, and steps back from a child whom others look after until the child is taken up again.
let service: Service
let manager: Colleague
let guardian: Colleague
let caseId: CaseId
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  manager = await service.colleague('manager', 'wales', 'Meg Manager')
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  await service.world.supervises(manager.id, guardian.id)
  caseId = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    receivedAt: new Date(service.clock.now().getTime() - 40 * 86_400_000),
    referral: { ...eligibleDirect, education: 'unknown', county_lines: null },
  })
  await service.world.allocate(caseId, guardian.id, 'guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function look(page: Page, name: string): Promise<string> {
  await eyes.lookNarrowAndWide(page, `supervision-${name}`)
  return page.locator('main').innerText()
}

async function signedIn(colleague: Colleague): Promise<Page> {
  const page = await service.window()
  await service.signIn(page, colleague)
  return page
}

test('a manager sees who has not been seen, writes, corrects and withdraws notes; the worker does what was agreed', async () => {
  const page = await signedIn(manager)
  await page.goto('/site')
  await follow(page, 'The week')
  await page.waitForURL('**/site/week')
  expect(await look(page, 'week')).toContain('Gwen Guardian')
  await page.goto('/tasks')
  await follow(page, 'Supervision')
  await follow(page, 'Gwen Guardian')
  await field(page, 'What was discussed').fill('How to plan the first visit')
  await field(page, /Action 1/)
    .first()
    .fill('Shadow a colleague')
  await look(page, 'write')
  await press(page, 'Save the note')
  await page.getByText('Say who does it').first().waitFor()
  await look(page, 'write-refused')
  await field(page, 'Who does action 1').selectOption({ label: 'The worker' })
  await fillDay(page, 'Action 1 by when', addDays(dayInLondon(service.clock.now()), 5))
  await press(page, 'Save the note')
  await page.getByText('The note is saved').waitFor()
  expect(await look(page, 'note')).toContain('Shadow a colleague')
  await follow(page, 'Correct the note')
  await field(page, 'What was discussed').fill('How to plan the second visit')
  await field(page, 'Why is it corrected?').fill('Misheard')
  await look(page, 'correct')
  await press(page, 'Save the correction')
  await page.getByText('As it stood before').waitFor()
  expect(await look(page, 'corrected')).toContain('How to plan the first visit')
  await follow(page, /^Linh Invented/)
  await field(page, 'What was said about the child').fill('Ask the college about Fridays')
  await choose(page, 'Who said it', 'Both, agreed')
  await look(page, 'about-child')
  await press(page, 'Save')
  await page.waitForURL(`**/cases/${caseId}/chronology`)
  expect(await look(page, 'chronology')).toContain('Ask the college about Fridays')
  await page.goto('/supervision')
  await look(page, 'notes')

  const worker = await signedIn(guardian)
  await worker.goto('/tasks')
  expect(await look(worker, 'tasks')).toContain('Agreed in supervision')
  await press(worker, /^Done/)
  await worker.getByText('Done.').first().waitFor()
  expect(await worker.locator('main').innerText()).not.toContain('Shadow a colleague')

  await page.locator('main td a, main th a').first().click()
  await follow(page, 'Mark as entered in error')
  await field(page, 'Why should it never have been recorded?').fill('Another worker')
  await look(page, 'withdraw')
  await press(page, 'Mark as entered in error')
  await page.getByText('Another worker').first().waitFor()
  await look(page, 'withdrawn')
})

test('a guardian clears what is missing: one choice a gap, one press a child', async () => {
  const page = await signedIn(guardian)
  await page.goto('/tasks/missing-data')
  await look(page, 'missing-data')
  const gaps = async () => Number(await page.locator('main dd').first().innerText())
  const before = await gaps()
  const boxes = page.locator('main select')
  const answered = await boxes.count()
  expect(answered).toBeGreaterThan(3)
  let interactions = 0
  for (let n = 0; n < answered; n += 1) {
    await boxes.nth(n).selectOption({ index: 1 })
    interactions += 1
  }
  await press(page, /^Save for/)
  interactions += 1
  await page.getByText('The answers are saved').waitFor()
  expect(await gaps()).toBeLessThanOrEqual(before - answered + 2)
  expect(interactions / answered).toBeLessThan(1.5)
  await look(page, 'missing-data-after')
})

test('a guardian proposes to step back, a manager approves, a rhythm with the professionals holds, and the child is taken up again', async () => {
  // Known for longer, and reached long ago.
  const looked = await service.world.aCase('wales', {
    receivedAt: new Date(service.clock.now().getTime() - 100 * 86_400_000),
  })
  await service.world.allocate(looked, guardian.id, 'guardian')
  await write(service, looked, [
    newFact(professional, looked, {
      name: 'Tess Teacher',
      role: null,
      organisation: 'Invented College',
      telephone: null,
      email: null,
      is_referrer: false,
      until: null,
    }),
    aName(looked, 'Minh Invented'),
  ])
  const worker = await signedIn(guardian)
  const at = `/cases/${looked}/stepping-back`
  await worker.goto(at)
  expect(await look(worker, 'stepping-back')).toContain('Nobody has stepped back')
  await follow(worker, 'Propose to step back')
  await field(worker, 'Why step back?').fill('The college has it in hand')
  await press(worker, 'Send to a manager')
  await look(worker, 'propose-refused')
  await field(worker, 'Need 1').selectOption({ label: 'Education, training and work' })
  await field(worker, 'Who meets need 1').selectOption({ index: 1 })
  await choose(worker, 'How was the child told?', 'In person')
  await field(worker, 'What does the child think?').fill('Fine by me')
  await look(worker, 'propose')
  await press(worker, 'Send to a manager')
  await worker.getByText('The proposal is saved').waitFor()
  await look(worker, 'proposed')

  const page = await signedIn(manager)
  await page.goto('/tasks')
  await follow(page, 'Stepping back to decide')
  expect(await look(page, 'decide')).toContain('Tess Teacher, Invented College')
  await choose(page, 'Your decision', 'Approve: step back to consultation')
  await field(page, 'Why?').fill('Agreed with the college')
  await press(page, 'Save the decision')
  await page.getByText('The rhythm with the professionals begins').waitFor()
  expect(await look(page, 'stepped-back')).toContain('At least every 28 days')

  await worker.goto('/caseload')
  expect(await look(worker, 'caseload')).toContain('Stepped back to consultation')
  await worker.goto(`/cases/${looked}`)
  expect(await look(worker, 'overview')).toContain('Next contact with a professional')
  await worker.goto(`${at}/review`)
  await field(worker, 'What did you find?').fill('The college keeps to it')
  await choose(worker, 'Outcome', 'The needs are met: stay in consultation')
  await look(worker, 'review')
  await press(worker, 'Save the review')
  await worker.getByText('The review is saved').waitFor()
  await follow(worker, 'Take the child up again')
  await field(worker, 'Why?').fill('The child asked for it')
  await look(worker, 'take-up')
  await press(worker, 'Take the child up again')
  await worker.getByText('The child is taken up again').first().waitFor()
  expect(await look(worker, 'taken-up')).toContain('Taken up again')
})
