import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { caseFile, type CaseStage } from '../../platform/access/index.ts'
import { newFact, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { aSafetyPlan } from '../../../test/support/safety-plan.ts'
import { missingSince } from '../../../test/support/every-fact.ts'
import { allocationChange } from '../allocation/index.ts'
import { contact } from '../contact/index.ts'
import { openDeadline, type DeadlineKind } from '../deadlines/index.ts'
import { missingEpisode } from '../missing/index.ts'
import { nrmDecision } from '../nrm/facts.ts'
import { safetyPlanStepDown } from '../safety-plan/facts.ts'
import { steppedBack } from '../../../test/support/stepping-back.ts'

// One child for each line of the week, and one of another site for each that must not be there.
let house: TestHouse
let manager: { id: AccountId; token: string }
let guardian: { id: AccountId; token: string }
let week: string
const named = new Map<string, string>()
const day = 86_400_000
const today = calendarDay('2026-11-02')
const ago = (days: number) => new Date(house.world.now.getTime() - days * day)
const ahead = (days: number) => ago(-days)

async function child(
  name: string,
  facts: (caseId: CaseId) => readonly FactToRecord[] = () => [],
  head: { stage?: CaseStage; receivedAt?: Date; site?: string; route?: 'direct' | 'indirect' } = {},
): Promise<CaseId> {
  const caseId = await house.world.aCase(head.site ?? 'kent', head)
  named.set(name, `T-${caseId.slice(0, 8)}`)
  const given = facts(caseId)
  if (given.length > 0) await write(house, caseId, given)
  return caseId
}

const closing = (caseId: CaseId, stage: CaseStage): FactToRecord =>
  nextVersion(
    caseFile,
    caseId,
    { id: caseId, version: 1 },
    {
      child_id: caseId,
      reference: `T-${caseId.slice(0, 8)}`,
      received_at: ago(100),
      stage,
      site: 'kent',
      local_authority: null,
      route: 'direct',
      model_version: 'V5',
    },
    'closure-signed-off',
  )

const spoke = (caseId: CaseId, at: Date, mode: 'phone' | 'face-to-face'): FactToRecord =>
  newFact(contact, caseId, {
    happened_at: at,
    counterpart: 'child',
    third_party_type: null,
    mode,
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

const allocated = (caseId: CaseId): FactToRecord =>
  newFact(allocationChange, caseId, {
    change: 'allocated',
    account_id: guardian.id,
    worker_name: 'Gwen Guardian',
    capacity: 'guardian',
    former_name: null,
    reason_code: null,
    note: null,
    across_sites: false,
    from_site: null,
    to_site: null,
    from_at: house.world.now,
    until_at: null,
  })

const away = (caseId: CaseId, from: Date, to: Date): FactToRecord =>
  newFact(missingEpisode, caseId, {
    started_at: from,
    on_referral: false,
    reported_at: null,
    reported_by: null,
    police_force: null,
    police_reference: null,
    risk_grade: null,
    missing_from: null,
    trigger: null,
    circumstances: null,
    ended_at: to,
    returned_how: null,
    found_site: null,
    police_check: null,
    return_note: null,
  })

const steppedDown = (caseId: CaseId, state: 'approved' | 'proposed'): FactToRecord =>
  newFact(safetyPlanStepDown, caseId, {
    state,
    from_level: 'full',
    to_level: 'reduced',
    why: 'Settled for three months',
    child_view: null,
    proposed_by: guardian.id,
    decided_why: state === 'approved' ? 'Agreed' : null,
    decided_by: state === 'approved' ? manager.id : null,
    watch_from: null,
    watch_until: null,
    contact_days: null,
  })

const heard = (caseId: CaseId): FactToRecord =>
  newFact(nrmDecision, caseId, {
    referral_id: caseId,
    grounds: 'rg',
    outcome: 'positive',
    decided_on: addDays(today, -9),
    heard_on: today,
    authority: null,
    because: null,
  })

const clock = (kind: DeadlineKind, dueAt: Date) => (caseId: CaseId) => [openDeadline(caseId, kind, dueAt)]

beforeAll(async () => {
  house = await openTestHouse()
  manager = await house.world.person('manager', 'kent')
  guardian = await house.world.person('guardian', 'kent', { name: 'Gwen Guardian' })
  const long = { receivedAt: ago(100) }
  await child('accepted', undefined, { stage: 'accepted' })
  await child('declined', undefined, { stage: 'declined' })
  await child('allocated', (id) => [allocated(id), spoke(id, ago(1), 'face-to-face')], long)
  await child('closed', (id) => [closing(id, 'closed')], long)
  await child('missing', (id) => [missingSince(id, ago(0.2))])
  await child('returned', (id) => [away(id, ago(20), ago(0.1))], long)
  const planned = await child('plan', undefined)
  await aSafetyPlan(house, planned, guardian.id)
  await child('step-down', (id) => [steppedDown(id, 'approved')])
  await child('nrm', (id) => [heard(id)])
  const by = { worker: guardian.id, manager: manager.id }
  await child('step-back', (id) => [steppedBack(id, by, 'approved', today)], long)
  await child(
    'taken-up',
    (id) => [steppedBack(id, by, 'taken-up', today), spoke(id, ago(1), 'face-to-face')],
    long,
  )
  await child('waits-step-back', clock('step-back-decision', ahead(5)))
  await child('waits-closure', clock('closure-sign-off', ahead(3)))
  await child('waits-step-down', clock('safety-plan-step-down', ahead(3)))
  await child('waits-decision', clock('manager-decision', ahead(13)))
  await child('waits-exceptional', clock('exceptional-need', ago(1)))
  await child('waits-later', clock('closure-sign-off', ahead(20)))
  await child('overdue-status', clock('monthly-status', ago(2)))
  await child('overdue-contact', clock('first-contact', ago(1)))
  await child('overdue-review', clock('safety-plan-review', ago(1)))
  await child('quiet', (id) => [spoke(id, ago(15), 'face-to-face')], long)
  await child(
    'heard-but-unseen',
    (id) => [spoke(id, ago(3), 'phone'), spoke(id, ago(29), 'face-to-face')],
    long,
  )
  await child('eighteen', (id) => [anIdentity(id, { dob: '2008-11-10' })])
  await child('half', (id) => [anIdentity(id, { dob: '2009-05-12' })])
  await child('sixteen', (id) => [anIdentity(id, { dob: '2010-11-05' })])
  await child('elsewhere', (id) => [missingSince(id, ago(0.2)), heard(id)], { ...long, site: 'wales' })
  const answer = await house.get(manager.token, '/site/week')
  expect(answer.statusCode, answer.body).toBe(200)
  week = answer.body
})
afterAll(() => house.close())

/** The part of the page below a heading, to the next of its rank. */
function section(heading: string): string {
  const parts = week.split('<h2')
  const found = parts.find((part) => part.slice(0, 200).includes(`>${heading}`))
  if (found === undefined) throw new Error(`no section ${heading}`)
  return found
}
/** The names of the children that a text holds, in the order of their making. */
const childrenIn = (text: string): string[] =>
  [...named].filter(([, reference]) => text.includes(reference)).map(([name]) => name)
/** The row of a table that begins with these words. */
const row = (heading: string, words: string): string =>
  section(heading)
    .split('<tr')
    .find((one) => one.includes(words)) ?? ''

test('what changed names each kind with its children, and only of the week', () => {
  const of = (words: string) => childrenIn(row('What changed', words))
  expect(of('Referrals accepted')).toEqual(['accepted'])
  expect(of('Referrals declined')).toEqual(['declined'])
  expect(of('Allocated or reallocated')).toEqual(['allocated'])
  expect(of('Went missing')).toEqual(['missing'])
  expect(of('Found or returned')).toEqual(['returned'])
  expect(of('Safety plans written')).toEqual(['plan'])
  expect(of('Safety plans stepped down')).toEqual(['step-down'])
  expect(of('Stepped back')).toEqual(['step-back'])
  expect(of('Taken up')).toEqual(['taken-up'])
  expect(of('NRM decisions')).toEqual(['nrm'])
  expect(of('Closed')).toEqual(['closed'])
})

test('what waits for a manager is there when it is due within the days ahead, and not later', () => {
  expect(childrenIn(section('What waits for a manager'))).toEqual([
    'waits-step-back',
    'waits-closure',
    'waits-step-down',
    'waits-decision',
    'waits-exceptional',
  ])
})

test('what is overdue is counted by kind', () => {
  const of = (words: string) => {
    const [cell] = row('What is overdue', words).split('</tr')
    return cell?.replaceAll(/<[^>]*>?/g, ' ').match(/\d+/)?.[0]
  }
  expect(of('Monthly status')).toBe('1')
  expect(of('Reach the child')).toBe('1')
  expect(of('Review of the safety plan')).toBe('1')
  expect(of('Exceptional need')).toBe('1')
  expect(of('Closure to sign off')).toBeUndefined()
})

test('who has not been seen: no contact for 14 days, or none face to face for 28; a child who came meanwhile is not among them', () => {
  expect(childrenIn(section('Who has not been seen'))).toEqual(['returned', 'quiet', 'heard-but-unseen'])
})

test('who turns 17 and a half or 18 within the days ahead', () => {
  const about = section('Who turns 17 and a half or 18')
  expect(childrenIn(about)).toEqual(['eighteen', 'half'])
  expect(row('Who turns', '10 November 2026')).toContain(named.get('eighteen'))
  expect(row('Who turns', '12 November 2026')).toContain(named.get('half'))
})

test('the page names nobody and nothing of another site, and the list of children without contact says the same', async () => {
  expect(childrenIn(week)).not.toContain('elsewhere')
  expect(week).not.toContain('Linh')
  const list = (await house.get(manager.token, '/site/list/no-contact?site=kent')).body
  expect(list).toContain('No contact in 14 days')
  expect(childrenIn(list)).toEqual(['returned', 'quiet'])
})
