import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { anOpenStudy, begunSort, dayBoxes, sampleStatements, sortedAs } from '../../../test/support/q-sort.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { enoughSorts, namelessSorts, readSorts, readStatements, readStudy } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }
let evaluator: { id: AccountId; token: string }

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  evaluator = await house.world.person('evaluator', null, { name: 'Eve Evaluator' })
})
afterAll(() => house.close())

const asEvaluator = (path: string, fields: Readonly<Record<string, string>>) =>
  house.post(evaluator.token, path, fields)
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  house.post(guardian.token, path, fields)

async function aCase(): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await write(house, caseId, [anIdentity(caseId)])
  return caseId
}
const within = <T>(token: string, caseId: CaseId | null, read: Parameters<typeof house.world.as<T>>[2]) =>
  house.world.as(token, caseId, read, house.clock.now())
const bank = (studyId: string) => within(evaluator.token, null, (db) => readStatements(db, studyId))
const sortOf = async (caseId: CaseId) =>
  (await within(guardian.token, caseId, (db) => readSorts(db, caseId)))[0]?.columns
const nameless = (token: string, studyId: string) => within(token, null, (db) => namelessSorts(db, studyId))

const begin = (caseId: CaseId, studyId: string) =>
  begunSort(send, caseId, studyId, dayInLondon(house.clock.now()))

