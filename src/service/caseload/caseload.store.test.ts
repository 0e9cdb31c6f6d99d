import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { HOUR } from '../../kernel/clock.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { newFact, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import { recordAct } from '../../platform/record/index.ts'
import { childIdentity, childName, searchKey } from '../child/index.ts'
import { breachReason, contact } from '../contact/index.ts'
import { deadline, openDeadline } from '../deadlines/index.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import { missingEpisode } from '../missing/index.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const hours = (n: number) => new Date(house.world.now.getTime() + n * HOUR)

/** Records facts of a case as somebody who may. */
async function record(token: string, caseId: CaseId, facts: FactToRecord[]): Promise<void> {
  await house.world.as(token, caseId, async (db) => {
    const author = { actor: 'staff', accountId: null, role: null, right: 'test' } as const
    const act = { kind: 'test.record', caseId, happenedAt: null, key: randomUUID(), answer: '/', facts }
    const outcome = await recordAct(db, author, house.world.now, act)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
  })
}

const named = (caseId: CaseId, full_name: string): FactToRecord[] => [
  newFact(childName, caseId, { kind: 'given', full_name, search_key: searchKey(full_name) }),
  newFact(
    childIdentity,
    caseId,
    {
      dob: '2010-05-01',
      dob_standing: 'exact',
      gender: 'unknown',
      nationalities: null,
      immigration_group: null,
      languages: ['vie'],
      interpreter: 'yes',
      interpreter_language: 'vie',
      welsh_preference: null,
      communication_need: null,
    },
    caseId as string as FactId,
  ),
]

const nothingOfEpisode = {
  on_referral: false,
  reported_at: null,
  reported_by: null,
  police_force: null,
  police_reference: null,
  risk_grade: null,
  missing_from: null,
  trigger: null,
  circumstances: null,
  returned_how: null,
  found_site: null,
  police_check: null,
  return_note: null,
}

const spokeWith = (caseId: CaseId, happened_at: Date): FactToRecord =>
  newFact(contact, caseId, {
    happened_at,
    counterpart: 'child',
    third_party_type: null,
    mode: 'phone',
    outcome: 'successful',
    purposes: [],
    interpreter: null,
    language: null,
    child_words: null,
    note: null,
    safe_to_write: null,
    duration_minutes: null,
    with_whom: null,
    accompanied: null,
  })

test('given children and clocks, then my caseload says first what to do, the most overdue at the top, and only about mine', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const [late, calm, other] = [
    await house.world.aCase('wales'),
    await house.world.aCase('wales'),
    await house.world.aCase('wales'),
  ]
  for (const caseId of [late, calm]) await house.world.allocate(caseId, guardian.id, 'guardian')
  await record(guardian.token, late, [
    ...named(late, 'Linh Nguyễn'),
    openDeadline(late, 'first-contact', hours(-2)),
  ])
  await record(guardian.token, calm, [
    openDeadline(calm, 'monthly-status', hours(100), '2026-10'),
    openDeadline(calm, 'manager-decision', hours(-1), 'turning-18'),
    spokeWith(calm, hours(-24)),
  ])
  const shown = await house.get(guardian.token, '/caseload')
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Linh Nguyễn')
  expect(shown.body).toContain('16 years old')
  expect(shown.body).toContain('Overdue by 2 hours')
  expect(shown.body).toContain('Monthly status: October 2026')
  expect(shown.body).toContain('Yesterday')
  expect(shown.body).toContain('New: allocated to you')
  expect(shown.body).not.toContain('Manager’s decision')
  expect(shown.body).not.toContain(other)
  expect(shown.body.indexOf('Overdue by 2 hours')).toBeLessThan(
    shown.body.indexOf('Monthly status: October 2026'),
  )
  expect(shown.body).not.toMatch(/<title>[^<]*Linh/)

  const path = `/cases/${late}/allocation/seen`
  const seen = await house.post(guardian.token, path, { back: 'caseload' })
  expect(seen.headers.location).toBe('/caseload')
  expect((await house.get(guardian.token, '/caseload')).body).not.toContain(`action="${path}"`)
})

test('given times missing, then my caseload says since when, a child who is back is not missing, and a month speaks only where none is recorded', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const allocated = async () => {
    const caseId = await referredChild(house, {
      stage: 'allocated',
      route: 'direct',
      referral: { missing_now: 'yes' },
    })
    await house.world.allocate(caseId, guardian.id, 'guardian')
    return caseId
  }
  const chips = async () =>
    [
      ...(await house.get(guardian.token, '/caseload')).body.matchAll(
        /Missing(?: since [^<]*)?(?=<\/strong>)/g,
      ),
    ].map(String)
  const caseId = await allocated()
  expect(await chips()).toEqual(['Missing'])

  const gone = (ended_at: Date | null) => ({
    ...nothingOfEpisode,
    started_at: new Date('2026-10-30T20:00:00Z'),
    ended_at,
  })
  const id = randomUUID() as FactId
  await record(guardian.token, caseId, [newFact(missingEpisode, caseId, gone(null), id)])
  expect(await chips()).toEqual(['Missing since 30 October 2026 at 20:00'])

  await record(guardian.token, caseId, [
    nextVersion(missingEpisode, caseId, { id, version: 1 }, gone(hours(-10)), 'found'),
  ])
  expect(await chips()).toEqual([])
})

test('given 30 children, then a page shows 25 and leads to the rest', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  for (let n = 0; n < 30; n += 1)
    await house.world.allocate(await house.world.aCase('wales'), guardian.id, 'guardian')
  const first = await house.get(guardian.token, '/caseload')
  expect(first.body).toContain('My 30 children')
  expect(first.body).toContain('/caseload?page=2')
  const second = await house.get(guardian.token, '/caseload?page=2')
  expect(second.body.match(/role="rowheader"/g)).toHaveLength(5)
})

