import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { sessionCookieName } from '../../platform/web/parts.ts'
import { firstVoiceDeadline, readDeadlines } from '../deadlines/index.ts'
import { voiceKnown } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }
let manager: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'wales', { name: 'Mair Manager' })
})
afterAll(() => house.close())

async function aCase(holder = guardian.id): Promise<CaseId> {
  const caseId = await house.world.aCase('wales', { stage: 'allocated' })
  await house.world.allocate(caseId, holder, 'guardian')
  await write(house, caseId, [anIdentity(caseId), firstVoiceDeadline(caseId, house.clock.now())])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/voice${page}`
const send = (path: string, fields: Record<string, string | string[]>, token = guardian.token) =>
  house.post(token, path, fields)
const get = (path: string, token = guardian.token) => house.get(token, path)
function boxes(name: string, days: number): Record<string, string> {
  const on = dayInLondon(new Date(house.clock.now().getTime() + days * DAY_OF_24_HOURS))
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const inside = <T>(caseId: CaseId, read: Parameters<typeof house.world.as<T>>[2], token = guardian.token) =>
  house.world.as(token, caseId, read, house.clock.now())
const clocks = (caseId: CaseId) =>
  inside(
    caseId,
    async (db) =>
      (await readDeadlines(db, { caseIds: [caseId], states: ['open', 'met', 'lapsed'] }))
        .filter(({ kind }) => kind.startsWith('voice'))
        .map(({ kind, state, dueAt }) => [kind, state, dueAt === null ? null : dayInLondon(dueAt)]),
    manager.token,
  )

async function anOccasion(caseId: CaseId, point: string, daysAgo = 0): Promise<string> {
  const answer = await send(at(caseId, '/occasions/new'), {
    point,
    ...boxes('on_day', -daysAgo),
    language: 'vie',
    aids: ['interpreter-there'],
    present: ['guardian', 'interpreter'],
    possible: 'yes',
  })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location).split('/').at(-1) ?? ''
}

test('answers and views stand apart, and what has become of each outcome follows from answers alone', async () => {
  const caseId = await aCase()
  expect((await get(at(caseId))).body).toContain('has not been asked yet')
  const first = await anOccasion(caseId, 'entry', 90)
  await send(at(caseId, `/${first}/answers`), {
    'safe-where-i-sleep': '2',
    'know-what-to-do': '3',
    'adults-listen': '4',
    'can-disagree': 'declined',
  })
  const unsaid = await send(at(caseId, `/${first}/seen`), { 'seen-placement': '3' })
  expect(unsaid.statusCode).toBe(422)
  expect(unsaid.body).toContain('Say what makes it so')
  await send(at(caseId, `/${first}/seen`), {
    'seen-placement': '3',
    'seen-placement_why': 'Invented: quiet house',
  })
  const second = await anOccasion(caseId, 'three-monthly')
  await send(at(caseId, `/${second}/answers`), {
    'safe-where-i-sleep': '4',
    'know-what-to-do': '3',
    'adults-listen': '5',
    'can-disagree': '5',
  })
  const page = (await get(at(caseId))).body.replaceAll(/\s+/g, ' ')
  const row = (outcome: string) => page.split(`>${outcome}</th>`)[1]?.split('</tr>')[0] ?? ''
  expect(row('Safety')).toContain('Better')
  expect(row('Safety')).toContain('2 of 2 rated both times')
  // One of the two was declined at entry: it is not better for that.
  expect(row('Voice')).not.toContain('Better')
  expect(row('Voice')).toContain('1 of 2 rated both times')
  const one = (await get(at(caseId, `/${first}`))).body
  expect(one).toContain('Did not want to answer')
  expect(one).toContain('Invented: quiet house')
  expect(one).toContain('Not asked')
  expect((await get(`/cases/${caseId}/chronology`)).body).toContain('I feel safe in the place where I sleep.')
})

test('a correction asks why, and somebody who comes second sees both', async () => {
  const caseId = await aCase()
  const id = await anOccasion(caseId, 'entry')
  await send(at(caseId, `/${id}/answers`), { 'safe-where-i-sleep': '2' })
  const path = at(caseId, `/${id}/answers`)
  expect((await send(path, { _version: '1', 'safe-where-i-sleep': '3' })).statusCode).toBe(422)
  expect((await send(path, { 'safe-where-i-sleep': '4', reason: 'x' })).statusCode).toBe(409)
  expect(
    (await send(path, { _version: '1', 'safe-where-i-sleep': '3', reason: 'Misheard' })).statusCode,
  ).toBe(303)
  const known = await inside(caseId, (db) => voiceKnown(db, caseId))
  expect(known.ratings.map(({ version, reason, columns }) => [version, reason, columns.score])).toEqual([
    [2, 'Misheard', 3],
  ])
})

test('the clocks: entry is met when the child was asked, and the next falls due in three months', async () => {
  const caseId = await aCase()
  expect(await clocks(caseId)).toEqual([['voice-entry', 'open', '2026-12-15']])
  const tried = await send(at(caseId, '/occasions/new'), {
    point: 'entry',
    ...boxes('on_day', 0),
    possible: 'no',
    not_possible: 'no-interpreter',
  })
  expect(tried.statusCode).toBe(303)
  expect(await clocks(caseId)).toEqual([['voice-entry', 'open', '2026-12-15']])
  await anOccasion(caseId, 'entry')
  expect(await clocks(caseId)).toEqual(
    expect.arrayContaining([
      ['voice-entry', 'met', '2026-12-15'],
      ['voice-three-monthly', 'open', '2027-02-03'],
    ]),
  )
})

test('an occasion entered in error leaves the child to be asked', async () => {
  const caseId = await aCase()
  const id = await anOccasion(caseId, 'entry')
  const withdrawn = await send(`/cases/${caseId}/facts/voice_occasion/${id}/entered-in-error`, {
    _version: '1',
    reason: 'Another child was asked',
  })
  expect(withdrawn.statusCode).toBe(303)
  expect(await clocks(caseId)).toEqual(
    expect.arrayContaining([
      ['voice-entry', 'open', '2026-12-15'],
      ['voice-three-monthly', 'lapsed', '2027-02-03'],
    ]),
  )
})

describe('at exit', () => {
  const proposal = {
    exit_reason: 'moved-out-of-area',
    child_view_how: 'could-not-be-asked',
    anything_open: 'no',
    referred_on: 'no',
    summary: 'Invented',
  }
  const closing = (caseId: CaseId) => `/cases/${caseId}/closure`
  const propose = async (caseId: CaseId, more: Record<string, string> = {}) =>
    expect(
      (await send(`${closing(caseId)}/propose`, { ...proposal, ...boxes('exit_on', 0), ...more })).statusCode,
    ).toBe(303)
  const decide = (caseId: CaseId, fields: Record<string, string>) =>
    send(`${closing(caseId)}/decide`, fields, manager.token)
  const exit = async (caseId: CaseId) => (await clocks(caseId)).filter(([kind]) => kind === 'voice-exit')

  test('a proposal asks for the child’s word; a closing without it says why, and that is no answer', async () => {
    const caseId = await aCase()
    await propose(caseId)
    expect(await exit(caseId)).toEqual([['voice-exit', 'open', '2026-11-09']])
    expect((await get(at(caseId))).body).toContain('before closing')
    expect((await decide(caseId, { _version: '1', decision: 'return', why: 'Ask first' })).statusCode).toBe(
      303,
    )
    expect(await exit(caseId)).toEqual([['voice-exit', 'lapsed', '2026-11-09']])
    await propose(caseId, { _version: '2' })
    expect(await exit(caseId)).toEqual([['voice-exit', 'open', '2026-11-09']])
    const bare = await decide(caseId, { _version: '3', decision: 'sign-off' })
    expect(bare.statusCode).toBe(422)
    expect(bare.body).toContain('Choose why the case closes without the child being asked')
    const wordless = await decide(caseId, { _version: '3', decision: 'sign-off', exit_not_asked: 'other' })
    expect(wordless.statusCode).toBe(422)
    expect(await exit(caseId)).toEqual([['voice-exit', 'open', '2026-11-09']])
    const signed = await decide(caseId, { _version: '3', decision: 'sign-off', exit_not_asked: 'missing' })
    expect(signed.statusCode).toBe(303)
    const told = await get(closing(caseId), manager.token)
    expect(told.body).toContain(
      'Closed without asking the child how things are at exit: The child is missing',
    )
    expect((await get(`/cases/${caseId}/chronology`, manager.token)).body).toContain(
      'Closed without asking the child',
    )
    expect((await inside(caseId, (db) => voiceKnown(db, caseId), manager.token)).occasions).toEqual([])
  })

  test('once the child was asked nobody is asked why not; an ending after a reopening asks anew', async () => {
    const caseId = await aCase()
    await propose(caseId)
    await anOccasion(caseId, 'exit', 1)
    expect(await exit(caseId)).toEqual([['voice-exit', 'met', '2026-11-09']])
    expect((await get(`${closing(caseId)}/decide`, manager.token)).body).not.toContain('exit_not_asked')
    expect((await decide(caseId, { _version: '1', decision: 'sign-off' })).statusCode).toBe(303)
    expect(await clocks(caseId)).toContainEqual(['voice-three-monthly', 'lapsed', '2027-02-02'])
    const fields = { reason: 'new-concern', why: 'Invented' }
    expect((await send(`${closing(caseId)}/reopen`, fields, manager.token)).statusCode).toBe(303)
    expect(await clocks(caseId)).toContainEqual(['voice-three-monthly', 'open', '2027-02-02'])
    const again = { ...proposal, ...boxes('exit_on', 0) }
    expect((await send(`${closing(caseId)}/propose`, again, manager.token)).statusCode).toBe(303)
    expect(await exit(caseId)).toEqual([['voice-exit', 'open', '2026-11-09']])
  })
})

test('in the child’s hands: one question, every answer as large as refusing, and nothing else opens', async () => {
  const caseId = await aCase()
  const id = await anOccasion(caseId, 'entry')
  const only = at(caseId, `/${id}/child`)
  const handed = await send(at(caseId, `/${id}/hand-over`), { language: 'vi' })
  expect(handed.headers.location).toBe(`${only}?in=vi`)
  expect(handed.cookies).toContainEqual(expect.objectContaining({ name: 'gs_handed', value: only }))
  const token = await house.world.session(guardian.id, house.clock.now())
  const child = (url: string) =>
    house.server.inject({
      method: 'GET',
      url,
      cookies: { [sessionCookieName(false)]: token, gs_handed: only },
    })
  const page = (await child(`${only}?step=safe-where-i-sleep&in=ar`)).body
  expect(page).toContain('dir="rtl"')
  expect(page).toContain('I feel safe in the place where I sleep.')
  expect(page.match(/gs-child__answer /g)).toHaveLength(6)
  for (const word of ['Gwen', 'gs-case-bar', 'gs-nav', '/cases/mine', 'Linh', 'REF', 'href="/"']) {
    expect(page, word).not.toContain(word)
  }
  expect(page.match(/href="\/cases[^"]*"/g)?.every((one) => one.includes(only))).toBe(true)
  await send(only, { step: 'safe-where-i-sleep', in: 'en', answer: '4' }, token)
  await send(only, { step: 'know-what-to-do', in: 'en', answer: 'declined' }, token)
  expect((await send(only, { step: 'know-what-to-do', in: 'en', answer: '9' }, token)).statusCode).toBe(200)
  const asked = await send(
    only,
    { step: 'goal', in: 'en', answer: 'other', words: 'I want to play football' },
    token,
  )
  expect(asked.headers.location).toContain('step=near')
  await send(only, { step: 'near', in: 'en', answer: '3' }, token)
  await send(only, { step: 'pass-on', in: 'en', answer: 'ask-me' }, token)
  const known = await inside(caseId, (db) => voiceKnown(db, caseId))
  const said = known.ratings.map(({ columns }) => [columns.item, columns.state, columns.score])
  // Answered in one instant of the test's clock: in no order.
  expect(said).toHaveLength(2)
  expect(said).toContainEqual(['safe-where-i-sleep', 'rated', 4])
  expect(said).toContainEqual(['know-what-to-do', 'declined', null])
  expect(known.goals[0]?.columns.words).toBe('I want to play football')
  expect(known.goalRatings[0]?.columns.score).toBe(3)
  expect((await get(at(caseId))).body).toContain('Ask the child each time')
  // Whatever else is asked for on this device locks it.
  const away = await child(`/cases/${caseId}`)
  expect(away.statusCode).toBe(303)
  expect(away.headers.location).toContain('/unlock')
  const again = await house.get(token, `/cases/${caseId}`)
  expect(again.headers.location).toContain('/unlock')
})

test('what the child says of the guardian reaches the manager, and leaves no sign for the guardian', async () => {
  const caseId = await aCase()
  const id = await anOccasion(caseId, 'entry')
  const words = 'She is often late and I do not dare to say it'
  const before = (await get(at(caseId))).body.replaceAll(/value="[^"]*"/g, '')
  const sent = await send(at(caseId, `/${id}/child/guardian`), {
    step: 'guardian',
    in: 'en',
    score: '2',
    words,
    talk: 'yes',
    answer: 'send',
  })
  expect(sent.headers.location).toContain('step=end')
  expect(sent.cookies.map(({ name }) => name)).not.toContain('gs_done')
  expect((await get(at(caseId, '/feedback'))).statusCode).toBe(403)
  for (const page of [
    at(caseId),
    at(caseId, `/${id}`),
    at(caseId, `/${id}/child?step=guardian&in=en`),
    `/cases/${caseId}`,
    `/cases/${caseId}/chronology`,
    `/cases/${caseId}/chronology?looks=yes`,
  ]) {
    const { body } = await get(page)
    expect(body, page).not.toContain('often late')
    expect(body, page).not.toContain('Feedback on the guardian')
  }
  expect((await get(at(caseId))).body.replaceAll(/value="[^"]*"/g, '')).toBe(before)
  const rows = (token: string) =>
    inside(caseId, (db) => sql<{ words: string }>`select words from guardian_feedback`.execute(db), token)
  expect((await rows(guardian.token)).rows).toEqual([])
  const covering = await house.world.person('guardian', 'wales')
  await house.world.allocate(caseId, covering.id, 'guardian', { kind: 'covering' })
  expect((await rows(covering.token)).rows).toEqual([])
  expect((await rows(manager.token)).rows).toEqual([{ words }])
  // That there is something to read stands with whoever supervises, without a word of it, until one of them has read it.
  const elsewhere = await house.world.person('manager', 'kent')
  const notices = async (token: string) =>
    (await Promise.all(['/tasks', '/site/week'].map((path) => get(path, token)))).map(({ body }) => {
      expect(body).not.toContain('often late')
      return (
        body.includes('New feedback on a guardian to read') && body.includes(`${at(caseId, '/feedback')}"`)
      )
    })
  expect(await notices(manager.token)).toEqual([true, true])
  expect(await notices(elsewhere.token)).toEqual([false, false])
  for (const token of [guardian.token, covering.token])
    expect((await get('/tasks', token)).body).not.toContain('feedback')
  const read = await get(at(caseId, '/feedback'), manager.token)
  expect(read.body).toContain('often late')
  expect(await notices(manager.token)).toEqual([false, false])
  expect(read.body).toContain('Gwen Guardian')
  expect((await get(`/cases/${caseId}/chronology`, manager.token)).body).not.toContain('often late')
})

