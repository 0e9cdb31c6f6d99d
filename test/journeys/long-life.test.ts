import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addDays,
  addYears,
  calendarDay,
  dayInLondon,
  daysBetween,
  eighteenthBirthday,
  seventeenAndAHalf,
  type CalendarDay,
} from '../../src/kernel/calendar-day.ts'
import { monthOf } from '../../src/kernel/calendar-month.ts'
import { DAY_OF_24_HOURS, HOUR } from '../../src/kernel/clock.ts'
import { dateFields } from '../../src/demonstration/date-fields.ts'
import { checkPackage } from '../../src/insight/check/index.ts'
import { exportDataset } from '../../src/insight/dataset/index.ts'
import { inLondon } from '../../src/platform/i18n/index.ts'
import { goOn, submit, type Typed } from './support/desk.ts'
import { choose, Eyes, field, fillDay, press } from './support/hand.ts'
import { confirmMonth, referral, story, workCompleted } from './support/long-life.ts'
import { Service, type Colleague } from './support/service.ts'
import { holdsTheLife } from './support/whole-package.ts'

// One child's whole life in the service: what each room shows by itself is shown in its own journey, here they tell one story.
// The plain steps are sent as forms without being drawn (support/desk.ts); each test goes on from the one before.
const canary = '7 Canary Lane'
const packages = mkdtempSync(join(tmpdir(), 'guardianship-long-life-'))
const eyes = new Eyes()
let service: Service
let began: CalendarDay
let dob: CalendarDay
let caseId = ''
interface Person {
  readonly who: Colleague
  readonly page: Page
}
let duty: Person
let manager: Person
let guardian: Person
let later: Person

beforeAll(async () => {
  service = await Service.open()
  const person = async (...given: Parameters<Service['colleague']>): Promise<Person> => ({
    who: await service.colleague(...given),
    page: await service.window(),
  })
  duty = await person('assessment', null, 'Dilys Duty')
  manager = await person('manager', 'croydon', 'Mo Manager')
  guardian = await person('guardian', 'croydon', 'Gwen Guardian')
  later = await person('post-18', 'croydon', 'Pat Later')
  began = today()
  dob = addYears(addDays(began, 235), -18)
})
afterAll(async () => {
  rmSync(packages, { recursive: true, force: true })
  await service.expectWhole()
  await service.close()
})

const today = (): CalendarDay => dayInLondon(service.clock.now())
const on = (path: string): string => `/cases/${caseId}${path}`
const below = (address: string): string => address.replace(on(''), '')
/** Goes to a page of the case, in a session of that moment. */
async function at({ who, page }: Person, path: string): Promise<Page> {
  await goOn(service, page, who)
  await page.goto(on(path))
  return page
}
async function send({ who, page }: Person, path: string, typed: Typed): Promise<string> {
  await goOn(service, page, who)
  return submit(page, on(path), typed)
}
/** Until the middle of the day that is so many days after the referral. */
function until(days: number): void {
  const { time } = inLondon(service.clock.now())
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const ahead = daysBetween(today(), addDays(began, days)) * DAY_OF_24_HOURS
  service.clock.travel(ahead + 12 * HOUR - hours * HOUR - minutes * 60_000)
  expect(today()).toBe(addDays(began, days))
}
const text = (page: Page): Promise<string> => page.locator('main').innerText()
/** What the overview says is to be done next, as a colleague reads it. */
async function nextOn(person: Person): Promise<string> {
  const page = await at(person, '')
  return page.getByRole('region', { name: 'What to do next' }).innerText()
}
/** Axe at both widths: only on the pages that this journey is about. */
async function look(page: Page): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await eyes.look(page)
  }
}
function halfAnHourAgo(): Typed {
  const { day, time } = inLondon(new Date(service.clock.now().getTime() - HOUR / 2))
  return { ...dateFields('settled_on', calendarDay(day)), settled_at: time }
}
async function missingAndBack(days: number): Promise<void> {
  const episode = await send(guardian, '/missing/new', { risk_grade: 'high', reported_by: 'carer' })
  until(daysBetween(began, today()) + days)
  await send(guardian, `${below(episode)}/return`, { returned_how: 'found-by-carer' })
  service.clock.travel(HOUR)
  await send(guardian, `${below(episode)}/interview`, {
    ...halfAnHourAgo(),
    outcome: 'declined',
    why_not: 'Invented: not yet',
  })
}

