import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aName, anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { aFinishedSort, anInventedOrder, anOpenStudy } from '../../../test/support/q-sort.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { readStatements } from '../../service/q-sort/index.ts'

// Twelve invented children sort by the pages of their cases; an evaluator then reads what may be read of it, and no more.
const childName = 'Invented Secretname'
const theirWords = 'Invented words that stay in the case'
let house: TestHouse
let guardian: string
let evaluator: string
let manager: string
let studyId: string
const sorts: { readonly caseId: CaseId; readonly path: string }[] = []

const send = (path: string, fields: Readonly<Record<string, string>>) => house.post(guardian, path, fields)
const asEvaluator = (path: string, fields: Readonly<Record<string, string>>) =>
  house.post(evaluator, path, fields)
const read = (path = '', token = evaluator) => house.get(token, `/evidence/q-sort/${studyId}${path}`)

beforeAll(async () => {
  house = await openTestHouse()
  const person = await house.world.person('guardian', 'wales')
  guardian = person.token
  evaluator = (await house.world.person('evaluator', null)).token
  manager = (await house.world.person('manager', 'wales')).token
  studyId = await anOpenStudy(asEvaluator)
  const bank = await house.world.as(evaluator, null, (db) => readStatements(db, studyId))
  const ids = bank.map(({ id }) => String(id))
  for (let n = 0; n < 12; n++) {
    const caseId = await house.world.aCase('wales')
    await house.world.allocate(caseId, person.id, 'guardian')
    await write(house, caseId, [anIdentity(caseId), aName(caseId, childName)])
    const day = dayInLondon(house.clock.now())
    const order = anInventedOrder(ids, n)
    const path = await aFinishedSort(send, caseId, { studyId, day, order, words: theirWords })
    sorts.push({ caseId, path })
  }
})
afterAll(() => house.close())

/** Nothing in it leads to a case: no id of a case or of a fact in it, no name, no words of a child. */
function leadsNowhere(body: string): void {
  for (const { caseId, path } of sorts) {
    expect(body).not.toContain(caseId)
    expect(body).not.toContain(path.split('/').at(-1))
  }
  expect(body).not.toContain(childName)
  expect(body).not.toContain(theirWords)
}

test('while a study is open nothing of it is shown, however many have sorted', async () => {
  const page = await read()
  expect(page.body).toContain('The study is not closed')
  expect(page.body).not.toContain('Factor 1')
  expect((await read('/sorts')).statusCode).toBe(404)
  expect((await house.get(evaluator, '/evidence/q-sort')).body).toContain('No study is closed yet')
  const closed = await asEvaluator(`/q-sort/studies/${studyId}/close`, { _version: '3' })
  expect(closed.statusCode).toBe(303)
  expect((await house.get(evaluator, '/evidence/q-sort')).body).toContain(studyId)
})

test('a closed study with enough sorts is analysed, and nothing in it leads back to a child', async () => {
  const page = await read()
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('12 sorts of 9 statements')
  expect(page.body).toContain('Factor 2')
  expect(page.body).toContain('They stay when others change')
  leadsNowhere(page.body)
  for (const query of ['?factors=1', '?extraction=centroid', '?rotation=none', '?factors=nine']) {
    const asked = await read(query)
    expect(asked.body, query).toContain('12 sorts of 9 statements')
    leadsNowhere(asked.body)
  }
  // Seven factors among twelve people leave some of them with one person or none.
  const many = await read('?factors=7')
  expect(many.body).toContain('cannot be shown')
  expect(many.body).not.toContain('Factor 1')
  // One site and one language: there are no groups, whatever is asked for by hand.
  for (const group of ['site:wales', 'language:eng', 'site:nowhere'])
    expect((await read(`?group=${group}`)).body, group).toContain('This group cannot be shown')
})

test('the export is statements by numbers of its own', async () => {
  const file = await read('/sorts')
  expect(file.statusCode).toBe(200)
  expect(file.headers['content-type']).toContain('text/csv')
  const lines = file.body.trim().split('\r\n')
  const [head = [], ...rest] = lines.map((line) => line.split('","'))
  const numbers = head.slice(2).map((one) => one.replaceAll('"', ''))
  expect(new Set(numbers).size).toBe(12)
  expect(rest.map(([, name]) => name)).toHaveLength(9 + 2)
  expect(lines.at(-2)).toBe(`"","site",${numbers.map(() => '"wales"').join(',')}`)
  expect(lines.at(-1)).toBe(`"","quarter",${numbers.map(() => '"2026-Q4"').join(',')}`)
  for (let person = 0; person < 12; person++) {
    const column = rest.slice(0, 9).map((row) => Number((row[person + 2] ?? '').replaceAll('"', '')))
    expect(column.toSorted((a, b) => a - b)).toEqual([-2, -1, -1, 0, 0, 0, 1, 1, 2])
  }
  leadsNowhere(file.body)
  // No number, no day and no order of the record is in the file: nothing but the sort itself could be found again.
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`))
  const kept = await sql<
    Record<'id' | 'case_id' | 'participant' | 'act_id' | 'consent_on' | 'finished_on', string>
  >`
    select id, case_id, participant, act_id, consent_on::text, finished_on::text from q_sort`.execute(
    house.db.owner.kysely,
  )
  expect(kept.rows.length).toBeGreaterThanOrEqual(12)
  for (const row of kept.rows)
    for (const [name, value] of Object.entries(row))
      if (value !== null) expect(file.body.includes(value.slice(0, 8)), name).toBe(false)
  const columns = numbers.map((_, at) =>
    rest.slice(0, 9).map((row) => Number((row[at + 2] ?? '').replaceAll('"', ''))),
  )
  const text = columns.map((one) => one.map((value) => String.fromCharCode(80 + value)).join(''))
  expect(text).toEqual(text.toSorted())
})

test('each look and each download is an act, and nobody but an evaluator looks', async () => {
  for (const token of [guardian, manager])
    for (const path of ['', '/sorts']) expect((await read(path, token)).statusCode).toBe(403)
  const acts = await sql<{ kind: string }>`select distinct kind from act
    where kind in ('read:q-sort-evidence', 'read:q-sort-export')`.execute(house.db.owner.kysely)
  expect(acts.rows).toHaveLength(2)
})

test('what children take back no longer counts, and below the threshold nothing is shown', async () => {
  const takeBack = async (some: typeof sorts) => {
    for (const { path } of some)
      expect((await send(`${path}/withdraw`, { _version: '3' })).statusCode, path).toBe(303)
  }
  await takeBack(sorts.slice(0, 4))
  expect((await read()).body).toContain('8 sorts of 9 statements')
  // Eight are enough to be analysed, and too few for site and quarter to go along.
  expect((await read('/sorts')).body).not.toContain('wales')
  await takeBack(sorts.slice(4, 5))
  const page = await read()
  expect(page.body).toContain('Too few sorts to show anything')
  expect(page.body).not.toContain('Factor 1')
  expect(page.body).not.toMatch(/\b7 sorts/)
  expect((await read('/sorts')).statusCode).toBe(404)
})
