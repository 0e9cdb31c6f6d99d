import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseRoutes } from '../../src/app.ts'
import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import { HOUR } from '../../src/kernel/clock.ts'
import type { FactId } from '../../src/kernel/ids.ts'
import type { ServiceRole } from '../../src/kernel/policy/roles.ts'
import { LIGHT_COST } from '../../src/platform/sign-in/index.ts'
import { aClaimUnderWay } from '../support/immigration.ts'
import { everyNamedFact, missingSince } from '../support/every-fact.ts'
import { aVoice } from '../support/voice.ts'
import { aFullCase, write } from '../support/full-case.ts'
import { aMatterAtCourt } from '../support/justice.ts'
import { assessedNeeds } from '../support/needs.ts'
import { aNetwork } from '../support/network.ts'
import { eligibleDirect, referredChild } from '../support/referred-child.ts'
import { aSafetyPlan } from '../support/safety-plan.ts'
import { choose, field, fillDay, follow, press } from './support/hand.ts'
import { look, Service, type Colleague } from './support/service.ts'

// Follows every link from everybody's first page. A page that no link leads to, and that is not explained below, is one that
// nobody would ever find.
const formOnline = 'a page of the online form after its first answer: see first-path'
const onTheWayIn = 'a step on the way in: see sign-in and ways-in'
const qStudy = 'stands only where there is a Q-sort study: see q-sort'
const aNote = 'stands only where a supervisor wrote a note: see supervision'
const explained: Readonly<Record<string, string>> = {
  '/health': 'for whoever watches the service, not for a reader',
  '/refer/emergency': formOnline,
  '/refer/keep': formOnline,
  '/refer/later': formOnline,
  '/refer/left': formOnline,
  '/refer/check': formOnline,
  '/refer/sent/:reference': formOnline,
  '/sign-in/code': onTheWayIn,
  '/sign-in/recovery': onTheWayIn,
  '/sign-in/authenticator': onTheWayIn,
  '/unlock': onTheWayIn,
  '/invitation/:token': onTheWayIn,
  '/invitation/:token/authenticator': onTheWayIn,
  '/calendar/:token.ics': 'for calendar programs, with a secret that is shown once: see tasks',
  '/cases/:caseId/voice/:occasionId/child': 'opens when the device is handed to the child: see voice',
  '/supervision/new': 'led to for each worker that a manager supervises: see supervision',
  '/supervision/:noteId': aNote,
  '/supervision/:noteId/correct': aNote,
  '/supervision/:noteId/entered-in-error': aNote,
  '/cases/:caseId/supervision/from/:noteId': aNote,
  '/cases/:caseId/supervision/:factId': aNote,
  '/cases/:caseId/tasks/:taskId': 'stands only where somebody has a to-do: see tasks',
  '/cases/:caseId/tasks/:taskId/withdraw': 'stands only where somebody has a to-do: see tasks',
  '/cases/:caseId/clock/resume': 'stands only while the clock is paused: see the contact room',
  '/cases/:caseId/decisions/:about': 'stands only while a manager has to decide: see the decisions room',
  '/cases/:caseId/stepping-back/propose':
    'stands only once the child was reached and nothing forbids it: see supervision',
  '/cases/:caseId/stepping-back/decide': 'stands only while stepping back is proposed: see supervision',
  '/cases/:caseId/stepping-back/review': 'stands only while stepped back: see supervision',
  '/cases/:caseId/stepping-back/take-up': 'stands only while stepped back: see supervision',
  '/cases/:caseId/closure/decide': 'stands only while a closure is proposed: see first-path',
  '/cases/:caseId/safety-plan/step-down/decide': 'stands only while a step down is proposed: see safety-plan',
  '/cases/:caseId/safety-plan/prints/:printId': 'opens for whoever asked for addresses: see safety-plan',
  '/cases/:caseId/nrm/prints/:printId': 'opens for whoever asked for the place: see the NRM room',
  '/cases/:caseId/safety-plan/compare': 'two versions are chosen in a form: see safety-plan',
  '/cases/:caseId/documents/:documentId/file': 'a download, which is no page: see the documents room',
  '/cases/:caseId/documents/:documentId/file-with-place':
    'a download, which is no page: see the documents room',
  '/q-sort/studies/:studyId': qStudy,
  '/q-sort/studies/:studyId/edit': qStudy,
  '/q-sort/studies/:studyId/statements/new': qStudy,
  '/q-sort/studies/:studyId/statements/:statementId': qStudy,
  '/evidence/q-sort/:studyId': qStudy,
  '/evidence/q-sort/:studyId/sorts': qStudy,
  '/cases/:caseId/q-sort/invite/:studyId': qStudy,
  '/cases/:caseId/q-sort/sorts/:sortId': qStudy,
  '/cases/:caseId/q-sort/sorts/:sortId/piles': qStudy,
  '/cases/:caseId/q-sort/sorts/:sortId/grid': qStudy,
  '/cases/:caseId/q-sort/sorts/:sortId/words': qStudy,
  '/cases/:caseId/q-sort/sorts/:sortId/done': qStudy,
  '/account/authenticator/confirm': 'follows the form on the page before it',
}

