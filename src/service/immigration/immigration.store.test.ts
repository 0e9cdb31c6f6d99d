import { afterAll, beforeAll, expect, test } from 'vitest'
import { aName, anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { openDeadline, readDeadlines } from '../deadlines/index.ts'
import { reviewsOf } from '../safety-review/index.ts'
import { lettersOf, versionsOf } from './letters/store.ts'
import { immigrationKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
})
afterAll(() => house.close())

async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  const due = new Date(house.clock.now().getTime() + 20 * DAY_OF_24_HOURS)
  await write(house, caseId, [
    anIdentity(caseId),
    aName(caseId, 'Linh Nguyễn'),
    openDeadline(caseId, 'safety-plan-review', due, 'by-level'),
  ])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/immigration${page}`
const read = async (path: string) => (await house.get(guardian.token, path)).body
async function send(
  path: string,
  fields: Record<string, string | string[]>,
  expected = 303,
): Promise<string> {
  const answer = await house.post(guardian.token, path, fields)
  expect(answer.statusCode, path).toBe(expected)
  return expected === 303 ? String(answer.headers.location) : answer.body
}
const inDays = (days: number) => dayInLondon(new Date(house.clock.now().getTime() + days * DAY_OF_24_HOURS))
function boxes(name: string, days: number): Record<string, string> {
  const [year = '', month = '', day = ''] = inDays(days).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const inside = <T>(caseId: CaseId, look: Parameters<typeof house.world.as<T>>[2]) =>
  house.world.as(guardian.token, caseId, look, house.clock.now())
const known = (caseId: CaseId) => inside(caseId, (db) => immigrationKnown(db, caseId))
const clocks = (caseId: CaseId) =>
  inside(caseId, async (db) =>
    (
      await readDeadlines(db, {
        caseIds: [caseId],
        kinds: ['immigration-interview', 'statement-due', 'appeal-due', 'leave-expiry'],
        states: ['open', 'met', 'lapsed'],
      })
    )
      .map(({ kind, state }) => `${kind} ${state}`)
      .sort(),
  )

test('claim and representative: four answers kept apart, one claim a case, the month filled from here', async () => {
  const caseId = await aCase()
  const first = await read(at(caseId))
  expect(first).toContain('That is not the same as no claim')
  expect(first).toContain('Record whether there is a claim')
  expect(await read(`/cases/${caseId}`)).not.toContain('See immigration and asylum')
  const wrong = await send(at(caseId, '/claim'), { claim: 'no-claim', ...boxes('claimed_on', -1) }, 422)
  expect(wrong).toContain('A day goes with a claim that was made')
  await send(at(caseId, '/claim'), { claim: 'not-applicable' })
  expect(await read(at(caseId))).toContain('Not applicable: British or EU status')
  await send(at(caseId, '/claim'), { claim: 'claimed', ...boxes('claimed_on', -30), _version: '1' }, 422)
  const again = { claim: 'claimed', ...boxes('claimed_on', -30), _version: '1', reason: 'Asked again' }
  await send(at(caseId, '/claim'), again)
  expect(await read(at(caseId))).toContain('Find a legal representative')
  expect((await house.post(guardian.token, at(caseId, '/claim'), again)).body).toContain('Somebody')
  const unnamed = await send(
    at(caseId, '/representatives/new'),
    { kind: 'solicitor', state: 'instructed' },
    422,
  )
  expect(unnamed).toContain('Enter the name or the firm')
  await send(at(caseId, '/representatives/new'), {
    kind: 'solicitor',
    state: 'instructed',
    firm: 'Invented Law',
    ...boxes('instructed_on', -20),
  })
  const page = await read(at(caseId))
  expect(page).toContain('Legal representative instructed')
  expect(page).not.toContain('Find a legal representative')
  const overview = await read(`/cases/${caseId}`)
  expect(overview).toContain('See immigration and asylum')
  // Where it stands and the room's own card say the same stage.
  expect(overview.match(/Legal representative instructed/g)).toHaveLength(2)
  expect(await read(`/cases/${caseId}/status/${inDays(0).slice(0, 7)}`)).toContain('from immigration')
})

test('an interview raises a review, a statement is due after 28 days, and both are met by what came of them', async () => {
  const caseId = await aCase()
  const ahead = { kind: 'substantive', ...boxes('on_day', 9), asked: ['private-room', 'breaks'], local: 'no' }
  const early = await send(at(caseId, '/interviews/new'), { ...ahead, outcome: 'held' }, 422)
  expect(early).toContain('The day lies ahead')
  await send(at(caseId, '/interviews/new'), ahead)
  const interview = (await known(caseId)).interviews[0]
  expect(interview?.columns.asked).toEqual(['private-room', 'breaks'])
  const raised = await inside(caseId, (db) => reviewsOf(db, caseId))
  expect(raised.map(({ eventOn, why }) => [eventOn, why])).toEqual([[inDays(9), 'Substantive interview']])
  await send(at(caseId, '/statements/new'), { kind: 'evidence-form', ...boxes('asked_on', -10) })
  const statement = (await known(caseId)).statements[0]
  expect(await clocks(caseId)).toEqual(['immigration-interview open', 'statement-due open'])
  const page = await read(at(caseId))
  expect(page).toContain('Asked for: A private room, Breaks')
  expect(page).toContain('Statement of evidence form: send by')
  expect(await read('/tasks')).toContain('Statement to be sent')
  await send(at(caseId, `/statements/${statement?.id ?? ''}`), {
    kind: 'evidence-form',
    ...boxes('asked_on', -10),
    ...boxes('submitted_on', 0),
    _version: '1',
    reason: 'Sent',
  })
  const wrong = `/cases/${caseId}/facts/immigration_interview/${interview?.id ?? ''}/entered-in-error`
  await send(wrong, { reason: 'Another child', _version: '1' })
  expect(await clocks(caseId)).toEqual(['immigration-interview lapsed', 'statement-due met'])
})

test('a refusal starts the days to appeal, an appeal meets them, and leave that ends asks for advice', async () => {
  const caseId = await aCase()
  const early = { decision: 'refused', ...boxes('decided_on', -3), leave_ends: 'no-end' }
  expect(await send(at(caseId, '/decisions/new'), early, 422)).toContain('This decision grants no leave')
  await send(at(caseId, '/decisions/new'), { decision: 'refused', ...boxes('decided_on', -3) })
  const refused = (await known(caseId)).decisions[0]?.id ?? ''
  expect(await clocks(caseId)).toEqual(['appeal-due open'])
  expect(await read(at(caseId))).toContain(`/decisions/${refused}/appeals/new`)
  await send(at(caseId, `/decisions/${refused}/appeals/new`), { state: 'lodged', ...boxes('lodged_on', -1) })
  expect(await clocks(caseId)).toEqual(['appeal-due met'])
  expect(await read(at(caseId))).toContain('Appeal lodged')
  const appeal = (await known(caseId)).appeals[0]?.id ?? ''
  await send(`/cases/${caseId}/facts/immigration_appeal/${appeal}/entered-in-error`, {
    reason: 'Another child’s',
    _version: '1',
  })
  expect(await clocks(caseId)).toEqual(['appeal-due open'])
  expect(await read(at(caseId))).toContain('counted by days that nobody has confirmed')
  await send(at(caseId, `/decisions/${refused}/appeals/new`), { state: 'lodged', ...boxes('lodged_on', -1) })
  expect(await clocks(caseId)).toEqual(['appeal-due met'])
  const leave = { decision: 'uasc-leave', ...boxes('decided_on', 0), leave_ends: 'on-a-day' }
  const missing = await send(at(caseId, '/decisions/new'), leave, 422)
  expect(missing).toContain('Enter the last day of the leave')
  await send(at(caseId, '/decisions/new'), { ...leave, ...boxes('leave_until', 60) })
  expect(await clocks(caseId)).toEqual(['appeal-due met', 'leave-expiry open'])
  const page = await read(at(caseId))
  expect(page).toContain('Leave ends on')
  expect(page).toContain('gs-chip--careful')
  // A later grant lets the earlier clock lapse; withdrawn, it never did.
  const later = { ...leave, ...boxes('decided_on', 0), ...boxes('leave_until', 90) }
  await send(at(caseId, '/decisions/new'), later)
  expect(await clocks(caseId)).toEqual(['appeal-due met', 'leave-expiry lapsed', 'leave-expiry open'])
  const granted = (await known(caseId)).decisions.at(-1)?.id ?? ''
  await send(`/cases/${caseId}/facts/immigration_decision/${granted}/entered-in-error`, {
    reason: 'Another child’s',
    _version: '1',
  })
  expect(await clocks(caseId)).toEqual(['appeal-due met', 'leave-expiry lapsed', 'leave-expiry open'])
  const open = await inside(caseId, (db) => readDeadlines(db, { caseIds: [caseId], kinds: ['leave-expiry'] }))
  expect(open.map(({ about }) => about)).not.toContain(granted)
})

test('a letter is filled without a name, edited, signed, sent and then kept as it was sent', async () => {
  const caseId = await aCase()
  const begun = await send(at(caseId, '/letters/new'), {
    template: 'claim',
    lang: 'en',
    addressee: 'Home Office\nInvented House, CR9 2BY',
  })
  const [letter] = await inside(caseId, (db) => lettersOf(db, caseId))
  const path = at(caseId, `/letters/${letter?.id ?? ''}`)
  expect(begun).toBe(`${path}/edit`)
  const body = letter?.columns.body ?? ''
  expect(body).toContain('about LN')
  expect(body).not.toContain('Nguy')
  expect((await house.post(guardian.token, `${path}/sign`, { _version: '1' })).statusCode).toBe(409)
  const edit = (text: string) => ({ addressee: 'Home Office', body: text, _version: '1' })
  expect(await send(`${path}/edit`, edit('Linh Nguyen told me.'), 422)).toContain('use the initials')
  expect(await send(`${path}/edit`, edit('Near CF99 1NA.'), 422)).toContain('A postcode stands in the text')
  expect(await send(`${path}/edit`, edit('At 7 Somewhere Street.'), 422)).toContain(
    'An address stands in the text',
  )
  await send(`${path}/edit`, edit('LN told me.'))
  expect((await house.post(guardian.token, `${path}/edit`, edit('Late.'))).statusCode).toBe(409)
  await send(`${path}/discard`, { _version: '2' })
  expect(await read(path)).toContain('This letter was discarded')
  expect((await house.post(guardian.token, `${path}/sign`, { _version: '3' })).statusCode).toBe(409)
  await send(`${path}/take-up`, { _version: '3' })
  await send(`${path}/sign`, { _version: '4' })
  expect(await send(`${path}/sent`, { _version: '5' }, 422)).toContain('How, and to whom')
  await send(`${path}/sent`, { ...boxes('sent_on', 0), sent_how: 'Secure e-mail', _version: '5' })
  expect(
    (await house.post(guardian.token, `${path}/edit`, { ...edit('After.'), _version: '6' })).statusCode,
  ).toBe(409)
  const page = await read(path)
  expect(page).toContain('kept as it was sent')
  const print = await read(`${path}/print`)
  expect(print).toContain('Gwen Guardian')
  expect(print).not.toContain('Nguy')
  expect(print).not.toMatch(/Version \d|Draft \d|DRAFT/)
  expect(await read(`${path}/print?version=2`)).toMatch(/DRAFT – not signed<\/strong>\. Draft 2/)
  const versions = await inside(caseId, (db) => versionsOf(db, caseId, letter?.id ?? ('' as never)))
  expect(versions.map(({ columns }) => columns.state)).toEqual([
    'sent',
    'signed',
    'draft',
    'discarded',
    'draft',
    'draft',
  ])
  expect(await read(`/cases/${caseId}/chronology`)).toContain('Letter of support')
})

test('a stranger and another case’s decision find nothing', async () => {
  const [caseId, elsewhere] = [await aCase(), await aCase()]
  await send(at(caseId, '/decisions/new'), { decision: 'refused', ...boxes('decided_on', -3) })
  const refused = (await known(caseId)).decisions[0]?.id ?? ''
  const path = at(elsewhere, `/decisions/${refused}/appeals/new`)
  expect((await house.get(guardian.token, path)).statusCode).toBe(404)
  const stranger = await house.world.person('guardian', 'croydon', { name: 'Carl Elsewhere' })
  expect((await house.get(stranger.token, at(caseId))).statusCode).not.toBe(200)
})