test('an evaluator designs a study, which opens only when its bank fills its grid', async () => {
  const wrong = await asEvaluator('/q-sort/studies/new', { title: 'T', question_en: 'Q?', heights: '2, 2' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('odd number of columns')
  expect(wrong.body).toContain('value="Q?"')
  const id = await anOpenStudy(asEvaluator, false)
  const page = await house.get(evaluator.token, `/q-sort/studies/${id}`)
  expect(page.body).toContain('9 of 9')
  const more = await asEvaluator(`/q-sort/studies/${id}/statements/new`, { statements: 'One too many' })
  expect(more.statusCode).toBe(422)
  expect(more.body).toContain('One too many')
  const [first] = await bank(id)
  const changed = await asEvaluator(`/q-sort/studies/${id}/statements/${first?.id}`, {
    _version: '1',
    words_en: 'They listen',
    words_cy: 'Maen nhw’n gwrando',
    words_other: 'vie: Họ lắng nghe',
    note: '',
    reason: 'shorter',
  })
  expect(changed.statusCode, changed.body).toBe(303)
  // Somebody else who still has the earlier words before them sees both.
  const late = await asEvaluator(`/q-sort/studies/${id}/statements/${first?.id}`, {
    _version: '1',
    words_en: 'They hear me',
    reason: 'plainer',
  })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('They hear me')
  const removed = await asEvaluator(`/q-sort/studies/${id}/statements/${first?.id}/remove`, { _version: '2' })
  expect(removed.statusCode).toBe(303)
  expect((await asEvaluator(`/q-sort/studies/${id}/open`, { _version: '2' })).statusCode).toBe(409)
  await asEvaluator(`/q-sort/studies/${id}/statements/new`, { statements: 'They listen' })
  expect((await asEvaluator(`/q-sort/studies/${id}/open`, { _version: '3' })).statusCode).toBe(303)
  expect((await within(evaluator.token, null, (db) => readStudy(db, id)))?.columns.study_state).toBe('open')
  // From now on it stays as it is.
  for (const path of ['edit', 'statements/new', `statements/${(await bank(id))[0]?.id}`])
    expect((await house.get(evaluator.token, `/q-sort/studies/${id}/${path}`)).statusCode, path).toBe(409)
})

test('a child sorts with consent, keeps it half way, and finishes only when every column is full', async () => {
  const study = await anOpenStudy(asEvaluator)
  const ids = (await bank(study)).map(({ id }) => id as string)
  const caseId = await aCase()
  const refused = await send(`/cases/${caseId}/q-sort/invite/${study}`, {
    consent: 'no',
    ...dayBoxes('consent_on', dayInLondon(house.clock.now())),
    language: 'eng',
    help: 'alone',
  })
  expect(refused.statusCode).toBe(422)
  expect(await sortOf(caseId)).toBeUndefined()
  const sort = await begin(caseId, study)
  const piles = await house.get(guardian.token, `${sort}/piles`)
  expect(piles.statusCode).toBe(200)
  expect(piles.body).not.toContain('gs-case-bar')
  expect(piles.body).not.toContain('gs-nav')
  await send(`${sort}/piles`, { _version: '1', [`pile-${ids[0]}`]: 'agree', [`pile-${ids[1]}`]: 'nonsense' })
  expect((await sortOf(caseId))?.piles).toEqual([`${ids[0]}=agree`])
  const half = {
    [`at-${ids[0]}`]: '2',
    [`at-${ids[1]}`]: '2',
    [`at-${ids[2]}`]: '0',
    do: 'next',
    _version: '2',
  }
  const wrong = await send(`${sort}/grid`, half)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Column +2 has 1 too many')
  expect(wrong.body).toContain('Column −2 has room for 1 more')
  expect((await sortOf(caseId))?.places).toEqual([])
  expect((await send(`${sort}/grid`, { ...half, do: 'keep' })).statusCode).toBe(303)
  expect((await sortOf(caseId))?.places).toHaveLength(3)
  // Not yet full: its questions are not asked, and it cannot be finished.
  expect((await house.get(guardian.token, `${sort}/words`)).headers.location).toBe(`${sort}/grid`)
  expect((await send(`${sort}/words`, { _version: '3' })).headers.location).toBe(`${sort}/grid`)
  const full = sortedAs(ids)
  const late = await send(`${sort}/grid`, { ...full, do: 'next', _version: '2' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('gs-board')
  expect((await send(`${sort}/grid`, { ...full, do: 'next', _version: '3' })).headers.location).toBe(
    `${sort}/words`,
  )
  expect((await house.get(guardian.token, `${sort}/words`)).body).toContain(
    'I know what happens when I am 18',
  )
  expect(
    (await send(`${sort}/words`, { _version: '4', most_words: 'Because I will be 18' })).statusCode,
  ).toBe(303)
  expect(await sortOf(caseId)).toMatchObject({ sort_state: 'finished', most_words: 'Because I will be 18' })
  expect((await house.get(guardian.token, sort)).body).toContain('Because I will be 18')
  expect((await house.get(guardian.token, `/cases/${caseId}/chronology`)).body).toContain('Q sort: finished')
})

test('an evaluator is given sorts of closed studies without names, and nobody else is given any', async () => {
  const study = await anOpenStudy(asEvaluator)
  const ids = (await bank(study)).map(({ id }) => id as string)
  const sorts: { readonly caseId: CaseId; readonly path: string }[] = []
  for (let n = 0; n < 2; n++) {
    const caseId = await aCase()
    const path = await begin(caseId, study)
    await send(`${path}/grid`, { ...sortedAs(ids), do: 'next', _version: '1' })
    await send(`${path}/words`, { _version: '2', most_words: 'A secret of mine' })
    sorts.push({ caseId, path })
  }
  const enough = (least: number) => within(evaluator.token, null, (db) => enoughSorts(db, study, least))
  expect([await enough(2), await enough(3)]).toEqual([true, false])
  expect(await within(guardian.token, null, (db) => enoughSorts(db, study, 1))).toBe(false)
  expect(await nameless(evaluator.token, study), 'while it is open').toEqual([])
  await asEvaluator(`/q-sort/studies/${study}/close`, { _version: '3' })
  const seen = await nameless(evaluator.token, study)
  expect(seen).toHaveLength(2)
  expect(seen[0]).toMatchObject({ site: 'wales', language: 'eng', quarter: '2026-Q4' })
  expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['language', 'participant', 'places', 'quarter', 'site'])
  const said = JSON.stringify(seen)
  for (const { caseId } of sorts) expect(said).not.toContain(caseId)
  expect(said).not.toContain('secret')
  expect(await nameless(guardian.token, study)).toEqual([])
  // The table itself stays closed to an evaluator.
  const rows = await within(evaluator.token, null, (db) => sql`select * from q_sort`.execute(db))
  expect(rows.rows).toEqual([])
  // Closed: nobody sorts any more, but a child may take the sort back, and then it counts no longer.
  const [one] = sorts
  expect((await house.get(guardian.token, `${one?.path}/grid`)).statusCode).toBe(409)
  expect((await send(`${one?.path}/withdraw`, { _version: '3' })).statusCode).toBe(303)
  expect(await nameless(evaluator.token, study)).toHaveLength(1)
  expect((await send(`${one?.path}/withdraw`, { _version: '4' })).statusCode).toBe(409)
  const page = await house.get(guardian.token, one?.path ?? '')
  expect(page.body).toContain('has taken this sort back')
  expect(page.body).not.toContain('A secret of mine')
})

test('an evaluator reaches no case, and who works with children reaches no design', async () => {
  const caseId = await aCase()
  expect((await house.get(evaluator.token, `/cases/${caseId}/q-sort`)).statusCode).toBe(403)
  expect((await house.get(guardian.token, '/q-sort')).statusCode).toBe(403)
  expect((await house.get(guardian.token, `/cases/${caseId}/q-sort`)).statusCode).toBe(200)
  expect(sampleStatements.split('\n')).toHaveLength(9)
})
