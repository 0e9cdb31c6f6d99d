import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { changeDeadline, readDeadlines, type Deadline } from '../deadlines/index.ts'
import { enteredInError } from '../../platform/record/index.ts'
import { firstStatusDeadline } from '../deadlines/index.ts'
import { latestStatus, monthlyStatus } from './index.ts'

const received = new Date('2026-08-20T09:00:00Z')
const now = new Date('2026-11-02T09:00:00Z')
let house: TestHouse
let caseId: CaseId
let guardian: { id: string; token: string }
let manager: { id: string; token: string }

beforeAll(async () => {
  house = await openTestHouse(now)
})
afterAll(() => house.close())
beforeEach(async () => {
  const worker = await house.world.person('guardian', 'wales')
  guardian = worker
  manager = await house.world.person('manager', 'wales')
  caseId = await house.world.aCase('wales', { receivedAt: received })
  await house.world.allocate(caseId, worker.id, 'guardian')
  await write(house, caseId, [firstStatusDeadline(caseId, received)])
})

const path = (month: string) => `/cases/${caseId}/status${month === '' ? '' : `/${month}`}`

/** Every question answered: nothing asked but what is given. */
const answers = (given: Record<string, string> = {}): Record<string, string> => ({
  contact_with_trafficker: 'not-asked',
  education_status: 'not-asked',
  accommodation: 'not-asked',
  immigration_stage: 'not-asked',
  nrm_stage: 'not-asked',
  cjs_role: 'not-asked',
  cjs_stage: 'not-asked',
  safety_plan_status: 'not-asked',
  missing_in_month: 'no',
  missing_now: 'no',
  no_contact_reason: 'not-asked',
  ...given,
})

const deadlines = (): Promise<Deadline[]> =>
  house.world.as(guardian.token, caseId, (db) =>
    readDeadlines(db, { caseIds: [caseId], states: ['open', 'paused', 'met', 'lapsed'] }),
  )
const latest = async () =>
  (await house.world.as(guardian.token, caseId, (db) => latestStatus(db, [caseId]))).get(caseId)

test('given a place recorded for the child, then its month offers it and where it is from; another answer is as free, and is then the later word', async () => {
  const moved = { accommodation: 'foster-care', 'since-day': '1', 'since-month': '9', 'since-year': '2026' }
  const there = `/cases/${caseId}/location`
  expect((await house.post(guardian.token, there, moved)).statusCode).toBe(303)
  const offered = async (month: string, lang = 'en') =>
    /Unchanged: ([^<]*where the child is staying[^<]*)|\(o lle mae’r plentyn yn aros\)/
      .exec((await house.get(guardian.token, `${path(month)}?lang=${lang}`)).body)?.[0]
      .trim()
  expect(await offered('2026-08')).toBeUndefined()
  expect(await offered('2026-09')).toBe('Unchanged: Foster care (from where the child is staying)')
  expect(await offered('2026-09', 'cy')).toBeDefined()
  const kept = answers({ accommodation: 'keep-foster-care' })
  expect((await house.post(guardian.token, path('2026-09'), kept)).statusCode).toBe(303)
  expect(await latest()).toMatchObject({ month: '2026-09', accommodation: 'foster-care' })
  const changed = answers({ accommodation: 'changed', accommodation_to: 'independent' })
  expect((await house.post(guardian.token, path('2026-10'), changed)).statusCode).toBe(303)
  const next = await house.get(guardian.token, path('2026-11'))
  expect(next.body).toContain('keep-independent')
  expect(next.body).not.toContain('where the child is staying')
})

