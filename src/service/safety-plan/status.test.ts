import { expect, test } from 'vitest'
import { calendarMonth } from '../../kernel/calendar-month.ts'
import { planStatusIn } from './status.ts'

const month = calendarMonth
const versions = [
  { at: new Date('2026-08-10T09:00:00Z'), level: 'reduced' as const },
  { at: new Date('2026-06-30T22:59:00Z'), level: 'full' as const },
]

test('given a month before the plan, then nothing is known; after it, that it was in force', () => {
  expect(planStatusIn(month('2026-05'), versions, [])).toBeNull()
  expect(planStatusIn(month('2026-06'), versions, [])).toBe('in-force')
  // An hour later, by the clock in London, it was July.
  const late = [{ at: new Date('2026-06-30T23:01:00Z'), level: 'full' as const }]
  expect(planStatusIn(month('2026-06'), late, [])).toBeNull()
})

test('given a review in the month, then reviewed; given a step down, then stepped down whatever else', () => {
  const reviews = [{ heldOn: '2026-07-15' }, { heldOn: null }, { heldOn: '2026-08-15' }]
  expect(planStatusIn(month('2026-07'), versions, reviews)).toBe('reviewed')
  expect(planStatusIn(month('2026-06'), versions, reviews)).toBe('in-force')
  expect(planStatusIn(month('2026-08'), versions, reviews)).toBe('stepped-down')
})
