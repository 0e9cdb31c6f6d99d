import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { monthOf, nextMonth } from '../../kernel/calendar-month.ts'
import { missingEpisodes } from './missing-episodes.ts'
import { meetingRows, monthRows, openMonths, type Open } from './months.ts'
import { pseudonymsOf } from './pseudonyms.ts'
import type { ContactRow, MissingRow, StatusRow } from './read.ts'

const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(calendarDay('2017-01-30'), days))
const anEpisode = fc
  .record({
    referredOn: aDay,
    stay: fc.option(fc.integer({ min: 0, max: 900 })),
    more: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ referredOn, stay, more }) => {
    const exitOn = stay === null ? null : addDays(referredOn, stay)
    return { episode: { id: 'ep-1', referredOn, exitOn }, asAt: addDays(exitOn ?? referredOn, more) }
  })

const status = (month: string, said: Partial<StatusRow>): StatusRow => ({
  case_id: 'c',
  month,
  contact_with_trafficker: null,
  education_status: null,
  missing_in_month: null,
  missing_now: null,
  missing_since: null,
  ...said,
})
const contact = (at: string, more: Partial<ContactRow> = {}): ContactRow => ({
  id: at,
  case_id: 'c',
  happened_at: new Date(at),
  counterpart: 'child',
  third_party_type: null,
  mode: 'face-to-face',
  purposes: [],
  minutes: null,
  ...more,
})

describe('month rows', () => {
  test('no holes; the first is 1 and the month of referral; the last is that of exit, or of the package’s day', () => {
    fc.assert(
      fc.property(anEpisode, ({ episode, asAt }) => {
        const rows = openMonths(episode, asAt)
        expect(rows[0]).toEqual({ month: monthOf(episode.referredOn), index: 1 })
        expect(rows.at(-1)?.month).toBe(monthOf(episode.exitOn ?? asAt))
        rows.forEach((row, at) => {
          expect(row.index).toBe(at + 1)
          const before = rows[at - 1]
          if (before !== undefined) expect(row.month).toBe(nextMonth(before.month))
        })
      }),
    )
  })

  const episode: Open = { id: 'ep-1', referredOn: calendarDay('2026-08-31'), exitOn: null }
  const asAt = calendarDay('2026-10-02')

  test('contacts are counted in the month of London in which they were, with the child only', () => {
    const rows = monthRows(
      episode,
      asAt,
      [
        // Half past midnight on 1 September in London.
        contact('2026-08-31T23:30:00Z'),
        contact('2026-08-31T20:00:00Z', { mode: 'text' }),
        contact('2026-09-10T10:00:00Z', { counterpart: 'third-party', third_party_type: 'police' }),
      ],
      [],
    )
    expect(rows.map((row) => [row['month'], row['face_to_face'], row['other_contacts']])).toEqual([
      ['2026-08', 0, 1],
      ['2026-09', 1, 0],
      ['2026-10', 0, 0],
    ])
  })

  test('no, unknown and nobody said stay three things', () => {
    const rows = monthRows(
      episode,
      asAt,
      [],
      [
        status('2026-08', { missing_in_month: 'no', contact_with_trafficker: 'none' }),
        status('2026-09', { missing_in_month: 'unknown', contact_with_trafficker: 'unknown' }),
      ],
    )
    expect(
      rows.map((row) => [
        row['missing'],
        row['missing_said'],
        row['status_recorded'],
        row['trafficker_contact'],
      ]),
    ).toEqual([
      [false, 'no', true, 'none'],
      [false, 'unknown', true, 'unknown'],
      [false, null, false, null],
    ])
  })

  test('a meeting after the package’s day has not happened', () => {
    const both = [contact('2026-10-02T20:00:00Z'), contact('2026-10-02T23:10:00Z')]
    expect(meetingRows(episode, asAt, both, pseudonymsOf('s')).map((row) => row['date'])).toEqual([
      '2026-10-02',
    ])
  })
})

