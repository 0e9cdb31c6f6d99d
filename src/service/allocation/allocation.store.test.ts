import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const at = (caseId: CaseId, page = '') => `/cases/${caseId}/allocation${page}`

/** What the form of a page carries unseen: the version that was read. */
async function stampAt(token: string, path: string): Promise<string> {
  const shown = await house.get(token, path)
  expect(shown.statusCode).toBe(200)
  const found = /name="_version" value="([^"]+)"/.exec(shown.body)
  return found?.[1] ?? ''
}

async function allocateTo(manager: { token: string }, caseId: CaseId, worker: string): Promise<void> {
  const path = at(caseId, '/choose')
  const answer = await house.post(manager.token, path, {
    _version: await stampAt(manager.token, path),
    worker,
  })
  expect(answer.statusCode).toBe(303)
}

test('given an accepted case, when a manager allocates, then the guardian sees the child as new until it is acknowledged', async () => {
  const manager = await house.world.person('manager', 'wales')
  const guardian = await house.world.person('guardian', 'wales', { name: 'Ana Guardian' })
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  expect((await house.get(guardian.token, at(caseId))).statusCode).toBe(404)
  const choosing = await house.get(manager.token, at(caseId, '/choose'))
  expect(choosing.body).toContain('Ana Guardian')
  expect(choosing.body).toContain('0 (15 to 20 envisaged)')
  const empty = await house.post(manager.token, at(caseId, '/choose'), {
    _version: await stampAt(manager.token, at(caseId, '/choose')),
  })
  expect(empty.statusCode).toBe(422)
  await allocateTo(manager, caseId, guardian.id)

  const mine = await house.get(guardian.token, at(caseId))
  expect(mine.statusCode).toBe(200)
  expect(mine.body).toContain('This child is new to you')
  expect(mine.body).not.toContain('/allocation/choose')
  const seen = await house.post(guardian.token, at(caseId, '/seen'))
  expect(seen.statusCode).toBe(303)
  expect((await house.get(guardian.token, at(caseId))).body).not.toContain('This child is new to you')
  expect((await house.post(guardian.token, at(caseId, '/choose'))).statusCode).toBe(403)
})

test('given indirect support, then the page asks the coordinator to ring the referrer', async () => {
  const manager = await house.world.person('manager', 'wales')
  const coordinator = await house.world.person('coordinator', 'wales')
  const caseId = await house.world.aCase('wales', { stage: 'accepted', route: 'indirect' })
  await allocateTo(manager, caseId, coordinator.id)
  const shown = await house.get(coordinator.token, at(caseId))
  expect(shown.body).toContain('Ring the referrer')
  expect(shown.body).toContain('24 hours left')
})

test('given an allocated child, when it is handed over, then the former worker finds no such case', async () => {
  const manager = await house.world.person('manager', 'wales')
  const first = await house.world.person('guardian', 'wales')
  const second = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  await allocateTo(manager, caseId, first.id)
  const path = at(caseId, '/choose')
  const stamp = await stampAt(manager.token, path)
  const unsaid = await house.post(manager.token, path, { _version: stamp, worker: second.id })
  expect(unsaid.statusCode).toBe(422)
  expect(unsaid.body).toContain('why the child changes worker')
  const fields = { _version: stamp, worker: second.id, reason: 'workload', note: 'Fewer children' }
  expect((await house.post(manager.token, path, fields)).statusCode).toBe(303)
  expect((await house.get(first.token, at(caseId))).statusCode).toBe(404)
  expect((await house.get(second.token, at(caseId))).statusCode).toBe(200)
  expect((await house.get(manager.token, at(caseId))).body).toContain('Fewer children')
})

test('given cover for tomorrow, then the colleague sees the case on that day and not a day longer', async () => {
  const manager = await house.world.person('manager', 'wales')
  const guardian = await house.world.person('guardian', 'wales')
  const colleague = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  await allocateTo(manager, caseId, guardian.id)
  const day = { day: '3', month: '11', year: '2026' }
  const covered = await house.post(manager.token, at(caseId, '/cover'), {
    _version: await stampAt(manager.token, at(caseId, '/cover')),
    worker: colleague.id,
    'from-day': day.day,
    'from-month': day.month,
    'from-year': day.year,
    'to-day': day.day,
    'to-month': day.month,
    'to-year': day.year,
    reason: 'leave',
  })
  expect(covered.statusCode).toBe(303)
  const seenAt = (moment: string) =>
    house.world.as(
      colleague.token,
      caseId,
      async (_, facts) => facts.theCase?.relations ?? [],
      new Date(moment),
    )
  expect(await seenAt('2026-11-02T12:00:00Z')).toEqual([])
  expect(await seenAt('2026-11-03T12:00:00Z')).toEqual(['covering'])
  expect(await seenAt('2026-11-04T00:00:00Z')).toEqual([])

  const shown = await house.get(manager.token, at(caseId))
  const end = /action="([^"]+\/end)"/.exec(shown.body)?.[1] ?? ''
  expect((await house.post(manager.token, end)).statusCode).toBe(303)
  expect(await seenAt('2026-11-03T12:00:00Z')).toEqual([])
})

