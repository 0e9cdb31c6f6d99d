import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_OF_24_HOURS } from '../../src/kernel/clock.ts'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { fillProposal } from './support/closure.ts'
import { choose, Eyes, field, fillDay, follow, press } from './support/hand.ts'
import { answerUntil } from './support/online-form.ts'
import { Service, type Colleague } from './support/service.ts'

// One child from referral to the end of support. Each test goes on from the one before.
const canary = '7 Canary Lane'
const child = 'Linh Nguyễn'

let service: Service
let duty: Colleague
let manager: Colleague
let guardian: Colleague
let reference = ''
let casePath = ''
const eyes = new Eyes()

beforeAll(async () => {
  service = await Service.open()
  duty = await service.colleague('assessment', null, 'Dilys Duty')
  manager = await service.colleague('manager', 'wales', 'Carys Manager')
  guardian = await service.colleague('guardian', 'wales', 'Gwen Guardian')
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

const today = (): string => dayInLondon(service.clock.now())
test('a professional refers a child without JavaScript, leaves in the middle and comes back', async () => {
  const page = await service.window({ script: false })
  await page.goto('/')
  await eyes.look(page)
  await press(page, 'Refer a child')
  await eyes.look(page)
  await press(page, 'Start now')
  await eyes.look(page)
  await choose(page, /immediate danger/, 'No')
  await press(page, 'Save and continue')
  await eyes.look(page)
  const code = await page.locator('main strong[translate="no"]').nth(1).innerText()
  await press(page, 'I have written them down')
  await answerUntil(
    page,
    {
      agency: () => choose(page, /Which agency/, 'Police'),
      you: async () => {
        await field(page, 'Your name').fill('Nia Fenwick')
        await field(page, 'Telephone number on which we can reach you').fill('01632 960456')
      },
      name: async () => {
        await field(page, 'Name').fill(child)
        await field(page, 'Other names the child is known by').fill('Lily')
      },
      'date-of-birth': async () => {
        await choose(page, /How sure/, 'Exact, and nobody disputes it')
        await fillDay(page, 'Date of birth', '2012-03-05')
      },
      nationality: async () => {
        await field(page, 'Nationality').selectOption({ label: 'Vietnam' })
      },
    },
    'languages',
    eyes,
  )
  await field(page, 'Language').selectOption({ label: 'Vietnamese' })
  await press(page, 'Save and come back later')
  await eyes.look(page)
  reference = await page.locator('main strong[translate="no"]').first().innerText()
  await press(page, /Leave, and forget me/)
  await eyes.look(page)
  const again = await service.window({ script: false, width: 320 })
  await again.goto('/')
  await follow(again, 'Go back to a referral you saved')
  await eyes.look(again)
  await field(again, 'Reference').fill(reference)
  await field(again, 'Code').fill(code)
  await press(again, 'Go on')
  await answerUntil(
    again,
    {
      authority: async () => {
        await field(again, /Which local authority/).selectOption({ label: 'Cardiff' })
      },
      identified: () => fillDay(again, 'Date', today()),
      suspected: () => choose(again, /has been trafficked/, 'Yes'),
      exploitation: async () => {
        await field(again, 'Criminal exploitation').check()
      },
      'parental-responsibility': () => choose(again, /parental responsibility/, /No person/),
      'outside-uk': () => choose(again, /outside the UK/, 'Yes'),
      missing: () => choose(again, /missing now/, 'No'),
      staying: async () => {
        await field(again, 'Kind of place').selectOption({ label: 'Foster care' })
        await field(again, 'Address').fill(canary)
      },
      'safe-contact': async () => {
        await field(again, 'The safest way to reach the child').fill('Through the foster carer')
      },
    },
    'check',
    eyes,
  )
  expect(await again.locator('main').innerText()).toContain('Still missing')
  await press(again, 'Send the referral')
  await eyes.look(again)
  const sent = await again.locator('main').innerText()
  expect(sent).toMatch(/within 24 hours[^]*0800 043 4303/)
  reference = await again.locator('main strong[translate="no"]').first().innerText()
})

test('the duty worker finds it on the desk with its clock, has eligibility decided and accepts', async () => {
  const page = await service.window()
  await service.signIn(page, duty)
  await eyes.look(page)
  const row = page.getByRole('row').filter({ hasText: reference })
  expect(await row.innerText()).toMatch(/23 hours \d+ minutes left/)
  await row.getByRole('link', { name: /^Triage/ }).click()
  await eyes.look(page)
  casePath = new URL(page.url()).pathname.replace('/triage', '')
  await follow(page, 'Conditions, rules and decision')
  await eyes.look(page)
  expect(await page.locator('main').innerText()).toContain('Direct support by a guardian')
  // The age is corrected where who the child is stands, and whoever came from here comes back here.
  await follow(page, 'Change the answer to: 18 or over when identified?')
  await eyes.look(page)
  await fillDay(page, /Date of birth/, '2012-03-06')
  await field(page, 'Why is it changed?').fill('Read out again by the referrer')
  await press(page, 'Save')
  await page.waitForURL(`**${casePath}/eligibility`)
  await eyes.look(page)
  expect(await page.locator('main').innerText()).toContain('6 March 2012')
  await press(page, 'Record what the rules say')
  await page.waitForURL(`**${casePath}/triage`)
  await choose(page, /immediate safeguarding need/, 'No')
  await choose(page, /How high is the risk/, 'Medium')
  await choose(page, /What is decided/, 'Accept')
  await press(page, 'Save triage')
  await page.waitForURL('**/desk')
  await eyes.look(page)
  expect(await page.getByRole('row').filter({ hasText: reference }).innerText()).toContain('Accepted')
})

test('the manager allocates a guardian, and the site shows it', async () => {
  const page = await service.window()
  await service.signIn(page, manager)
  await page.goto('/site')
  await eyes.look(page)
  await page.getByRole('link', { name: /1 Accepted, not allocated/ }).click()
  await eyes.look(page)
  await follow(page, child)
  await eyes.look(page)
  await follow(page, 'Support')
  await eyes.look(page)
  await press(page, 'Allocate')
  await eyes.look(page)
  await field(page, /Gwen Guardian/).check()
  await press(page, 'Allocate')
  await page.waitForURL(`**${casePath}/allocation`)
  await eyes.look(page)
  await page.goto('/site')
  await eyes.look(page)
  expect(await page.getByRole('row').filter({ hasText: 'Gwen Guardian' }).innerText()).toMatch(/\b1\b/)
  expect(await page.getByRole('link', { name: /Accepted, not allocated/ }).count()).toBe(0)
})

test('on a phone the guardian sees what to do next and records the first contact in eight taps', async () => {
  const page = await service.window({ width: 320 })
  await service.signIn(page, guardian)
  await eyes.look(page)
  const toDo = page.getByRole('region', { name: 'What to do next' })
  expect(await toDo.innerText()).toContain('New: allocated to you')
  expect(await toDo.innerText()).toMatch(/Reach the child for the first time[^]*23 hours \d+ minutes left/)
  let taps = 0
  const tap = async (act: Promise<void>): Promise<void> => {
    taps += 1
    await act
  }
  await tap(follow(page, 'Reach the child for the first time'))
  await eyes.look(page)
  await tap(choose(page, 'How?', 'Face to face'))
  await tap(choose(page, /Did you reach them/, 'In contact'))
  await tap(field(page, 'Building the relationship').check())
  await tap(press(page, 'Save'))
  await page.waitForURL(`**${casePath}`)
  expect(taps).toBeLessThanOrEqual(8)
  await eyes.look(page)
  await page.goto(`${casePath}/clock`)
  await eyes.look(page)
  expect(await page.locator('main').innerText()).toContain('Contacted in time')
  await page.goto('/caseload')
  await eyes.look(page)
  await press(page, /I have seen it/)
  expect(await toDo.innerText()).not.toMatch(/New: allocated to you|Reach the child/)
})

test('a month later the guardian gives the monthly status', async () => {
  service.clock.travel(31 * DAY_OF_24_HOURS)
  const page = await service.window({ width: 320 })
  await service.signIn(page, guardian)
  await eyes.look(page)
  const due = page.getByRole('region', { name: 'What to do next' })
  await due.getByRole('link', { name: /Monthly status/ }).click()
  await eyes.look(page)
  const questions = page.locator('main').getByRole('group')
  for (const question of await questions.all()) {
    const unchanged = question.getByLabel(/Unchanged/)
    if ((await unchanged.count()) > 0) await unchanged.first().check()
    else if ((await question.getByLabel('Not asked this month', { exact: true }).count()) > 0)
      await question.getByLabel('Not asked this month', { exact: true }).first().check()
  }
  await choose(page, /missing at any time/, 'No')
  await choose(page, /missing now/, 'No')
  await press(page, 'Save the status')
  await page.waitForURL(`**${casePath}/status`)
  await eyes.look(page)
})

test(
  'the guardian proposes to close, the manager returns it, and signs off what comes back',
  { timeout: 360_000 },
  async () => {
    const worker = await service.window({ width: 320 })
    await service.signIn(worker, guardian)
    await worker.goto(casePath)
    await eyes.look(worker)
    await follow(worker, 'Support')
    await follow(worker, 'Closure')
    await eyes.look(worker)
    await follow(worker, 'Propose to close this case')
    await eyes.look(worker)
    await fillProposal(worker, today())
    await press(worker, 'Propose the closure')
    await eyes.look(worker)
    expect(await worker.getByRole('alert').innerText(), 'the summary is missing').toContain('closing summary')
    await field(worker, 'Closing summary').fill('Settled with the carers, at college.')
    await press(worker, 'Propose the closure')
    await worker.waitForURL(`**${casePath}/closure`)
    await eyes.look(worker)

    const desk = await service.window()
    await service.signIn(desk, manager)
    await desk.goto('/site')
    await eyes.look(desk)
    await desk.getByRole('link', { name: /1 Closures to sign off/ }).click()
    await eyes.look(desk)
    await follow(desk, child)
    await follow(desk, 'Support')
    await follow(desk, 'Closure')
    await eyes.look(desk)
    await follow(desk, /Sign off the closure/)
    await eyes.look(desk)
    await choose(desk, 'Your decision', /Return for changes/)
    await field(desk, /What should be changed/).fill('Say who holds the NRM decision.')
    await press(desk, 'Record the decision')
    await desk.waitForURL(`**${casePath}/closure`)
    await eyes.look(desk)

    await worker.reload()
    await eyes.look(worker)
    expect(await worker.locator('main').innerText()).toContain('Say who holds the NRM decision.')
    await follow(worker, /Change the proposal/)
    await eyes.look(worker)
    await field(worker, /NRM: what is open/).fill('Conclusive grounds, held by the social worker')
    await press(worker, 'Propose the closure')
    await worker.waitForURL(`**${casePath}/closure`)

    await desk.reload()
    await follow(desk, /Sign off the closure/)
    await choose(desk, 'Your decision', /Sign off: close/)
    await field(desk, /Why does the case close without/).selectOption('overlooked')
    await press(desk, 'Record the decision')
    await desk.waitForURL(`**${casePath}/closure`)
    await eyes.look(desk)
    expect(await desk.locator('main').innerText()).toContain('The case is closed.')
    await desk.goto('/site')
    await eyes.look(desk)
    expect(await desk.getByRole('row').filter({ hasText: 'Gwen Guardian' }).innerText()).toMatch(/\b0\b/)
    expect(await desk.getByRole('link', { name: /Closures to sign off/ }).count()).toBe(0)
  },
)

test('the chronology tells the whole story, and the address stands only where it was asked for', async () => {
  const page = await service.window()
  await service.signIn(page, manager)
  await page.goto(`${casePath}/chronology`)
  await eyes.look(page)
  const told = await page.locator('main').innerText()
  for (const event of [
    'Referral',
    'Triage: accepted',
    'Allocated to Gwen Guardian',
    'Contact, face to face',
    'Monthly status',
    'Closure proposed',
    'Manager returned the closure',
    'Manager signed off the closure',
  ])
    expect(told.toLowerCase(), event).toContain(event.toLowerCase())
  for (const tab of ['Overview', 'The child', 'Contacts', 'Record', 'Referral']) {
    await follow(page, tab)
    await eyes.look(page)
  }
  await page.goto(`${casePath}/location`)
  await eyes.look(page)
  // The referrer reads his own words back before sending them.
  expect(eyes.pagesWith(canary)).toEqual(['/refer/check', `${casePath}/location`])
})
