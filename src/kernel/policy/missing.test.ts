import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import { longTermMissingMayClose, missingReviewDueOn, missingStateOn } from './missing.ts'
import type { MissingEpisode } from './missing.ts'

const episode = (from: string, to: string | null = null, onReferral = false): MissingEpisode => {
  return { startedOn: calendarDay(from), endedOn: to === null ? null : calendarDay(to), onReferral }
}
const on = (day: string, ...episodes: MissingEpisode[]) => missingStateOn(episodes, calendarDay(day))

describe('DT-6, as of a day', () => {
  test('given no episode, then none', () => {
    expect(on('2018-01-01')).toMatchObject({ classification: 'none', missingSince: null, raises: null })
  })
  test('given six months less a day, then temporary; on the day, long-term and a manager is asked', () => {
    expect(on('2018-08-14', episode('2018-02-15'))).toMatchObject({
      classification: 'temporary',
      raises: null,
    })
    expect(on('2018-08-15', episode('2018-02-15'))).toMatchObject({
      classification: 'long-term',
      longTermFrom: '2018-08-15',
      raises: 'long-term-missing',
    })
  })
  test('from 31 August the six months end on the last day of February', () => {
    expect(on('2019-02-27', episode('2018-08-31')).classification).toBe('temporary')
    expect(on('2019-02-28', episode('2018-08-31')).classification).toBe('long-term')
  })
  test('missing on referral is not temporary, and may become long-term', () => {
    const first = episode('2018-01-01', null, true)
    expect(on('2018-06-30', first)).toMatchObject({ classification: 'on-referral', everOnReferral: true })
    expect(on('2018-07-01', first)).toMatchObject({ classification: 'long-term', everOnReferral: true })
  })
  test('found: no longer missing from that day, whatever was raised before', () => {
    const long = episode('2018-01-01', '2018-12-01')
    expect(on('2018-11-30', long).classification).toBe('long-term')
    expect(on('2018-12-01', long)).toMatchObject({ classification: 'none', raises: null })
  })
  test('given two open episodes, then the longer counts', () => {
    expect(on('2018-08-15', episode('2018-08-01'), episode('2018-02-15')).missingSince).toBe('2018-02-15')
  })
  test('what begins later is not read', () => {
    expect(on('2018-01-31', episode('2018-02-01', null, true))).toMatchObject({
      classification: 'none',
      everOnReferral: false,
    })
  })
  test('an open episode only ever moves on, and never closes anything', () => {
    const rank = { none: 0, 'on-referral': 1, temporary: 1, 'long-term': 2 }
    const start = calendarDay('2018-01-01')
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), fc.boolean(), (a, b, onReferral) => {
        const open = [{ startedOn: start, endedOn: null, onReferral }]
        const early = missingStateOn(open, addDays(start, a))
        const late = missingStateOn(open, addDays(start, a + b))
        expect(rank[late.classification]).toBeGreaterThanOrEqual(rank[early.classification])
        expect([null, 'long-term-missing']).toContain(late.raises)
      }),
    )
  })
})

test('a review within four weeks, and again', () => {
  const start = calendarDay('2018-02-01')
  expect(missingReviewDueOn(start, null)).toBe('2018-03-01')
  expect(missingReviewDueOn(start, calendarDay('2018-02-20'))).toBe('2018-03-20')
  expect(missingReviewDueOn(start, calendarDay('2017-12-01'))).toBe('2018-03-01')
})

test('closing is for a manager, and only under V1 and V2', () => {
  expect(longTermMissingMayClose).toEqual({ V1: true, V2: true, V3: false, V4: false, V5: false })
})
