import { expect, test } from 'vitest'
import { holdsCases, serviceRoles } from './roles.ts'

test('who may hold a case, and that nobody else does', () => {
  expect(serviceRoles.filter(holdsCases)).toEqual([
    'guardian',
    'coordinator',
    'practitioner',
    'post-18',
    'manager',
  ])
})
