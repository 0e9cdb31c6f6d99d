import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { inputsOf } from '../support/odd-input.ts'
import { aFullCase } from '../support/full-case.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

const times = 20
const withServer = (process.env['TEST_DATABASE_URL'] ?? '') !== ''

// PGlite answers one request after another, so that only a real server shows what a crowd does.
describe.runIf(withServer)('twenty times at once', () => {
  let house: TestHouse
  let caseId: CaseId
  let token: string
  let worker: string

  beforeAll(async () => {
    house = await openTestHouse()
    caseId = await aFullCase(house)
    token = (await house.world.person('manager', null)).token
    worker = (await house.world.person('guardian', 'wales')).id
  })
  afterAll(() => house.close())

  async function count(table: string, kind?: string): Promise<number> {
    const where = kind === undefined ? sql`` : sql`where kind = ${kind}`
    const found = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} ${where}`.execute(house.db.owner.kysely)
    return found.rows[0]?.n ?? 0
  }

  const versionOn = async (path: string): Promise<string> =>
    inputsOf((await house.get(token, path)).body).find((input) => input.name === '_version')?.values[0] ?? ''

  /** The same press of the button, sent again and again; answers what each got. */
  async function press(path: string, fields: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const _key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: times }, () => house.post(token, path, { ...fields, _key })),
    )
    return answers.map((one) => `${one.statusCode} ${String(one.headers.location)}`)
  }

  async function once(path: string, fields: Readonly<Record<string, string>>, kind: string): Promise<void> {
    const before = await count('act', kind)
    const answers = await press(path, fields)
    expect(new Set(answers).size, answers.join('\n')).toBe(1)
    expect(answers[0]).toMatch(/^303 /)
    expect(await count('act', kind)).toBe(before + 1)
  }

  test('a referral by telephone founds one case', async () => {
    const path = '/desk/referrals/new'
    const cases = await count('case_file')
    const answers = await press(path, {
      'taken_on-day': '2',
      'taken_on-month': '11',
      'taken_on-year': '2026',
      taken_at: '08:15',
    })
    expect(new Set(answers).size, answers.join('\n')).toBe(1)
    expect(answers[0]).toMatch(/^303 /)
    expect(await count('case_file')).toBe(cases + 1)
  })

  test('a child is allocated once', async () => {
    const accepted = await house.world.aCase('wales', { stage: 'accepted' })
    const path = `/cases/${accepted}/allocation/choose`
    await once(path, { worker, _version: await versionOn(path) }, 'allocation.allocate')
    const held = await sql<{ n: number }>`select count(*)::int as n from case_relationship
      where case_id = ${accepted} and superseded_at is null`.execute(house.db.owner.kysely)
    expect(held.rows[0]?.n).toBe(1)
  })

  test('a name is added once', async () => {
    await once(
      `/cases/${caseId}/child/names/new`,
      { kind: 'alias', full_name: 'One Time' },
      'child.name.record',
    )
  })

  test('of two who correct the same fact at once one is done and the other is shown a conflict', async () => {
    const other = (await house.world.person('manager', null)).token
    const path = `/cases/${caseId}/location`
    for (let round = 0; round < 10; round += 1) {
      const _version = await versionOn(path)
      const typed = (postcode: string) => ({
        accommodation: 'foster-care',
        postcode,
        reason: 'Rang to say',
        _version,
      })
      const both = await Promise.all([
        house.post(token, path, typed('CF10 1AA')),
        house.post(other, path, typed('CF10 1BB')),
      ])
      expect(both.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
    }
    const versions = await sql<{ n: number; last: number }>`select count(*)::int as n, max(version) as last
      from child_location where case_id = ${caseId}`.execute(house.db.owner.kysely)
    expect(versions.rows[0]?.n).toBe(versions.rows[0]?.last)
  })
})

test.runIf(!withServer)('a crowd is tried on a real server only', () => {
  expect(withServer).toBe(false)
})
