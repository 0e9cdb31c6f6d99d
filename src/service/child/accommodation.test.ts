import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { accommodationOn, type Accommodation } from './accommodation.ts'

const place = (kind: string | null, since: string | null, recordedOn: string): Accommodation => ({
  kind,
  since: since === null ? null : calendarDay(since),
  recordedAt: new Date(`${recordedOn}T12:00:00Z`),
})
const on = (places: readonly Accommodation[], day: string) =>
  accommodationOn(places, calendarDay(day))?.kind ?? null

test('given a move in November, then October has the place before, and November the new one', () => {
  const places = [
    place('hotel', '2026-11-05', '2026-11-06'),
    place('foster-care', '2026-09-01', '2026-09-02'),
  ]
  expect(on(places, '2026-10-31')).toBe('foster-care')
  expect(on(places, '2026-11-30')).toBe('hotel')
  expect(on(places, '2026-08-31')).toBeNull()
})

test('given a correction of the same place, then what it corrects no longer speaks', () => {
  const places = [
    place('foster-care', '2026-09-01', '2026-10-20'),
    place('hotel', '2026-10-01', '2026-10-01'),
  ]
  expect(on(places, '2026-10-31')).toBe('foster-care')
})

test('given a day that nobody knows, then the place speaks from when it was recorded; not asked is no answer', () => {
  expect(on([place('hotel', null, '2026-10-10')], '2026-10-31')).toBe('hotel')
  expect(on([place('hotel', null, '2026-11-01')], '2026-10-31')).toBeNull()
  expect(
    on([place(null, '2026-10-01', '2026-10-01'), place('hotel', '2026-09-01', '2026-09-01')], '2026-10-31'),
  ).toBeNull()
})