test('given a site, then every number leads to the children behind it, and another manager’s site to nothing', async () => {
  const manager = await house.world.person('manager', 'kent')
  await house.world.person('guardian', 'kent')
  const waits = await house.world.aCase('kent', { stage: 'accepted', receivedAt: hours(-20) })
  const quiet = await house.world.aCase('kent', { receivedAt: hours(-24 * 30) })
  const spoken = await house.world.aCase('kent', { receivedAt: hours(-24 * 30) })
  await record(manager.token, waits, [
    ...named(waits, 'Waiting Child'),
    openDeadline(waits, 'first-contact', hours(4)),
  ])
  await record(manager.token, quiet, [
    ...named(quiet, 'Quiet Child'),
    spokeWith(quiet, hours(-24 * 15)),
    openDeadline(quiet, 'manager-decision', hours(-1), 'long-term-missing'),
  ])
  await record(manager.token, spoken, [spokeWith(spoken, hours(-24 * 13))])

  const shown = await house.get(manager.token, '/site')
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Children per guardian')
  expect(shown.body).toContain('3.0')
  for (const list of [
    'unallocated',
    'clocks-running',
    'no-contact',
    'decisions',
    'overdue?kind=manager-decision',
  ])
    expect(shown.body).toContain(`/site/list/${list.replace('&', '&amp;')}`)
  expect(shown.body).not.toContain('/site/list/clocks-breached')

  const list = async (which: string) => (await house.get(manager.token, `/site/list/${which}`)).body
  expect(await list('unallocated')).toContain('Waiting Child')
  expect(await list('unallocated')).not.toContain('Quiet Child')
  const noContact = await list('no-contact')
  expect(noContact).toContain('Quiet Child')
  expect(noContact).toContain('1 child<')
  expect(await list('decisions')).toContain('Overdue by 1 hour')
  expect(await list('unknown?variable=gender')).toContain('2 children')
  expect(await list('not-asked?variable=gender')).toContain('1 child<')
  expect((await house.get(manager.token, '/site/list/unknown?variable=name')).statusCode).toBe(404)
  expect((await house.get(manager.token, '/site?site=wales')).statusCode).toBe(404)
  const lead = await house.world.person('service-lead', null)
  expect((await house.get(lead.token, '/site?site=kent')).body).toContain('Kent')
  expect((await house.get(lead.token, '/site')).statusCode).toBe(200)
})

test('whose data a list showed is in its audit, without their names', async () => {
  const manager = await house.world.person('manager', 'essex')
  await house.world.aCase('essex', { stage: 'accepted' })
  await house.get(manager.token, '/site/list/unallocated')
  const acts = await house.world.as(manager.token, null, (db) =>
    db
      .selectFrom('act')
      .where('account_id', '=', manager.id)
      .where('sort', '=', 'read')
      .select(['kind', 'detail'])
      .execute(),
  )
  expect(acts).toHaveLength(1)
  expect(acts[0]?.kind).toBe('read:site-list')
  expect(acts[0]?.detail).toContain('"shown"')
})

test('given 24 hours that ran out and no reason, then the guardian and the manager are led to give one, until it is given', async () => {
  const guardian = await house.world.person('guardian', 'kent')
  const manager = await house.world.person('manager', 'kent')
  const [late, inTime] = [await house.world.aCase('kent'), await house.world.aCase('kent')]
  for (const caseId of [late, inTime]) await house.world.allocate(caseId, guardian.id, 'guardian')
  const met = (caseId: CaseId, after: number) =>
    newFact(deadline, caseId, {
      kind: 'first-contact',
      about: null,
      due_at: hours(-10),
      state: 'met',
      met_at: hours(-10 + after),
    })
  await record(guardian.token, late, [...named(late, 'Mai Trần'), met(late, 2)])
  await record(guardian.token, inTime, [met(inTime, -2)])
  const path = `/cases/${late}/clock/breach`
  const mine = await house.get(guardian.token, '/caseload')
  expect(mine.body).toContain(`href="${path}"`)
  expect(mine.body).not.toContain(`/cases/${inTime}/clock/breach`)
  expect((await house.get(manager.token, '/site')).body).toContain('href="/site/list/clocks-unexplained"')
  const list = await house.get(manager.token, '/site/list/clocks-unexplained')
  expect(list.body).toContain(`href="${path}"`)
  expect(list.body).toContain('1 child')
  await record(guardian.token, late, [
    newFact(
      breachReason,
      late,
      { breach_code: 'child-did-not-answer', note: null },
      late as string as FactId,
    ),
  ])
  expect((await house.get(guardian.token, '/caseload')).body).not.toContain(path)
  expect((await house.get(manager.token, '/site/list/clocks-unexplained')).body).toContain('0 children')
})

test('given indirect support, then the referrer’s number stands beside the call, which leads to its own form', async () => {
  const coordinator = await house.world.person('coordinator', 'wales')
  const caseId = await referredChild(house, {
    site: 'wales',
    referral: { referrer_telephone: '01632 960111' },
  })
  await house.world.allocate(caseId, coordinator.id, 'coordinator')
  await record(coordinator.token, caseId, [openDeadline(caseId, 'referrer-call', hours(2))])
  for (const page of ['/caseload', `/cases/${caseId}`]) {
    const shown = await house.get(coordinator.token, page)
    expect(shown.body).toContain(`href="/cases/${caseId}/contacts/new?with=referrer"`)
    expect(shown.body).toContain('href="tel:01632960111"')
  }
})
