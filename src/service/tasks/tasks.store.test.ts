import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../../kernel/clock.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { newFact } from '../../platform/record/index.ts'
import { openDeadline, type DeadlineKind } from '../deadlines/index.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, recordInCase, referredChild } from '../../../test/support/referred-child.ts'
import { task, type TaskTables } from './facts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const hours = (n: number) => new Date(house.world.now.getTime() + n * HOUR)
const held = (name: string, site = 'wales') =>
  referredChild(house, { names: [name], site, stage: 'allocated', route: 'direct', referral: eligibleDirect })
const due = (caseId: CaseId, kind: DeadlineKind, at: Date, about: string | null = null) =>
  recordInCase(house, caseId, [openDeadline(caseId, kind, at, about)])
const currentTask = async (caseId: CaseId) =>
  house.db.owner.kysely
    .withTables<TaskTables>()
    .selectFrom('task')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()

test('given children held and covered, then a worker’s list has what is theirs, under its day, with the way to clear it', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const [own, covered, strange] = [
    await held('Own Child'),
    await held('Covered Child'),
    await held('Strange Child'),
  ]
  await house.world.allocate(own, guardian.id, 'guardian')
  await house.world.allocate(covered, guardian.id, 'guardian', { kind: 'covering', to: hours(100) })
  await due(own, 'monthly-status', hours(-5), '2026-10')
  await due(own, 'manager-decision', hours(-5), 'turning-18')
  await due(own, 'safety-plan-review', hours(24 * 30))
  await due(own, 'seventeen-and-a-half', hours(24 * 400))
  const shown = await house.get(guardian.token, '/tasks')
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain(`href="/cases/${own}/status/2026-10"`)
  expect(shown.body).toContain('Monthly status: October 2026')
  expect(shown.body).toContain('Covered Child')
  expect(shown.body).toContain('You cover')
  expect(shown.body).not.toContain('Manager’s decision: ')
  expect(shown.body).not.toContain('Strange Child')
  expect(shown.body).not.toContain(strange)
  expect(shown.body).not.toContain(`/cases/${own}/decisions`)
  const order = ['Overdue (1)', 'This week, to Sunday 8 November 2026 (2)', 'Later (1)'].map((one) =>
    shown.body.indexOf(one),
  )
  expect(order.every((at) => at > 0)).toBe(true)
  expect([...order].sort((a, b) => a - b)).toEqual(order)
  const filtered = await house.get(guardian.token, '/tasks?kind=safety-plan-review')
  expect(filtered.body).toContain('Later (1)')
  expect(filtered.body).not.toContain('Overdue (')
  expect(shown.body).not.toMatch(/<title>[^<]*Own Child/)
})

test('given a manager, then decisions at the site and of a supervised worker wait, and nobody else’s', async () => {
  const manager = await house.world.person('manager', 'kent')
  const worker = await house.world.person('guardian', 'essex')
  await house.world.supervises(manager.id, worker.id)
  const [here, theirs, elsewhere] = [
    await held('Here Child', 'kent'),
    await held('Supervised Child', 'essex'),
    await held('Elsewhere Child', 'essex'),
  ]
  await house.world.allocate(theirs, worker.id, 'guardian')
  for (const caseId of [here, theirs, elsewhere]) await due(caseId, 'closure-sign-off', hours(30))
  const { body } = await house.get(manager.token, '/tasks')
  expect(body).toContain('Here Child')
  expect(body).toContain('Supervised Child')
  expect(body).not.toContain('Elsewhere Child')
  // The first contact with a child that a worker holds is the worker's.
  expect(body).not.toContain('Reach the child for the first time</span></a>')
})

test('given a duty worker, then children nobody holds wait, and off duty none do', async () => {
  const duty = await house.world.person('assessment', 'surrey')
  const off = await house.world.person('assessment', 'surrey', { onDuty: false })
  await referredChild(house, { names: ['Waiting Child'], site: 'surrey', referral: eligibleDirect })
  expect((await house.get(duty.token, '/tasks')).body).toContain('Waiting Child')
  expect((await house.get(off.token, '/tasks')).body).not.toContain('Waiting Child')
})

