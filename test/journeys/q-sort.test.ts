import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { readStatements } from '../../src/service/q-sort/index.ts'
import { manySorts, sampleStatements } from '../support/q-sort.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { choose, Eyes, field, follow, press } from './support/hand.ts'
import { Service, type Colleague } from './support/service.ts'

// An evaluator designs a study, a child sorts without script, by key presses alone and by dragging, and nothing of so few is shown.
let service: Service
let guardian: Colleague
let evaluator: Colleague
let caseId = ''
const eyes = new Eyes()

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
  await eyes.lookNarrowAndWide(page, name)
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
  'a child sorts: rough piles, the grid by list, by keys, by mouse and by finger, and the two ends',
  { timeout: 240_000 },
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
    const unplaced = page.locator('.gs-board__unplaced')
    const lists = unplaced.locator('.gs-board__where')
    const fill = (column: string) => page.locator(`[data-column="${column}"] [data-count]`).innerText()
    const said = () => page.locator('[data-said]').innerText()

    // Without script: a list is enough, nothing is there to drag, and what was chosen is kept.
    const plain = await service.window({ script: false })
    await service.signIn(plain, guardian)
    await plain.goto(page.url())
    expect(await plain.locator('[data-grip]').first().isVisible()).toBe(false)
    expect(await plain.getByText('left and right arrow keys').isVisible()).toBe(false)
    await plain.locator('.gs-board__unplaced .gs-board__where').first().selectOption('-2')
    await press(plain, 'Keep it like this for now')
    await plain.waitForURL(/\/grid$/)
    expect(await plain.locator('[data-column="-2"] [data-card]').count()).toBe(1)
    await plain.close()
    await page.reload()
    expect(await fill('-2')).toBe('1 of 1')

    // By keys alone: Tab to the first one to place, arrows move it, Tab goes on to the one after it.
    const words = (at: number) => unplaced.locator('.gs-board__words span').nth(at).innerText()
    const first = await words(0)
    const second = await words(1)
    // From the top of the page: the words above the grid, then the first card.
    await page
      .getByRole('button', { name: /^Leave this page/ })
      .or(page.getByRole('link', { name: /^Leave this page/ }))
      .first()
      .focus()
    const focused = async (): Promise<string> => {
      const card = page.locator('[data-card]:has(select:focus) .gs-board__words span')
      return (await card.count()) === 0 ? '' : card.first().innerText()
    }
    for (let key = 0; key < 40 && (await focused()) !== first; key += 1) await page.keyboard.press('Tab')
    expect(await focused()).toBe(first)
    await page.keyboard.press('ArrowRight')
    expect(await said()).toBe(`${first} Column −2 Least true: 2 of 1`)
    expect(await page.locator('[data-column="-2"]').getAttribute('data-fill')).toBe('over')
    await look(page, 'grid-by-key')
    await page.keyboard.press('ArrowRight')
    expect(await said()).toBe(`${first} Column −1: 1 of 2`)
    expect(await fill('-2')).toBe('1 of 1')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await said()).toBe(`${first} Still to place`)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(second)
    for (const steps of [2, 3, 3, 3]) {
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Tab')
    }
    expect([await fill('-1'), await fill('0'), await lists.count()]).toEqual(['2 of 2', '3 of 3', 3])
    for (const steps of [4, 4]) {
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Tab')
    }
    expect(await fill('1')).toBe('2 of 2')

    await press(page, 'Done: go on')
    await page.getByText('Column +2 has room for 1 more').waitFor()
    await look(page, 'grid')

    // By mouse into its place, by a finger out of it and back.
    await page.setViewportSize({ width: 1280, height: 2400 })
    const middle = async (where: ReturnType<Page['locator']>) => {
      const box = await where.boundingBox()
      if (box === null) throw new Error('nothing to drag, or nowhere')
      return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) }
    }
    const from = await middle(unplaced.locator('[data-grip]').first())
    const to = await middle(page.locator('[data-column="2"]'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 5 })
    await page.mouse.up()
    expect(await fill('2')).toBe('1 of 1')
    const touch = await page.context().newCDPSession(page)
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    const byFinger = async (grip: ReturnType<Page['locator']>, column: string) => {
      const start = await middle(grip)
      const end = await middle(page.locator(`[data-column="${column}"]`))
      const at = (type: 'touchStart' | 'touchMove', point: { x: number; y: number }) =>
        touch.send('Input.dispatchTouchEvent', { type, touchPoints: [point] })
      await at('touchStart', start)
      for (const part of [0.25, 0.5, 0.75, 1])
        await at('touchMove', {
          x: start.x + (end.x - start.x) * part,
          y: start.y + (end.y - start.y) * part,
        })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await byFinger(page.locator('[data-column="2"] [data-grip]').first(), '0')
    expect([await fill('2'), await fill('0')]).toEqual(['0 of 1', '4 of 3'])
    await byFinger(page.locator('[data-column="0"] [data-grip]').last(), '2')
    expect([await fill('2'), await fill('0')]).toEqual(['1 of 1', '3 of 3'])
    await touch.detach()
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
