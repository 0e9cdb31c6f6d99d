import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { aName, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { newFact } from '../../platform/record/index.ts'
import { professional } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { readStepBackKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }
let manager: { id: AccountId; token: string }
beforeAll(async () => {
  house = await openTestHouse()
  manager = await house.world.person('manager', 'wales', { name: 'Meg Manager' })
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
})
afterAll(() => house.close())

const day = 86_400_000
const inDays = (n: number) => addDays(dayInLondon(house.clock.now()), n)
const boxes = (name: string, n: number): Record<string, string> => {
  const [year = '', month = '', date = ''] = inDays(n).split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/stepping-back${page}`

/** A child known for a hundred days, with a teacher in the record. */
async function aChild(): Promise<{ caseId: CaseId; teacher: string }> {
  const caseId = await house.world.aCase('wales', {
    receivedAt: new Date(house.world.now.getTime() - 100 * day),
  })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const { factIds } = await write(house, caseId, [
    newFact(professional, caseId, {
      name: 'Tess Teacher',
      role: null,
      organisation: 'Invented College',
      telephone: null,
      email: null,
      is_referrer: false,
      until: null,
    }),
    aName(caseId, 'Linh Invented'),
  ])
  return { caseId, teacher: factIds[0] ?? '' }
}
const proposal = (teacher: string): Record<string, string> => ({
  why: 'The college and the social worker have it in hand',
  need_1: 'education',
  who_1: teacher,
  told_how: 'in-person',
  child_view: 'I see you less, and that is fine',
  ...boxes('from_on', 0),
})
const inside = <T>(
  caseId: CaseId,
  read: (db: Parameters<typeof readStepBackKnown>[0]) => Promise<T>,
): Promise<T> => house.world.as(manager.token, caseId, (db) => read(db))
const states = async (caseId: CaseId) =>
  (await inside(caseId, (db) => readStepBackKnown(db, caseId)))?.all.map(({ columns }) => columns.state)
const clocks = async (caseId: CaseId) =>
  (
    await inside(caseId, (db) =>
      readDeadlines(db, {
        caseIds: [caseId],
        kinds: ['step-back-decision', 'professional-contact', 'step-back-review'],
      }),
    )
  ).map((one) => `${one.kind} ${one.dueAt === null ? '' : dayInLondon(new Date(one.dueAt.getTime() - 1))}`)
const versionOf = async (caseId: CaseId) =>
  String((await inside(caseId, (db) => readStepBackKnown(db, caseId)))?.all.at(-1)?.version ?? '')
async function steppedBackChild(): Promise<CaseId> {
  const { caseId, teacher } = await aChild()
  const sent = await house.post(guardian.token, at(caseId, '/propose'), proposal(teacher))
  expect(sent.statusCode, sent.body.slice(0, 2000)).toBe(303)
  const decided = await house.post(manager.token, at(caseId, '/decide'), {
    decision: 'approve',
    why: 'They are safe with the college',
    _version: await versionOf(caseId),
  })
  expect(decided.statusCode, decided.body.slice(0, 2000)).toBe(303)
  return caseId
}

test('given a child, when the worker proposes and a manager approves, then every page says so and another rhythm holds', async () => {
  const { caseId, teacher } = await aChild()
  const quiet = async () => (await house.get(manager.token, '/site/list/no-contact')).body
  expect(await quiet()).toContain(caseId)
  const half = await house.post(guardian.token, at(caseId, '/propose'), {
    ...proposal(teacher),
    who_1: '',
    child_view: '',
  })
  expect(half.statusCode).toBe(422)
  expect(half.body).toContain('Say who meets it')
  expect(half.body).toContain('Say what the child thinks')
  expect(half.body).toContain('have it in hand')
  await house.post(guardian.token, at(caseId, '/propose'), proposal(teacher))
  expect(await clocks(caseId)).toEqual([`step-back-decision ${inDays(7)}`])
  expect((await house.get(manager.token, '/tasks')).body).toContain(at(caseId, '/decide'))
  const asked = await house.get(manager.token, at(caseId, '/decide'))
  expect(asked.body).toContain('Tess Teacher, Invented College')
  expect(asked.body).toContain('I see you less, and that is fine')
  const version = await versionOf(caseId)
  await house.post(manager.token, at(caseId, '/decide'), {
    decision: 'approve',
    why: 'Agreed',
    _version: version,
  })
  expect(await states(caseId)).toEqual(['approved'])
  expect(await clocks(caseId)).toEqual([
    `professional-contact ${inDays(28)}`,
    `step-back-review ${inDays(56)}`,
  ])
  for (const path of [`/cases/${caseId}`, at(caseId), '/caseload'])
    expect((await house.get(guardian.token, path)).body, path).toContain('Stepped back to consultation')
  const chronology = (await house.get(guardian.token, `/cases/${caseId}/chronology`)).body
  expect(chronology).toContain('Stepping back proposed')
  expect(chronology).toContain('Education, training and work: Tess Teacher')
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain(
    'Next contact with a professional',
  )
  expect(await quiet()).not.toContain(caseId)
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain(
    'Stepped back to consultation from',
  )
})

test('refused acts change nothing and are audited: the proposer, a reader without the right, twice, nothing proposed', async () => {
  const { caseId, teacher } = await aChild()
  const boss = await house.world.person('manager', 'wales')
  await house.world.allocate(caseId, boss.id, 'manager', { kind: 'covering' })
  await house.post(boss.token, at(caseId, '/propose'), proposal(teacher))
  const own = await house.post(boss.token, at(caseId, '/decide'), {
    decision: 'approve',
    why: 'Mine',
    _version: '1',
  })
  expect(own.statusCode).toBe(409)
  expect((await house.post(guardian.token, at(caseId, '/propose'), proposal(teacher))).statusCode).toBe(409)
  expect(
    (await house.post(guardian.token, at(caseId, '/decide'), { decision: 'approve', why: 'x' })).statusCode,
  ).toBe(403)
  expect(
    (await house.post(guardian.token, at(caseId, '/take-up'), { why: 'x', _version: '' })).statusCode,
  ).toBe(409)
  expect(await states(caseId)).toEqual(['proposed'])
  const audited = await inside(caseId, (db) =>
    db
      .selectFrom('act')
      .select(['sort', 'detail'])
      .where('case_id', '=', caseId)
      .where('sort', '=', 'refusal')
      .execute(),
  )
  expect(audited.length).toBeGreaterThanOrEqual(4)
})

test('given a refusal with its reason, then the worker reads it and may propose again', async () => {
  const { caseId, teacher } = await aChild()
  await house.post(guardian.token, at(caseId, '/propose'), proposal(teacher))
  const silent = await house.post(manager.token, at(caseId, '/decide'), {
    decision: 'refuse',
    why: '',
    _version: '1',
  })
  expect(silent.statusCode).toBe(422)
  await house.post(manager.token, at(caseId, '/decide'), {
    decision: 'refuse',
    why: 'Ask the child again',
    _version: '1',
  })
  expect(await clocks(caseId)).toEqual([])
  const page = (await house.get(guardian.token, at(caseId))).body
  expect(page).toContain('Ask the child again')
  expect(page).toContain('Propose to step back')
  await house.post(guardian.token, at(caseId, '/propose'), proposal(teacher))
  await house.post(guardian.token, at(caseId, '/withdraw'), { _version: '1' })
  expect((await states(caseId))?.toSorted()).toEqual(['refused', 'withdrawn'])
})

test('given contacts with professionals, then the rhythm runs from the last; withdrawn, from the one before', async () => {
  const caseId = await steppedBackChild()
  house.clock.advance(10 * day)
  guardian.token = await house.world.session(guardian.id, house.clock.now())
  manager.token = await house.world.session(manager.id, house.clock.now())
  const contact = (fields: Record<string, string>) =>
    house.post(guardian.token, `/cases/${caseId}/contacts/new`, {
      counterpart: 'third-party',
      mode: 'phone',
      outcome: 'successful',
      purposes: 'safety',
      ...boxes('on', 0),
      at: '08:00',
      ...fields,
    })
  const form = (await house.get(guardian.token, `/cases/${caseId}/contacts/new?with=professional`)).body
  expect(form).toMatch(/value="third-party"[^>]*checked/)
  const sent = await contact({ third_party_type: 'education' })
  expect(sent.statusCode, sent.body.slice(0, 3000)).toBe(303)
  expect((await clocks(caseId))[0]).toBe(`professional-contact ${inDays(28)}`)
  const meeting = await house.post(guardian.token, `/cases/${caseId}/indirect/consultations/new`, {
    ...boxes('on_day', -2),
    agency: 'police',
    advice: 'Go on',
    topics: 'nrm',
  })
  expect(meeting.statusCode, meeting.body.slice(0, 3000)).toBe(303)
  expect((await clocks(caseId))[0]).toBe(`professional-contact ${inDays(28)}`)
  const [row] = (
    await sql<{
      id: string
    }>`select id from contact where case_id = ${caseId} and superseded_at is null`.execute(
      house.db.owner.kysely,
    )
  ).rows
  const gone = await house.post(
    guardian.token,
    `/cases/${caseId}/contacts/${row?.id ?? ''}/entered-in-error`,
    {
      reason: 'Another child',
      _version: '1',
    },
  )
  expect(gone.statusCode, gone.body.slice(0, 3000)).toBe(303)
  expect((await clocks(caseId))[0]).toBe(`professional-contact ${inDays(26)}`)
  const parent = await contact({ third_party_type: 'parent' })
  expect(parent.statusCode).toBe(303)
  expect((await clocks(caseId))[0]).toBe(`professional-contact ${inDays(26)}`)
})

test('given the child goes missing, then a review asks at once whether to take the child up, and the review does', async () => {
  const caseId = await steppedBackChild()
  const gone = await house.post(guardian.token, `/cases/${caseId}/missing/new`, {
    ...boxes('on', 0),
    at: '07:00',
    on_referral: 'no',
  })
  expect(gone.statusCode, gone.body.slice(0, 3000)).toBe(303)
  expect(await clocks(caseId)).toContain(`step-back-review ${inDays(1)}`)
  const asked = (await house.get(guardian.token, at(caseId, '/review'))).body
  expect(asked).toContain('The child went missing')
  const held = { ...boxes('held_on', 0), found: 'Nobody else looks for the child', outcome: 'take-up' }
  await house.post(guardian.token, at(caseId, '/review'), { ...held, _version: '9' })
  expect(await states(caseId)).toEqual(['approved'])
  await house.post(guardian.token, at(caseId, '/review'), { ...held, _version: await versionOf(caseId) })
  expect(await states(caseId)).toEqual(['taken-up'])
  expect(await clocks(caseId)).toEqual([])
  const again = (await house.get(guardian.token, at(caseId))).body
  expect(again).toContain('Nobody steps back from a missing child')
  expect(again).toContain('Taken up again')
})

test('given a step back entered in error, then it stays in the chronology and the usual rhythm holds', async () => {
  const caseId = await steppedBackChild()
  const id = (await inside(caseId, (db) => readStepBackKnown(db, caseId)))?.all[0]?.id ?? ''
  const path = `/cases/${caseId}/facts/step_back/${id}/entered-in-error`
  const sent = await house.post(guardian.token, path, {
    reason: 'Another child',
    _version: await versionOf(caseId),
  })
  expect(sent.statusCode, sent.body.slice(0, 3000)).toBe(303)
  expect(await states(caseId)).toEqual([])
  expect(await clocks(caseId)).toEqual([])
  expect((await house.get(guardian.token, `/cases/${caseId}/chronology`)).body).toContain('Another child')
})
