import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { readTriage } from './store.ts'

let house: TestHouse
let duty: { token: string }
let manager: { token: string }
beforeAll(async () => {
  house = await openTestHouse()
  duty = await house.world.person('assessment', null)
  manager = await house.world.person('manager', null)
})
afterAll(() => house.close())

const child = { dob: '2011-05-06', dob_standing: 'exact' }
const assessment = {
  safeguardingNeed: 'no',
  riskLevel: 'high',
  missingNow: 'no',
  actions: ['told-local-authority'],
  advice: ['nrm-referral', 'phone-and-internet'],
  tonight: 'With the foster carer',
}

const address = (caseId: CaseId) => `/cases/${caseId}/triage`

/** The versions that the form carries, as the page drew them. */
async function drawn(token: string, caseId: CaseId): Promise<string> {
  const body = (await house.get(token, address(caseId))).body
  return /name="_version"\s+value="([^"]+)"/.exec(body)?.[1] ?? ''
}

async function send(token: string, caseId: CaseId, fields: Record<string, string | string[]>) {
  const _version = fields['_version'] ?? (await drawn(token, caseId))
  return house.post(token, address(caseId), { ...assessment, ...fields, _version })
}

async function state(caseId: CaseId) {
  return house.world.as(manager.token, caseId, async (db) => {
    const file = await db
      .selectFrom('case_file')
      .select(['stage', 'route', 'site', 'local_authority', 'model_version'])
      .where('id', '=', caseId)
      .where('superseded_at', 'is', null)
      .executeTakeFirstOrThrow()
    const deadlines = await readDeadlines(db, {
      caseIds: [caseId],
      states: ['open', 'paused', 'lapsed', 'met'],
    })
    return {
      ...file,
      triage: await readTriage(db, caseId),
      deadlines: deadlines.map((one) => `${one.kind} ${one.state}`),
    }
  })
}

test('given an eligible child, when accepted, then the head of the case follows and the duty worker goes back to the desk', async () => {
  const caseId = await referredChild(house, {
    names: ['Mai Le'],
    site: null,
    identity: child,
    referral: eligibleDirect,
  })
  const shown = await house.get(duty.token, address(caseId))
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('First contact is due')
  expect(shown.body).toContain('Not asked')
  expect(shown.body).not.toMatch(/<title>[^<]*Mai/)

  const early = await send(duty.token, caseId, { decision: 'accept' })
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('first record the decision on eligibility')
  expect(early.body).toContain('With the foster carer')
  expect((await state(caseId)).stage).toBe('referred')

  await house.post(duty.token, `/cases/${caseId}/eligibility`, { _version: '0' })
  const accepted = await send(duty.token, caseId, { decision: 'accept' })
  expect(accepted.statusCode).toBe(303)
  expect(accepted.headers.location).toBe('/desk')
  expect(await state(caseId)).toMatchObject({
    stage: 'accepted',
    route: 'direct',
    site: 'wales',
    local_authority: 'W06000015',
    model_version: 'V5',
    deadlines: [
      'first-contact open',
      'safety-plan-first open',
      'network-review open',
      'needs-assessment open',
    ],
    triage: {
      version: 1,
      risk_level: 'high',
      eligibility_version: 1,
      advice: ['nrm-referral', 'phone-and-internet'],
    },
  })
})

test('given a refusal to accept, then it is audited as a refusal with its code and nothing else', async () => {
  const caseId = await referredChild(house, { identity: child, referral: eligibleDirect })
  await send(duty.token, caseId, { decision: 'accept' })
  const acts = await house.db.owner.kysely
    .selectFrom('act')
    .select(['sort', 'kind', 'detail'])
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(acts[0]).toMatchObject({ sort: 'refusal', kind: 'write:triage' })
  expect(acts[0]?.detail).toContain('not-eligible')
})

test('given a manager, when accepting, then allocation is the next page', async () => {
  const caseId = await referredChild(house, { identity: child, referral: eligibleDirect })
  await house.post(manager.token, `/cases/${caseId}/eligibility`, { _version: '0' })
  const accepted = await send(manager.token, caseId, { decision: 'accept' })
  expect(accepted.headers.location).toBe(`/cases/${caseId}/allocation`)
})

