import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFullCase, aName, anIdentity, canary, write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import { caseRelationship } from '../../platform/access/index.ts'
import {
  CHAIN_LOCK,
  enteredInError,
  newFact,
  nextVersion,
  settle,
  type FactToRecord,
} from '../../platform/record/index.ts'
import { childIdentity, professional } from '../child/index.ts'
import { openDeadline } from '../deadlines/index.ts'
import { monthlyStatus } from '../status/index.ts'
import type { Overview } from './overview-data.ts'
import { readOverview } from './store.ts'

let house: TestHouse
let manager: { id: AccountId; token: string }
beforeAll(async () => {
  house = await openTestHouse()
  manager = await house.world.person('manager', 'wales', { name: 'Mair Manager' })
})
afterAll(() => house.close())

async function asOf(caseId: CaseId, moment: Date, now: Date): Promise<Overview> {
  return house.world.as(
    manager.token,
    caseId,
    async (db) => {
      await settle(db, CHAIN_LOCK)
      return readOverview(db, { caseId, accountId: manager.id, now, moment })
    },
    now,
  )
}

test('the past page shows what the record said then, says so, and never where the child is', async () => {
  const guardian = await house.world.person('guardian', 'wales')
  const other = await house.world.person('guardian', 'wales')
  const caseId = await aFullCase(house)
  await house.world.allocate(caseId, guardian.id, 'guardian')
  house.clock.advance(10 * 60_000)
  await write(house, caseId, [aName(caseId, 'Later Name')])
  house.clock.advance(60_000)
  const at = (when: string) => `/cases/${caseId}/as-of?at=${when}`
  const then = await house.get(guardian.token, at('2026-11-02T09:05'))
  expect(then.statusCode).toBe(200)
  expect(then.body).toContain('This is what the record said on 2 November 2026 at 09:05')
  expect(then.body).toContain('Linh Nguyễn')
  expect(then.body).not.toContain(canary)
  const main = then.body.slice(then.body.indexOf('This is what the record said'))
  expect(main).not.toContain('Later Name')
  const before = await house.get(guardian.token, at('2026-11-02T08:00'))
  expect(before.body).toContain('Nothing had been recorded')
  expect((await house.get(guardian.token, at('2027-11-02T08:00'))).statusCode).toBe(422)
  expect((await house.get(guardian.token, at('soon'))).statusCode).toBe(422)
  expect((await house.get(guardian.token, `/cases/${caseId}/as-of`)).statusCode).toBe(200)
  expect((await house.get(other.token, at('2026-11-02T09:05'))).statusCode).toBe(404)
})

type Deed = 'name' | 'correct-identity' | 'professional' | 'withdraw' | 'worker' | 'deadline' | 'status'
const deed = fc.record({
  deed: fc.constantFrom<Deed>(
    'name',
    'correct-identity',
    'professional',
    'withdraw',
    'worker',
    'deadline',
    'status',
  ),
  // Zero: two acts in the same millisecond.
  after: fc.constantFrom(0, 1, 7, 60_000, 86_400_000),
  look: fc.boolean(),
})

const aStatus = {
  contact_with_trafficker: null,
  education_status: 'regular',
  accommodation: 'foster-care',
  immigration_stage: null,
  nrm_stage: 'unknown',
  cjs_role: null,
  cjs_stage: null,
  safety_plan_status: null,
  missing_in_month: null,
  missing_now: null,
  missing_since: null,
  no_contact_reason: null,
  note: null,
}

test('as of T read then equals as of T read later, on random histories', { timeout: 300_000 }, async () => {
  let now = house.clock.now().getTime() + 1
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 9 }), async (history) => {
      const caseId = await house.world.aCase('wales')
      await write(house, caseId, [anIdentity(caseId)], new Date(now))
      const wrong = { name: 'A', role: null, organisation: null, telephone: null, email: null }
      const looks: { moment: Date; seen: Overview }[] = []
      const people: FactId[] = []
      let identity = 1
      let month = 0
      for (const [index, one] of history.entries()) {
        now += one.after
        const facts: FactToRecord[] = []
        const columns = { ...wrong, name: `P ${index}`, is_referrer: false, until: null }
        if (one.deed === 'name') facts.push(aName(caseId, `Name ${index}`))
        else if (one.deed === 'correct-identity') {
          const { columns: old } = anIdentity(caseId)
          const changed = childIdentity.columns.parse({ ...old, dob: `2010-03-0${1 + (index % 9)}` })
          facts.push(
            nextVersion(childIdentity, caseId, { id: caseId, version: identity }, changed, 'checked'),
          )
          identity += 1
        } else if (one.deed === 'withdraw' && people.length > 0) {
          const id = people.pop() ?? ''
          facts.push(enteredInError(professional, caseId, { id, version: 1, columns }, 'twice'))
        } else if (one.deed === 'worker')
          facts.push(
            newFact(caseRelationship, caseId, {
              account_id: manager.id,
              kind: 'covering',
              capacity: 'manager',
              from_at: new Date(now),
              to_at: new Date(now + 100_000),
              reason_code: null,
            }),
          )
        else if (one.deed === 'deadline')
          facts.push(openDeadline(caseId, 'first-contact', new Date(now + 1000)))
        else if (one.deed === 'status') {
          month += 1
          facts.push(newFact(monthlyStatus, caseId, { ...aStatus, month: `2026-0${month}` }))
        } else facts.push(newFact(professional, caseId, columns))
        const written = await write(house, caseId, facts, new Date(now))
        if (facts[0]?.kind.table === 'professional' && facts[0].replaces === null)
          people.push(...written.factIds)
        if (one.look) {
          now += 1
          const moment = new Date(now - 1)
          looks.push({ moment, seen: await asOf(caseId, moment, new Date(now)) })
        }
      }
      now += 3_600_000
      for (const { moment, seen } of looks) {
        expect(seen.identity).not.toBeNull()
        expect(await asOf(caseId, moment, new Date(now))).toEqual(seen)
      }
    }),
    { numRuns: 60 },
  )
})