describe('a month', () => {
  test('is never confirmed in silence: every block wants an answer', async () => {
    expect((await house.get(guardian.token, path('2026-08'))).statusCode).toBe(200)
    const empty = await house.post(guardian.token, path('2026-08'), { note: 'kept as typed' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Say whether “Education or training” is unchanged')
    expect(empty.body).toContain('kept as typed')
  })

  test('meets its deadline, opens the next month’s and offers its answers to it', async () => {
    const given = answers({
      education_status: 'changed',
      education_status_to: 'regular',
      cjs_role: 'changed',
      cjs_role_to: 'none',
    })
    expect((await house.post(guardian.token, path('2026-08'), given)).statusCode).toBe(303)
    expect(await latest()).toMatchObject({
      month: '2026-08',
      education_status: 'regular',
      cjs_role: 'none',
      nrm_stage: null,
    })
    expect(await deadlines()).toMatchObject([
      { kind: 'monthly-status', about: '2026-08', state: 'met' },
      { kind: 'monthly-status', about: '2026-09', state: 'open', dueAt: new Date('2026-10-05T23:00:00Z') },
    ])
    const next = await house.get(guardian.token, path('2026-09'))
    expect(next.body).toContain('Unchanged: In regular education or training (from August 2026)')
    expect(next.body).toContain('value="keep-regular"')
    expect(next.body).not.toMatch(/value="keep-regular"[^>]* checked/)

    const kept = answers({ education_status: 'keep-regular', cjs_role: 'changed', cjs_role_to: 'unknown' })
    expect((await house.post(guardian.token, path('2026-09'), kept)).statusCode).toBe(303)
    const history = await house.get(guardian.token, path(''))
    expect(history.body).toContain('<mark>Not known')
    expect(history.body).toContain('Not asked')
    expect(history.body).toMatch(/October 2026 \(due by 5 November 2026\)/)
  })

  test('an answer that changed while the form was open is asked for again', async () => {
    const stale = await house.post(
      guardian.token,
      path('2026-08'),
      answers({ education_status: 'keep-irregular' }),
    )
    expect(stale.statusCode).toBe(422)
  })

  test('without contact wants the reason; outside the time of service it is no page', async () => {
    const without = await house.post(guardian.token, path('2026-08'), answers({ no_contact_reason: '' }))
    expect(without.statusCode).toBe(422)
    expect(without.body).toContain('Say why there was no contact')
    for (const month of ['2026-07', '2026-12', '2026-13', 'x'])
      expect((await house.get(guardian.token, path(month))).statusCode).toBe(404)
  })

  test('opened blank by two people is recorded once; the second sees both', async () => {
    await house.post(
      manager.token,
      path('2026-08'),
      answers({ education_status: 'changed', education_status_to: 'none' }),
    )
    const second = await house.post(guardian.token, path('2026-08'), answers({ note: 'My own words' }))
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('My own words')
    expect(second.body).toContain('Not in education or training')
    const knowingly = await house.post(
      guardian.token,
      path('2026-08'),
      answers({ note: 'My own words', _version: '1', reason: 'Both were there' }),
    )
    expect(knowingly.statusCode).toBe(303)
    expect(await latest()).toMatchObject({ version: 2, note: 'My own words' })
  })
})

test('a month entered in error may be recorded again', async () => {
  await house.post(guardian.token, path('2026-08'), answers())
  const row = await latest()
  if (row === undefined) throw new Error('nothing was recorded')
  const { id, version, month } = row
  const none = {
    contact_with_trafficker: null,
    education_status: null,
    accommodation: null,
    immigration_stage: null,
  }
  const columns = {
    ...none,
    nrm_stage: null,
    cjs_role: null,
    cjs_stage: null,
    safety_plan_status: null,
    missing_in_month: 'no',
    missing_now: 'no',
    missing_since: null,
    no_contact_reason: null,
    note: null,
  }
  await write(house, caseId, [
    enteredInError(monthlyStatus, caseId, { id, version, columns: { month, ...columns } }, 'Another child'),
  ])
  expect(await latest()).toBeUndefined()
  const again = answers({ education_status: 'changed', education_status_to: 'regular' })
  expect((await house.post(guardian.token, path('2026-08'), again)).statusCode).toBe(303)
  expect(await latest()).toMatchObject({ version: 3, education_status: 'regular' })
})

describe('a manager decides, and nothing closes', () => {
  test('a negative NRM decision asks once, and again only after another decision', async () => {
    await house.post(
      guardian.token,
      path('2026-08'),
      answers({ nrm_stage: 'changed', nrm_stage_to: 'rg-negative' }),
    )
    const asked = async () => (await deadlines()).filter((one) => one.kind === 'manager-decision')
    expect(await asked()).toMatchObject([{ about: 'negative-nrm-decision', state: 'open' }])
    await house.post(guardian.token, path('2026-09'), answers({ nrm_stage: 'keep-rg-negative' }))
    expect(await asked()).toHaveLength(1)
    const [first] = await asked()
    if (first === undefined) throw new Error('nobody was asked')
    await write(house, caseId, [changeDeadline(first, { state: 'met', metAt: now }, 'decided')])
    await house.post(guardian.token, path('2026-10'), answers({ nrm_stage: 'keep-rg-negative' }))
    expect(await asked()).toHaveLength(1)
  })

  test('six months missing asks; five do not', async () => {
    const since = (month: string) => ({
      missing_now: 'yes',
      'missing_since-day': '2',
      'missing_since-month': month,
      'missing_since-year': '2026',
    })
    await house.post(guardian.token, path('2026-08'), answers(since('6')))
    expect((await deadlines()).some((one) => one.kind === 'manager-decision')).toBe(false)
    await house.post(guardian.token, path('2026-09'), answers(since('5')))
    expect(await deadlines()).toContainEqual(
      expect.objectContaining({
        about: 'long-term-missing',
        dueAt: new Date('2026-11-02T00:00:00Z'),
        state: 'open',
      }),
    )
  })
})

test('my list tells what is over and not recorded, the longest overdue first', async () => {
  await house.post(guardian.token, path('2026-08'), answers())
  const list = await house.get(guardian.token, '/status')
  expect(list.statusCode).toBe(200)
  expect(list.body.indexOf('September 2026')).toBeLessThan(list.body.indexOf('October 2026'))
  expect(list.body).not.toContain('August 2026')
  expect(list.body).not.toContain('/status/2026-11')
  expect((await house.get(manager.token, '/status')).body).toContain('Nothing is due')
})