test('a to-do is recorded, changed, passed on and done, each as the next version, and a stale change loses nothing', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const cover = await house.world.person('guardian', 'wales', { name: 'Covering Colleague' })
  const stranger = await house.world.person('guardian', 'wales')
  const caseId = await held('Todo Child')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await house.world.allocate(caseId, cover.id, 'guardian', { kind: 'covering', to: hours(100) })
  const day = { 'due_on-day': '5', 'due_on-month': '11', 'due_on-year': '2026' }
  const path = `/cases/${caseId}/tasks`
  const past = await house.post(guardian.token, `${path}/new`, {
    words: 'Ring the college',
    ...day,
    'due_on-day': '1',
    for_account: guardian.id,
  })
  expect(past.statusCode).toBe(422)
  expect(past.body).toContain('The day must be today or later')
  expect(past.body).toContain('value="Ring the college"')
  const toStranger = await house.post(guardian.token, `${path}/new`, {
    words: 'Ring the college',
    ...day,
    for_account: stranger.id,
  })
  expect(toStranger.statusCode).toBe(422)
  const fields = { words: 'Ring the college', ...day, for_account: guardian.id }
  expect((await house.post(guardian.token, `${path}/new`, fields)).headers.location).toBe(path)
  const first = await currentTask(caseId)
  expect((await house.get(guardian.token, '/tasks')).body).toContain('Ring the college')
  expect((await house.get(guardian.token, path)).body).toContain(`action="${path}/${first.id}/done"`)

  const passed = await house.post(guardian.token, `${path}/${first.id}`, {
    ...fields,
    for_account: cover.id,
    reason: 'I am away',
    _version: '1',
  })
  expect(passed.headers.location).toBe(path)
  expect(await currentTask(caseId)).toMatchObject({ version: 2, for_account: cover.id, reason: 'I am away' })
  expect((await house.get(guardian.token, '/tasks')).body).not.toContain('Ring the college')
  expect((await house.get(cover.token, '/tasks')).body).toContain('Ring the college')

  const stale = await house.post(guardian.token, `${path}/${first.id}`, {
    ...fields,
    words: 'Ring the college again',
    reason: 'More',
    _version: '1',
  })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('Ring the college again')
  const done = await house.post(cover.token, `${path}/${first.id}/done`, { _version: '2' })
  expect(done.headers.location).toBe(path)
  expect(await currentTask(caseId)).toMatchObject({ version: 3, state: 'done' })
  expect((await house.get(cover.token, '/tasks')).body).not.toContain('Ring the college')
  expect((await house.get(cover.token, `/cases/${caseId}/chronology`)).body).toContain('To-do: Done')
  expect((await house.post(cover.token, `${path}/${first.id}/done`, { _version: '3' })).statusCode).toBe(409)
})

test('row security hides a to-do from whoever may not see its case', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await held('Hidden Child')
  await recordInCase(house, caseId, [
    newFact(task, caseId, {
      words: 'Canary words',
      due_on: '2026-11-05',
      for_account: guardian.id,
      state: 'open',
    }),
  ])
  expect((await house.get(guardian.token, '/tasks')).body).not.toContain('Canary words')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  expect((await house.get(guardian.token, '/tasks')).body).toContain('Canary words')
})

test('missing data: blank and unknown apart, what is filled fastest first, and the count falls as one is filled', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await referredChild(house, {
    names: ['Gap Child'],
    stage: 'allocated',
    route: 'direct',
    referral: { ...eligibleDirect, education: 'unknown', cjs_involved: 'no' },
    identity: { gender: 'female' },
  })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const numbers = async () => {
    const { body } = await house.get(guardian.token, '/tasks/missing-data')
    const said = [...body.matchAll(/<dd>(\d+)<\/dd>/g)].map((one) => Number(one[1]))
    return { body, blank: said[0] ?? -1, unknown: said[1] ?? -1 }
  }
  const before = await numbers()
  expect(before.unknown).toBe(1)
  expect(before.body).toContain(`href="/cases/${caseId}/referral/missing"`)
  expect(before.body).not.toContain('Part in criminal justice')
  expect(before.body).not.toContain('name="gender"')
  expect(before.body.indexOf('Which agency referred')).toBeLessThan(before.body.indexOf('Nationality'))
  expect(before.body.indexOf('Nationality')).toBeLessThan(before.body.indexOf('Education when referred'))
  const form = await house.get(guardian.token, `/cases/${caseId}/referral/missing`)
  const version = /name="_version" value="(\d+)"/.exec(form.body)?.[1] ?? ''
  const saved = await house.post(guardian.token, `/cases/${caseId}/referral/missing`, {
    missing_now: 'no',
    reason: 'asked',
    why: 'asked',
    _version: version,
  })
  expect(saved.statusCode).toBe(303)
  expect((await numbers()).blank).toBe(before.blank - 1)
})

