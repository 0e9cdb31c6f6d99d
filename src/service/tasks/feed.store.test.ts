import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { HOUR } from '../../kernel/clock.ts'
import { hashOfToken, roleAssignment } from '../../platform/access/index.ts'
import { newFact, recordAct } from '../../platform/record/index.ts'
import { openDeadline } from '../deadlines/index.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, recordInCase, referredChild } from '../../../test/support/referred-child.ts'
import { task } from './facts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const HOME = '/account/calendar'
const address = (body: string): string => /\/calendar\/[\w-]{43}\.ics/.exec(body)?.[0] ?? ''

async function aGuardian() {
  const guardian = await house.world.person('guardian', 'wales', { name: 'Canary Guardian' })
  const caseId = await referredChild(house, {
    names: ['Canary Child'],
    stage: 'allocated',
    route: 'direct',
    referral: eligibleDirect,
  })
  await house.world.allocate(caseId, guardian.id, 'guardian')
  await recordInCase(house, caseId, [
    openDeadline(caseId, 'monthly-status', new Date('2026-11-06T00:00:00Z'), '2026-10'),
    newFact(task, caseId, {
      words: 'Canary words',
      due_on: '2026-11-09',
      for_account: guardian.id,
      state: 'open',
    }),
  ])
  const made = await house.post(guardian.token, HOME, { category: 'work' })
  expect(made.statusCode).toBe(200)
  return { guardian, caseId, path: address(made.body) }
}

const events = (text: string) => text.split('BEGIN:VEVENT').length - 1

test('the calendar says when, and nothing of whom, where or what; only of its own account’s children', async () => {
  const { guardian, caseId, path } = await aGuardian()
  const other = await aGuardian()
  const answer = await house.get(null, path)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(events(answer.body)).toBe(3)
  expect(answer.body).toContain('DTSTART;VALUE=DATE:20261105\r\n')
  expect(answer.body).toContain('DTSTART;VALUE=DATE:20261109\r\n')
  expect(answer.body).toContain('DTSTART:20261103T090000Z\r\n')
  expect(answer.body).toContain('CATEGORIES:Work\r\n')
  for (const canary of ['Canary', caseId, other.caseId, guardian.id, 'T-', 'tatus', 'wales', 'cases'])
    expect(answer.body).not.toContain(canary)
  expect((await house.get(null, path)).body).toBe(answer.body)
  const acts = await house.db.owner.kysely
    .selectFrom('act')
    .select(['kind', 'account_id', 'acted_by_right', 'detail'])
    .where('kind', '=', 'read:calendar-feed')
    .where('account_id', '=', guardian.id)
    .execute()
  expect(acts).toHaveLength(2)
  expect(acts[0]).toMatchObject({ acted_by_right: 'calendar-secret' })
  expect(JSON.stringify(acts)).not.toContain(path.slice(10, 50))
})

test('the secret is shown once and only its digest is kept; a second one ends the first, and ending ends it', async () => {
  const { guardian, path } = await aGuardian()
  const token = path.slice('/calendar/'.length, -'.ics'.length)
  expect((await house.get(guardian.token, HOME)).body).not.toContain(token)
  const kept = await sql<{
    token_hash: string
  }>`select token_hash from calendar_feed where account_id = ${guardian.id}`.execute(house.db.owner.kysely)
  expect(kept.rows).toEqual([{ token_hash: hashOfToken(token) }])
  const again = address((await house.post(guardian.token, HOME, { category: 'none' })).body)
  expect((await house.get(null, path)).statusCode).toBe(404)
  const second = await house.get(null, again)
  expect(second.statusCode).toBe(200)
  expect(second.body).not.toContain('CATEGORIES')
  await house.post(guardian.token, `${HOME}/end`)
  expect((await house.get(null, again)).statusCode).toBe(404)
  expect((await house.get(guardian.token, HOME)).body).toContain('You have no calendar address')
})

test('unknown, ended, suspended and another role are answered with the same page', async () => {
  const { guardian, path } = await aGuardian()
  const unknown = await house.get(null, `/calendar/${'x'.repeat(43)}.ics`)
  expect(unknown.statusCode).toBe(404)
  await house.world.as(null, null, async (db) => {
    await recordAct(db, { actor: 'system', accountId: null, role: null, right: 'test' }, house.world.now, {
      kind: 'test.role',
      caseId: null,
      happenedAt: null,
      key: null,
      answer: '/',
      facts: [
        newFact(roleAssignment, null, {
          account_id: guardian.id,
          role: 'coordinator',
          site: 'kent',
          from_day: '2026-11-02',
          to_day: null,
          full_time_share: 1,
        }),
      ],
    })
  })
  const other = await house.get(null, path)
  expect(other.statusCode).toBe(404)
  const plain = (body: string): string => body.replaceAll(/[\w-]{43}/g, 'secret')
  expect(plain(other.body)).toBe(plain(unknown.body))

  const suspended = await aGuardian()
  await sql`update account set account_standing = 'suspended' where id = ${suspended.guardian.id}`.execute(
    house.db.owner.kysely,
  )
  expect(plain((await house.get(null, suspended.path)).body)).toBe(plain(unknown.body))
})

test('a case that is no longer theirs leaves the calendar; a declared conflict too', async () => {
  const first = await aGuardian()
  expect(events((await house.get(null, first.path)).body)).toBe(3)
  await house.world.conflict(first.caseId, first.guardian.id)
  expect(events((await house.get(null, first.path)).body)).toBe(0)
})

test('row security: whoever opens a calendar sees that account’s cases until the transaction ends, and with no secret nothing', async () => {
  const { caseId, path } = await aGuardian()
  const other = await aGuardian()
  const token = path.slice('/calendar/'.length, -'.ics'.length)
  const seen = (secret: string) =>
    house.world.as(other.guardian.token, null, async (db) => {
      await sql`select open_calendar_feed(${hashOfToken(secret)}, ${house.world.now})`.execute(db)
      const rows = await db
        .selectFrom('case_file')
        .select('case_id')
        .where('superseded_at', 'is', null)
        .execute()
      return rows.map((row) => row.case_id)
    })
  expect(await seen(token)).toEqual([caseId])
  expect(await seen('nonsense')).toEqual([])
  const feeds = await house.world.as(other.guardian.token, null, (db) =>
    sql<{ account_id: string }>`select account_id from calendar_feed`.execute(db),
  )
  expect(feeds.rows).toEqual([{ account_id: other.guardian.id }])
})

test('a session that ended long ago does not end the calendar, and time moves on in it', async () => {
  const { path } = await aGuardian()
  house.clock.set(new Date(house.world.now.getTime() + 40 * HOUR))
  expect(events((await house.get(null, path)).body)).toBe(3)
  house.clock.set(house.world.now)
})
