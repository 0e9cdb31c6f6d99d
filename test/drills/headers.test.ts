import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { LightMyRequestResponse } from 'fastify'
import { houseRoutes } from '../../src/app.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addressOf, Personas, sampleWords } from '../support/personas.ts'

let house: TestHouse
let manager: { readonly token: string }

beforeAll(async () => {
  house = await openTestHouse(undefined, { https: true })
  manager = await house.world.person('manager', null)
})
afterAll(() => house.close())

const ask = (url: string, token: string | null = null, headers: Record<string, string> = {}) =>
  house.server.inject({ url, cookies: house.form(token).cookies, headers })

function expectWalled(answer: LightMyRequestResponse, what: string): void {
  const csp = String(answer.headers['content-security-policy'])
  expect(csp, what).toContain("default-src 'none'")
  expect(csp, what).toContain("frame-ancestors 'none'")
  expect(csp, what).toContain("base-uri 'none'")
  expect(csp, what).toContain("form-action 'self'")
  expect(csp, what).not.toMatch(/unsafe|\*|http:|data:/)
  expect(answer.headers['x-content-type-options'], what).toBe('nosniff')
  expect(answer.headers['referrer-policy'], what).toBe('no-referrer')
  expect(answer.headers['strict-transport-security'], what).toMatch(/^max-age=31536000/)
  expect(answer.headers['cross-origin-opener-policy'], what).toBe('same-origin')
  expect(answer.headers['cross-origin-resource-policy'], what).toBe('same-origin')
  expect(answer.headers['permissions-policy'], what).toContain('geolocation=()')
  expect(answer.headers['x-powered-by'], what).toBeUndefined()
  expect(answer.headers['server'], what).toBeUndefined()
}

function expectNotKept(answer: LightMyRequestResponse, what: string): void {
  expect(answer.headers['cache-control'], what).toContain('no-store')
}

function expectCookiesClosed(answer: LightMyRequestResponse, what: string): void {
  for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
    expect(line, what).toMatch(/^__Host-/)
    expect(line, what).toMatch(/; HttpOnly/)
    expect(line, what).toMatch(/; Secure/)
    expect(line, what).toMatch(/; SameSite=(Lax|Strict)/)
    expect(line, what).toMatch(/; Path=\/(;|$)/)
    expect(line, what).not.toMatch(/; Domain/)
  }
}

const pages = houseRoutes({ secret: 'x'.repeat(40), https: true, demonstration: false }).filter(
  (route) => route.method === 'GET',
)

describe('every page, as whoever may see it and as a stranger', () => {
  test.each(pages.map((route) => ({ name: route.path, route })))('$name', async ({ route }) => {
    const personas = new Personas(house)
    const url = addressOf(route, { ...sampleWords, caseId: await house.world.aCase('wales') })
    for (const token of [await personas.tokenFor(route), null]) {
      const answer = await ask(`${url}?lang=cy`, token)
      expectWalled(answer, url)
      expectNotKept(answer, url)
      expectCookiesClosed(answer, url)
      expect(answer.body, url).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\sstyle="|\son[a-z]+="|javascript:/)
    }
  })
})

test('answers of every other kind', async () => {
  const form = house.form(manager.token)
  const send = (payload: string, type = 'application/x-www-form-urlencoded') =>
    house.server.inject({
      method: 'POST',
      url: '/account/language',
      cookies: form.cookies,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
      payload,
    })
  const answers: Record<string, LightMyRequestResponse> = {
    'no such page': await ask('/no-such-page', manager.token),
    'a broken address': await ask('/%E0%A4%A'),
    'a long address': await ask(`/refer/questions/${'x'.repeat(20_000)}`),
    forbidden: await ask('/audit', manager.token),
    'a forged form': await send('a=b'),
    'a form of another kind': await send('{}', 'application/json'),
    'a form too large': await send('a='.padEnd(2_000_000, 'b')),
  }
  for (const [what, answer] of Object.entries(answers)) {
    expect(answer.statusCode, what).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode, what).toBeLessThan(500)
    expectWalled(answer, what)
    expectNotKept(answer, what)
    expectCookiesClosed(answer, what)
    expect(answer.headers['content-type'], what).toBe('text/html; charset=utf-8')
  }
})

test('a fault of ours says nothing but its number, behind the same wall', async () => {
  const now = vi.spyOn(house.clock, 'now').mockImplementation(() => {
    throw new Error('the clock stands still')
  })
  const answer = await ask('/health')
  now.mockRestore()
  expect(answer.statusCode).toBe(500)
  expectWalled(answer, 'a fault')
  expectNotKept(answer, 'a fault')
  expect(answer.body).not.toMatch(/at .*\.ts:|Error:|stands still/)
})

test('a built file is walled too, and may be kept', async () => {
  const answer = await ask('/assets/headers.test.ts')
  if (answer.statusCode !== 404) expect(answer.headers['cache-control']).toContain('immutable')
  expectWalled(answer, 'a built file')
  for (const url of ['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/..%2fhouse.ts'])
    expect((await ask(url)).statusCode, url).toBeGreaterThanOrEqual(400)
})

test('signing out clears what the browser kept', async () => {
  const person = await house.world.person('guardian', 'wales')
  const form = house.form(person.token)
  const answer = await house.server.inject({
    method: 'POST',
    url: '/sign-out',
    cookies: form.cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: `_csrf=${form.csrf}&_key=k`,
  })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers['clear-site-data']).toContain('"cache"')
  expect(answer.headers['clear-site-data']).toContain('"storage"')
  expect(answer.cookies.find((cookie) => cookie.name === '__Host-gs_session')?.value).toBe('')
  expect((await ask('/caseload', person.token)).headers.location).toMatch(/^\/sign-in/)
})