test('missing on referral, found in another site, taken on there and helped at once', async () => {
  until(1)
  began = today()
  await goOn(service, duty.page, duty.who)
  const taken = await submit(
    duty.page,
    '/desk/referrals/new',
    referral(began, dob, inLondon(service.clock.now()).time),
  )
  caseId = taken.split('/')[2] ?? ''
  const episode = await send(duty, '/missing/new', {
    ...dateFields('on', addDays(began, -1)),
    at: '20:00',
    on_referral: 'yes',
    risk_grade: 'high',
  })
  service.clock.travel(2 * HOUR)

  const page = await at(duty, `${below(episode)}/return`)
  await field(page, /How was the child found/).selectOption({ label: 'Found by police' })
  await field(page, /area of another site/).selectOption('croydon')
  await field(page, /Where found/).fill(canary)
  await press(page, 'Save the return')
  await page.waitForURL(`**${episode}`)
  // The authority where the child was found is the one that answers for the child from now on.
  await send(duty, '/referral/authority', {
    local_authority: 'E09000008',
    reason: 'Found in Croydon and looked after there',
  })
  await send(duty, '/eligibility', {})
  await page.goto(on('/triage'))
  await choose(page, /immediate safeguarding need/, 'No')
  await choose(page, /How high is the risk/, 'High')
  await choose(page, /What is decided/, 'Accept')
  await press(page, 'Save triage')
  await page.waitForURL('**/desk')

  await at(manager, '/allocation/choose')
  await field(manager.page, /Gwen Guardian/).check()
  await press(manager.page, 'Allocate')
  await manager.page.waitForURL(`**${on('/allocation')}`)
  expect(await nextOn(guardian)).toMatch(
    /first contact with the child[^]*first safety plan[^]*Hold the return interview/,
  )
  await look(guardian.page)
  await at(guardian, '/contacts/new')
  await choose(guardian.page, 'How?', 'Face to face')
  await choose(guardian.page, /Did you reach them/, 'In contact')
  await field(guardian.page, 'Building the relationship').check()
  await press(guardian.page, 'Save')
  await guardian.page.waitForURL(`**${on('')}`)
  service.clock.travel(HOUR)
  await send(guardian, `${below(episode)}/interview`, {
    ...halfAnHourAgo(),
    outcome: 'held',
    child_words: 'A man said that I owe him.',
  })
  await send(guardian, '/location', { accommodation: 'foster-care', address: canary })
})