test('a manager who works with the child does not read what the child says of that manager', async () => {
  const holder = await house.world.person('manager', 'wales', { name: 'Holder' })
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, holder.id, 'manager')
  await write(house, caseId, [anIdentity(caseId)])
  const made = await send(
    at(caseId, '/occasions/new'),
    { point: 'entry', ...boxes('on_day', 0), possible: 'yes' },
    holder.token,
  )
  const id = String(made.headers.location).split('/').at(-1) ?? ''
  await send(
    at(caseId, `/${id}/child/guardian`),
    { step: 'guardian', in: 'en', words: 'Not for the holder', answer: 'send' },
    holder.token,
  )
  expect((await get(at(caseId, '/feedback'), holder.token)).body).not.toContain('Not for the holder')
  const lead = await house.world.person('service-lead', null)
  expect((await get(at(caseId, '/feedback'), lead.token)).body).toContain('Not for the holder')
})

test('the manager’s page counts, and shows nothing where a child could be made out', async () => {
  const few = await house.world.person('manager', 'kent')
  expect((await get('/site/voice', few.token)).body).toContain('Fewer than 5 open cases')
  const page = (await get('/site/voice', manager.token)).body
  expect(page).toContain('What the children say')
  expect(page).toContain('withheld')
  expect((await get('/site/voice')).statusCode).toBe(403)
})
