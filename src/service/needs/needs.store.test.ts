import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import { write } from '../../../test/support/full-case.ts'
import { addDays, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { firstNeedsDue } from './index.ts'
import { domainsOn } from './rules.ts'
import { needsDeadlines, needsKnown } from './store.ts'

let house: TestHouse
let coordinator: { id: AccountId; token: string }
let manager: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  coordinator = await house.world.person('coordinator', 'wales', { name: 'Carys Coordinator' })
  manager = await house.world.person('manager', 'wales', { name: 'Meg Manager' })
})
afterAll(() => house.close())

/** A child at home in Cardiff with parents who are not suspected: the pilot's own. */
async function aChildAtHome(site = 'wales'): Promise<CaseId> {
  const caseId = await referredChild(house, {
    names: ['Kofi Invented'],
    stage: 'allocated',
    site,
    route: 'indirect',
    referral: {
      ...eligibleDirect,
      parental_responsibility: 'with',
      from_outside_uk: 'no',
      pr_suspected: 'no',
    },
  })
  await house.world.allocate(caseId, coordinator.id, 'coordinator')
  await write(house, caseId, firstNeedsDue(caseId, [], house.clock.now()))
  return caseId
}
const at = (caseId: CaseId, path = '') => `/cases/${caseId}/needs${path}`
const page = async (caseId: CaseId, path = '') => (await house.get(coordinator.token, at(caseId, path))).body
const inside = <T>(caseId: CaseId, read: Parameters<typeof house.world.as<T>>[2]) =>
  house.world.as(coordinator.token, caseId, read, house.clock.now())
const known = (caseId: CaseId) => inside(caseId, (db) => needsKnown(db, caseId))
const clocks = async (caseId: CaseId) =>
  (await inside(caseId, (db) => needsDeadlines(db, caseId)))
    .map(({ kind, state }) => `${kind} ${state}`)
    .sort()
const routeOf = (caseId: CaseId) =>
  inside(caseId, async (db) => {
    const { rows } = await sql<{ route: string }>`select route from case_file
      where case_id = ${caseId} and superseded_at is null`.execute(db)
    return rows[0]?.route
  })
function today(ago = 0): Record<string, string> {
  const [year = '', month = '', day = ''] = addDays(dayInLondon(house.clock.now()), -ago).split('-')
  return { 'on_day-day': day, 'on_day-month': month, 'on_day-year': year }
}
const everyDomain = (score: string) =>
  Object.fromEntries(domainsOn(dayInLondon(house.clock.now())).map((domain) => [`${domain}-score`, score]))
const assess = (caseId: CaseId, fields: Record<string, string>) =>
  house.post(coordinator.token, at(caseId, '/new'), {
    ...today(),
    point: 'entry',
    asks_decision: 'no',
    ...fields,
  })

test('an assessment with gaps says that they are gaps, and its clock goes on to the next', async () => {
  const caseId = await aChildAtHome()
  expect(await page(caseId)).toContain('That is not the same as no need')
  expect(await clocks(caseId)).toEqual(['needs-assessment open'])
  const blank = await assess(caseId, { summary: 'Typed and kept' })
  expect(blank.statusCode).toBe(422)
  expect(blank.body).toContain('Score at least one domain')
  expect(blank.body).toContain('Typed and kept')
  const saved = await assess(caseId, {
    'missing-score': '3',
    'missing-child': 'would-not-say',
    'home-score': 'not-known',
  })
  expect(saved.statusCode).toBe(303)
  const home = await page(caseId)
  expect(home).toContain('Asked; would not say')
  expect(home).toContain('16 domains are not asked or not known')
  expect(await clocks(caseId)).toEqual(['needs-assessment met', 'needs-assessment open'])
  const overview = (await house.get(coordinator.token, `/cases/${caseId}`)).body
  expect(overview).toContain('See needs')
})

