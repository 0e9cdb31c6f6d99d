import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { newFact } from '../../platform/record/index.ts'
import { openDeadline } from '../deadlines/index.ts'
import { triage } from '../triage/index.ts'
import { aFullCase, canary, write } from '../../../test/support/full-case.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('given a child with all kinds of facts, a covering colleague sees the case and never the address', async () => {
  const colleague = await house.world.person('guardian', 'wales', { name: 'Cerys Cover' })
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, colleague.id, 'guardian', { kind: 'covering' })
  const seen = await house.get(colleague.token, `/cases/${caseId}`)
  expect(seen.statusCode).toBe(200)
  for (const text of [
    'Linh Nguyễn',
    'about 16 years old',
    'Vietnamese',
    'Interpreter',
    'Make the first contact with the child',
    `/cases/${caseId}/contacts/new`,
    '21 hours left',
    'never ring after six',
    'Sam Social',
    'Cerys Cover',
    'covering',
    'Show where the child is',
    'I want to go to school',
    'Not asked',
  ])
    expect(seen.body.replaceAll(/<\/?strong[^>]*>/g, '')).toContain(text)
  expect(seen.body).not.toContain(canary)
  expect(/<title>(.*?)<\/title>/.exec(seen.body)?.[1]).not.toContain('Linh')
  const welsh = await house.get(colleague.token, `/cases/${caseId}?lang=cy`)
  expect(welsh.body).toContain('Gwneud y cysylltiad cyntaf')
})

test('given a guardian without a relation, the case answers as one that does not exist', async () => {
  const other = await house.world.person('guardian', 'wales')
  const caseId = await house.world.aCase('wales')
  expect((await house.get(other.token, `/cases/${caseId}`)).statusCode).toBe(404)
})

test('given two cases of one child, each leads to the other', async () => {
  const manager = await house.world.person('manager', 'wales')
  const first = await house.world.aCase('wales', { stage: 'closed' })
  const childId = await house.world.as(manager.token, first, async (db) => {
    const row = await db
      .selectFrom('case_file')
      .select('child_id')
      .where('id', '=', first)
      .executeTakeFirstOrThrow()
    return row.child_id
  })
  const second = await house.world.aCase('wales', { stage: 'referred', childId: childId as never })
  const seen = await house.get(manager.token, `/cases/${second}`)
  expect(seen.body).toContain(`/cases/${first}"`)
  expect(seen.body).toContain('Triage this referral')
  expect(seen.body).not.toContain('A further referral was received')
})

test('given an open case and a later referral of the same child, then the open case says so and leads to it', async () => {
  const manager = await house.world.person('manager', 'wales')
  const received = new Date('2026-10-20T09:00:00Z')
  const open = await referredChild(house, { stage: 'allocated', receivedAt: received })
  const childId = await house.world.as(manager.token, open, async (db) => {
    const row = await db
      .selectFrom('case_file')
      .select('child_id')
      .where('id', '=', open)
      .executeTakeFirstOrThrow()
    return row.child_id
  })
  const later = await house.world.aCase('wales', { stage: 'referred', childId: childId as never })
  const seen = await house.get(manager.token, `/cases/${open}`)
  expect(seen.body).toContain('A further referral was received on')
  expect(seen.body).toContain(`href="/cases/${later}"`)
})

test('the risk that triage found stands on the overview; where the child sleeps does not', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  expect((await house.get(guardian.token, `/cases/${caseId}`)).body).toContain('Not triaged yet')
  const nothing = { advice: [], advice_text: null, actions: [], supervision: null, phone: null, ring: null }
  const decided = { decline_reason: null, signposting: [], signposting_text: null, more_what: null }
  await write(house, caseId, [
    newFact(
      triage,
      caseId,
      {
        ...nothing,
        ...decided,
        safeguarding_need: 'yes',
        risk_level: 'high',
        missing_now: 'no',
        actions_text: 'Strategy meeting held',
        tonight: canary,
        if_missing: 'Ring 999 and the carer',
        decision: 'accept',
        more_from: null,
        more_by: null,
        eligibility_version: 1,
        route: 'direct',
      },
      caseId as CaseId & FactId,
    ),
  ])
  const seen = await house.get(guardian.token, `/cases/${caseId}`)
  expect(seen.body).toContain('<strong>High</strong>')
  expect(seen.body).toContain('Ring 999 and the carer')
  for (const page of ['', '/chronology', '/as-of?at=2026-11-02T08:59'])
    expect((await house.get(guardian.token, `/cases/${caseId}${page}`)).body).not.toContain(canary)
})

