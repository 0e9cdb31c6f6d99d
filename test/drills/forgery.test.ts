import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseRoutes } from '../../src/app.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { aFullCase } from '../support/full-case.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addressOf, Personas, sampleWords } from '../support/personas.ts'

const posts = houseRoutes({ secret: 'x'.repeat(40), https: false, demonstration: false }).filter(
  (route) => route.method === 'POST',
)
let house: TestHouse
let personas: Personas
let caseId: CaseId

beforeAll(async () => {
  house = await openTestHouse()
  personas = new Personas(house)
  caseId = await aFullCase(house)
})
afterAll(() => house.close())

const form = 'application/x-www-form-urlencoded'

/** What another site can make a signed-in browser send: right in all but one thing. */
const forgeries: Readonly<
  Record<string, (csrf: string, stranger: string) => { headers: Record<string, string>; payload: string }>
> = {
  'no token': () => ({
    headers: { 'content-type': form, 'sec-fetch-site': 'same-origin' },
    payload: `_key=${randomUUID()}`,
  }),
  'the token of another session': (_csrf, stranger) => ({
    headers: { 'content-type': form, 'sec-fetch-site': 'same-origin' },
    payload: `_csrf=${stranger}&_key=${randomUUID()}`,
  }),
  'sent from another site': (csrf) => ({
    headers: { 'content-type': form, 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  'sent from a neighbouring host': (csrf) => ({
    headers: { 'content-type': form, 'sec-fetch-site': 'same-site' },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  'a foreign origin': (csrf) => ({
    headers: { 'content-type': form, origin: 'https://evil.example' },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  'an origin of null': (csrf) => ({
    headers: { 'content-type': form, origin: 'null' },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  'nothing said of where it comes from': (csrf) => ({
    headers: { 'content-type': form },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  'plain text': (csrf) => ({
    headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' },
    payload: `_csrf=${csrf}&_key=${randomUUID()}`,
  }),
  json: (csrf) => ({
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    payload: JSON.stringify({ _csrf: csrf, _key: randomUUID() }),
  }),
}

/** Everything that a write would leave behind; refusals and looks are acts too, but of another sort. */
async function traces(): Promise<unknown> {
  const found = await sql`select (select count(*) from act where sort = 'write') as writes,
    (select count(*) from draft) as drafts, (select count(*) from referral_draft) as referrals,
    (select count(*) from sign_in_attempt) as attempts, (select count(*) from password) as passwords,
    (select count(*) from session_event where kind <> 'seen') as sessions,
    (select count(*) from invitation) as invitations`.execute(house.db.owner.kysely)
  return found.rows[0]
}

describe.each(posts.map((route) => ({ name: route.path, route })))('POST $name', ({ route }) => {
  test('takes no forged form', async () => {
    const ids = { ...sampleWords, caseId, accountId: await personas.idOf('guardian') }
    const url = addressOf(route, ids)
    const token = await personas.tokenFor(route)
    const own = house.form(token)
    const stranger = house.form('another-session').csrf
    const before = await traces()
    for (const [name, forge] of Object.entries(forgeries)) {
      const response = await house.server.inject({
        method: 'POST',
        url,
        cookies: own.cookies,
        ...forge(own.csrf, stranger),
      })
      expect(response.statusCode, name).toBeGreaterThanOrEqual(400)
      expect(response.statusCode, name).toBeLessThan(500)
      expect(await traces(), name).toEqual(before)
    }
  })
})

test('no other method is answered', async () => {
  const manager = await house.world.person('manager', null)
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    const response = await house.server.inject({
      method,
      url: `/cases/${caseId}/location`,
      cookies: house.form(manager.token).cookies,
    })
    expect(response.statusCode).toBe(404)
  }
})
