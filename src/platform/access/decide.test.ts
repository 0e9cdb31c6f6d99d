import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseCells } from '../../../test/access-matrix/declared.ts'
import type { AccountId, SessionId } from '../../kernel/ids.ts'
import { serviceRoles, type ServiceRole } from '../../kernel/policy/roles.ts'
import { decide, type AccessFacts, type CaseFacts } from './decide.ts'
import { permissions, relations, type Permission } from './permissions.ts'

const now = new Date('2026-11-20T09:00:00Z')
const asks = (role: ServiceRole, theCase: CaseFacts | null): AccessFacts => ({
  session: {
    id: 's' as SessionId,
    createdAt: now,
    lastSeenAt: now,
    lockedAt: null,
    unlockedAt: null,
    endedAt: null,
  },
  person: { id: 'p' as AccountId, name: 'P', email: 'p@example.org', standing: 'active', language: 'en' },
  posts: [{ role, site: null }],
  onDuty: true,
  theCase,
})
const aCase = fc.option(
  fc.record({
    conflicted: fc.boolean(),
    relations: fc.subarray([...relations]),
    stage: fc.constantFrom('referred', 'accepted', 'allocated', 'closed', 'declined'),
    site: fc.option(fc.constantFrom('wales', 'kent')),
  }),
)
const aboutCases = Object.keys(caseCells) as Permission[]

test('a role that a permission leaves out is refused by its role, whatever the case is to the person, and learns nothing of it', () => {
  const leftOut = aboutCases.flatMap((permission) =>
    serviceRoles
      .filter((role) => caseCells[permission]?.[role] === undefined)
      .map((role) => [permission, role] as const),
  )
  expect(leftOut.length).toBeGreaterThan(aboutCases.length)
  fc.assert(
    fc.property(fc.constantFrom(...leftOut), aCase, ([permission, role], theCase) => {
      expect(decide(permission, asks(role, theCase), now)).toEqual({
        permitted: false,
        refusal: { code: 'not-permitted' },
      })
    }),
    { numRuns: 2000 },
  )
})

test('a conflict declared refuses every permission about a case, and reads like a case that is not there', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...aboutCases),
      fc.constantFrom(...serviceRoles),
      fc.subarray([...relations]),
      (permission, role, held) => {
        const theCase = { conflicted: true, relations: held, stage: 'allocated', site: 'wales' }
        const decision = decide(permission, asks(role, theCase), now)
        const absent = decide(permission, asks(role, null), now)
        expect(decision.permitted).toBe(false)
        if (!decision.permitted && !absent.permitted) expect(decision.refusal.code).toBe(absent.refusal.code)
      },
    ),
    { numRuns: 1000 },
  )
})

test('nobody signed in, suspended or invited is let in anywhere but where the public is', () => {
  for (const permission of Object.keys(permissions) as Permission[])
    for (const standing of ['suspended', 'left', 'invited'] as const) {
      const one = asks('manager', { conflicted: false, relations, stage: 'allocated', site: null })
      const { permitted } = decide(
        permission,
        { ...one, person: one.person && { ...one.person, standing } },
        now,
      )
      const open = ['public', 'signing-in'].includes(permissions[permission].needs)
      expect(permitted, permission).toBe(open)
      expect(decide(permission, { ...one, session: null }, now).permitted, permission).toBe(open)
    }
})
