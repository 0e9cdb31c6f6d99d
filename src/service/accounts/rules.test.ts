import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId } from '../../kernel/ids.ts'
import { changesFrom, faultOfRole, mayChange, overlap, standingAfter, type HeldRole } from './rules.ts'

const me = '00000000-0000-4000-8000-000000000001' as AccountId

test('given one’s own account, when a role is changed, then it is refused', () => {
  expect(mayChange(me, me)).toEqual({ ok: false, refusal: { code: 'own-work' } })
  expect(mayChange(me, '00000000-0000-4000-8000-000000000002').ok).toBe(true)
})

test.each([
  ['active', 'suspended', null, 'suspended'],
  ['invited', 'suspended', null, 'suspended'],
  ['active', 'left', null, 'left'],
  ['suspended', 'left', 'active', 'left'],
  ['suspended', 'back', 'active', 'active'],
  ['suspended', 'back', 'invited', 'invited'],
  ['suspended', 'back', null, 'invited'],
  ['left', 'back', 'active', 'invited'],
] as const)('given %s, when %s (before: %s), then %s', (now, change, before, after) => {
  expect(standingAfter(now, change, before)).toEqual({ ok: true, value: after })
})

test('given an active account, when it is let back in, then there is nothing to do', () => {
  expect(standingAfter('active', 'back', null).ok).toBe(false)
  expect(changesFrom('active')).not.toContain('back')
})

const held = (role: HeldRole['role'], site: string | null, from: string, to: string | null): HeldRole => ({
  role,
  site,
  from,
  to,
})

test('given a role, when the same is given again on some of its days, then it is refused', () => {
  const one = held('guardian', 'wales', '2026-01-01', '2026-06-30')
  expect(faultOfRole(held('guardian', 'wales', '2026-06-30', null), [one])).toBe('twice')
  expect(faultOfRole(held('guardian', 'wales', '2026-07-01', null), [one])).toBeNull()
  expect(faultOfRole(held('guardian', 'kent', '2026-06-30', null), [one])).toBeNull()
})

test('given an administrator, when any other role is given on the same days, then it is refused, and the other way round', () => {
  const administrator = held('administrator', null, '2026-01-01', null)
  const guardian = held('guardian', 'wales', '2026-01-01', null)
  expect(faultOfRole(guardian, [administrator])).toBe('alone')
  expect(faultOfRole(administrator, [guardian])).toBe('alone')
  expect(faultOfRole(administrator, [{ ...guardian, to: '2026-01-01', from: '2025-01-01' }])).toBe('alone')
  expect(
    faultOfRole(held('administrator', null, '2026-01-02', null), [{ ...guardian, to: '2026-01-01' }]),
  ).toBeNull()
})

test('given a last day before the first, then it is refused', () => {
  expect(faultOfRole(held('guardian', null, '2026-02-02', '2026-02-01'), [])).toBe('order')
})

test('two spans overlap exactly when they share a day', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-02-${n}`)
  const span = fc
    .tuple(day, fc.option(day))
    .map(([from, to]) => ({ from, to: to === null || to >= from ? to : from }))
  fc.assert(
    fc.property(span, span, (a, b) => {
      const days = Array.from({ length: 20 }, (_, n) => `2026-02-${n + 10}`)
      const on = (s: { from: string; to: string | null }, d: string) =>
        s.from <= d && (s.to === null || d <= s.to)
      const shared = days.some((d) => on(a, d) && on(b, d)) || (a.to === null && b.to === null)
      expect(overlap(a, b)).toBe(shared)
    }),
  )
})