const names = ['Linh', 'Tuan', 'Hana', 'Amir', 'Kofi', 'Mira', 'Tomos']
const roles = [
  ['assessment', null],
  ['guardian', 'wales'],
  ['manager', 'wales'],
  ['coordinator', 'wales'],
  ['practitioner', 'wales'],
  ['post-18', 'wales'],
  ['service-lead', null],
  ['administrator', null],
  ['auditor', null],
  ['returns', null],
  ['evaluator', null],
] as const satisfies readonly (readonly [ServiceRole, string | null])[]

let service: Service
const people = new Map<ServiceRole, Colleague>()
const looked = new Set<string>()
const reached = new Set<string>()

beforeAll(async () => {
  service = await Service.open()
  for (const [role, site] of roles) people.set(role, await service.colleague(role, site, `Colleague ${role}`))
  const hold = async (
    name: string,
    role: ServiceRole,
    route: 'direct' | 'indirect' | 'exceptional-need' | 'post-18',
  ) => {
    const caseId = await referredChild(service, {
      names: [name],
      stage: 'allocated',
      route,
      referral: eligibleDirect,
    })
    const colleague = people.get(role)
    if (colleague !== undefined) await service.world.allocate(caseId, colleague.id, role)
  }
  await referredChild(service, { names: ['Hana Invented'], referral: eligibleDirect })
  await referredChild(service, { names: ['Invented Hana'], referral: eligibleDirect })
  await referredChild(service, {
    names: ['Amir Invented'],
    stage: 'accepted',
    route: 'direct',
    receivedAt: new Date(service.clock.now().getTime() - 30 * HOUR),
    referral: eligibleDirect,
  })
  await referredChild(service, {
    names: ['Tuan Invented'],
    stage: 'closed',
    route: 'direct',
    referral: eligibleDirect,
  })
  await hold('Kofi Invented', 'coordinator', 'indirect')
  await hold('Mira Invented', 'practitioner', 'exceptional-need')
  await hold('Tomos Invented', 'post-18', 'post-18')
  const full = await aFullCase(service)
  const guardian = people.get('guardian')
  if (guardian !== undefined) {
    await service.world.allocate(full, guardian.id, 'guardian')
    await aVoice(service, full)
    await aSafetyPlan(service, full, guardian.id)
    await aClaimUnderWay(service, full, guardian.id)
    await aMatterAtCourt(service, full)
    await aNetwork(service, full)
    await assessedNeeds(service, full, { daysAgo: 80, scores: ['2', '3', '1'] })
    await assessedNeeds(service, full, { daysAgo: 1, scores: ['4', '1', '1'] })
    // A sort belongs to a study, and there is none here: see q-sort.
    const facts = everyNamedFact(full, guardian.id, randomUUID() as FactId)
    await write(
      service,
      full,
      facts.filter(({ kind }) => kind.table !== 'q_sort'),
    )
    await write(service, full, [missingSince(full, new Date(service.clock.now().getTime() - HOUR))])
  }
})
afterAll(async () => {
  await service.expectWhole()
  await service.close()
})

/** A caller who is to be rung back. */
async function logACall(page: Page): Promise<void> {
  await press(page, 'Log a call')
  await choose(page, /Did the caller say who the child is/, 'No, the child stays anonymous')
  await field(page, /What is the worry/).fill('An invented worry.')
  await choose(page, 'Next step', 'Advice only: nothing more to do')
  await press(page, 'Save the call')
  await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}/)
}

