import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import type { CaseId, ChildId } from '../../../kernel/ids.ts'
import { foundCase } from '../../../platform/access/index.ts'
import { recordAct } from '../../../platform/record/index.ts'
import { nothingSaid, type ReferralGiven } from '../given.ts'
import { foundReferral } from '../intake.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

let references = 0

async function aReferral(more: Partial<ReferralGiven> = {}): Promise<CaseId> {
  const caseId = randomUUID() as CaseId
  references += 1
  const reference = `T-REF-${references}`
  await house.world.as(null, null, async (db) => {
    await foundCase(db, caseId)
    const { facts } = foundReferral(
      { ...nothingSaid('online', null), ...more },
      { caseId, childId: randomUUID() as ChildId },
      reference,
      house.clock.now(),
    )
    const author = { actor: 'system', accountId: null, role: null, right: 'test' } as const
    const outcome = await recordAct(db, author, house.clock.now(), {
      kind: 'referral.receive',
      caseId,
      happenedAt: null,
      key: null,
      answer: '/',
      facts,
    })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
  })
  return caseId
}

const blank = nothingSaid('online', null)
const version = (body: string): string => /name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''

/** One row as the owner reads it. */
async function current(table: 'referral' | 'case_file' | 'deadline' | 'professional', caseId: CaseId) {
  return house.db.owner.kysely
    .withTables<Record<string, Record<string, unknown> & { case_id: string; superseded_at: Date | null }>>()
    .selectFrom(table)
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
}

test('given a referral with blank, unknown and none, when the desk reads it, then each is told apart and the place is not shown', async () => {
  const desk = await house.world.person('assessment', null)
  const caseId = await aReferral({
    referral: {
      ...blank.referral,
      trafficker_contact: 'none',
      nrm_stage: 'unknown',
      local_authority: 'unknown',
    },
    location: { ...blank.location, address: '1 Secret Street' },
    notKnown: ['identified-on'],
  })
  const page = await house.get(desk.token, `/cases/${caseId}/referral`)
  expect(page.statusCode).toBe(200)
  const answer = (label: string) =>
    new RegExp(`<dt>${label}</dt>\\s*<dd[^>]*>([\\s\\S]*?)</dd>`)
      .exec(page.body)?.[1]
      ?.replaceAll(/<[^>]+>|\s+/g, ' ')
      .trim()
  expect(answer('Contact with traffickers')).toBe('None')
  expect(answer('NRM stage')).toBe('Not known')
  expect(answer('Responsible authority')).toBe('Not known')
  expect(answer('Identified as a possible victim on')).toBe('Not known')
  expect(answer('Education or training')).toBe('Not asked')
  expect(page.body).toContain('Not answered by the referrer')
  expect(page.body.indexOf('Not answered by the referrer')).toBeLessThan(
    page.body.indexOf('Danger and worries'),
  )
  expect(page.body).not.toContain('Secret Street')
  expect((await house.get(desk.token, `/cases/${caseId}/referral?lang=cy`)).body).toContain('Heb ei ateb')
})

test('given a wrong authority, when it is corrected, then the head and the list of gaps follow in the same act', async () => {
  const manager = await house.world.person('manager', null)
  const caseId = await aReferral()
  const address = `/cases/${caseId}/referral/authority`
  const form = await house.get(manager.token, address)
  expect(form.statusCode).toBe(200)
  const fields = { local_authority: 'W06000015', safeguarding_referral_made: 'yes', la_reference: 'LA-7' }
  const without = await house.post(manager.token, address, { ...fields, _version: version(form.body) })
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('LA-7')
  const saved = await house.post(manager.token, address, {
    ...fields,
    _version: version(form.body),
    reason: 'The referrer rang back',
  })
  expect(saved.statusCode).toBe(303)
  expect(saved.headers.location).toBe(`/cases/${caseId}/referral`)
  const said = await current('referral', caseId)
  const head = await current('case_file', caseId)
  expect(said).toMatchObject({ version: 2, local_authority: 'W06000015', la_reference: 'LA-7' })
  expect(said['incomplete']).not.toContain('local-authority')
  expect(said['incomplete']).toContain('child-name')
  expect(head).toMatchObject({ site: 'wales', local_authority: 'W06000015', act_id: said['act_id'] })
})

test('given a referrer with a wrong name and number, when it is corrected, then the professional who referred follows', async () => {
  const manager = await house.world.person('manager', null)
  const caseId = await aReferral({
    referral: {
      ...blank.referral,
      referrer_name: 'Sian Wrong',
      referrer_telephone: '01632 960100',
      referrer_email: 'sian@example.org',
    },
  })
  const address = `/cases/${caseId}/referral/referrer`
  const saved = await house.post(manager.token, address, {
    referrer_name: 'Siân Right',
    referrer_telephone: '01632 960111',
    referrer_email: 'sian@example.org',
    _version: version((await house.get(manager.token, address)).body),
    reason: 'The referrer rang back',
  })
  expect(saved.statusCode).toBe(303)
  const said = await current('referral', caseId)
  expect(await current('professional', caseId)).toMatchObject({
    version: 2,
    name: 'Siân Right',
    telephone: '01632 960111',
    email: 'sian@example.org',
    is_referrer: true,
    act_id: said['act_id'],
  })
})

test('given a child missing at referral after all, when it is corrected, then the clock says so', async () => {
  const manager = await house.world.person('manager', null)
  const caseId = await aReferral()
  const address = `/cases/${caseId}/referral/missing`
  const form = await house.get(manager.token, address)
  const saved = await house.post(manager.token, address, {
    missing_now: 'yes',
    _version: version(form.body),
    reason: 'Police confirm',
  })
  expect(saved.statusCode).toBe(303)
  expect(await current('deadline', caseId)).toMatchObject({
    kind: 'first-contact',
    about: 'missing-on-referral',
  })
})

test('given two who correct at once, when the second saves, then both answers are shown and nothing is lost', async () => {
  const one = await house.world.person('manager', null, { name: 'First Manager' })
  const two = await house.world.person('manager', null)
  const caseId = await aReferral()
  const address = `/cases/${caseId}/referral/trafficking`
  const seen = version((await house.get(one.token, address)).body)
  const reason = 'heard wrongly'
  const types = (list: string[]) => ({ exploitation_all: list, _version: seen, reason })
  expect((await house.post(one.token, address, types(['sexual']))).statusCode).toBe(303)
  const second = await house.post(two.token, address, types(['criminal', 'labour']))
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('Criminal exploitation, Labour exploitation')
  expect(second.body).toContain('Sexual exploitation')
  expect(second.body).toContain('First Manager')
  const knowingly = await house.post(two.token, address, {
    exploitation_all: ['criminal', 'labour'],
    reason,
    _version: version(second.body),
  })
  expect(knowingly.statusCode).toBe(303)
  expect(await current('referral', caseId)).toMatchObject({
    version: 3,
    exploitation_all: ['criminal', 'labour'],
  })
})

test('given a guardian of another child, then the referral is not there', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const caseId = await aReferral()
  expect((await house.get(guardian.token, `/cases/${caseId}/referral`)).statusCode).toBe(404)
  expect((await house.get(guardian.token, `/cases/${caseId}/referral/nrm`)).statusCode).toBe(404)
})
