import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { openTestShelf } from '../../../test/support/shelf.ts'

let house: TestHouse
let shelf: ReturnType<typeof openTestShelf>
let evaluator: string
let manager: string

beforeAll(async () => {
  shelf = openTestShelf()
  house = await openTestHouse(undefined, { evidenceFolder: shelf.path })
  evaluator = (await house.world.person('evaluator', null)).token
  manager = (await house.world.person('manager', 'wales')).token
})
afterAll(async () => {
  await house.close()
  shelf.remove()
})

const ask = (token: string, path: string) => house.get(token, path)

test('given a package on the shelf, then an evaluator reads every part with its figures and definitions', async () => {
  const all = await ask(evaluator, '/evidence')
  expect(all.statusCode).toBe(200)
  expect(all.body).toContain('240')
  const contact = await ask(evaluator, '/evidence/contact?data=cohort')
  expect(contact.statusCode).toBe(200)
  expect(contact.body).toContain('<svg')
  expect(contact.body).toMatch(/\d+%/)
  const definitions = await ask(evaluator, '/evidence/definitions')
  expect(definitions.body).toContain('never contacted')
})

test('given a variable, then every figure has a column for each group, in words', async () => {
  const parted = await ask(evaluator, '/evidence/missing?data=cohort&by=gender')
  expect(parted.body).toContain('Male')
})

test('given a question outside what may be asked, then everything is shown and the reader is told', async () => {
  for (const odd of ['from=2018-01-02', 'by=child_id', 'data=..%2F..', 'to=never']) {
    const answer = await ask(evaluator, `/evidence?${odd}`)
    expect(answer.statusCode, odd).toBe(200)
    expect(answer.body, odd).toContain('Choose from the lists')
  }
  expect((await ask(evaluator, '/evidence/nothing-such')).statusCode).toBe(404)
  expect((await ask(evaluator, '/evidence/files/..')).statusCode).toBe(404)
})

test('the files are the report, the workbook and the results', async () => {
  const types = [
    ['report', 'text/html', '<!doctype html>'],
    ['tables', 'application/vnd.oasis', 'PK'],
    ['results', 'application/json', '{'],
  ] as const
  for (const [file, type, start] of types) {
    const answer = await ask(evaluator, `/evidence/files/${file}?data=cohort`)
    expect(answer.statusCode, file).toBe(200)
    expect(answer.headers['content-type'], file).toContain(type)
    expect(answer.rawPayload.subarray(0, start.length).toString().toLowerCase(), file).toBe(
      start.toLowerCase(),
    )
  }
})

test('given a manager, then the own site stands beside the whole, and no other site', async () => {
  const site = await ask(manager, '/site/evidence')
  expect(site.statusCode).toBe(200)
  expect(site.body).toContain('Wales')
  expect(site.body).not.toContain('Greater Manchester')
  expect((await ask(manager, '/evidence')).statusCode).toBe(403)
  expect((await ask(evaluator, '/site/evidence')).statusCode).toBe(403)
})

test('nothing that names an episode reaches a page or a file', async () => {
  for (const path of [
    '/evidence/contact',
    '/evidence/files/results',
    '/evidence/files/report',
    '/evidence/definitions',
  ])
    expect((await ask(evaluator, `${path}?data=cohort&by=site`)).body, path).not.toMatch(
      /\bE\d-\d+\b|\bC\d-\d+\b/,
    )
})

test('given a damaged package, then the page says so and who can find out why; mended, it is counted', async () => {
  const path = join(shelf.path, 'cohort', 'months.csv')
  writeFileSync(
    join(shelf.path, 'cohort', 'datapackage.json'),
    '{"title":"x","source":"import","as_at":"2018-06-30","resources":[{"name":"months","path":"months.csv"}]}',
  )
  writeFileSync(path, 'nothing\n')
  const answer = await ask(evaluator, '/evidence')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('cannot be counted')
})

test('given few children, of whom something withheld could be worked out, then nothing is shown and the page says why', async () => {
  const few = openTestShelf(1)
  const small = await openTestHouse(undefined, { evidenceFolder: few.path })
  try {
    const { token } = await small.world.person('evaluator', null)
    const answer = await small.get(token, '/evidence?by=site')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toMatch(/cannot be shown safely|withheld/)
    expect(answer.body).not.toMatch(/>\s*25\.0%/)
  } finally {
    await small.close()
    few.remove()
  }
})