/** An entry of the consultations book, and an event. */
async function fillTheBook(page: Page): Promise<void> {
  const today = dayInLondon(service.clock.now())
  await page.goto('/consultations/new')
  await fillDay(page, 'Day of the consultation', today)
  await field(page, 'Local authority').selectOption('W06000015')
  await choose(page, /Is it about a child/, 'Yes, an anonymous child')
  await press(page, 'Save')
  await page.waitForURL(/\/consultations\/[0-9a-f-]{36}/)
  await page.goto('/consultations/events/new')
  await field(page, /What kind of event/).selectOption({ label: 'Training' })
  await field(page, /What was it called/).fill('An invented training')
  await fillDay(page, 'Day of the event', today)
  await field(page, 'Local authority').selectOption('W06000015')
  await press(page, 'Save')
  await page.waitForURL(/\/consultations\/events\/[0-9a-f-]{36}/)
}

const patternOf = (path: string): string =>
  path.replaceAll(/[0-9a-f-]{36}/g, ':id').replaceAll(/\b\d{4}-\d{2}\b/g, ':month')

/** The pages of this service to which a page leads. */
function linksIn(text: string, from: string): string[] {
  return [...text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), new URL(from, service.address)))
    .filter((url) => url.origin === service.address && !url.searchParams.has('lang'))
    .filter((url) => !url.pathname.startsWith('/assets/'))
    .map((url) => `${url.pathname}${url.search}`)
}

/** Closed cases stand on no list: they are found by name. */
async function found(page: Page): Promise<string[]> {
  if ((await page.getByRole('link', { name: 'Find a child', exact: true }).count()) === 0) return []
  await follow(page, 'Find a child')
  await field(page, /Name/).first().fill('Tuan Invented')
  await press(page, /^(Find|Search)/)
  await page.getByRole('link', { name: 'Tuan Invented' }).or(page.getByText('No child')).first().waitFor()
  return linksIn(await page.content(), page.url())
}

async function walk(page: Page, firsts: readonly string[]): Promise<void> {
  const waiting = [...firsts]
  const met = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { pathname } = new URL(path, service.address)
    const pattern = patternOf(pathname)
    // The same page of eight children is enough: they stand at different places on the path.
    if (met.has(pathname) || [...met].filter((one) => patternOf(one) === pattern).length >= 8) continue
    met.add(pathname)
    const answer = await page.request.get(path)
    expect(answer.status(), `${path} is linked to`).toBeLessThan(400)
    reached.add(new URL(answer.url()).pathname)
    reached.add(pathname)
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue
    const text = await answer.text()
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(text) ?? []
    expect(title, pattern).not.toBe('')
    for (const name of names) expect(title, pattern).not.toContain(name)
    // Drawn in the browser, and looked at, the first time that anybody comes to such a page.
    if (!looked.has(pattern) && answer.headers()['content-disposition'] === undefined) {
      looked.add(pattern)
      await page.goto(path)
      await look(page)
      await page.setViewportSize({ width: 320, height: 900 })
      await look(page)
      await page.setViewportSize({ width: 1280, height: 900 })
    }
    waiting.push(...linksIn(text, answer.url()))
  }
}

test.each(roles)(
  'whoever holds the role %s finds only pages that open',
  { timeout: 900_000 },
  async (role) => {
    const colleague = people.get(role)
    if (colleague === undefined) throw new Error(`nobody holds ${role}`)
    const page = await service.window()
    await service.signIn(page, colleague)
    const first = new URL(page.url()).pathname
    if (role === 'assessment') {
      await logACall(page)
      await fillTheBook(page)
    }
    await walk(page, [first, ...(await found(page))])
  },
)

test('a stranger finds only pages that open', { timeout: 900_000 }, async () => {
  await walk(await service.window(), ['/'])
})

test('every page is led to by a link, or is explained', () => {
  const routes = houseRoutes({
    secret: 'x'.repeat(40),
    https: false,
    demonstration: true,
    passwordCost: LIGHT_COST,
  })
  const missed = routes
    .filter((route) => route.method === 'GET' && explained[route.path] === undefined)
    .filter((route) => {
      const like = new RegExp(`^${route.path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`)
      const fixed = routes.filter((one) => !one.path.includes(':')).map((one) => one.path)
      return ![...reached].some(
        (path) => like.test(path) && (!route.path.includes(':') || !fixed.includes(path)),
      )
    })
    .map((route) => route.path)
  expect(missed).toEqual([])
})
