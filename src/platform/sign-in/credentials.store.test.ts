import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { account } from '../access/index.ts'
import { newFact, recordAct } from '../record/index.ts'
import { createInvitation, currentCode, newTotpSecret, seedCredentials } from './index.ts'
import { newRecoverySet } from './store.ts'
import { Keys } from './keys.ts'

const password = 'violet umbrella seventeen otters'
const secret = 'only-for-tests-only-for-tests-only-for-tests'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(30 * MINUTE))

interface Member {
  readonly id: AccountId
  readonly email: string
  readonly totp: string
  readonly recovery: readonly string[]
}

async function member(): Promise<Member> {
  const { id } = await house.world.person('guardian', 'wales')
  const totp = newTotpSecret()
  const recovery = await house.world.as(null, null, async (db) => {
    const now = house.clock.now()
    await seedCredentials(db, { secret, accountId: id, password, totpSecret: totp, now })
    return newRecoverySet(db, new Keys(secret), id, now)
  })
  return { id, email: `${id}@example.test`, totp, recovery }
}

const code = (totp: string): string => currentCode(totp, house.clock.now())

async function signedIn(who: Member): Promise<Visitor> {
  const visitor = new Visitor(house.server)
  expect((await visitor.signIn(who.email, password, code(who.totp), '/account')).statusCode).toBe(303)
  await visitor.get('/account')
  return visitor
}