test('given an NRM referral recorded after the referrer said there was none, then the overview no longer says so', async () => {
  const manager = await house.world.person('manager', 'wales')
  const caseId = await referredChild(house, {
    stage: 'allocated',
    route: 'direct',
    referral: { nrm_stage: 'not-referred' },
  })
  const overview = async () => (await house.get(manager.token, `/cases/${caseId}`)).body
  expect(await overview()).toContain('Not referred')
  const sent = await house.post(manager.token, `/cases/${caseId}/nrm/referrals/new`, {
    'sent_on-day': '1',
    'sent_on-month': '11',
    'sent_on-year': '2026',
    sent_by: 'barnardos',
    route: 'standard',
  })
  expect(sent.statusCode).toBe(303)
  const after = await overview()
  expect(after).not.toContain('Not referred')
  expect(after.split('Waiting for the reasonable grounds decision')).toHaveLength(3)
})

test('what somebody has typed and not sent waits on their own overview, and on nobody else’s', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const manager = await house.world.person('manager', 'wales')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const path = `/cases/${caseId}/conflict`
  await house.post(guardian.token, `/drafts?for=${encodeURIComponent(path)}`, { nature: 'relative' })
  const mine = await house.get(guardian.token, `/cases/${caseId}`)
  expect(mine.body).toContain('What you have not sent')
  expect((await house.get(manager.token, `/cases/${caseId}`)).body).not.toContain('What you have not sent')
})

test('given a charged child with a date at court, then the overview says whom to tell of section 45 and why the plan is reviewed', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await referredChild(house, { stage: 'allocated', route: 'direct' })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await write(house, caseId, [
    openDeadline(caseId, 'safety-plan-review', new Date('2026-12-01T00:00:00Z'), 'by-level'),
  ])
  const justice = `/cases/${caseId}/justice`
  const sent = async (path: string, fields: Record<string, string>) =>
    expect((await house.post(guardian.token, `${justice}${path}`, fields)).statusCode).toBe(303)
  const overview = async (lang = 'en') =>
    (await house.get(guardian.token, `/cases/${caseId}?lang=${lang}`)).body
  await sent('/matters/new', { role: 'accused', offence: 'robbery' })
  const page = (await house.get(guardian.token, justice)).body
  const matter = /matters\/([0-9a-f-]{36})\/section-45/.exec(page)?.[1] ?? ''
  const day = (on: string) => ({ 'on_day-day': on, 'on_day-month': '11', 'on_day-year': '2026' })
  await sent(`/matters/${matter}/stages/new`, { stage: 'charged', ...day('1') })
  await sent(`/matters/${matter}/court-dates/new`, { kind: 'trial', ...day('30') })

  const before = await overview()
  expect(before).toContain(`href="${justice}/matters/${matter}/section-45/new"`)
  expect(before).toContain('Make aware of the section 45 defence: The child, The child’s solicitor')
  expect(before).toContain('Review the safety plan: A date at court or an interview')
  expect(before).toContain('30 November 2026')
  expect(before).toContain('Review the safety plan: due by the level of the plan')
  expect(await overview('cy')).toContain('Adolygu’r cynllun diogelwch: Dyddiad llys neu gyfweliad')

  for (const told of ['child', 'solicitor'])
    await sent(`/matters/${matter}/section-45/new`, { told, told_by: 'Gwen', ...day('1') })
  expect(await overview()).not.toContain('section 45 defence')
})