test('missing data: several answers of a child are chosen on the list and saved by one press, and only what nobody has answered', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await referredChild(house, {
    names: ['Quick Child'],
    stage: 'allocated',
    route: 'direct',
    referral: { ...eligibleDirect, education: 'unknown', cjs_involved: 'no', county_lines: null },
  })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const list = async () => (await house.get(guardian.token, '/tasks/missing-data')).body
  const path = `/cases/${caseId}/missing-data`
  const answers = { gender: 'female', nationality: 'VNM', county_lines: 'no', education: '' }
  for (const [fields, words] of [
    [{}, 'Choose at least one answer'],
    [{ ...answers, gender: 'nonsense' }, 'Choose an answer from the list'],
    [{ ...answers, age_at_referral: '2010-01-01' }, 'Choose an answer from the list'],
  ] as const) {
    const refused = await house.post(guardian.token, path, fields)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(words)
  }
  const wrong = await house.post(guardian.token, path, { ...answers, gender: 'nonsense' })
  expect(wrong.body).toMatch(/value="VNM" selected/)
  const saved = await house.post(guardian.token, path, answers)
  expect(saved.headers.location, saved.body.slice(0, 2000)).toBe('/tasks/missing-data')
  const after = await list()
  for (const name of ['gender', 'nationality', 'county_lines']) expect(after).not.toContain(`name="${name}"`)
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain('Female')
  // Somebody else was quicker: what stands is not overwritten.
  expect((await house.post(guardian.token, path, { gender: 'male' })).statusCode).toBe(409)
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain('Female')
  const stranger = await house.world.person('guardian', 'wales')
  expect((await house.post(stranger.token, path, { gender: 'male' })).statusCode).toBe(404)
})

test('a site’s page counts by worker and by kind, once for each worker, and not beyond the site', async () => {
  const manager = await house.world.person('manager', 'croydon')
  const [ann, bee] = [
    await house.world.person('guardian', 'croydon', { name: 'Ann Counted' }),
    await house.world.person('guardian', 'croydon', { name: 'Bee Counted' }),
  ]
  const [first, second] = [await held('First Child', 'croydon'), await held('Second Child', 'croydon')]
  await held('Far Child', 'kent')
  await house.world.allocate(first, ann.id, 'guardian')
  await house.world.allocate(first, bee.id, 'guardian', { kind: 'covering', to: hours(100) })
  await due(first, 'monthly-status', hours(-5), '2026-10')
  await due(second, 'monthly-status', hours(-6), '2026-10')
  const { body } = await house.get(manager.token, '/site/tasks')
  const row = (head: string) =>
    [...(body.split(head)[1]?.split('</tr>')[0] ?? '').matchAll(/<div>(\d+)<\/div>/g)].map((one) =>
      Number(one[1]),
    )
  expect(row('Ann Counted</a>')).toEqual([1, 0, 1, 0])
  expect(row('Bee Counted</a>')).toEqual([1, 0, 1, 0])
  expect(row('Nobody works with the child')).toEqual([1, 0, 1, 0])
  expect(row('role="rowheader">Monthly status</th>')).toEqual([2, 0, 0, 0])
  expect(body).not.toContain('Far Child')
  const only = await house.get(manager.token, `/site/tasks?worker=${ann.id}`)
  expect(only.body).toContain('First Child')
  expect(only.body).not.toContain('Second Child')
  expect((await house.get(manager.token, '/site/tasks?site=kent')).statusCode).toBe(404)
})

test('a month shows each thing on its day: what ends at midnight on the day before it', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await held('Month Child')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await due(caseId, 'safety-plan-review', new Date('2026-12-01T00:00:00Z'))
  const november = await house.get(guardian.token, '/tasks/calendar?month=2026-11')
  expect(november.body).toContain('Monday 30 November 2026')
  expect(november.body).toContain(`/cases/${caseId}/safety-plan/review`)
  expect((await house.get(guardian.token, '/tasks/calendar?month=2026-12')).body).not.toContain(
    'Review of the safety plan',
  )
  expect((await house.get(guardian.token, '/tasks/calendar?month=nonsense')).statusCode).toBe(404)
})
