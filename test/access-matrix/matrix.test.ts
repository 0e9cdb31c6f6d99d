import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseRoutes } from '../../src/app.ts'
import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import { serviceRoles, type ServiceRole } from '../../src/kernel/policy/roles.ts'
import { permissions, type Permission } from '../../src/platform/access/index.ts'
import type { Route } from '../../src/platform/web/route.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { accountCells, caseCells, officeCells, publicCells, worlds, type World } from './declared.ts'

type Cell = 'in' | 'forbidden' | 'absent' | 'sign-in' | 'locked'

interface Persona {
  readonly id: AccountId
  /** Null: the last one may have ended. */
  token: string | null
  readonly cases: Readonly<Record<World, CaseId>>
}

const routes = houseRoutes({ secret: 'x'.repeat(40), https: false, demonstration: false })

// Which cell a route gives follows from its permission, and the engine's part in it is row security: on PostgreSQL one page
// and one form of every permission stand for the rest, while the embedded run asks every route.
const asked = (process.env['TEST_DATABASE_URL'] ?? '') === '' ? routes : oneOfEachPermission()

function oneOfEachPermission(): readonly Route[] {
  const first = new Map<string, Route>()
  for (const route of routes) {
    const key = `${route.method} ${route.permission}`
    if (!first.has(key)) first.set(key, route)
  }
  return [...first.values()]
}
const personas = new Map<ServiceRole, Persona>()
let house: TestHouse
let suspended: string
let expired: string

async function personaOf(role: ServiceRole): Promise<Persona> {
  const { world } = house
  const me = await world.person(role, 'wales')
  const colleague = await world.person('guardian', 'kent')
  await world.supervises(me.id, colleague.id)
  const cases = {
    O: await world.aCase('wales'),
    S: await world.aCase('wales'),
    X: await world.aCase('kent'),
    F: await world.aCase('kent'),
    U: await world.aCase('kent'),
    C: await world.aCase('wales'),
  }
  await world.allocate(cases.O, me.id, role)
  await world.allocate(cases.F, me.id, role, { to: new Date(world.now.getTime() - 1) })
  await world.allocate(cases.U, colleague.id, 'guardian')
  await world.allocate(cases.C, me.id, role)
  await world.conflict(cases.C, me.id)
  return { id: me.id, token: me.token, cases }
}

beforeAll(async () => {
  house = await openTestHouse()
  for (const role of serviceRoles) personas.set(role, await personaOf(role))
  suspended = (await house.world.person('manager', null, { standing: 'suspended' })).token
  const old = await house.world.person('manager', null)
  expired = await house.world.session(old.id, new Date(house.world.now.getTime() - 12 * 3_600_000))
})
afterAll(() => house.close())

const samples: Readonly<Record<string, string>> = {
  month: '2026-10',
  about: 'turning-18',
  which: 'unallocated',
  table: 'contact',
  token: 'x',
}

function address(route: Route, caseId: CaseId): string {
  return route.path.replace(/:(\w+)/g, (_whole, name: string) =>
    name === 'caseId' ? caseId : (samples[name] ?? '00000000-0000-4000-8000-000000000001'),
  )
}

/** How the house answered, told from the status and from what it wrote into the audit. */
async function answer(route: Route, token: string | null, caseId: CaseId): Promise<Cell> {
  const path = address(route, caseId)
  const response = route.method === 'GET' ? await house.get(token, path) : await house.post(token, path)
  expect(response.statusCode, `${route.method} ${route.path}`).toBeLessThan(500)
  const to = response.headers.location
  if (response.statusCode === 303 && typeof to === 'string' && to.startsWith('/sign-in?next='))
    return 'sign-in'
  if (response.statusCode === 303 && typeof to === 'string' && to.startsWith('/unlock?next=')) return 'locked'
  if (response.statusCode === 403) return 'forbidden'
  if (response.statusCode === 404) {
    const last = await sql<{ because: string | null }>`select detail::jsonb ->> 'because' as because from act
      where sort = 'refusal' order by seq desc limit 1`.execute(house.db.owner.kysely)
    const because = last.rows[0]?.because ?? ''
    if (['no-relation', 'no-such-case', 'conflict-of-interest'].includes(because)) return 'absent'
  }
  return 'in'
}

