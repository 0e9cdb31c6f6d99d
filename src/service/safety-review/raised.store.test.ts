import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addDays, addYears, dayInLondon } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { safetyPlanEvents } from '../../kernel/policy/safety-plan.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { reviewsOf } from './store.ts'

let house: TestHouse
let token: string
let caseId: CaseId
const today = () => dayInLondon(house.clock.now())
const boxes = (name: string, days = 0) => {
  const [year = '', month = '', day = ''] = addDays(today(), days).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const send = async (page: string, fields: Record<string, string | string[]>): Promise<string> => {
  const answer = await house.post(token, `/cases/${caseId}${page}`, fields)
  expect(answer.statusCode, page).toBe(303)
  return String(answer.headers.location)
}
const seen = () =>
  house.world.as(token, caseId, async (db) => ({
    raised: (await reviewsOf(db, caseId)).filter(({ state }) => state === 'raised').map(({ event }) => event),
    clocks: (await readDeadlines(db, { caseIds: [caseId], kinds: ['safety-plan-review'] })).map(
      ({ about, dueAt }) => [about, dueAt === null ? null : addDays(dayInLondon(dueAt), -1)],
    ),
  }))

beforeAll(async () => {
  house = await openTestHouse()
  const guardian = await house.world.person('guardian', 'london', { name: 'Gwen Guardian' })
  token = guardian.token
  caseId = await house.world.aCase('london', { receivedAt: new Date('2026-06-01T09:00:00Z') })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const dob = addYears(addDays(today(), 120), -18)
  await write(house, caseId, [anIdentity(caseId, { dob, dob_standing: 'exact' })])
  await send('/safety-plan/write', {
    level: 'full',
    call_first: 'The carer',
    supervision: 'An adult in the house',
    missing_first_hour: 'Ring the phone, then the police',
    trigger_1: 'A withheld number',
    likelihood_1: 'likely',
    risk_1: 'debt',
    detail_1: 'Invented: the family is said to owe money',
    action_1: 'Carer keeps the phone at night',
    owner_1: 'The carer',
    restricts_1: 'yes',
    necessity_1: 'Calls come at night',
    person_1: 'Mrs Invented',
    place_1: 'The boxing club',
    child_heard: 'in-person',
    agreement: 'in-part',
    child_words: 'I want to be able to go out',
    for_child: 'If you are worried, ring us.',
  })
})
afterAll(() => house.close())

/** What each event is in the record: the act of the room in which it happens, nothing more. */
const happens: Readonly<Record<string, () => Promise<unknown>>> = {
  missing: () =>
    send('/missing/new', { ...boxes('on', -1), at: '20:00', on_referral: 'no', risk_grade: 'high' }),
  'trafficker-contact': async () => {
    const episode = await send('/missing/earlier', {
      ...boxes('on', -20),
      at: '21:30',
      ...boxes('ended_on', -18),
      ended_at: '08:15',
      risk_grade: 'high',
      reported_by: 'carer',
      missing_from: 'placement',
      returned_how: 'found-by-police',
    })
    const [, page = ''] = /(\/missing\/[0-9a-f-]{36})/.exec(episode) ?? []
    await send(`${page}/interview`, {
      outcome: 'held',
      ...boxes('settled_on', -17),
      settled_at: '15:00',
      child_words: 'A man rang',
      trafficker: 'suspected',
      plan_must_change: 'yes',
    })
  },
  'placement-move': async () => {
    await send('/location', { accommodation: 'foster-care', address: '1 Canary Lane' })
    await send('/location', {
      accommodation: 'foster-care',
      address: '2 Canary Lane',
      _version: '1',
      reason: 'Moved',
    })
  },
  'court-date': async () => {
    await send('/justice/matters/new', { role: 'accused', offence: 'robbery' })
    const page = await house.get(token, `/cases/${caseId}/justice`)
    const [, matter = ''] = /\/justice\/matters\/([0-9a-f-]{36})/.exec(page.body) ?? []
    await send(`/justice/matters/${matter}/court-dates/new`, {
      kind: 'plea',
      court: 'Youth court',
      ...boxes('on_day', 9),
    })
  },
  'nrm-decision': async () => {
    await send('/nrm/referrals/new', { ...boxes('sent_on', -20), sent_by: 'barnardos', route: 'standard' })
    await send('/nrm/decisions/new', {
      grounds: 'rg',
      outcome: 'positive',
      ...boxes('decided_on', -1),
      authority: 'sca',
      because: 'Invented reason',
    })
  },
  birthday: () =>
    send('/transition/assessment', {
      ...boxes('held_on'),
      accommodation: 'high',
      result: 'additional-need',
      result_why: 'Nowhere to live',
    }),
}

test('every event that is named has its act', () => {
  expect(Object.keys(happens).sort()).toEqual(safetyPlanEvents.filter((one) => one !== 'other').sort())
})

test.each(Object.keys(happens))(
  '%s: the review is raised in the same act, and is due on its day',
  async (event) => {
    const days: Readonly<Record<string, number>> = {
      missing: 1,
      'trafficker-contact': 1,
      'placement-move': 3,
      'court-date': 7,
      'nrm-decision': 7,
      birthday: 14,
    }
    const before = (await seen()).raised.filter((one) => one === event).length
    await happens[event]?.()
    const after = await seen()
    expect(after.raised.filter((one) => one === event)).toHaveLength(before + 1)
    expect(after.clocks).toContainEqual([event, addDays(today(), days[event] ?? NaN)])
    expect((await house.get(token, `/cases/${caseId}/safety-plan`)).body).not.toContain('Canary Lane')
  },
)

test('a correction of the assessment at 17 and a half raises nothing again', async () => {
  await send('/transition/assessment', {
    ...boxes('held_on'),
    accommodation: 'some',
    result: 'additional-need',
    result_why: 'Nowhere to live',
    _version: '1',
    reason: 'A room was found',
  })
  expect((await seen()).raised.filter((one) => one === 'birthday')).toHaveLength(1)
})
