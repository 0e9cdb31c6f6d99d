import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseRoutes } from '../../src/app.ts'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { declaredFactKinds, nextVersion } from '../../src/platform/record/index.ts'
import { childName, searchKey } from '../../src/service/child/index.ts'
import { everyNamedFact } from '../support/every-fact.ts'
import { aFullCase, write } from '../support/full-case.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addressOf, sampleWords } from '../support/personas.ts'

// Somebody who may work with two children names a fact of the one in a path of the other. Row security shows both, so that
// only the room itself can tell them apart.
let house: TestHouse
let mine: CaseId
let other: CaseId
let token: string
const gone = '00000000-0000-4000-8000-00000000000e' as FactId

beforeAll(async () => {
  house = await openTestHouse()
  mine = await aFullCase(house)
  other = await aFullCase(house)
  const manager = await house.world.person('manager', null)
  const worker = await house.world.person('guardian', 'wales')
  await house.world.allocate(other, worker.id, 'guardian')
  await house.world.allocate(other, worker.id, 'guardian', { kind: 'covering' })
  token = manager.token
  await write(house, other, everyNamedFact(other, manager.id, gone))
})
afterAll(() => house.close())

const owner = () => house.db.owner.kysely

async function idsIn(table: string, caseId: CaseId): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from ${sql.table(table)} where case_id = ${caseId}
    and superseded_at is null`.execute(owner())
  return found.rows.map((row) => row.id)
}

async function writes(): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from act where sort = 'write'`.execute(
    owner(),
  )
  return found.rows[0]?.n ?? 0
}

const tableOf: Readonly<Record<string, string>> = {
  nameId: 'child_name',
  professionalId: 'professional',
  contactId: 'contact',
  relationshipId: 'case_relationship',
  episodeId: 'missing_episode',
  partId: 'missing_action',
  decisionId: 'immigration_decision',
  letterId: 'support_letter',
  taskId: 'task',
  matterId: 'justice_matter',
  occasionId: 'voice_occasion',
  documentId: 'case_document',
  sortId: 'q_sort',
  // A study is about no child: the other child's sort named in its place is no study.
  studyId: 'q_sort',
  // A note of supervision is about no child either.
  noteId: 'q_sort',
}

/** The table of a name that means different things in different rooms. */
function tableFor(name: string, path: string): string | undefined {
  if (name === 'letterId' && path.includes('/documents/')) return 'case_letter'
  if (name === 'printId') return path.includes('/nrm/') ? 'nrm_print' : 'safety_plan_print'
  const room = /\/nrm\/(decisions|events|referrals|told)\/:id/.exec(path)?.[1]
  if (name === 'id' && room !== undefined) return room === 'told' ? 'nrm_told' : `nrm_${room.slice(0, -1)}`
  return tableOf[name]
}

const routes = houseRoutes({ secret: 'x'.repeat(40), https: false, demonstration: false }).filter((route) =>
  /:caseId.*:(?!month|about|version|section)\w+/.test(route.path),
)

test('the routes that name a fact in a case are known to this test', () => {
  for (const route of routes)
    for (const name of route.path.match(/(?<=:)\w+/g) ?? [])
      if (!['caseId', 'table', 'factId'].includes(name))
        expect(tableFor(name, route.path), name).toBeDefined()
})

describe.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    test('answers a fact of another case as one that does not exist, and leaves it as it is', async () => {
      const name = (route.path.match(/(?<=:)\w+/g) ?? []).at(-1) ?? ''
      const own = tableFor(name, route.path)
      const tables =
        own === undefined
          ? declaredFactKinds()
              .filter((kind) => kind.about === 'case')
              .map((kind) => kind.table)
          : [own]
      let tried = 0
      for (const table of tables)
        for (const id of await idsIn(table, other)) {
          const url = addressOf(route, { ...sampleWords, caseId: mine, table, [name]: id })
          const before = await writes()
          const fields = {
            _version: '1',
            version: '1',
            reason: 'Typed in the wrong place',
            withdraw_reason: 'x',
          }
          const response =
            route.method === 'GET' ? await house.get(token, url) : await house.post(token, url, fields)
          expect(response.statusCode, `${table} ${id}`).toBe(404)
          expect(await writes(), table).toBe(before)
          tried += 1
        }
      expect(tried).toBeGreaterThan(0)
    })
  },
)

test('the database itself refuses to end a fact of one case by a correction in another', async () => {
  const [id] = await idsIn('child_name', other)
  const columns = { kind: 'given', full_name: 'Taken', search_key: searchKey('Taken') } as const
  const version = { id: id as FactId, version: 1 }
  await expect(write(house, mine, [nextVersion(childName, mine, version, columns, 'x')])).rejects.toThrow()
  expect(await idsIn('child_name', other)).toContain(id)
})
