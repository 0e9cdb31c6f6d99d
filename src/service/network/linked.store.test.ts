import { afterAll, beforeAll, expect, test } from 'vitest'
import { aName, anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { newFact, recordAct } from '../../platform/record/index.ts'
import { networkLink } from './facts.ts'
import { networkKnown } from './store.ts'

// Somebody in a child's network may be a child of another case. Whoever may not read that case must not learn that there is one.
let house: TestHouse
let guardian: { id: AccountId; token: string }
let manager: { id: AccountId; token: string }
let everywhere: { id: AccountId; token: string }
let own: CaseId
let sameSite: CaseId
let otherSite: CaseId

beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
  manager = await house.world.person('manager', 'wales', { name: 'Mair Manager' })
  everywhere = await house.world.person('manager', null, { name: 'Eve Everywhere' })
  const aCase = async (site: string, name: string) => {
    const caseId = await house.world.aCase(site)
    await write(house, caseId, [anIdentity(caseId), aName(caseId, name)])
    return caseId
  }
  own = await aCase('wales', 'Linh Invented')
  sameSite = await aCase('wales', 'Mai Unseen')
  otherSite = await aCase('croydon', 'Tuan Elsewhere')
  await house.world.allocate(own, guardian.id, 'guardian')
})
afterAll(() => house.close())

const reference = (caseId: CaseId) => `T-${caseId.slice(0, 8)}`
const at = (page = '') => `/cases/${own}/network${page}`
const add = (called: string) =>
  house.post(guardian.token, at('/members/new'), { called, kind: 'co-victim', type: 'unknown' })
const members = () => house.world.as(guardian.token, own, (db) => networkKnown(db, own), house.clock.now())
const idOf = async (called: string) =>
  (await members()).members.find(({ columns }) => columns.called === called)?.id ?? ''

/** Every page on which a sign could stand, without what is different each time a page is drawn. */
async function seenBy(token: string, member: string): Promise<readonly string[]> {
  const paths = [
    at(),
    at('/print'),
    at(`/members/${member}`),
    at(`/members/${member}/known`),
    at(`/members/${member}/move`),
    `/cases/${own}`,
    `/cases/${own}/chronology`,
    `/cases/${own}/chronology?group=network`,
    `/cases/${own}/tasks`,
    '/children',
  ]
  return Promise.all(
    paths.map(async (path) => {
      const { statusCode, body } = await house.get(token, path)
      return `${statusCode} ${body.replaceAll(/(name="_key" value|nonce)="[^"]*"/g, '$1')}`
    }),
  )
}

test('naming a co-victim looks nobody up: no page knows the name but the network', async () => {
  await add('Mai Unseen')
  await add('Tuan Elsewhere')
  const home = (await house.get(guardian.token, at())).body
  expect(home).toContain('Mai Unseen')
  expect(home).not.toContain(reference(sameSite))
  const found = (await house.post(guardian.token, '/children', { text: 'Mai Unseen' })).body
  expect(found).toContain('Mai Unseen')
  expect(found).not.toContain(reference(sameSite))
  expect(found).not.toContain(reference(own))
})

test('same site: joined by a manager who may read both, and the guardian of the one sees the same bytes', async () => {
  const member = await idOf('Mai Unseen')
  const before = await seenBy(guardian.token, member)
  const answer = await house.post(manager.token, at(`/members/${member}/known`), {
    reference: reference(sameSite),
  })
  expect(answer.statusCode).toBe(303)
  expect(await seenBy(guardian.token, member)).toEqual(before)
  const seen = (await house.get(manager.token, at())).body
  expect(seen).toContain(reference(sameSite))
  expect((await house.get(manager.token, `/cases/${own}/chronology`)).body).toContain('child of another case')
  const again = await house.post(manager.token, at(`/members/${member}/known`), {
    reference: reference(sameSite),
  })
  expect(again.body).toContain('They are joined already')
})

test('other site: the manager of the one site sees the same bytes, and so does its service lead', async () => {
  const member = await idOf('Tuan Elsewhere')
  const lead = await house.world.person('service-lead', 'wales')
  const [before, leadBefore] = [await seenBy(manager.token, member), await seenBy(lead.token, member)]
  await house.post(everywhere.token, at(`/members/${member}/known`), { reference: reference(otherSite) })
  expect((await house.get(everywhere.token, at())).body).toContain(reference(otherSite))
  expect(await seenBy(manager.token, member)).toEqual(before)
  expect(await seenBy(lead.token, member)).toEqual(leadBefore)
})

test('a case one may not read and a case that is not there are answered alike, and nothing is recorded', async () => {
  const member = await idOf('Mai Unseen')
  const ask = async (text: string) => {
    const answer = await house.post(guardian.token, at(`/members/${member}/known`), { reference: text })
    return `${answer.statusCode} ${answer.body.replaceAll(text, 'REF').replaceAll(/(name="_key" value|nonce)="[^"]*"/g, '$1')}`
  }
  const absent = await ask('T-00000000')
  expect(absent).toContain('You have no case with that reference')
  expect(await ask(reference(otherSite))).toEqual(absent)
  expect(await ask(reference(sameSite))).toEqual(absent)
  expect(await ask(reference(own))).toContain('own case')
  expect((await members()).links).toEqual([])
})

test('the database itself refuses a link to a case that the writer may not see', async () => {
  const member = await idOf('Mai Unseen')
  const author = { actor: 'staff', accountId: guardian.id, role: 'guardian', right: 'test' } as const
  const link = house.world.as(
    guardian.token,
    own,
    (db) =>
      recordAct(db, author, house.clock.now(), {
        kind: 'network.member.move',
        caseId: own,
        happenedAt: null,
        key: null,
        answer: '/',
        facts: [newFact(networkLink, own, { member_id: member, other_case: otherSite })],
      }),
    house.clock.now(),
  )
  await expect(link).rejects.toThrow()
})

test('whoever could read both and no longer can sees no link, and one taken back leaves the page', async () => {
  const member = await idOf('Mai Unseen')
  await house.world.allocate(sameSite, guardian.id, 'guardian')
  const both = (await house.get(guardian.token, at())).body
  expect(both).toContain(reference(sameSite))
  await house.world.conflict(sameSite, guardian.id)
  expect((await house.get(guardian.token, at())).body).not.toContain(reference(sameSite))
  const links = await house.world.as(manager.token, own, (db) => networkKnown(db, own), house.clock.now())
  const link = links.links.find(({ memberId }) => memberId === member)
  const path = `/cases/${own}/facts/network_link/${link?.id ?? ''}/entered-in-error`
  expect((await house.post(guardian.token, path, { reason: 'No', _version: '1' })).statusCode).toBe(404)
  expect((await house.post(manager.token, path, { reason: 'Another Mai', _version: '1' })).statusCode).toBe(
    303,
  )
  expect((await house.get(manager.token, at())).body).not.toContain(reference(sameSite))
})

test('whoever reads acts and not cases learns of no link, neither made nor taken back', async () => {
  const auditor = await house.world.person('auditor', null)
  const list = (await house.get(auditor.token, `/audit?caseId=${own}&sort=write`)).body
  expect(list).toContain('network.member.move')
  expect(list).not.toContain('network.link')
  const acts = await house.db.owner.kysely.selectFrom('act').select(['kind', 'detail']).execute()
  expect(acts.filter(({ kind, detail }) => /link/.test(`${kind} ${detail}`))).toEqual([])
})
