import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { newFact } from '../../platform/record/index.ts'
import { openDeadline } from '../deadlines/index.ts'
import { monthlyStatus } from '../status/index.ts'
import { decidedToClose, decisionsMade, pendingDecisions } from './store.ts'

let house: TestHouse
let manager: { token: string }
let guardian: { id: AccountId; token: string }
beforeAll(async () => {
  house = await openTestHouse()
  manager = await house.world.person('manager', 'wales', { name: 'Mena Manager' })
  guardian = await house.world.person('guardian', 'wales')
})
afterAll(() => house.close())

/** A young person whose 18th birthday is today, with the clock that the referral opened. */
async function turning18(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await write(house, caseId, [
    anIdentity(caseId, { dob: '2008-11-02', dob_standing: 'exact' }),
    openDeadline(caseId, 'manager-decision', new Date('2026-11-02T00:00:00Z'), 'turning-18'),
  ])
  return caseId
}
const read = (caseId: CaseId) =>
  house.world.as(manager.token, caseId, async (db) => ({
    pending: await pendingDecisions(db, [caseId]),
    made: await decisionsMade(db, caseId),
    head: await db
      .selectFrom('case_file')
      .select(['stage', 'route'])
      .where('id', '=', caseId)
      .where('superseded_at', 'is', null)
      .executeTakeFirstOrThrow(),
  }))

test('given a young person of 18, when a manager decides to close, then the question is settled and the case is not closed', async () => {
  const caseId = await turning18()
  const address = `/cases/${caseId}/decisions/turning-18`
  const page = await house.get(manager.token, address)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('DT-4@V5')
  // Wales is no post-18 pilot site: handing on is not among the answers.
  expect(page.body).not.toContain('hand-to-post-18')

  const bare = await house.post(manager.token, address)
  expect(bare.statusCode).toBe(422)
  const decided = await house.post(manager.token, address, { decision: 'close', why: 'The plan is in place' })
  expect(decided.statusCode).toBe(303)
  const after = await read(caseId)
  expect(after.pending).toEqual([])
  expect(decidedToClose(after.made)).toEqual(['turning-18'])
  expect(after.head.stage).toBe('allocated')
  const list = await house.get(manager.token, `/cases/${caseId}/decisions`)
  expect(list.body).toContain('The plan is in place')
  expect(list.body).toContain('Mena Manager')
})

test('given the same question, when a manager defers it, then a day is needed and the next clock runs from it', async () => {
  const caseId = await turning18()
  const address = `/cases/${caseId}/decisions/turning-18`
  const without = await house.post(manager.token, address, { decision: 'defer', why: 'Age assessment' })
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('Enter the day on which you look at this again')
  expect(without.body).toContain('Age assessment')
  const day = { 'review_on-day': '1', 'review_on-month': '12', 'review_on-year': '2026' }
  const past = await house.post(manager.token, address, {
    decision: 'defer',
    why: 'Age assessment',
    ...day,
    'review_on-month': '11',
  })
  expect(past.statusCode).toBe(422)
  const done = await house.post(manager.token, address, { decision: 'defer', why: 'Age assessment', ...day })
  expect(done.statusCode).toBe(303)
  const { pending } = await read(caseId)
  expect(pending.map(({ about, dueAt }) => [about, dueAt?.toISOString()])).toEqual([
    ['turning-18', '2026-12-01T00:00:00.000Z'],
  ])
})

test('given two managers with the same page open, when both decide, then the second sees both and can still decide', async () => {
  const caseId = await turning18()
  const address = `/cases/${caseId}/decisions/turning-18`
  const other = await house.world.person('manager', 'wales')
  await house.post(manager.token, address, { decision: 'close', why: 'First words' })
  const second = await house.post(other.token, address, {
    decision: 'continue',
    why: 'Second words',
    'review_on-day': '5',
    'review_on-month': '1',
    'review_on-year': '2027',
  })
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('First words')
  expect(second.body).toContain('Second words')
  expect((await read(caseId)).made).toHaveLength(1)
  const knowing = await house.post(other.token, address, {
    _version: '1',
    decision: 'continue',
    why: 'Second words',
    'review_on-day': '5',
    'review_on-month': '1',
    'review_on-year': '2027',
  })
  expect(knowing.statusCode).toBe(303)
  const after = await read(caseId)
  expect(after.made).toHaveLength(2)
  expect(decidedToClose(after.made)).toEqual([])
})

