import { expect, test } from 'vitest'
import { londonMoment, wallClock } from './moment.ts'

test.each([
  ['2026-01-15T09:30', '2026-01-15T09:30:00.000Z'],
  ['2026-07-15T09:30', '2026-07-15T08:30:00.000Z'],
  ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
])('%s in London is %s', (text, iso) => {
  expect(londonMoment(text)?.toISOString()).toBe(iso)
  expect(wallClock(new Date(iso))).toBe(text)
})

test.each(['', 'yesterday', '2026-02-30T09:00', '2026-03-29T01:30', '2026-01-01T24:00', '2026-01-01'])(
  '%s is no moment in London',
  (text) => {
    expect(londonMoment(text)).toBeNull()
  },
)
