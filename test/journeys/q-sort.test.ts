import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { readStatements } from '../../src/service/q-sort/index.ts'
import { manySorts, sampleStatements } from '../support/q-sort.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// An evaluator designs a study, a child sorts by keyboard alone and by dragging, and nothing of so few is shown.
let service: Service
let guardian: Colleague
let evaluator: Colleague
let caseId = ''
const eyes = new Eyes()
/** Pictures for whoever wants to look: SCREENSHOTS=folder. */
const pictures = process.env['SCREENSHOTS']

beforeAll(async () => {
  service = await Service.open()
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
  evaluator = await service.colleague('evaluator', null, 'Eve Evaluator')
  caseId = await referredChild(service, {
    names: ['Linh Invented'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await service.world.allocate(
    caseId as Parameters<typeof service.world.allocate>[0],
    guardian.id,
    'guardian',
  )
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

async function look(page: Page, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await eyes.look(page)
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
  }
}

test('an evaluator designs and opens a study', { timeout: 120_000 }, async () => {
  const page = await service.window()
  await service.signIn(page, evaluator)
  await page.goto('/q-sort')
  await follow(page, 'New study')
  await field(page, 'Title of the study').fill('What matters in a guardian')
  await field(page, 'The question, in English').fill('What mattered most to me about my guardian?')
  await field(page, /Heights of the columns/).fill('1, 2, 3, 2, 1')
  await press(page, 'Save')
  await follow(page, 'Add statements')
  await field(page, /Statements, one a line/).fill(sampleStatements)
  await press(page, 'Save')
  await look(page, 'study')
  const study = page.url()
  await follow(page, 'Change title, question or grid')
  await look(page, 'edit')
  await page.goto(study)
  await follow(page, 'Change (They listen to me)')
  await look(page, 'statement')
  await page.goto(study)
  await press(page, 'Open for sorting')
  await page.getByRole('heading', { name: 'Open', exact: true }).waitFor()
})

test(
  'a child sorts: rough piles, the grid by list and by hand, and the two ends',
  { timeout: 180_000 },
  async () => {
    const page = await service.window()
    await service.signIn(page, guardian)
    await page.goto(`/cases/${caseId}/q-sort`)
    await look(page, 'case')
    await follow(page, /^Invite to sort/)
    await choose(page, 'Do they want to take part?', 'Yes')
    await field(page, /How are they helped/).selectOption({ label: 'Read aloud to them' })
    await look(page, 'invite')
    await press(page, 'Start sorting')
    await page.waitForURL(/\/piles$/)
    await page.getByRole('radio', { name: 'Yes, true for me' }).first().check()
    await look(page, 'piles')
    await press(page, 'Go on to the grid')
    await page.waitForURL(/\/grid$/)
    // All but the last by their lists, as by keyboard; the last by its handle.
    const columns = ['-2', '-1', '-1', '0', '0', '0', '1', '1']
    const boxes = page.locator('.gs-board__where')
    const ids = await Promise.all((await boxes.all()).map((one) => one.getAttribute('id')))
    for (const [index, column] of columns.entries())
      await page.locator(`#${ids[index] ?? ''}`).selectOption(column)
    await press(page, 'Done: go on')
    await page.getByText('Column +2 has room for 1 more').waitFor()
    await look(page, 'grid')
    await page.setViewportSize({ width: 1280, height: 2400 })
    const grip = page.locator('.gs-board__unplaced [data-grip]').first()
    const from = await grip.boundingBox()
    const to = await page.locator('[data-column="2"]').boundingBox()
    if (from === null || to === null) throw new Error('nothing to drag, or nowhere')
    await page.mouse.move(from.x + 10, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 30, to.y + 40, { steps: 5 })
    await page.mouse.up()
    expect(await page.locator('[data-column="2"] [data-count]').innerText()).toBe('1 of 1')
    await press(page, 'Done: go on')
    await page.waitForURL(/\/words$/)
    await field(page, /Why are these the most true/).fill('Invented: because I will be 18')
    await look(page, 'words')
    await press(page, 'Finish')
    await page.waitForURL(/\/done$/)
    await look(page, 'done')
    await page.goto(`/cases/${caseId}/q-sort`)
    await follow(page, /^See how it was sorted/)
    await look(page, 'see')
  },
)

test(
  'with one sort nothing is shown, before and after closing; with twelve, viewpoints',
  { timeout: 120_000 },
  async () => {
    const page = await service.window()
    await service.signIn(page, evaluator)
    await page.goto('/q-sort')
    await follow(page, 'What matters in a guardian')
    expect(await page.locator('main').innerText()).toContain('fewer than 8 finished sorts')
    await press(page, 'Close for good')
    await follow(page, 'See the analysis')
    await page.getByText('Too few sorts to show anything').waitFor()
    await look(page, 'refused')
    const address = page.url()
    expect((await page.goto(`${address}/sorts`))?.status()).toBe(404)

    // Eleven more, and the same page shows two viewpoints.
    const id = address.split('/').at(-1) ?? ''
    const bank = await service.world.as(null, null, (db) => readStatements(db, id))
    const day = dayInLondon(service.clock.now())
    await manySorts(service, { id, statements: bank.map((one) => one.id), day }, 11)
    await page.goto('/q-sort')
    await follow(page, 'Closed studies, analysed')
    await look(page, 'analysed')
    await follow(page, 'What matters in a guardian')
    await page.getByText('12 sorts of 9 statements').waitFor()
    await look(page, 'analysis')
    await field(page, 'Number of factors').selectOption('7')
    await press(page, 'Show')
    await page.getByText('This solution cannot be shown').waitFor()
  },
)