const keyOf = (page: string): string =>
  (/<strong translate="no">([A-Z2-7 ]+)<\/strong>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
const codesOf = (page: string): string[] =>
  [...page.matchAll(/<code>([^<]+)<\/code>/g)].map(([, one]) => one ?? '')

/** An account that waits for its invitation to be taken up. */
async function invited(): Promise<{ email: string; id: AccountId; link: string }> {
  const id = crypto.randomUUID() as AccountId
  const email = `${id}@example.test`
  const token = await house.world.as(
    null,
    null,
    async (db) => {
      const now = house.clock.now()
      const author = { actor: 'system', accountId: null, role: null, right: 'test' } as const
      const columns = { name: 'Ceri Test', email, language: 'en' as const, speaks: [], telephone: null }
      const fact = newFact(account, null, { ...columns, account_standing: 'invited' })
      const facts = [{ ...fact, id: id as never }]
      await recordAct(db, author, now, {
        kind: 'account.create',
        caseId: null,
        happenedAt: null,
        key: null,
        answer: '/',
        facts,
      })
      return createInvitation(db, id, now)
    },
    house.clock.now(),
  )
  return { email, id, link: `/invitation/${token}` }
}

test('given an invitation, when it is taken up, then the person signs in with what they chose, and it opens no more', async () => {
  const { email, link } = await invited()
  const visitor = new Visitor(house.server)
  expect((await visitor.get(link)).body).toContain('Ceri Test')
  const weak = await visitor.post(link, { password: 'passwordpassword1', again: 'passwordpassword1' })
  expect(weak.statusCode).toBe(422)
  const unlike = await visitor.post(link, { password, again: `${password}s` })
  expect(unlike.body).toContain('The two passwords are not the same')
  const page = await visitor.post(link, { password, again: password })
  const totp = keyOf(page.body)
  expect(page.body).toContain('<svg')
  expect((await visitor.post(`${link}/authenticator`, { code: '12345' })).statusCode).toBe(422)
  const done = await visitor.post(`${link}/authenticator`, { code: code(totp) })
  expect(codesOf(done.body)).toHaveLength(10)

  // The code that proved the enrolment was used by it.
  expect((await new Visitor(house.server).signIn(email, password, code(totp))).statusCode).toBe(422)
  house.clock.advance(MINUTE)
  expect((await new Visitor(house.server).signIn(email, password, code(totp))).statusCode).toBe(303)
  const again = await new Visitor(house.server).get(link)
  const unknown = await new Visitor(house.server).get('/invitation/never-was')
  expect(again.statusCode).toBe(404)
  expect(again.body.replaceAll(link, '')).toBe(unknown.body.replaceAll('/invitation/never-was', ''))
})

test('given an invitation, when 72 hours have gone or a newer one was made, then it answers as unknown', async () => {
  const { id, link } = await invited()
  const newer = await house.world.as(null, null, (db) => createInvitation(db, id, house.clock.now()))
  const visitor = new Visitor(house.server)
  expect((await visitor.get(link)).statusCode).toBe(404)
  house.clock.advance(72 * HOUR - 1)
  expect((await visitor.get(`/invitation/${newer}`)).statusCode).toBe(200)
  house.clock.advance(1)
  expect((await visitor.get(`/invitation/${newer}`)).statusCode).toBe(404)
})

test('given a lost authenticator, when a recovery code is used, then a new one must be set up, and all else ends', async () => {
  const who = await member()
  const elsewhere = await signedIn(who)
  house.clock.advance(MINUTE)
  const visitor = new Visitor(house.server)
  await visitor.get('/sign-in?next=/account')
  await visitor.post('/sign-in', { email: who.email, password })
  await visitor.get('/sign-in/recovery')
  expect((await visitor.post('/sign-in/recovery', { recovery: 'abcd-efgh-jkmn-pqrs' })).statusCode).toBe(422)
  const used = await visitor.post('/sign-in/recovery', { recovery: who.recovery[3]?.toUpperCase() ?? '' })
  expect(used.headers.location).toBe('/sign-in/authenticator')
  expect(visitor.cookies.has('gs_session')).toBe(false)
  const page = await visitor.get('/sign-in/authenticator')
  const totp = keyOf(page.body)
  const answer = await visitor.post('/sign-in/authenticator', { code: code(totp) })
  expect(answer.headers.location).toBe('/account')
  expect((await visitor.get('/account')).body).toContain('9 recovery codes left')
  expect((await elsewhere.get('/account')).headers.location).toContain('/sign-in')

  house.clock.advance(MINUTE)
  expect((await new Visitor(house.server).signIn(who.email, password, code(who.totp))).statusCode).toBe(422)
  const second = new Visitor(house.server)
  await second.get('/sign-in')
  await second.post('/sign-in', { email: who.email, password })
  await second.get('/sign-in/recovery')
  expect((await second.post('/sign-in/recovery', { recovery: who.recovery[3] ?? '' })).statusCode).toBe(422)
})

test('given two sessions, when one is ended from the other, then its next request is refused', async () => {
  const who = await member()
  const phone = await signedIn(who)
  house.clock.advance(MINUTE)
  const desk = await signedIn(who)
  const listed = await desk.get('/account')
  const end = /action="(\/account\/sessions\/[0-9a-f-]{36}\/end)"/.exec(listed.body)?.[1] ?? ''
  expect((await desk.post(end)).statusCode).toBe(303)
  expect((await phone.get('/account')).headers.location).toContain('/sign-in')
  expect((await desk.get('/account')).statusCode).toBe(200)
  expect((await house.post(desk.cookies.get('gs_session') ?? '', end)).statusCode).toBe(404)
})

test('given an open screen, when the keys are changed, then the present password is asked for first', async () => {
  const who = await member()
  const visitor = await signedIn(who)
  const fresh = 'tractor mango lighthouse eleven'
  await visitor.get('/account/password')
  const typed = { password: fresh, again: fresh }
  expect((await visitor.post('/account/password', { ...typed, current: 'not this' })).statusCode).toBe(422)
  expect((await visitor.post('/account/password', { ...typed, current: password })).statusCode).toBe(303)

  await visitor.get('/account/authenticator')
  const page = await visitor.post('/account/authenticator', { current: fresh })
  const totp = keyOf(page.body)
  expect((await visitor.post('/account/authenticator/confirm', { code: code(totp) })).statusCode).toBe(303)

  await visitor.get('/account/recovery-codes')
  const codes = await visitor.post('/account/recovery-codes', { current: fresh })
  expect(codesOf(codes.body)).toHaveLength(10)
  expect(codesOf(codes.body)).not.toContain(who.recovery[0])

  house.clock.advance(MINUTE)
  expect((await new Visitor(house.server).signIn(who.email, password, code(totp))).statusCode).toBe(422)
  expect((await new Visitor(house.server).signIn(who.email, fresh, code(totp))).statusCode).toBe(303)
})

test('given a locked session, when a form with a password is sent, then no password is kept as a draft', async () => {
  const who = await member()
  const visitor = await signedIn(who)
  await visitor.get('/account/password')
  house.clock.advance(15 * MINUTE)
  const answer = await visitor.post('/account/password', { current: password, password, again: password })
  expect(answer.headers.location).toContain('/unlock')
  const kept = await sql<{ n: number }>`select count(*) as n from draft where fields like '%otters%'`.execute(
    house.db.owner.kysely,
  )
  expect(kept.rows[0]?.n).toBe(0)
})

test('given a locked session, when a page saves what is typed, then words for a form are kept and a password is not', async () => {
  const manager = await house.world.person('manager', 'wales')
  const caseId = await house.world.aCase('wales')
  const path = `/cases/${caseId}/conflict`
  const draft = (form: string, fields: Record<string, string>) =>
    house.post(manager.token, `/drafts?for=${encodeURIComponent(form)}`, fields)
  await house.get(manager.token, path)
  house.clock.advance(15 * MINUTE)
  expect((await draft(path, { note: 'Words of the sleeping' })).statusCode).toBe(200)
  for (const form of ['/account/password', '/no-such/form'])
    expect((await draft(form, { current: 'Words of the sleeping, too' })).statusCode).not.toBe(200)
  const kept = await sql<{
    path: string
  }>`select path from draft where fields like '%of the sleeping%'`.execute(house.db.owner.kysely)
  expect(kept.rows).toEqual([{ path }])
})

test('given another language, when it is chosen, then pages and account speak it', async () => {
  const visitor = await signedIn(await member())
  expect((await visitor.post('/account/language', { language: 'cy' })).statusCode).toBe(303)
  expect((await visitor.get('/account')).body).toContain('<html lang="cy"')
})

test('given a request that has named nobody, when it reads credentials, then it sees none', async () => {
  const who = await member()
  const mine = await house.world.session(who.id, house.clock.now())
  const other = await house.world.person('administrator', null)
  const seen = async (token: string | null): Promise<number> =>
    house.world.as(token, null, async (db) => {
      let rows = 0
      for (const table of ['password', 'authenticator', 'recovery_set', 'recovery_code', 'sign_in_attempt']) {
        const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}
          where account_id = ${who.id}`.execute(db)
        rows += found.rows[0]?.n ?? 0
      }
      return rows
    })
  expect(await seen(null)).toBe(0)
  expect(await seen(other.token)).toBe(0)
  expect(await seen(mine)).toBe(13)
})

test('given the database alone, when its columns are read, then no secret stands in them', async () => {
  const who = await member()
  const rows = await sql<{ text: string }>`
    select hash as text from password where account_id = ${who.id}
    union all select sealed from authenticator where account_id = ${who.id}
    union all select hash from recovery_code where account_id = ${who.id}`.execute(house.db.owner.kysely)
  const all = rows.rows.map((row) => row.text).join(' ')
  expect(rows.rows).toHaveLength(12)
  for (const plain of [password, who.totp, ...who.recovery]) expect(all).not.toContain(plain)
})
