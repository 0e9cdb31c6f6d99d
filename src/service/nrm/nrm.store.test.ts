import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, canary, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import { calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { newFact } from '../../platform/record/index.ts'
import { childLocation } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { nrmStanding } from './standing.ts'
import { knownOf, readNrmCase } from './store.ts'

type Person = { id: AccountId; token: string }
let house: TestHouse
let guardian: Person
let manager: Person
let now: number

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'wales', { name: 'Mena Manager' })
  now = house.clock.now().getTime()
})
afterAll(() => house.close())

const later = (days: number) => {
  now += days * DAY_OF_24_HOURS
  house.clock.set(new Date(now))
}
async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales', { receivedAt: new Date('2026-06-01T09:00:00Z') })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await write(house, caseId, [anIdentity(caseId)])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/nrm${page}`
function boxes(name: string, daysAgo = 0): Record<string, string> {
  const [year = '', month = '', day = ''] = dayInLondon(new Date(now - daysAgo * DAY_OF_24_HOURS)).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const fresh = async (who: Person): Promise<string> => house.world.session(who.id, house.clock.now())
const post = async (who: Person, path: string, fields: Record<string, string>) =>
  house.post(await fresh(who), path, fields)
const get = async (who: Person, path: string) => house.get(await fresh(who), path)

async function state(caseId: CaseId) {
  return house.world.as(
    await fresh(manager),
    caseId,
    async (db) => {
      const known = await readNrmCase(db, caseId)
      if (known === null) throw new Error('no case')
      return {
        known,
        stage: nrmStanding(knownOf(known), calendarDay(dayInLondon(new Date(now))))?.stage ?? null,
        clocks: (await readDeadlines(db, { caseIds: [caseId] }))
          .map(({ kind, about }) => (kind === 'manager-decision' ? `${kind} ${about ?? ''}` : kind))
          .filter((kind) => !kind.startsWith('safety-plan') && kind !== 'first-contact'),
      }
    },
    house.clock.now(),
  )
}
const referral = () => ({
  ...boxes('sent_on', 20),
  sent_by: 'barnardos',
  route: 'standard',
  nrm_reference: 'NRM-1',
})
const decision = (grounds: string, outcome: string, daysAgo: number) => ({
  grounds,
  outcome,
  ...boxes('decided_on', daysAgo),
  authority: 'sca',
  because: 'Invented reason',
})
async function referred(): Promise<CaseId> {
  const caseId = await aCase()
  expect((await post(guardian, at(caseId, '/referrals/new'), referral())).statusCode).toBe(303)
  return caseId
}
async function decided(grounds: string, outcome: string, daysAgo: number, caseId: CaseId) {
  const reply = await post(guardian, at(caseId, '/decisions/new'), decision(grounds, outcome, daysAgo))
  expect(reply.statusCode).toBe(303)
}

test('the form is prepared, gaps close, and answers that are not asked are left off the sheet', async () => {
  const caseId = await aCase()
  const before = await get(guardian, at(caseId, '/readiness'))
  expect(before.body).toMatch(/\d+ of \d+ required answers are missing/)
  expect(before.body).toContain('/child/professionals/new')
  const answers = {
    'several-situations': 'no',
    dates: 'Spring 2026',
    'taken-somewhere': 'yes',
    journey: 'By van',
  }
  const page = at(caseId, '/prepare/exploitation')
  expect((await post(guardian, page, { ...answers, _version: '0' })).statusCode).toBe(303)
  const clash = await post(manager, page, { ...answers, dates: 'Summer', _version: '0' })
  expect(clash.statusCode).toBe(409)
  expect(clash.body).toContain('Summer')
  const sheet = await get(guardian, at(caseId, '/print'))
  expect(sheet.body).toContain('By van')
  expect(sheet.body).toContain('Missing')
  expect(
    (await post(guardian, page, { ...answers, 'taken-somewhere': 'no', _version: '1' })).statusCode,
  ).toBe(303)
  expect((await get(guardian, at(caseId, '/print'))).body).not.toContain('By van')
  const types = { types: 'other', 'types-other': '', _version: '2' }
  expect((await post(guardian, at(caseId, '/prepare/types'), types)).statusCode).toBe(303)
})

test('the place is on no page but the sheet that was asked for with a reason, by whoever asked', async () => {
  const caseId = await aCase()
  const place = { accommodation: null, address: canary, postcode: 'CF10 1AA', telephone: null, since: null }
  await write(house, caseId, [newFact(childLocation, caseId, place)])
  for (const page of ['', '/readiness', '/print', '/prepare/places'])
    expect((await get(guardian, at(caseId, page))).body).not.toContain(canary)
  expect((await post(guardian, at(caseId, '/print-with-place'), { why: '' })).statusCode).toBe(422)
  const asked = await post(guardian, at(caseId, '/print-with-place'), { why: 'To copy it into the form' })
  const sheet = String(asked.headers['location'])
  expect((await get(guardian, sheet)).body).toContain(canary)
  expect((await get(manager, sheet)).statusCode).toBe(404)
  later(1)
  expect((await get(guardian, sheet)).statusCode).toBe(404)
})

test('given a referral was sent, then readiness says so, and who sent it answers for the next one', async () => {
  const caseId = await aCase()
  expect((await get(guardian, at(caseId, '/readiness'))).body).not.toContain('A referral was sent')
  await post(guardian, at(caseId, '/referrals/new'), referral())
  const ready = (await get(guardian, at(caseId, '/readiness'))).body
  expect(ready).toContain('A referral was sent on')
  expect((await get(guardian, at(caseId, '/prepare/responder'))).body).toMatch(
    /value="barnardos" (?:data-[^>]*)?checked/,
  )
})

test('information asked for has a clock, which what is sent meets', async () => {
  const caseId = await referred()
  const asked = { event: 'information-asked', ...boxes('happened_on', 3), detail: 'School reports' }
  expect((await post(guardian, at(caseId, '/events/new'), asked)).statusCode).toBe(303)
  expect((await state(caseId)).clocks).toEqual(['nrm-information-due'])
  expect((await get(guardian, at(caseId))).body).toContain('School reports')
  const sent = { event: 'information-sent', ...boxes('happened_on'), detail: 'Two letters' }
  expect((await post(guardian, at(caseId, '/events/new'), sent)).statusCode).toBe(303)
  expect((await state(caseId)).clocks).toEqual([])
  const again = await post(guardian, at(caseId, '/events/new'), sent)
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('Nothing that was asked for waits')
})

test('a negative decision asks a manager in the same act; changed on reconsideration, nobody is asked any more', async () => {
  const caseId = await referred()
  await decided('rg', 'positive', 10, caseId)
  expect((await state(caseId)).stage).toBe('rg-positive')
  await decided('cg', 'negative', 1, caseId)
  const after = await state(caseId)
  expect(after.stage).toBe('cg-negative')
  expect(after.clocks.toSorted()).toEqual(['manager-decision negative-nrm-decision', 'nrm-reconsideration'])
  expect((await get(manager, `/cases/${caseId}/decisions/negative-nrm-decision`)).statusCode).toBe(200)
  const id = after.known.decisions.find(({ grounds }) => grounds === 'cg')?.id ?? ''
  const path = at(caseId, `/decisions/${id}/reconsider`)
  const asking = {
    ...boxes('asked_on'),
    asked_by: 'first-responder',
    grounds: 'new-evidence',
    detail: 'A letter',
  }
  expect((await post(guardian, path, asking)).statusCode).toBe(303)
  expect((await state(caseId)).stage).toBe('reconsideration')
  const outcome = { state: 'changed', ...boxes('outcome_on'), _version: '1' }
  expect((await post(guardian, path, outcome)).statusCode).toBe(303)
  expect(await state(caseId)).toMatchObject({ stage: 'cg-positive', clocks: [] })
})

test('a refused decision keeps what was typed and changes nothing; a correction has a reason', async () => {
  const caseId = await referred()
  const wrong = await post(guardian, at(caseId, '/decisions/new'), decision('cg', 'negative', 1))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('record that decision first')
  expect(wrong.body).toContain('Invented reason')
  expect((await state(caseId)).known.decisions).toEqual([])
  await decided('rg', 'negative', 1, caseId)
  const id = (await state(caseId)).known.decisions[0]?.id ?? ''
  const right = { ...decision('rg', 'positive', 1), _version: '1' }
  expect((await post(guardian, at(caseId, `/decisions/${id}`), right)).statusCode).toBe(422)
  const done = await post(guardian, at(caseId, `/decisions/${id}`), { ...right, reason: 'Misread' })
  expect(done.statusCode).toBe(303)
  expect(await state(caseId)).toMatchObject({ stage: 'rg-positive', clocks: [] })
  const late = await post(manager, at(caseId, `/decisions/${id}`), { ...right, reason: 'Also' })
  expect(late.statusCode).toBe(409)
  expect(
    (await post(guardian, at(caseId, `/decisions/${id}/withdraw`), { reason: 'Another child' })).statusCode,
  ).toBe(303)
  expect(await state(caseId)).toMatchObject({ stage: 'rg-pending' })
})

test('what the child was told answers the question to tell, and the monthly status takes the stage from here', async () => {
  const caseId = await referred()
  expect((await get(guardian, at(caseId))).body).toContain('Tell the child: that the referral was made')
  const told = {
    about: 'referral',
    ...boxes('told_on'),
    told_by: 'Gwen',
    language: 'vie',
    child_words: 'I see',
  }
  expect((await post(guardian, at(caseId, '/told/new'), told)).statusCode).toBe(303)
  const home = await get(guardian, at(caseId))
  expect(home.body).not.toContain('Tell the child:')
  expect(home.body).toContain('I see')
  const month = dayInLondon(new Date(now)).slice(0, 7)
  const status = await get(guardian, `/cases/${caseId}/status/${month}`)
  expect(status.body).toContain('Waiting for the reasonable grounds decision')
  expect(status.body).toContain('from the NRM page')
})