test('plans are agreed, the claim is heard at interview, and the police charge', async () => {
  until(1)
  await send(guardian, '/safety-plan/write', {
    level: 'full',
    call_first: 'The carer, then this line',
    child_heard: 'in-person',
    agreement: 'agrees',
    child_words: 'I want to be able to go out.',
  })
  await send(guardian, '/nrm/referrals/new', {
    ...dateFields('sent_on', today()),
    sent_by: 'barnardos',
    route: 'standard',
  })
  await send(guardian, '/immigration/claim', { claim: 'claimed', ...dateFields('claimed_on', today()) })
  const interview = await send(guardian, '/immigration/interviews/new', {
    kind: 'substantive',
    ...dateFields('on_day', addDays(began, 8)),
  })
  expect(interview).toBe(on('/immigration'))
  until(9)
  const page = await at(guardian, '/immigration')
  await page.locator('main a[href*="/immigration/interviews/"]:not([href$="/new"])').first().click()
  await field(page, /What came of it/).selectOption('held')
  await page.locator('main [name="reason"]').fill('It was held')
  await press(page, 'Save')
  await page.waitForURL(`**${on('/immigration')}`)

  await send(guardian, '/justice/matters/new', { role: 'accused', offence: 'cannabis-cultivation' })
  await page.goto(on('/justice'))
  await page.getByRole('link', { name: /Stage reached/ }).click()
  await field(page, 'Which stage?').selectOption({ label: 'Charged' })
  await fillDay(page, 'When?', today())
  await press(page, 'Save')
  await page.waitForURL(`**${on('/justice')}`)
  await page
    .getByRole('link', { name: /Court date/ })
    .first()
    .click()
  await field(page, 'What is it for?').selectOption({ label: 'Plea hearing' })
  await fillDay(page, 'Day', addDays(began, 18))
  await press(page, 'Save')
  await page.waitForURL(`**${on('/justice')}`)
  expect(await nextOn(manager)).toMatch(/Review the safety plan[^]*Court date: prepare/)
  await look(manager.page)
  expect(await text(manager.page)).toMatch(/Waiting for the reasonable grounds[^]*Accused\s+Charged/)
  await page.goto(on('/justice'))
  await page
    .getByRole('link', { name: /Make aware of the section 45 defence/ })
    .first()
    .click()
  await choose(page, 'Who was told?', 'The child')
  await fillDay(page, 'When?', today())
  await field(page, 'By whom?').fill('Gwen Guardian')
  await press(page, 'Save')
  await page.waitForURL(`**${on('/justice')}`)
})

test('missing twice more and back, and the NRM decides that the child is a victim', async () => {
  until(12)
  await missingAndBack(2)
  until(20)
  await missingAndBack(3)
  await send(guardian, '/nrm/decisions/new', {
    grounds: 'rg',
    outcome: 'positive',
    ...dateFields('decided_on', addDays(began, 10)),
    authority: 'sca',
  })
  until(40)
  const page = await at(guardian, '/nrm/decisions/new')
  await choose(page, 'Which decision?', 'Conclusive grounds')
  await choose(page, 'Outcome', 'Positive')
  await fillDay(page, 'Day of the decision', today())
  await field(page, /Who decided/).selectOption({ label: 'Single Competent Authority' })
  await press(page, 'Save')
  await page.waitForURL(`**${on('/nrm')}`)
  await send(guardian, '/safety-plan/review', {
    ...dateFields('held_on', today()),
    found: 'The carer keeps to it',
  })
  expect(await nextOn(guardian)).toContain('Record the monthly status')
  // What the rooms hold of a month is offered, and nobody types it again.
  await page.goto(on(`/status/${monthOf(today())}`))
  expect(await text(page)).toMatch(
    /Substantive interview held \(from immigration\)[^]*Positive conclusive grounds \(from the NRM page\)/,
  )
  await page.goto(on(`/status/${monthOf(addDays(began, 13))}`))
  expect(await text(page)).toMatch(
    /Positive (reasonable|conclusive) grounds[^]*Accused \(from criminal justice\)[^]*Charged \(from criminal justice\)/,
  )
  const gone = page.getByRole('group', { name: /missing at any time/ }).last()
  expect(await gone.getByLabel('Yes', { exact: true }).isChecked()).toBe(true)
  await confirmMonth(page)
  await press(page, 'Save the status')
  await page.waitForURL(`**${on('/status')}`)
})

