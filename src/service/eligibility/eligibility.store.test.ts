import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import { write } from '../../../test/support/full-case.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { newFact } from '../../platform/record/index.ts'
import { exceptionalNeed } from '../needs/index.ts'
import { caseRecord } from './store.ts'

let house: TestHouse
let duty: { token: string }
let manager: { token: string }
beforeAll(async () => {
  house = await openTestHouse()
  duty = await house.world.person('assessment', 'wales')
  manager = await house.world.person('manager', 'wales')
})
afterAll(() => house.close())

const decisionOf = async (caseId: CaseId) =>
  (await house.world.as(duty.token, caseId, (db) => caseRecord(db, caseId)))?.decision ?? null

test('given an eligible child, when the rules are recorded, then the decision keeps rule versions, rows and conditions', async () => {
  const child = { dob: '2011-05-06', dob_standing: 'exact' }
  const caseId = await referredChild(house, {
    names: ['Eligible Child'],
    identity: child,
    referral: eligibleDirect,
  })
  const address = `/cases/${caseId}/eligibility`
  const shown = await house.get(duty.token, address)
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Cardiff')
  expect(shown.body).toContain('ICTG leaflet 2021')
  expect(shown.body).toContain('Not asked')
  const recorded = await house.post(duty.token, address, { _version: '0' })
  expect(recorded.statusCode).toBe(303)
  expect(recorded.headers.location).toBe(`/cases/${caseId}/triage`)
  expect(await decisionOf(caseId)).toMatchObject({
    rule_version: 'DT-1@V5',
    route_rule_version: 'DT-2@V5',
    outcome: 'eligible',
    decided_route: 'direct',
    overridden: false,
    decided_by: 'assessment',
  })
  const stale = await house.post(duty.token, address, { _version: '0' })
  expect(stale.statusCode).toBe(409)
})

test('given parental responsibility not known, when recorded, then it is held and the page says what to find out', async () => {
  const child = { dob: '2011-05-06', dob_standing: 'exact' }
  const answers = { ...eligibleDirect, parental_responsibility: 'unknown' }
  const caseId = await referredChild(house, { identity: child, referral: answers })
  const address = `/cases/${caseId}/eligibility`
  expect((await house.post(duty.token, address, { _version: '0' })).headers.location).toBe(address)
  expect(await decisionOf(caseId)).toMatchObject({ route_outcome: 'hold', decided_route: null })
  const shown = await house.get(duty.token, address)
  expect(shown.body).toContain('Somebody with parental responsibility in the UK?')
  expect(shown.body).toContain('Find out')
})

test('given an age not known, when grounds are answered, then the child is treated as a child', async () => {
  const caseId = await referredChild(house, { referral: eligibleDirect })
  const address = `/cases/${caseId}/eligibility`
  expect((await house.get(duty.token, address)).body).toContain('name="grounds"')
  await house.post(duty.token, address, { _version: '0', ageAssessment: 'none', grounds: 'yes' })
  expect(await decisionOf(caseId)).toMatchObject({ outcome: 'eligible', row: '2', age_assessment: 'none' })
})

test('given a child whom the rule excludes, then only a manager overrides, with a reason and a note', async () => {
  const answers = { ...eligibleDirect, suspected_victim: 'no', nrm_stage: 'not-referred' }
  const child = { dob: '2011-05-06', dob_standing: 'exact' }
  const caseId = await referredChild(house, { identity: child, referral: answers })
  const address = `/cases/${caseId}/eligibility/override`
  const asked = { _version: '0', outcome: 'eligible', route: 'direct', reason: 'safeguarding-need' }
  expect((await house.get(duty.token, address)).statusCode).toBe(403)
  expect((await house.post(duty.token, address, { ...asked, note: 'no' })).statusCode).toBe(403)
  expect((await house.get(duty.token, `/cases/${caseId}/eligibility`)).body).not.toContain('override')
  expect((await house.get(manager.token, `/cases/${caseId}/eligibility`)).body).toContain('/override')
  const incomplete = await house.post(manager.token, address, asked)
  expect(incomplete.statusCode).toBe(422)
  const saved = await house.post(manager.token, address, { ...asked, note: 'New signs were found on Friday' })
  expect(saved.statusCode).toBe(303)
  expect(await decisionOf(caseId)).toMatchObject({
    outcome: 'not-eligible',
    decided_outcome: 'eligible',
    override_reason: 'safeguarding-need',
    decided_by: 'manager',
  })
})

test('given a manager found exceptional need before a case came back to triage, then the rule itself says direct support by a practitioner', async () => {
  const caseId = await referredChild(house, {
    identity: { dob: '2011-05-06', dob_standing: 'exact' },
    referral: {
      ...eligibleDirect,
      parental_responsibility: 'with',
      pr_suspected: 'no',
      from_outside_uk: 'no',
    },
  })
  const decision = {
    assessment_id: caseId,
    decision: 'exceptional',
    on_day: '2026-11-01',
    why: 'Traffickers at the door',
    reading: 'exceptional' as const,
    total: 40,
    scored: 10,
    in_pilot: true,
    rule_version: 'DT-2@V5',
    dt2_row: 'e',
    route: 'exceptional-need',
  }
  await write(house, caseId, [newFact(exceptionalNeed, caseId, decision)])
  const address = `/cases/${caseId}/eligibility`
  expect((await house.post(duty.token, address, { _version: '0' })).statusCode).toBe(303)
  expect(await decisionOf(caseId)).toMatchObject({
    route_row: 'e',
    decided_route: 'exceptional-need',
    overridden: false,
  })
})
