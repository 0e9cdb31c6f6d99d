import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { settledPoints } from '../../kernel/vocabulary.ts'
import { newFact } from '../../platform/record/index.ts'
import { managerDecision } from '../decisions/index.ts'
import { openDeadline, readDeadlines } from '../deadlines/index.ts'
import { closureState } from './store.ts'

type Person = { id: AccountId; token: string }
let house: TestHouse
let guardian: Person
let manager: Person
let second: Person
beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'wales', { name: 'Mena Manager' })
  second = await house.world.person('manager', 'wales', { name: 'Sioned Second' })
})
afterAll(() => house.close())

const received = new Date('2026-06-01T09:00:00Z')
async function anOpenCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales', { receivedAt: received })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await write(house, caseId, [
    anIdentity(caseId, { dob: '2008-11-02', dob_standing: 'exact' }),
    openDeadline(caseId, 'monthly-status', new Date('2026-12-06T00:00:00Z'), '2026-11'),
  ])
  return caseId
}
const day = (text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { 'exit_on-day': date, 'exit_on-month': month, 'exit_on-year': year }
}
const base = {
  ...day('2026-11-01'),
  child_view_how: 'in-person',
  child_view: 'I am fine now',
  anything_open: 'yes',
  owner_asylum: 'Her solicitor',
  open_asylum: 'Interview in spring',
  referred_on: 'yes',
  service_1: 'education',
  accepted_1: 'waiting',
  summary: 'Safe and in school',
}
const checklist = Object.fromEntries(
  settledPoints.flatMap((point) => [
    [`point_${point}`, 'yes'],
    [`evidence_${point}`, 'Seen on the last visit'],
  ]),
)
const settled = { ...base, ...checklist, exit_reason: 'all-work-completed' }
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/closure${page}`
const state = (caseId: CaseId) =>
  house.world.as(manager.token, caseId, async (db) => ({
    closure: await closureState(db, caseId),
    clocks: (await readDeadlines(db, { caseIds: [caseId] })).map(({ kind }) => kind),
    running: await db
      .selectFrom('case_relationship')
      .select('id')
      .where('case_id', '=', caseId)
      .where('superseded_at', 'is', null)
      .where('to_at', 'is', null)
      .execute(),
  }))

test('a case is proposed, returned, proposed again, signed off by another manager, and opened again', async () => {
  const caseId = await anOpenCase()
  expect((await house.get(guardian.token, at(caseId))).body).toContain('Propose to close this case')
  expect((await house.get(guardian.token, at(caseId, '/propose'))).statusCode).toBe(200)

  const proposed = await house.post(guardian.token, at(caseId, '/propose'), settled)
  expect(proposed.statusCode).toBe(303)
  expect((await state(caseId)).closure?.stage).toBe('closing')

  const decidePage = await house.get(manager.token, at(caseId, '/decide'))
  expect(decidePage.body).toContain('Her solicitor')
  const wordless = await house.post(manager.token, at(caseId, '/decide'), {
    _version: '1',
    decision: 'return',
  })
  expect(wordless.statusCode).toBe(422)
  const returned = await house.post(manager.token, at(caseId, '/decide'), {
    _version: '1',
    decision: 'return',
    why: 'Ask the school first',
  })
  expect(returned.statusCode).toBe(303)
  expect((await state(caseId)).closure).toMatchObject({ stage: 'allocated', proposal: { state: 'returned' } })

  const again = await house.get(guardian.token, at(caseId, '/propose'))
  expect(again.body).toContain('Ask the school first')
  expect(again.body).toContain('Interview in spring')
  expect(again.body).toContain('Safe and in school')
  const second1 = await house.post(guardian.token, at(caseId, '/propose'), {
    ...settled,
    _version: '2',
    summary: 'The school has agreed',
  })
  expect(second1.statusCode).toBe(303)

  const signed = await house.post(second.token, at(caseId, '/decide'), {
    _version: '3',
    decision: 'sign-off',
    exit_not_asked: 'overlooked',
  })
  expect(signed.statusCode).toBe(303)
  const closed = await state(caseId)
  expect(closed.closure).toMatchObject({ stage: 'closed', proposal: { state: 'signed-off', version: 4 } })
  expect(closed.clocks).toEqual([])
  expect(closed.running).toEqual([])
  // Whose work ended sees the case no more.
  expect((await house.get(guardian.token, at(caseId))).statusCode).toBe(404)

  expect((await house.get(manager.token, at(caseId))).body).toContain('Open this case again')
  const bare = await house.post(manager.token, at(caseId, '/reopen'), { reason: 'new-concern' })
  expect(bare.statusCode).toBe(422)
  const reopened = await house.post(manager.token, at(caseId, '/reopen'), {
    reason: 'new-concern',
    why: 'Seen with the same men',
  })
  expect(reopened.statusCode).toBe(303)
  const open = await state(caseId)
  expect(open.closure?.stage).toBe('accepted')
  // The birthdays, which this case had no clocks of before, and the month.
  expect([...open.clocks].sort()).toEqual(['manager-decision', 'monthly-status', 'seventeen-and-a-half'])
  expect(open.running).toEqual([])
  expect((await house.get(manager.token, at(caseId))).body).toContain('Seen with the same men')
})

test('a manager who proposed does not sign off, and another one does', async () => {
  const caseId = await anOpenCase()
  await house.post(manager.token, at(caseId, '/propose'), settled)
  expect((await house.get(manager.token, at(caseId, '/decide'))).body).toContain(
    'another manager signs it off',
  )
  const own = await house.post(manager.token, at(caseId, '/decide'), {
    _version: '1',
    decision: 'sign-off',
    exit_not_asked: 'overlooked',
  })
  expect(own.statusCode).toBe(409)
  expect((await state(caseId)).closure?.stage).toBe('closing')
  const other = await house.post(second.token, at(caseId, '/decide'), {
    _version: '1',
    decision: 'sign-off',
    exit_not_asked: 'overlooked',
  })
  expect(other.statusCode).toBe(303)
})

test('when two managers decide at once, one decides and the other sees both', async () => {
  const caseId = await anOpenCase()
  await house.post(guardian.token, at(caseId, '/propose'), settled)
  const answers = await Promise.all([
    house.post(manager.token, at(caseId, '/decide'), {
      _version: '1',
      decision: 'return',
      why: 'First words',
    }),
    house.post(second.token, at(caseId, '/decide'), {
      _version: '1',
      decision: 'return',
      why: 'Second words',
    }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([303, 409])
  const conflict = answers.find(({ statusCode }) => statusCode === 409)
  expect(conflict?.body).toContain('First words')
  expect(conflict?.body).toContain('Second words')
  expect((await state(caseId)).closure?.decisions).toHaveLength(1)
})

test('what is missing is said beside its question, and nothing typed is lost', async () => {
  const caseId = await anOpenCase()
  const send = async (fields: Readonly<Record<string, string>>) => {
    const answer = await house.post(guardian.token, at(caseId, '/propose'), fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('govuk-error-summary')
    expect(answer.body).toContain('Safe and in school')
    return answer.body
  }
  expect(await send({ ...base, exit_reason: 'other' })).toContain('alone says nothing')
  expect(await send({ ...base, exit_reason: 'all-work-completed' })).toContain('needs all seven')
  expect(await send({ ...settled, [`evidence_${settledPoints[0]}`]: '' })).toContain('Say what shows it')
  expect(await send({ ...settled, ...day('2026-05-31') })).toContain('must not be before the referral')
  expect(await send({ ...settled, owner_asylum: '' })).toContain('Say who sees to it')
  expect(await send({ ...base, exit_reason: 'turned-18' })).toContain('A manager decides this first')
  expect((await state(caseId)).closure?.stage).toBe('allocated')
})

test('turning 18 does not close: a manager decides, somebody proposes, another signs off', async () => {
  const caseId = await anOpenCase()
  await write(house, caseId, [
    openDeadline(caseId, 'manager-decision', new Date('2026-11-02T00:00:00Z'), 'turning-18'),
  ])
  expect((await state(caseId)).closure?.stage).toBe('allocated')
  await write(house, caseId, [
    newFact(managerDecision, caseId, {
      about: 'turning-18',
      decision: 'close',
      review_on: null,
      why: 'The plan is in place',
      rule: 'DT-4@V5',
      model_version: 'V5',
      decided_by: manager.id,
    }),
  ])
  expect((await state(caseId)).closure?.stage).toBe('allocated')
  const fields = { ...base, exit_reason: 'turned-18' }
  const early = await house.post(guardian.token, at(caseId, '/propose'), { ...fields, ...day('2026-11-01') })
  expect(early.body).toContain('had not turned 18')
  const proposed = await house.post(guardian.token, at(caseId, '/propose'), {
    ...fields,
    ...day('2026-11-02'),
  })
  expect(proposed.statusCode).toBe(303)
  expect((await state(caseId)).closure?.stage).toBe('closing')
})

test('a proposal is withdrawn by whoever works with the child, and the case goes on', async () => {
  const caseId = await anOpenCase()
  await house.post(guardian.token, at(caseId, '/propose'), settled)
  const stale = await house.post(guardian.token, at(caseId, '/withdraw'))
  expect(stale.statusCode).toBe(409)
  const done = await house.post(guardian.token, at(caseId, '/withdraw'), { _version: '1' })
  expect(done.statusCode).toBe(303)
  expect((await state(caseId)).closure).toMatchObject({
    stage: 'allocated',
    proposal: { state: 'withdrawn' },
  })
  expect((await state(caseId)).clocks).toEqual(['monthly-status'])
})

test('"other" with its detail is proposed and kept', async () => {
  const caseId = await anOpenCase()
  await house.post(guardian.token, at(caseId, '/propose'), {
    ...base,
    exit_reason: 'other',
    exit_detail: 'died',
  })
  expect((await state(caseId)).closure?.proposal).toMatchObject({ reason: 'other', detail: 'died' })
})