test('given a move to another site, then the new site allocates and the thread is kept', async () => {
  const here = await house.world.person('manager', 'wales')
  const there = await house.world.person('manager', 'kent')
  const guardian = await house.world.person('guardian', 'wales')
  const theirs = await house.world.person('guardian', 'kent')
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  await allocateTo(here, caseId, guardian.id)
  expect((await house.get(there.token, at(caseId))).statusCode).toBe(404)
  const path = at(caseId, '/move')
  const fields = { authority: 'E10000016', access: 'allocated', note: 'Placed with an aunt' }
  const nowhere = await house.post(here.token, path, {
    ...fields,
    authority: 'W06000015',
    _version: await stampAt(here.token, path),
  })
  expect(nowhere.statusCode).toBe(422)
  const moved = await house.post(here.token, path, { ...fields, _version: await stampAt(here.token, path) })
  expect(moved.statusCode).toBe(303)
  expect(moved.headers.location).toBe('/site')
  expect((await house.get(here.token, at(caseId))).statusCode).toBe(404)
  expect((await house.get(guardian.token, at(caseId))).statusCode).toBe(200)
  const shown = await house.get(there.token, at(caseId))
  expect(shown.body).toContain('Placed with an aunt')
  await allocateTo(there, caseId, theirs.id)
  expect((await house.get(guardian.token, at(caseId))).statusCode).toBe(404)
  expect((await house.get(theirs.token, at(caseId))).statusCode).toBe(200)
})

test('given a declared conflict, then the colleague is not offered, and asking for them is refused without saying why', async () => {
  const manager = await house.world.person('manager', 'wales')
  const related = await house.world.person('guardian', 'wales', { name: 'Rhian Related' })
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  await house.world.conflict(caseId, related.id)
  const path = at(caseId, '/choose')
  expect((await house.get(manager.token, path)).body).not.toContain('Rhian Related')
  const asked = await house.post(manager.token, path, {
    _version: await stampAt(manager.token, path),
    worker: related.id,
  })
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('Choose somebody else')
  expect(asked.body).not.toContain('conflict of interest')
  const refusals = await house.world.as(null, null, (db) =>
    db
      .selectFrom('act')
      .where('case_id', '=', caseId)
      .where('sort', '=', 'refusal')
      .select('detail')
      .execute(),
  )
  expect(refusals).toEqual([])
  const audited = await house.world.as(manager.token, caseId, (db) =>
    db
      .selectFrom('act')
      .where('case_id', '=', caseId)
      .where('sort', '=', 'refusal')
      .select('detail')
      .execute(),
  )
  expect(audited.map((row) => row.detail).join()).toContain('worker-not-available')
})

test('given a site with nobody, then a colleague of another site may be chosen with a reason', async () => {
  const manager = await house.world.person('manager', 'surrey')
  const far = await house.world.person('guardian', 'kent', { name: 'Kit Kent' })
  const caseId = await house.world.aCase('surrey', { stage: 'accepted' })
  const path = at(caseId, '/choose')
  expect((await house.get(manager.token, path)).body).not.toContain('Kit Kent')
  expect((await house.get(manager.token, `${path}?sites=all`)).body).toContain('Kit Kent')
  const stamp = await stampAt(manager.token, path)
  const bare = await house.post(manager.token, `${path}?sites=all`, { _version: stamp, worker: far.id })
  expect(bare.statusCode).toBe(422)
  const said = await house.post(manager.token, `${path}?sites=all`, {
    _version: stamp,
    worker: far.id,
    note: 'No guardian here',
  })
  expect(said.statusCode).toBe(303)
  expect((await house.get(far.token, at(caseId))).statusCode).toBe(200)
})

test('given two managers on the same page, then the second sees what the first did and may go on knowingly', async () => {
  const one = await house.world.person('manager', 'wales')
  const two = await house.world.person('manager', 'wales')
  const ana = await house.world.person('guardian', 'wales', { name: 'Ana First' })
  const bryn = await house.world.person('guardian', 'wales', { name: 'Bryn Second' })
  const caseId = await house.world.aCase('wales', { stage: 'accepted' })
  const path = at(caseId, '/choose')
  const [first, second] = [await stampAt(one.token, path), await stampAt(two.token, path)]
  expect((await house.post(one.token, path, { _version: first, worker: ana.id })).statusCode).toBe(303)
  const conflict = await house.post(two.token, path, {
    _version: second,
    worker: bryn.id,
    note: 'My own words',
  })
  expect(conflict.statusCode).toBe(409)
  for (const words of ['Ana First', 'Bryn Second', 'My own words', 'Why does the child change worker?'])
    expect(conflict.body).toContain(words)
  const fresh = /name="_version" value="([^"]+)"/.exec(conflict.body)?.[1] ?? ''
  const again = await house.post(two.token, path, {
    _version: fresh,
    worker: bryn.id,
    reason: 'workload',
    note: 'My own words',
  })
  expect(again.statusCode).toBe(303)
  expect((await house.get(ana.token, at(caseId))).statusCode).toBe(404)
})

test('given two managers who arrange cover at the same instant, then one does and the other sees both', async () => {
  const managers = [
    await house.world.person('manager', 'wales'),
    await house.world.person('manager', 'wales'),
  ]
  const names = ['Ceri Covers', 'Dai Covers']
  const caseId = await house.world.aCase('wales')
  const ana = await house.world.person('guardian', 'wales')
  await house.world.allocate(caseId, ana.id, 'guardian')
  const path = at(caseId, '/cover')
  const asked = await Promise.all(
    managers.map(async (one, index) => ({
      token: one.token,
      fields: {
        _version: await stampAt(one.token, path),
        worker: (await house.world.person('guardian', 'wales', { name: names[index] ?? '' })).id,
        'from-day': '3',
        'from-month': '11',
        'from-year': '2026',
        'to-day': '5',
        'to-month': '11',
        'to-year': '2026',
        reason: 'leave',
        note: 'My own words',
      },
    })),
  )
  const answers = await Promise.all(asked.map((one) => house.post(one.token, path, one.fields)))
  expect(answers.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  const conflict = answers.find((one) => one.statusCode === 409)
  for (const words of [...names, 'My own words']) expect(conflict?.body).toContain(words)
})