test('given no clock, when two managers decide for the first time at the same instant, then one of them sees both', async () => {
  const caseId = await house.world.aCase('wales')
  const other = await house.world.person('manager', 'wales')
  const address = `/cases/${caseId}/decisions/no-trafficking-indicators`
  const answers = await Promise.all(
    [manager, other].map((one) => house.post(one.token, address, { decision: 'close', why: 'No signs' })),
  )
  expect(answers.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect((await read(caseId)).made).toHaveLength(1)
})

test('given a child long missing under V5, when a manager looks, then closing is not among the answers and is refused', async () => {
  const caseId = await house.world.aCase('wales')
  await write(house, caseId, [
    anIdentity(caseId),
    newFact(monthlyStatus, caseId, {
      month: '2026-10',
      contact_with_trafficker: null,
      education_status: null,
      accommodation: null,
      immigration_stage: null,
      nrm_stage: null,
      cjs_role: null,
      cjs_stage: null,
      safety_plan_status: null,
      missing_in_month: 'yes',
      missing_now: 'yes',
      missing_since: '2026-04-01',
      no_contact_reason: null,
      note: null,
    }),
  ])
  const address = `/cases/${caseId}/decisions/long-term-missing`
  const page = await house.get(manager.token, address)
  expect(page.body).toContain('kept open until the child is found')
  expect(page.body).not.toContain('value="close"')
  const closing = await house.post(manager.token, address, { decision: 'close', why: 'Six months' })
  expect(closing.statusCode).toBe(422)
  const listed = await house.get(manager.token, `/cases/${caseId}/decisions`)
  expect(listed.body).toContain('Missing for six months')
})

test('given nothing that asks for it, when a manager opens the page, then it offers no form', async () => {
  const caseId = await house.world.aCase('wales')
  await write(house, caseId, [anIdentity(caseId)])
  const page = await house.get(manager.token, `/cases/${caseId}/decisions/negative-nrm-decision`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Nothing asks for this decision yet')
  expect(page.body).not.toContain('name="why"')
  const post = await house.post(manager.token, `/cases/${caseId}/decisions/negative-nrm-decision`, {
    decision: 'close',
    why: 'No',
  })
  expect(post.statusCode).toBe(409)
})

test('given a guardian of the case, when they look, then they read decisions and may make none', async () => {
  const caseId = await turning18()
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const list = await house.get(guardian.token, `/cases/${caseId}/decisions`)
  expect(list.statusCode).toBe(200)
  expect(list.body).toContain('A manager of the site decides this')
  const address = `/cases/${caseId}/decisions/turning-18`
  expect((await house.get(guardian.token, address)).statusCode).toBe(403)
  expect((await house.post(guardian.token, address, { decision: 'close', why: 'x' })).statusCode).toBe(403)
})

test('given a London pilot case, when a manager hands it to post-18 support, then its route changes and its stage does not', async () => {
  const london = await house.world.person('manager', 'london')
  const caseId = await house.world.aCase('london')
  await write(house, caseId, [anIdentity(caseId, { dob: '2008-11-02', dob_standing: 'exact' })])
  const done = await house.post(london.token, `/cases/${caseId}/decisions/turning-18`, {
    decision: 'hand-to-post-18',
    why: 'Additional need',
  })
  expect(done.statusCode).toBe(303)
  const head = await house.world.as(london.token, caseId, (db) =>
    db
      .selectFrom('case_file')
      .select(['stage', 'route'])
      .where('id', '=', caseId)
      .where('superseded_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  expect(head).toEqual({ stage: 'allocated', route: 'post-18' })
})
