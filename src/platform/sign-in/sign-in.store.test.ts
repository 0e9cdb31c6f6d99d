import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { currentCode, newTotpSecret, seedCredentials } from './index.ts'

const password = 'violet umbrella seventeen otters'
const secret = 'only-for-tests-only-for-tests-only-for-tests'
const MINUTE = 60_000

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
// Every test has its own half-hour: codes are used once, and delays belong to the test that caused them.
beforeEach(() => house.clock.advance(30 * MINUTE))

interface Member {
  readonly id: AccountId
  readonly email: string
  readonly totp: string
}

async function member(role: 'guardian' | 'assessment' = 'guardian'): Promise<Member> {
  const { id } = await house.world.person(role, 'wales')
  const totp = newTotpSecret()
  await house.world.as(null, null, (db) =>
    seedCredentials(db, { secret, accountId: id, password, totpSecret: totp, now: house.clock.now() }),
  )
  return { id, email: `${id}@example.test`, totp }
}

const code = (who: Member): string => currentCode(who.totp, house.clock.now())
const wrongCode = (who: Member): string => (code(who) === '000000' ? '000001' : '000000')
/** A page without what differs on every page: tokens and keys. */
const bare = (page: string): string => page.replaceAll(/value="[^"]*"/g, '')

async function signedIn(who: Member): Promise<Visitor> {
  const visitor = new Visitor(house.server)
  const answer = await visitor.signIn(who.email, password, code(who), '/account')
  expect(answer.statusCode).toBe(303)
  return visitor
}

test('given the right password and code, when somebody signs in, then they are sent where they wanted to go', async () => {
  const who = await member()
  const visitor = new Visitor(house.server)
  const answer = await visitor.signIn(who.email.toUpperCase(), password, code(who), '/account')
  expect(answer.headers.location).toBe('/account')
  expect(visitor.cookies.get('gs_session')).toHaveLength(43)
  expect((await visitor.get('/sign-in')).headers.location).toBe('/')
})

test('given a next that leads elsewhere, when somebody signs in, then they land at the front door', async () => {
  const who = await member()
  const visitor = new Visitor(house.server)
  const answer = await visitor.signIn(who.email, password, code(who), '//evil.example')
  expect(answer.headers.location).toBe('/')
})

test('given a wrong code, when it is corrected, then the person is in without the password again', async () => {
  const who = await member()
  const visitor = new Visitor(house.server)
  const refused = await visitor.signIn(who.email, password, wrongCode(who))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('The email address, password or code is not right')
  expect(visitor.cookies.has('gs_session')).toBe(false)
  expect((await visitor.post('/sign-in/code', { code: code(who) })).statusCode).toBe(303)
})

test('given a code that was used, when it is sent again in its own half-minute, then it is refused', async () => {
  const who = await member()
  const once = code(who)
  expect((await new Visitor(house.server).signIn(who.email, password, once)).statusCode).toBe(303)
  expect((await new Visitor(house.server).signIn(who.email, password, once)).statusCode).toBe(422)
})

test('given nobody by that name, a wrong password and a wrong code, when they sign in, then all see the same pages', async () => {
  const who = await member()
  const pages: string[] = []
  for (const [email, typed, one] of [
    ['nobody@example.test', password, '123456'],
    [who.email, 'something else entirely', code(who)],
    [who.email, password, wrongCode(who)],
  ] as const) {
    const visitor = new Visitor(house.server)
    await visitor.get('/sign-in')
    const first = await visitor.post('/sign-in', { email, password: typed })
    expect(first.headers.location).toBe('/sign-in/code')
    await visitor.get('/sign-in/code')
    const second = await visitor.post('/sign-in/code', { code: one })
    expect(second.statusCode).toBe(422)
    pages.push(bare(second.body))
  }
  expect(new Set(pages).size).toBe(1)
})

test('given many wrong tries, when the next comes at once, then it waits; a known browser and a later moment do not', async () => {
  const who = await member()
  const known = await signedIn(who)
  known.cookies.delete('gs_session')
  house.clock.advance(MINUTE)
  const stranger = new Visitor(house.server)
  await stranger.get('/sign-in')
  let answer = await stranger.post('/sign-in', { email: who.email, password: 'wrong' })
  for (let tries = 0; tries < 8 && answer.statusCode === 303; tries += 1) {
    await stranger.get('/sign-in')
    answer = await stranger.post('/sign-in', { email: who.email, password: 'wrong' })
  }
  expect(answer.statusCode).toBe(429)
  expect((await known.signIn(who.email, password, code(who))).statusCode).toBe(303)
  house.clock.advance(16 * MINUTE)
  expect((await new Visitor(house.server).signIn(who.email, password, code(who))).statusCode).toBe(303)
})

test('given a suspended account, when its holder signs in with everything right, then the answer is as for anybody', async () => {
  const { id } = await house.world.person('guardian', 'wales', { standing: 'suspended' })
  const totp = newTotpSecret()
  await house.world.as(null, null, (db) =>
    seedCredentials(db, { secret, accountId: id, password, totpSecret: totp, now: house.clock.now() }),
  )
  const who = { id, email: `${id}@example.test`, totp }
  expect((await new Visitor(house.server).signIn(who.email, password, code(who))).statusCode).toBe(422)
})

test('given fifteen idle minutes, when a form is sent, then its words are kept and shown after unlocking', async () => {
  const who = await member('guardian')
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, who.id, 'guardian')
  const visitor = await signedIn(who)
  const address = `/cases/${caseId}/conflict`
  expect((await visitor.get(address)).statusCode).toBe(200)
  house.clock.advance(15 * MINUTE)
  const asleep = await visitor.post(address, { nature: 'relative' })
  expect(asleep.headers.location).toBe(`/unlock?next=${encodeURIComponent(address)}`)
  await visitor.get(String(asleep.headers.location))
  expect((await visitor.post('/unlock', { password: 'not this one' })).statusCode).toBe(422)
  const awake = await visitor.post('/unlock', { password })
  expect(awake.headers.location).toBe(address)
  const again = await visitor.get(address)
  expect(again.body).toMatch(/value="relative"[^>]*checked/)
})

test('given an open session, when the browser goes to the lock, then it is locked until the password is given', async () => {
  const visitor = await signedIn(await member())
  expect((await visitor.get('/unlock?next=/account')).statusCode).toBe(200)
  expect((await visitor.get('/cases/x/conflict')).headers.location).toContain('/unlock')
  expect((await visitor.post('/unlock', { password })).statusCode).toBe(303)
  expect((await visitor.get('/sign-in')).headers.location).toBe('/')
})

test('given twelve hours, when the next request comes, then the person signs in anew', async () => {
  const visitor = await signedIn(await member())
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    house.clock.advance(10 * MINUTE)
    expect((await visitor.get('/sign-in')).statusCode).toBe(303)
  }
  house.clock.advance(10 * MINUTE)
  expect((await visitor.get('/sign-in')).statusCode).toBe(200)
  expect((await visitor.get('/unlock')).headers.location).toContain('/sign-in')
})

test('given a session, when its holder signs out, then its token opens nothing any more', async () => {
  const visitor = await signedIn(await member())
  const token = visitor.cookies.get('gs_session') ?? ''
  const answer = await house.post(token, '/sign-out')
  expect(answer.headers['clear-site-data']).toContain('cache')
  expect((await house.get(token, '/sign-in')).statusCode).toBe(200)
})
