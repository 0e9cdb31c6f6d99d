import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { houseRoutes } from '../../src/app.ts'
import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import { openLog } from '../../src/platform/logging/index.ts'
import { referredChild } from '../support/referred-child.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addressOf, sampleWords } from '../support/personas.ts'

// Words that stand nowhere else, typed into the service as a worker would; then everything it puts out is searched for them.
const planted = {
  name: 'Quillfeather Zanzibarson',
  address: '99 Umbrellabird Crescent',
  postcode: 'QX9 7ZZ',
  telephone: '07700900987',
  note: 'Kingfisher marmalade',
} as const
const anyOfThem = /quillfeather|zanzibarson|umbrellabird|qx9 ?7zz|07700900987|marmalade/i
const whereabouts = /umbrellabird|qx9 ?7zz|07700900987/i

let house: TestHouse
let caseId: CaseId
let token: string
let manager: AccountId
const logged: string[] = []

beforeAll(async () => {
  house = await openTestHouse(undefined, {
    log: openLog('info', { write: (line: string) => void logged.push(line) }),
  })
  caseId = await referredChild(house, { names: ['Somebody Else'] })
  const person = await house.world.person('manager', null)
  token = person.token
  manager = person.id
  const at = `/cases/${caseId}`
  const typed: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [`${at}/child/names/new`, { kind: 'given', full_name: planted.name }],
    [
      `${at}/location`,
      {
        accommodation: 'foster-care',
        address: planted.address,
        postcode: planted.postcode,
        telephone: planted.telephone,
      },
    ],
    [
      `${at}/child/safe-contact`,
      { way: planted.note, safe_to_write: 'no', safe_to_ring: 'yes', never: planted.note },
    ],
    [
      `${at}/child/professionals/new`,
      { name: planted.name, role: 'social-worker', is_referrer: 'no', organisation: planted.note },
    ],
  ]
  for (const [path, fields] of typed)
    expect((await house.post(token, path, fields)).statusCode, path).toBe(303)
})
afterAll(() => house.close())

const routes = houseRoutes({ secret: 'x'.repeat(40), https: false, demonstration: false })

test('no address, title, redirect or refusal holds what was typed, and where the child is stands on one page only', async () => {
  let withName = 0
  for (const route of routes.filter((one) => one.method === 'GET' && one.path !== '/invitation/:token')) {
    const url = addressOf(route, { ...sampleWords, caseId })
    // Some pages lock or end the session that asks for them.
    const fresh = await house.world.session(manager)
    const answer = await house.get(fresh, url)
    expect(answer.headers.location ?? '', url).not.toMatch(anyOfThem)
    expect(/<title>[\s\S]*?<\/title>/.exec(answer.body)?.[0] ?? '', url).not.toMatch(anyOfThem)
    for (const [, address = ''] of answer.body.matchAll(/(?:href|action)="([^"]*)"/g))
      if (!address.startsWith('tel:')) expect(decodeURIComponent(address), url).not.toMatch(anyOfThem)
    if (answer.statusCode >= 400) expect(answer.body, url).not.toMatch(anyOfThem)
    if (route.path === '/cases/:caseId/location') expect(answer.body).toMatch(whereabouts)
    else expect(answer.body, url).not.toMatch(whereabouts)
    if (anyOfThem.test(answer.body)) withName += 1
  }
  // The words were there to be found.
  expect(withName).toBeGreaterThan(3)
})

test('the withdrawal of where the child is does not show it either', async () => {
  const found = await sql<{ id: string }>`select id from child_location where case_id = ${caseId}`.execute(
    house.db.owner.kysely,
  )
  for (const { id } of found.rows) {
    const answer = await house.get(token, `/cases/${caseId}/facts/child_location/${id}/entered-in-error`)
    expect(answer.body).not.toMatch(whereabouts)
  }
  expect(found.rows).toHaveLength(1)
})

test('a search by name puts it into no address', async () => {
  const answer = await house.post(token, '/children', { q: planted.name, name: planted.name })
  expect(answer.headers.location ?? '').not.toMatch(anyOfThem)
  expect(answer.body).not.toMatch(whereabouts)
})

test('what is typed wrongly comes back on the page, never in an address or a log', async () => {
  const answer = await house.post(token, `/cases/${caseId}/contacts/new`, {
    note: planted.note,
    mode: planted.name,
  })
  expect(answer.statusCode).toBe(422)
  const missing = await house.get(token, `/cases/${encodeURIComponent(planted.name)}`)
  expect(missing.body.replace(/(?:href|action|value)="[^"]*"/g, '')).not.toMatch(anyOfThem)
})

test('a fault quotes nothing that was typed, not even when its own message does', async () => {
  const now = vi.spyOn(house.clock, 'now').mockImplementation(() => {
    throw new Error(`cannot read ${planted.note}`)
  })
  const answer = await house.post(null, '/refer/return', { reference: planted.name, code: planted.note })
  now.mockRestore()
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toMatch(anyOfThem)
})

test('no line of the log and no act holds any of it', async () => {
  expect(logged.length).toBeGreaterThan(20)
  for (const line of logged) expect(line).not.toMatch(anyOfThem)
  const acts = await sql<{ text: string }>`select concat_ws(' ', kind, answer, detail, acted_by_right) as text
    from act`.execute(house.db.owner.kysely)
  for (const { text } of acts.rows) expect(text).not.toMatch(anyOfThem)
})