const mayEndSessions = ({ method, permission }: Route): boolean =>
  method === 'POST' || accountCells.includes(permission) || publicCells.includes(permission)

function expected(permission: Permission, role: ServiceRole, world: World): Cell {
  if (publicCells.includes(permission) || accountCells.includes(permission)) return 'in'
  const office = officeCells[permission]
  if (office !== undefined) return office.includes(role) ? 'in' : 'forbidden'
  const row = caseCells[permission]
  if (row === undefined) throw new Error(`${permission} has no declared cells`)
  const open = row[role]
  if (open === undefined) return 'forbidden'
  return open.includes(world) ? 'in' : 'absent'
}

test('every permission has its cells declared', () => {
  for (const permission of Object.keys(permissions) as Permission[]) {
    const places = [
      caseCells[permission] !== undefined,
      officeCells[permission] !== undefined,
      accountCells.includes(permission),
      publicCells.includes(permission),
    ].filter(Boolean)
    expect(places, permission).toHaveLength(1)
  }
})

test('every route that the router took is one of the house, with a permission and an audit purpose', () => {
  const known = new Set(routes.flatMap((route) => [`${route.method} ${route.path}`, `HEAD ${route.path}`]))
  const taken = new Set(house.server.registered)
  // Built files with no child's content are served beside the house's own routes; nothing else is.
  expect([...taken.difference(known)].sort()).toEqual(['GET /assets/*', 'HEAD /assets/*'])
  expect([...known.difference(taken)].filter((line) => !line.startsWith('HEAD'))).toEqual([])
  for (const route of routes) {
    expect(Object.keys(permissions), route.path).toContain(route.permission)
    expect(route.purpose, route.path).toMatch(/^(read|write):[a-z-]+$|^public$|^own-account$/)
    const aboutCase = caseCells[route.permission] !== undefined
    expect(route.path.includes(':caseId'), `${route.path} and ${route.permission}`).toBe(aboutCase)
    // Only pages that reach no child's content may go unaudited.
    if (route.purpose === 'public') expect(publicCells, route.path).toContain(route.permission)
    if (route.purpose === 'own-account')
      expect(['account:self', 'sign-in'], route.path).toContain(route.permission)
  }
})

test('row security shows each role the same cases as the decision, in every world', async () => {
  for (const role of serviceRoles) {
    const persona = personas.get(role)
    if (persona === undefined) throw new Error(role)
    const seen = await house.world.as(persona.token, null, (db) =>
      db.selectFrom('case_file').select('case_id').where('superseded_at', 'is', null).execute(),
    )
    const ids = new Set(seen.map((row) => row.case_id))
    const open = worlds.filter((world) => ids.has(persona.cases[world])).join('')
    expect(`${role}: ${open}`).toBe(`${role}: ${caseCells['case:read']?.[role] ?? ''}`)
  }
})

describe.each(asked.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    const oneCase = caseCells[route.permission] !== undefined
    test.each(serviceRoles.map((role) => ({ role })))('$role', async ({ role }) => {
      const persona = personas.get(role)
      if (persona === undefined) throw new Error(role)
      // A role that the permission leaves out is refused before the case is looked at: the decision's own test tries that in
      // every world, and here the person's own case stands for the others.
      const leftOut = oneCase && caseCells[route.permission]?.[role] === undefined
      for (const world of oneCase && !leftOut ? worlds : (['O'] as const)) {
        persona.token ??= await house.world.session(persona.id)
        const cell = await answer(route, persona.token, persona.cases[world])
        // Signing out and ending sessions are what some routes are for: who was let in there starts afresh.
        if (cell === 'in' && mayEndSessions(route)) persona.token = null
        expect(`${role} ${world}: ${cell}`).toBe(
          `${role} ${world}: ${expected(route.permission, role, world)}`,
        )
      }
    })
    test('anonymous, suspended and expired', async () => {
      const caseId = personas.get('guardian')?.cases.O
      if (caseId === undefined) throw new Error('no case')
      const open = publicCells.includes(route.permission) ? 'in' : 'sign-in'
      for (const [who, token] of [
        ['anonymous', null],
        ['suspended', suspended],
        ['expired', expired],
      ] as const) {
        expect(`${who}: ${await answer(route, token, caseId)}`).toBe(`${who}: ${open}`)
      }
    })
  },
)
