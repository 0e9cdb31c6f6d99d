import { expect, test } from 'vitest'
import { calendarDay } from '../calendar-day.ts'
import { qSortSafetyOn } from './q-sort.ts'

test('given any day, then there is a rule, and no threshold is below that of service returns but the factor’s', () => {
  for (const day of ['2019-01-01', '2026-11-22']) {
    const rule = qSortSafetyOn(calendarDay(day))
    expect(rule.sorts).toBeGreaterThanOrEqual(5)
    expect(rule.exportCell).toBeGreaterThanOrEqual(rule.sorts)
    expect(rule.perFactor).toBeGreaterThanOrEqual(3)
  }
})