test('given parental responsibility not known, then held: accepting is refused, asking for more keeps the clock running', async () => {
  const referral = { ...eligibleDirect, parental_responsibility: 'unknown' }
  const caseId = await referredChild(house, { identity: child, referral })
  await house.post(duty.token, `/cases/${caseId}/eligibility`, { _version: '0' })
  const refused = await send(duty.token, caseId, { decision: 'accept' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('find out about parental responsibility')

  const incomplete = await send(duty.token, caseId, { decision: 'ask-for-more', moreWhat: 'Who has it' })
  expect(incomplete.statusCode).toBe(422)
  const asked = await send(duty.token, caseId, {
    decision: 'ask-for-more',
    moreWhat: 'Who has parental responsibility',
    moreFrom: 'The social worker',
    'moreBy-day': '4',
    'moreBy-month': '11',
    'moreBy-year': '2026',
  })
  expect(asked.statusCode).toBe(303)
  const held = await state(caseId)
  expect(held).toMatchObject({ stage: 'more-information', triage: { more_by: '2026-11-04' } })
  expect(held.deadlines.sort()).toEqual(['first-contact open', 'more-information open'])
  expect((await house.get(duty.token, address(caseId))).body).toContain('Who has parental responsibility')

  const override = {
    _version: '1',
    outcome: 'eligible',
    route: 'indirect',
    reason: 'rule-silent',
    note: 'Aunt cares',
  }
  const path = `/cases/${caseId}/eligibility/override`
  expect((await house.post(duty.token, path, override)).statusCode).toBe(403)
  expect((await house.post(manager.token, path, override)).statusCode).toBe(303)
  expect((await send(duty.token, caseId, { decision: 'accept' })).statusCode).toBe(303)
  expect(await state(caseId)).toMatchObject({ stage: 'accepted', route: 'indirect', triage: { version: 2 } })
})

test('given a decline, then a reason and signposting are asked for and the clock lapses', async () => {
  const caseId = await referredChild(house, { identity: child, referral: eligibleDirect })
  expect((await send(duty.token, caseId, { decision: 'decline' })).statusCode).toBe(422)
  const declined = await send(duty.token, caseId, {
    decision: 'decline',
    declineReason: 'no-trafficking-indicators',
    signposting: ['local-authority-safeguarding'],
  })
  expect(declined.statusCode).toBe(303)
  expect(await state(caseId)).toMatchObject({
    stage: 'declined',
    route: null,
    deadlines: ['first-contact lapsed'],
  })
})

test('given an immediate need, then what was done at once must be said', async () => {
  const caseId = await referredChild(house, { identity: child, referral: eligibleDirect })
  const sent = await send(duty.token, caseId, {
    safeguardingNeed: 'yes',
    actions: ['none'],
    decision: 'decline',
    declineReason: 'advice-only',
    signposting: ['police'],
  })
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('say what was done at once')
})

test('given a possible existing child, then the page says so and a proposal to decline is prefilled', async () => {
  await referredChild(house, { names: ['Yohannes Alem'] })
  const caseId = await referredChild(house, {
    names: ['Alem Yohannes'],
    identity: child,
    referral: eligibleDirect,
  })
  const shown = await house.get(duty.token, `${address(caseId)}?decision=decline&reason=duplicate-referral`)
  expect(shown.body).toContain('1 existing case may be the same child')
  expect(shown.body).toMatch(/value="duplicate-referral"[^>]*checked/)
})

test('given two people at once, then the second sees both answers and saves knowingly', async () => {
  const caseId = await referredChild(house, { identity: child, referral: eligibleDirect })
  const seen = await drawn(duty.token, caseId)
  const decline = {
    decision: 'decline',
    declineReason: 'advice-only',
    signposting: ['police'],
    _version: seen,
  }
  expect((await send(manager.token, caseId, decline)).statusCode).toBe(303)
  const second = await send(duty.token, caseId, { ...decline, riskLevel: 'low', tonight: 'At her aunt’s' })
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('At her aunt’s')
  const now = /name="_version"\s+value="([^"]+)"/.exec(second.body)?.[1] ?? ''
  expect((await send(duty.token, caseId, { ...decline, riskLevel: 'low', _version: now })).statusCode).toBe(
    303,
  )
  expect((await state(caseId)).triage).toMatchObject({ version: 2, risk_level: 'low' })
})

test('given a child who is allocated, then triage is shown and not offered', async () => {
  const caseId = await referredChild(house, { stage: 'allocated' })
  const shown = await house.get(duty.token, address(caseId))
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('past triage')
  expect(shown.body).not.toContain('name="decision"')
})
