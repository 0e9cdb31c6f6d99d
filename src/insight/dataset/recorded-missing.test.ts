import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { missingEpisodes } from './missing-episodes.ts'
import type { StatusRow } from './read.ts'

const episode = { id: 'ep-1', referredOn: calendarDay('2026-03-10'), exitOn: null }
const asAt = calendarDay('2026-09-30')
const recorded = (from: string, to: string | null, on_referral = false) => ({
  case_id: 'c',
  started_at: new Date(`${from}T12:00:00Z`),
  ended_at: to === null ? null : new Date(`${to}T12:00:00Z`),
  on_referral,
})
const month = (of: string, now: string): StatusRow => ({
  case_id: 'c',
  month: of,
  contact_with_trafficker: null,
  education_status: null,
  missing_in_month: 'yes',
  missing_now: now,
  missing_since: null,
})
const found = (rows: ReturnType<typeof recorded>[], statuses: StatusRow[], onReferral = false) =>
  missingEpisodes(episode, asAt, { onReferral, since: null, contacts: [], statuses, recorded: rows }).map(
    (one) => [one.startedOn, one.endedOn, one.onReferral],
  )

test('given a recorded episode and a month that tells the same, then it is one, with the recorded days', () => {
  expect(found([recorded('2026-05-11', '2026-05-14')], [month('2026-05', 'no')])).toEqual([
    ['2026-05-11', '2026-05-14', false],
  ])
})

test('given a month before any episode was recorded, then what it tells is kept, and ends before the recorded one begins', () => {
  expect(found([recorded('2026-07-11', null)], [month('2026-05', 'no')])).toEqual([
    ['2026-05-01', '2026-05-31', false],
    ['2026-07-11', null, false],
  ])
  expect(found([recorded('2026-07-11', null)], [month('2026-05', 'yes')])).toEqual([
    ['2026-05-01', '2026-07-11', false],
    ['2026-07-11', null, false],
  ])
})

test('given missing on referral told twice, then the recorded one counts, with its return', () => {
  expect(found([recorded('2026-03-01', '2026-04-02', true)], [], true)).toEqual([
    ['2026-03-01', '2026-04-02', true],
  ])
})

test('given an absence over before the referral, a second one on one day, or a return after the package, then days stay honest', () => {
  expect(found([recorded('2026-02-01', '2026-02-03')], [])).toEqual([])
  const twice = [
    { ...recorded('2026-05-11', null), ended_at: new Date('2026-05-11T13:00:00Z') },
    { ...recorded('2026-05-11', '2026-05-13'), started_at: new Date('2026-05-11T20:00:00Z') },
  ]
  expect(found(twice, [])).toEqual([['2026-05-11', '2026-05-13', false]])
  expect(found([recorded('2026-09-20', '2026-10-02')], [])).toEqual([['2026-09-20', null, false]])
})
