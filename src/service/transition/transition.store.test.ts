import { afterAll, beforeAll, expect, test } from 'vitest'
import { aName, anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  addDays,
  addYears,
  calendarDay,
  dayInLondon,
  earlierOf,
  eighteenthBirthday,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { birthdayPoints } from '../../kernel/policy/outcomes.ts'
import { openDeadline, readDeadlines, type DeadlineKind } from '../deadlines/index.ts'
import { transitionKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }
let manager: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'london', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'london', { name: 'Mo Manager' })
})
afterAll(() => house.close())

const today = () => dayInLondon(house.clock.now())
/** A birth date so that 18 is so many days ahead. */
const born = (daysTo18: number) => addYears(addDays(today(), daysTo18), -18)

async function aCase(daysTo18 = 120, more: { site?: string; standing?: string } = {}): Promise<CaseId> {
  const caseId = await house.world.aCase(more.site ?? 'london')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const dob = born(daysTo18)
  await write(house, caseId, [
    anIdentity(caseId, { dob, dob_standing: more.standing ?? 'exact' }),
    aName(caseId, `Linh ${caseId.slice(0, 6)}`),
    openDeadline(caseId, 'seventeen-and-a-half', startOfLondonDay(addDays(today(), -30))),
    openDeadline(caseId, 'manager-decision', startOfLondonDay(addDays(today(), daysTo18)), 'turning-18'),
  ])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/transition${page}`
const send = (path: string, fields: Record<string, string | string[]>, token = guardian.token) =>
  house.post(token, path, fields)
const body = async (path: string, token = guardian.token) => (await house.get(token, path)).body
function boxes(name: string, days: number): Record<string, string> {
  const [year = '', month = '', day = ''] = addDays(today(), days).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const known = (caseId: CaseId) =>
  house.world.as(guardian.token, caseId, (db) => transitionKnown(db, caseId), house.clock.now())
const clocks = (caseId: CaseId, ...kinds: DeadlineKind[]) =>
  house.world.as(
    guardian.token,
    caseId,
    async (db) =>
      (await readDeadlines(db, { caseIds: [caseId], kinds, states: ['open', 'met', 'lapsed'] })).map(
        ({ kind, about, state }) => [kind, about, state],
      ),
    house.clock.now(),
  )
const assessment = {
  accommodation: 'high',
  money: 'unknown',
  child_words: 'I want to stay near my college.',
  result: 'additional-need',
  result_why: 'Nowhere to live',
}
const plan = { goal_1: 'A room near the college', owner_1: 'Adviser', agreed: 'yes' }

test('from nothing to a plan that was talked through: each step meets its deadline and opens the next', async () => {
  const caseId = await aCase()
  const empty = await body(at(caseId))
  expect(empty).toContain('No assessment is recorded')
  expect(empty).toMatch(/18 in 4 months, on/)
  expect((await send(at(caseId, '/assessment'), { ...assessment, ...boxes('held_on', 0) })).statusCode).toBe(
    303,
  )
  expect(await clocks(caseId, 'seventeen-and-a-half', 'transition-plan', 'nrm-answer-at-18')).toEqual(
    expect.arrayContaining([
      ['seventeen-and-a-half', null, 'met'],
      ['transition-plan', 'plan', 'open'],
      ['nrm-answer-at-18', 'answer', 'open'],
    ]),
  )
  const refused = await send(at(caseId, '/plan'), {
    ...plan,
    agreed: 'no',
    ...boxes('made_on', 0),
    ...boxes('agreed_on', 0),
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Say what the young person does not agree with')
  expect(refused.body).toContain('A room near the college')
  await send(at(caseId, '/plan'), {
    ...plan,
    ...boxes('made_on', 0),
    ...boxes('agreed_on', 0),
    ...boxes('next_review_on', 30),
  })
  expect(await clocks(caseId, 'transition-plan', 'transition-review')).toEqual([
    ['transition-plan', 'plan', 'met'],
    ['transition-review', addDays(today(), 30), 'open'],
  ])
  await send(at(caseId, '/plan'), {
    ...plan,
    goal_2: 'A bank account',
    missing_what: 'Police, then us',
    ...boxes('made_on', 0),
    ...boxes('agreed_on', 0),
    ...boxes('next_review_on', 40),
    _version: '1',
    reason: 'A second goal',
  })
  expect(await clocks(caseId, 'transition-review')).toEqual([
    ['transition-review', addDays(today(), 30), 'lapsed'],
    ['transition-review', addDays(today(), 40), 'open'],
  ])
  const page = await body(at(caseId))
  expect(page).toContain('Versions of the plan')
  expect(page).toContain('A second goal')
  await send(at(caseId, '/reviews/new'), {
    outcome: 'goes-on',
    found: 'Room found',
    ...boxes('held_on', 0),
    ...boxes('next_on', 60),
  })
  expect(await clocks(caseId, 'transition-review')).toContainEqual([
    'transition-review',
    addDays(today(), 40),
    'met',
  ])
  expect(await body(`/cases/${caseId}`)).toContain('See turning 18')
  expect(await body(`/cases/${caseId}/chronology`)).toContain('Plan for turning 18')
})

test('the answer on the NRM: by word of mouth refused before 13 February 2026 and without a first responder, and audited', async () => {
  const caseId = await aCase(-20)
  const stay = { answer: 'stay', way: 'verbal', child_words: 'I want to stay in.' }
  const early = await send(at(caseId, '/nrm-answers/new'), {
    ...stay,
    through: 'salvation-army',
    'given_on-day': '12',
    'given_on-month': '2',
    'given_on-year': '2026',
  })
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('since 13 February 2026 (Home Office guidance)')
  expect(early.body).toContain('I want to stay in.')
  const alone = await send(at(caseId, '/nrm-answers/new'), { ...stay, ...boxes('given_on', 0) })
  expect(alone.body).toContain('only through a first responder: choose which one')
  const child = await send(at(caseId, '/nrm-answers/new'), {
    answer: 'withdraw',
    way: 'written',
    ...boxes('given_on', -21),
  })
  expect(child.body).toContain('before the 18th birthday')
  expect((await known(caseId)).answers).toEqual([])
  const audited = await house.db.owner.kysely
    .selectFrom('act')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('sort', '=', 'refusal')
    .execute()
  expect(audited).toHaveLength(3)
  await send(at(caseId, '/nrm-information/new'), {
    what: ['adult-pack', 'adult-support'],
    given_by: 'Gwen',
    ...boxes('given_on', -30),
  })
  expect(await clocks(caseId, 'nrm-answer-at-18')).toEqual([['nrm-answer-at-18', 'answer', 'open']])
  await send(at(caseId, '/nrm-answers/new'), {
    ...stay,
    through: 'salvation-army',
    ...boxes('given_on', 0),
  })
  expect(await clocks(caseId, 'nrm-answer-at-18')).toEqual([['nrm-answer-at-18', 'answer', 'met']])
})

test('handed on after 18, contact is planned, and a contact meets what it was planned for', async () => {
  const caseId = await aCase(-3)
  const decided = await send(
    `/cases/${caseId}/decisions/turning-18`,
    { decision: 'hand-to-post-18', why: 'Needs help with housing' },
    manager.token,
  )
  expect(decided.statusCode).toBe(303)
  const planned = await clocks(caseId, 'contact-after-18')
  expect(planned.map(([, about, state]) => [about, state])).toEqual([
    ['week-1', 'open'],
    ['month-1', 'open'],
    ['month-3', 'open'],
    ['month-6', 'open'],
    ['month-12', 'open'],
  ])
  // So are the times of asking how things are: 3, 6 and 12 months after the birthday.
  expect(await clocks(caseId, 'voice-after-18')).toEqual(
    ['after-18-3', 'after-18-6', 'after-18-12'].map((point) => ['voice-after-18', point, 'open']),
  )
  await send(`/cases/${caseId}/contacts/new`, {
    counterpart: 'child',
    mode: 'phone',
    outcome: 'successful',
    purposes: ['safety'],
    interpreter: 'not-needed',
  })
  expect((await clocks(caseId, 'contact-after-18'))[0]).toEqual(['contact-after-18', 'week-1', 'met'])
  const page = await body(at(caseId))
  expect(page).toContain('A manager decided that support goes on after 18')
  expect(page).toMatch(/Made on/)
})

test('a disputed age is said so; leaving care speaks the law of the nation; withdrawn in error, the deadline runs again', async () => {
  const caseId = await aCase(100, { site: 'wales', standing: 'disputed' })
  const here = await house.world.person('guardian', 'wales', { name: 'Gwenno' })
  await house.world.allocate(caseId, here.id, 'guardian')
  const page = await body(at(caseId), here.token)
  expect(page).toContain('The age is disputed')
  expect(page).toContain('Area without support after 18')
  const leaving = await body(at(caseId, '/leaving-care'), here.token)
  expect(leaving).toContain('Social Services and Well-being (Wales) Act 2014')
  expect(leaving).not.toContain('former-relevant')
  await send(at(caseId, '/assessment'), { ...assessment, ...boxes('held_on', 0) }, here.token)
  const fact = (await known(caseId)).assessment
  const answer = await send(
    `/cases/${caseId}/facts/transition_assessment/${fact?.id ?? ''}/entered-in-error`,
    { reason: 'Another child', _version: '1' },
    here.token,
  )
  expect(answer.statusCode).toBe(303)
  expect(await clocks(caseId, 'seventeen-and-a-half')).toEqual([['seventeen-and-a-half', null, 'open']])
})

test('the list: a manager sees the site by area, a worker their own, and nobody a child who is not theirs', async () => {
  const mine = await aCase(40)
  const soon = await aCase(200)
  const elsewhere = await aCase(40, { site: 'wales' })
  const page = await body('/site/transition', manager.token)
  expect(page).toMatch(/Turning 18: areas with support after 18/)
  expect(page).toMatch(/Turning 17 and a half: areas with support after 18/)
  expect(page).toContain(`/cases/${mine}/transition`)
  expect(page).toContain(`/cases/${soon}/transition`)
  expect(page).not.toContain(elsewhere)
  const own = await body('/site/transition')
  expect(own).toContain(`/cases/${elsewhere}/transition`)
  expect(own).toContain('The young people you work with')
  const post18 = await house.world.person('post-18', 'london', { name: 'Pia' })
  expect(await body('/site/transition', post18.token)).toContain('Nobody here turns')
  await house.world.allocate(mine, post18.id, 'post-18')
  expect(await body('/site/transition', post18.token)).toContain(`/cases/${mine}/transition`)
  const lead = await house.world.person('service-lead', null, { name: 'Lea' })
  expect(await body('/site/transition', lead.token)).toContain(elsewhere)
  const evaluator = await house.world.person('evaluator', null)
  expect((await house.get(evaluator.token, '/site/transition')).statusCode).not.toBe(200)
  const stranger = await house.world.person('guardian', 'croydon')
  expect((await house.get(stranger.token, at(mine))).statusCode).not.toBe(200)
})

test('born on 29 February, the days on the page are those of 1 March', async () => {
  const leap = await house.world.aCase('london')
  await house.world.allocate(leap, guardian.id, 'guardian')
  await write(house, leap, [anIdentity(leap, { dob: calendarDay('2008-02-29'), dob_standing: 'exact' })])
  expect(await body(at(leap))).toContain('1 March 2026')
})

test('given a corrected birth date, then every clock of the birthdays moves in the same act, and none is left when nobody knows it', async () => {
  const caseId = await aCase()
  await send(at(caseId, '/assessment'), { ...assessment, ...boxes('held_on', 0) })
  const identity = `/cases/${caseId}/child/identity`
  let version = 1
  const corrected = async (dob: CalendarDay | null) => {
    const [year = '', month = '', day = ''] = (dob ?? '').split('-')
    const fields = {
      'dob-year': year,
      'dob-month': month,
      'dob-day': day,
      dob_standing: dob === null ? 'unknown' : 'exact',
    }
    const sent = await send(identity, { ...fields, _version: String(version), reason: 'Passport seen' })
    expect(sent.statusCode).toBe(303)
    version += 1
  }
  const due = () =>
    house.world.as(
      guardian.token,
      caseId,
      async (db) =>
        (await readDeadlines(db, { caseIds: [caseId] }))
          .map(
            ({ kind, about, dueAt }) => `${kind} ${about ?? '-'} ${dueAt?.toISOString().slice(0, 10) ?? ''}`,
          )
          .filter((line) => !line.startsWith('safety-plan'))
          .sort(),
      house.clock.now(),
    )
  const birthdays = (dob: CalendarDay) => {
    const start = (day: CalendarDay) => startOfLondonDay(day).toISOString().slice(0, 10)
    const eighteen = eighteenthBirthday(dob)
    return [
      `manager-decision turning-18 ${start(eighteen)}`,
      `nrm-answer-at-18 answer ${start(eighteen)}`,
      `transition-plan plan ${start(earlierOf(addDays(today(), 29), eighteen))}`,
    ].sort()
  }
  const voices = (dob: CalendarDay) =>
    Object.entries(birthdayPoints(dob, today())).map(
      ([point, day]) => `${point} ${startOfLondonDay(addDays(day, 1)).toISOString().slice(0, 10)}`,
    )
  for (const days of [20, 150, 182]) {
    await corrected(born(days))
    const all = await due()
    expect(all.filter((line) => !line.startsWith('voice'))).toEqual(birthdays(born(days)))
    const asked = all.flatMap((line) => (line.startsWith('voice') ? [line.replace(/^\S+ /, '')] : []))
    expect(asked.length).toBeGreaterThan(0)
    for (const line of asked) expect(voices(born(days))).toContain(line)
  }
  await corrected(null)
  expect(await due()).toEqual([expect.stringMatching(/^transition-plan plan/)])
})

test('before 17 and a half nothing is missing; what a manager has decided is not asked again', async () => {
  const young = await body(at(await aCase(400)))
  expect(young).toContain('Nothing is due before 17 and a half')
  expect(young).not.toContain('What to do next')
  const caseId = await aCase(60)
  await send(at(caseId, '/assessment'), { ...assessment, ...boxes('held_on', 0) })
  expect(await body(at(caseId))).toContain('A manager decides what happens at 18')
  const decided = await send(
    `/cases/${caseId}/decisions/turning-18`,
    { decision: 'hand-to-post-18', why: 'Still needs a place to live' },
    manager.token,
  )
  expect(decided.statusCode).toBe(303)
  expect(await body(at(caseId))).not.toContain('A manager decides what happens at 18')
})
