import { expect, test } from 'vitest'
import { ruleOf } from '../../platform/access/index.ts'
import { deadlineKinds } from './facts.ts'
import { deadlineWords, kindsFor, permissionFor, placeOf } from './kinds.ts'

test('every kind waits for exactly one of worker, manager and desk', () => {
  const all = [...kindsFor('worker'), ...kindsFor('manager'), ...kindsFor('desk')]
  expect([...all].sort()).toEqual([...deadlineKinds].sort())
})

test('every kind has its own words in both languages, and leads to a page of the case that a role may open', () => {
  for (const lang of ['en', 'cy'] as const) {
    const words = deadlineKinds.map((kind) => deadlineWords[lang][kind])
    expect(new Set(words).size).toBe(deadlineKinds.length)
    expect(words.every((one) => one.length > 3)).toBe(true)
  }
  for (const kind of deadlineKinds) {
    for (const about of [null, '2026-10']) expect(placeOf(kind, about)).toMatch(/^\/[a-z]/)
    expect(ruleOf(permissionFor(kind)).needs, kind).toBe('case')
  }
})

test('what waits for a manager asks a permission that no worker has', () => {
  for (const kind of kindsFor('manager')) {
    const rule = ruleOf(permissionFor(kind))
    expect(rule.needs === 'case' && rule.grants.some((grant) => grant.role === 'guardian'), kind).toBe(false)
  }
})