describe('missing episodes', () => {
  const episode: Open = { id: 'ep-1', referredOn: calendarDay('2026-03-10'), exitOn: null }
  const asAt = calendarDay('2026-09-30')
  const derive = (
    statuses: readonly StatusRow[],
    more: {
      onReferral?: boolean
      since?: string
      contacts?: readonly ContactRow[]
      recorded?: readonly MissingRow[]
    } = {},
  ) =>
    missingEpisodes(episode, asAt, {
      onReferral: more.onReferral ?? false,
      since: more.since ?? null,
      contacts: more.contacts ?? [],
      statuses,
      recorded: more.recorded ?? [],
    }).map(({ startedOn, endedOn, onReferral }) => [startedOn, endedOn, onReferral])

  test.each([
    ['never said', derive([]), []],
    ['on referral, no return', derive([], { onReferral: true }), [['2026-03-10', null, true]]],
    [
      'on referral since a day, met in April',
      derive([], { onReferral: true, since: '2026-03-01', contacts: [contact('2026-04-05T10:00:00Z')] }),
      [['2026-03-01', '2026-04-05', true]],
    ],
    [
      'a call is no sign of where a child is',
      derive([], { onReferral: true, contacts: [contact('2026-04-05T10:00:00Z', { mode: 'phone' })] }),
      [['2026-03-10', null, true]],
    ],
    [
      'two months, then not missing',
      derive([
        status('2026-05', { missing_in_month: 'yes' }),
        status('2026-06', { missing_in_month: 'yes' }),
        status('2026-07', { missing_in_month: 'no' }),
      ]),
      [['2026-05-01', '2026-07-01', false]],
    ],
    [
      'missing and back within the month, then again',
      derive([
        status('2026-05', { missing_in_month: 'yes', missing_since: '2026-05-20', missing_now: 'no' }),
        status('2026-06', { missing_in_month: 'yes', missing_since: '2026-05-20', missing_now: 'yes' }),
      ]),
      [
        ['2026-05-20', '2026-05-31', false],
        ['2026-06-01', null, false],
      ],
    ],
    [
      'a month of which nobody spoke ends nothing',
      derive([
        status('2026-05', { missing_in_month: 'yes' }),
        status('2026-07', { missing_in_month: 'yes' }),
      ]),
      [['2026-05-01', null, false]],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected))

  const answer = fc.constantFrom('yes', 'no', 'unknown', null)
  test('episodes never overlap, run forward, begin by the package’s day, and one at most is on referral', () => {
    fc.assert(
      fc.property(
        anEpisode,
        fc.boolean(),
        fc.array(fc.record({ month: answer, now: answer, since: fc.option(aDay) }), { maxLength: 40 }),
        fc.array(aDay, { maxLength: 20 }),
        (drawn, onReferral, months, meetings) => {
          const statuses = openMonths(drawn.episode, drawn.asAt).flatMap(({ month }, at) => {
            const one = months[at]
            return one === undefined
              ? []
              : [
                  status(month, {
                    missing_in_month: one.month,
                    missing_now: one.now,
                    missing_since: one.since,
                  }),
                ]
          })
          const contacts = meetings.map((day) => contact(`${day}T12:00:00Z`))
          const found = missingEpisodes(drawn.episode, drawn.asAt, {
            onReferral,
            since: null,
            contacts,
            statuses,
            recorded: [],
          })
          let before: CalendarDay | null = null
          found.forEach((one, at) => {
            if (before !== null) expect(one.startedOn > before).toBe(true)
            expect(one.startedOn <= drawn.asAt).toBe(true)
            if (one.endedOn === null) expect(at).toBe(found.length - 1)
            else expect(one.endedOn >= one.startedOn && one.endedOn <= drawn.asAt).toBe(true)
            expect(one.onReferral).toBe(onReferral && at === 0)
            before = one.endedOn
          })
        },
      ),
    )
  })
})
