import { expect, test } from 'vitest'
import { fromLondon } from '../../platform/i18n/index.ts'
import { patternOf } from './pattern.ts'

const one = (from: string, to: string | null, more: object = {}) => ({
  startedAt: fromLondon(from.slice(0, 10), from.slice(11)),
  endedAt: to === null ? null : fromLondon(to.slice(0, 10), to.slice(11)),
  missingFrom: null,
  trigger: null,
  ...more,
})

test('given times missing in any order, then intervals run from each return to the next start, and the first has none', () => {
  const pattern = patternOf(
    [
      one('2026-10-30 22:00', null, { trigger: 'debt' }),
      one('2026-10-02 21:30', '2026-10-04 09:00', { missingFrom: 'placement', trigger: 'debt' }),
      one('2026-10-09 21:30', '2026-10-09 23:30', { missingFrom: 'placement' }),
    ],
    fromLondon('2026-11-01', '22:00'),
  )
  expect(pattern.rows.map((row) => (row.sinceReturn === null ? null : row.sinceReturn / 3_600_000))).toEqual([
    null,
    132.5,
    // The clocks went back in between, and the hour is counted.
    503.5,
  ])
  expect(pattern.weekdays).toEqual([0, 0, 0, 0, 3, 0, 0])
  expect(pattern.rows.map((row) => row.hour)).toEqual([21.5, 21.5, 22])
  expect(pattern.from).toEqual([
    { code: 'placement', count: 2 },
    { code: null, count: 1 },
  ])
  expect(pattern.triggers[0]).toEqual({ code: 'debt', count: 2 })
  expect(pattern.daysMissing).toBe(3)
})

test('given a start after midnight in summer, then the weekday is London’s and not that of UTC', () => {
  const pattern = patternOf([one('2026-07-05 00:30', '2026-07-05 08:00')], fromLondon('2026-07-06', '08:00'))
  expect(pattern.weekdays.indexOf(1)).toBe(6)
})