test('a manager decides with a reason, the child moves to a practitioner, and the decision keeps its rule', async () => {
  const caseId = await aChildAtHome()
  await assess(caseId, { ...everyDomain('1'), 'immediate-safety-score': '4', asks_decision: 'yes' })
  expect(await clocks(caseId)).toContain('exceptional-need open')
  expect((await house.get(coordinator.token, at(caseId, '/exceptional'))).statusCode).toBe(403)
  const shown = await house.get(manager.token, at(caseId, '/exceptional'))
  expect(shown.body).toContain('Immediate safety and contact with traffickers')
  expect(shown.body).toContain('The child moves to direct work by a regional practitioner')
  const version = /name="_version" value="(\d+)"/.exec(shown.body)?.[1] ?? ''
  const send = (fields: Record<string, string>) =>
    house.post(manager.token, at(caseId, '/exceptional'), fields)
  const without = await send({ _version: version, decision: 'exceptional', why: '' })
  expect(without.statusCode).toBe(422)
  expect(await routeOf(caseId)).toBe('indirect')
  const decided = await send({ _version: version, decision: 'exceptional', why: 'Traffickers at the door' })
  expect(decided.statusCode).toBe(303)
  expect(await routeOf(caseId)).toBe('exceptional-need')
  expect(await clocks(caseId)).toContain('exceptional-need met')
  const [decision] = (await known(caseId)).decisions
  expect(decision?.columns).toMatchObject({ reading: 'exceptional', in_pilot: true, dt2_row: 'e' })
  // Decided on what no longer stands: refused, and nothing changes.
  const again = await send({ _version: version, decision: 'not-exceptional', why: 'Second thoughts' })
  expect(again.statusCode).toBe(409)
  expect((await known(caseId)).decisions).toHaveLength(1)
})

test('outside the pilot the decision is recorded and moves nobody; what is refused changes nothing and is audited', async () => {
  const caseId = await aChildAtHome('kent')
  const theirs = await house.world.person('manager', 'kent', { name: 'Ken Kent' })
  await assess(caseId, { ...everyDomain('1'), 'immediate-safety-score': '4', asks_decision: 'yes' })
  const shown = await house.get(theirs.token, at(caseId, '/exceptional'))
  const version = /name="_version" value="(\d+)"/.exec(shown.body)?.[1] ?? ''
  const send = (token: string, fields: Record<string, string>) =>
    house.post(token, at(caseId, '/exceptional'), fields)
  const said = { decision: 'exceptional', why: 'Traffickers at the door' }
  const refused = await sql<{ n: number }>`select count(*)::int as n from act where sort = 'refusal'
    and case_id = ${caseId}`.execute(house.db.owner.kysely)
  // Not a manager; and on what no longer stands.
  expect((await send(coordinator.token, { _version: version, ...said })).statusCode).toBe(403)
  expect((await send(theirs.token, { _version: '1', ...said })).statusCode).toBe(409)
  expect((await known(caseId)).decisions).toEqual([])
  expect(await routeOf(caseId)).toBe('indirect')
  const after = await sql<{ n: number }>`select count(*)::int as n from act where sort = 'refusal'
    and case_id = ${caseId}`.execute(house.db.owner.kysely)
  expect((after.rows[0]?.n ?? 0) - (refused.rows[0]?.n ?? 0)).toBe(2)
  expect((await send(theirs.token, { _version: version, ...said })).statusCode).toBe(303)
  expect((await known(caseId)).decisions[0]?.columns).toMatchObject({ in_pilot: false, route: null })
  expect(await routeOf(caseId)).toBe('indirect')
})

test('assessed again, the page shows what changed; corrected, the reason stands in the chronology', async () => {
  const caseId = await aChildAtHome()
  await assess(caseId, { ...everyDomain('3'), ...today(30) })
  await assess(caseId, { ...everyDomain('3'), 'missing-score': '1', 'education-score': '4', point: 'review' })
  const home = await page(caseId)
  expect(home).toContain('1 better, 15 the same, 1 worse, 0 not rated twice')
  const latest = (await known(caseId)).assessments.at(-1)
  const correct = await house.post(coordinator.token, at(caseId, `/${latest?.id}`), {
    ...today(),
    ...everyDomain('2'),
    point: 'review',
    asks_decision: 'no',
    _version: String(latest?.version),
    reason: 'Heard wrongly',
  })
  expect(correct.statusCode).toBe(303)
  expect((await known(caseId)).assessments.at(-1)?.version).toBe(2)
  expect(await page(caseId)).toContain('17 better, 0 the same')
  const chronology = (await house.get(coordinator.token, `/cases/${caseId}/chronology`)).body
  expect(chronology).toContain('Heard wrongly')
})
