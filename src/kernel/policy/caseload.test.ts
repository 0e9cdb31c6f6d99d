import { expect, test } from 'vitest'
import { againstEnvisaged, caseloadRatio } from './caseload.ts'

test('the ratio is children over guardians, and nothing where there is no guardian', () => {
  expect(caseloadRatio(58, 2)).toBe(29)
  expect(caseloadRatio(0, 2)).toBe(0)
  expect(caseloadRatio(5, 0)).toBeNull()
})

test('15 to 20 was envisaged, both included', () => {
  expect([14.9, 15, 20, 20.1].map(againstEnvisaged)).toEqual([
    'below',
    'as-envisaged',
    'as-envisaged',
    'above',
  ])
})
