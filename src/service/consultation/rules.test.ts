import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { BookConsultation } from './facts.ts'
import {
  answerDeadline,
  areaRows,
  besideOf,
  daysToAnswer,
  firstDayOfQuarter,
  followUpDeadline,
  hoursOf,
  lastDayOfQuarter,
  parseQuarter,
  quarterAfter,
  quarterOf,
  quartersUpTo,
  tiedToCase,
  workOf,
  type AreaMonth,
  type Quarter,
} from './rules.ts'

const now = new Date('2026-11-20T12:00:00Z')
const day = calendarDay
const quarter = (text: string): Quarter => parseQuarter(text) ?? quarterOf(day('2000-01-01'))
const rates = () => ({ hourly: 2800, mileage: 45 })
const cell = (more: Partial<AreaMonth> = {}): AreaMonth => ({
  month: '2026-07',
  area: 'W06000015',
  consultations: 0,
  meetings: 0,
  events: 0,
  people: 0,
  delivery: 0,
  preparation: 0,
  travel: 0,
  miles: 0,
  referrals: 0,
  ...more,
})

describe('the follow-up of a consultation', () => {
  const one = { follow_up_on: '2026-11-20', followed_up_on: null, outcome: null }
  test('given a day, then it is due at the end of that day in London', () => {
    expect(followUpDeadline(one, now)).toEqual({
      state: 'open',
      dueAt: new Date('2026-11-21T00:00:00Z'),
      metAt: null,
    })
  })
  test('given what came of it, then it is met', () => {
    expect(followUpDeadline({ ...one, outcome: 'actions-taken' }, now)?.state).toBe('met')
    expect(followUpDeadline({ ...one, followed_up_on: '2026-11-19' }, now)?.state).toBe('met')
  })
  test('given nothing to follow up, then there is no clock', () => {
    expect(followUpDeadline({ ...one, follow_up_on: null }, now)).toBeNull()
  })
})

describe('an answer awaited from an authority', () => {
  const due = { answer_due_on: '2026-11-30' }
  test('given none yet, then it is open; given one, met, a refusal too', () => {
    expect(answerDeadline({ ...due, answer: null }, now).state).toBe('open')
    expect(answerDeadline({ ...due, answer: 'refused' }, now).state).toBe('met')
  })
  test('given that nobody waits any longer, then it lapses: no answer is not an answer', () => {
    expect(answerDeadline({ ...due, answer: 'no-answer' }, now).state).toBe('lapsed')
  })
  test('the days are civil days, across the end of summer time too', () => {
    expect(daysToAnswer({ asked_on: '2026-10-20', answered_on: '2026-10-27' })).toBe(7)
    expect(daysToAnswer({ asked_on: '2026-10-20', answered_on: null })).toBeNull()
  })
})

test('given an entry of the book, when it is tied, then all that was said is carried over and nothing else', () => {
  const said = {
    on_day: '2026-11-02',
    mode: 'phone',
    asked_by: 'A social worker',
    agency: 'police',
    organisation: null,
    topics: ['nrm'],
    question: 'q',
    advice: 'a',
    actions: null,
    follow_up_on: '2026-11-16',
    followed_up_on: null,
    outcome: null,
    outcome_note: null,
    hours: 0.5,
  }
  const book: BookConsultation = {
    ...said,
    about: 'anonymous',
    child_age: 15,
    local_authority: 'W06000015',
    site: 'wales',
    case_id: null,
  }
  expect(tiedToCase(book, 'b')).toEqual({ ...said, from_book: 'b' })
})

describe('quarters', () => {
  test('any day lies in its quarter, and the quarters follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -20, max: 20 }), (days, by) => {
        const on = addDays(day('1950-01-01'), days)
        const here = quarterOf(on)
        expect(firstDayOfQuarter(here) <= on && on <= lastDayOfQuarter(here)).toBe(true)
        expect(firstDayOfQuarter(quarterAfter(here, 1))).toBe(addDays(lastDayOfQuarter(here), 1))
        expect(quarterAfter(quarterAfter(here, by), -by)).toBe(here)
      }),
    )
  })
  test('the last of them is the one asked for', () => {
    expect(quartersUpTo(quarter('2026-Q2'), 3)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2'])
  })
})

describe('the work of an area', () => {
  test('hours of every kind and miles cost what the month’s rates say', () => {
    const dear = (month: string) => ({ hourly: month === '2026-08' ? 3000 : 2800, mileage: 45 })
    const work = workOf(
      [cell({ delivery: 1, preparation: 2, travel: 1, miles: 10 }), cell({ month: '2026-08', delivery: 1 })],
      dear,
    )
    expect(work.pence).toBe(4 * 2800 + 450 + 3000)
  })

  test('given a time that is not over, then nothing is said of its referrals', () => {
    const cells = ['2026-01', '2026-05', '2026-07', '2026-10'].map((month) => cell({ month, referrals: 7 }))
    expect(besideOf(cells, quarter('2026-Q3'), day('2026-11-20'))).toEqual({
      before6: 14,
      before3: 7,
      within: 7,
      after3: null,
      after6: null,
    })
    expect(besideOf(cells, quarter('2026-Q1'), day('2026-11-20'))).toMatchObject({ after3: 7, after6: 14 })
  })

  test('an area with referrals and no work has no row: the page counts work', () => {
    const cells = [cell({ area: 'E1', referrals: 9 }), cell({ area: 'E2', events: 1, delivery: 2 })]
    expect(areaRows(cells, quarter('2026-Q3'), day('2026-11-20'), rates).map((row) => row.area)).toEqual([
      'E2',
    ])
  })

  test('whatever the cells, no hour is lost or counted twice', () => {
    const cells = fc.array(
      fc.record({
        month: fc.constantFrom('2026-06', '2026-07', '2026-08', '2026-09', '2026-10'),
        area: fc.constantFrom('E1', 'E2', 'unknown'),
        events: fc.constant(1),
        delivery: fc.integer({ min: 0, max: 40 }),
        travel: fc.integer({ min: 0, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(cells, (drawn) => {
        const all = drawn.map((one) => cell(one))
        const rows = areaRows(all, quarter('2026-Q3'), day('2026-11-20'), rates)
        const expected = all
          .filter((one) => one.month >= '2026-07' && one.month <= '2026-09')
          .reduce((sum, one) => sum + one.delivery + one.travel, 0)
        expect(rows.reduce((sum, row) => sum + hoursOf(row.work), 0)).toBe(expected)
      }),
    )
  })
})