test('at 17½ the need is assessed and the way into adult life agreed; a quarter of a year before 18 the overview leads on', async () => {
  until(daysBetween(began, seventeenAndAHalf(dob)) + 1)
  expect(await nextOn(guardian)).toContain('At 17½: ')
  const page = await at(guardian, '/transition/assessment')
  await fillDay(page, 'Day of the assessment', today())
  await field(page, /Where to live at 18 \(/).selectOption({ label: 'High need' })
  await choose(page, 'What the assessment found', /Additional need: support/)
  await field(page, 'Why').fill('Nowhere to live after the birthday')
  await press(page, 'Save')
  await page.waitForURL(`**${on('/transition')}`)
  const quarter = addDays(eighteenthBirthday(dob), -91)
  await send(guardian, '/transition/plan', {
    ...dateFields('made_on', today()),
    ...dateFields('agreed_on', today()),
    ...dateFields('next_review_on', addDays(quarter, 5)),
    goal_1: 'A room near the college',
    agreed: 'yes',
    child_words: 'One move, not two.',
  })
  until(daysBetween(began, quarter))
  expect(await nextOn(manager)).toContain('Review the plan for turning 18')
  await look(manager.page)
  expect(await text(manager.page)).toMatch(/18 in \d+ months?[^]*See turning 18/)
})

test('a manager carries support past 18, a worker for those over 18 goes on, and the case is closed with its reason', async () => {
  until(daysBetween(began, eighteenthBirthday(dob)) - 10)
  await at(manager, '/decisions/turning-18')
  await choose(manager.page, /decision|decide/i, /post-18/i)
  await field(manager.page, 'Why').fill('Housing is not settled.')
  await press(manager.page, /^(Save|Record|Decide)/)
  await manager.page.waitForURL(`**${on('/decisions')}`)
  await send(manager, '/allocation/choose', { worker: later.who.id, reason: 'post-18', note: '' })
  until(daysBetween(began, eighteenthBirthday(dob)) + 6)
  expect(await nextOn(later)).toContain('Speak with the young person after the 18th birthday')
  await at(later, '/contacts/new')
  await choose(later.page, 'How?', 'Face to face')
  await choose(later.page, /Did you reach them/, 'In contact')
  await field(later.page, 'Building the relationship').check()
  await press(later.page, 'Save')
  await later.page.waitForURL(`**${on('')}`)
  until(daysBetween(began, eighteenthBirthday(dob)) + 30)
  await send(later, '/closure/propose', workCompleted(today()))
  await at(manager, '/closure/decide')
  await choose(manager.page, 'Your decision', /Sign off: close/)
  await field(manager.page, /Why does the case close without/).selectOption('overlooked')
  await press(manager.page, 'Record the decision')
  await manager.page.waitForURL(`**${on('/closure')}`)
  expect(await text(manager.page)).toContain('The case is closed.')
})

test('the chronology tells the story in order, without a place', async () => {
  const page = await at(manager, '/chronology')
  const told: string[] = []
  for (let number = 1; number <= 2; number += 1) {
    await page.goto(on(`/chronology?page=${number}`))
    if (number === 1) await look(page)
    expect(await page.locator('html').innerHTML()).not.toContain(canary)
    told.push(...(await page.locator('main h2').allInnerTexts()))
  }
  told.reverse()
  let from = 0
  for (const title of story) {
    const place = told.findIndex((one, index) => index >= from && one.includes(title))
    expect(place, `${title}, after ${told[from - 1] ?? ''}`).toBeGreaterThanOrEqual(from)
    from = place + 1
  }
  expect(eyes.pagesWith(canary)).toEqual([])
})

test('the data package of the last day holds the child right, and nothing is found against it', async () => {
  const last = today()
  service.clock.travel(DAY_OF_24_HOURS)
  const out = join(packages, 'whole')
  await exportDataset(service.db.owner, {
    asAt: last,
    out,
    format: 'csv',
    secret: 'only-for-journeys-only-for-journeys-only-for-journeys',
    now: service.clock.now(),
    withHistory: false,
    importedBy: null,
  })
  await holdsTheLife(out, { began, dob, last })
  const report = await checkPackage(out, { threads: 1, examples: 5 })
  expect(report).toMatchObject({ usable: true, errors: 0, warnings: 0, kinds: [] })
})
