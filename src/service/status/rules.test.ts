import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { calendarMonth, lastDayOf } from '../../kernel/calendar-month.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { firstStatusDeadline, statusDueAt, type Deadline } from '../deadlines/index.ts'
import { deadlineChanges, decisionsAsked, knownBefore, monthsOf, statusesDue } from './rules.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const now = new Date('2026-11-02T09:00:00Z')
const month = calendarMonth

const waiting = (given: Partial<Deadline>): Deadline => ({
  id: '00000000-0000-4000-8000-000000000002' as FactId,
  version: 1,
  caseId,
  kind: 'monthly-status',
  about: '2026-10',
  dueAt: now,
  state: 'open',
  metAt: null,
  ...given,
})

describe('the months due', () => {
  const facts = { receivedAt: new Date('2026-08-20T09:00:00Z'), closedAt: null, recorded: [month('2026-08')] }

  test('given August recorded, on 2 November September is overdue and October due', () => {
    expect(statusesDue(facts, calendarDay('2026-11-02'))).toMatchObject([
      { month: '2026-09', standing: 'overdue' },
      { month: '2026-10', standing: 'due', dueOn: '2026-11-05' },
    ])
  })

  test('a closed case owes the month it closed in and none after', () => {
    const closed = { ...facts, closedAt: new Date('2026-09-10T10:00:00Z') }
    expect(statusesDue(closed, calendarDay('2026-11-02')).map((one) => one.month)).toEqual(['2026-09'])
  })

  test('recording a month takes that month and no other from the list', () => {
    const months = ['2026-08', '2026-09', '2026-10', '2026-11'].map(month)
    fc.assert(
      fc.property(fc.subarray(months), fc.constantFrom(...months), (recorded, one) => {
        const due = (which: typeof months) =>
          statusesDue({ ...facts, recorded: which }, calendarDay('2026-11-30')).map((each) => each.month)
        expect(due([...recorded, one])).toEqual(due(recorded).filter((each) => each !== one))
      }),
    )
  })

  test('the deadline ends with the last day in time, in London', () => {
    expect(statusDueAt(month('2026-10'))).toEqual(new Date('2026-11-06T00:00:00Z'))
    expect(statusDueAt(month('2026-06'))).toEqual(new Date('2026-07-05T23:00:00Z'))
    const overdueFrom = addDays(lastDayOf(month('2026-10')), 6)
    expect(monthsOf(facts, overdueFrom).find((one) => one.month === '2026-10')?.standing).toBe('overdue')
  })

  test('the first is the calendar month of the referral', () => {
    expect(firstStatusDeadline(caseId, new Date('2026-08-31T23:30:00Z')).columns).toMatchObject({
      about: '2026-09',
      kind: 'monthly-status',
    })
  })
})

describe('recording a month', () => {
  test('meets its deadline and opens the next', () => {
    const facts = deadlineChanges(
      caseId,
      month('2026-10'),
      { recorded: [], closedAt: null },
      [waiting({})],
      now,
    )
    expect(facts.map((fact) => fact.columns)).toMatchObject([
      { about: '2026-10', state: 'met', met_at: now },
      { about: '2026-11', state: 'open' },
    ])
  })

  test.each([
    ['the next is recorded', { recorded: [month('2026-11')], closedAt: null }, []],
    ['the case is closed', { recorded: [], closedAt: now }, []],
    ['the next waits already', { recorded: [], closedAt: null }, [waiting({ about: '2026-11' })]],
  ])('opens none when %s', (_why, facts, deadlines) => {
    expect(deadlineChanges(caseId, month('2026-10'), facts, deadlines, now)).toEqual([])
  })
})

describe('what a manager is asked', () => {
  const nothing = { nrm_stage: null, missing_now: null, missing_since: null }
  const negative = { ...nothing, nrm_stage: 'cg-negative' }
  const decision = (state: Deadline['state']) =>
    waiting({ kind: 'manager-decision', about: 'negative-nrm-decision', state })

  test('unknown and not asked raise nothing', () => {
    const unknown = { nrm_stage: 'unknown', missing_now: 'unknown', missing_since: '2020-01-01' }
    expect(decisionsAsked(caseId, nothing, null, [], now)).toEqual([])
    expect(decisionsAsked(caseId, unknown, null, [], now)).toEqual([])
  })

  test('a negative decision is asked about once while it waits, and again after a new one', () => {
    expect(decisionsAsked(caseId, negative, null, [], now)).toHaveLength(1)
    expect(decisionsAsked(caseId, negative, null, [decision('open')], now)).toHaveLength(0)
    expect(decisionsAsked(caseId, negative, negative, [decision('met')], now)).toHaveLength(0)
    const earlier = { ...nothing, nrm_stage: 'rg-negative' }
    expect(decisionsAsked(caseId, negative, earlier, [decision('met')], now)).toHaveLength(1)
  })

  test('six months missing, on the same day of the month', () => {
    const since = (day: string) => ({ ...nothing, missing_now: 'yes', missing_since: day })
    expect(decisionsAsked(caseId, since('2026-05-03'), null, [], now)).toEqual([])
    expect(decisionsAsked(caseId, since('2026-05-02'), null, [], now)[0]?.columns).toMatchObject({
      about: 'long-term-missing',
      due_at: new Date('2026-11-02T00:00:00Z'),
    })
  })
})

test('a child who is found takes back what a manager was asked about a child long missing, and only that', () => {
  const asked = (about: string) => waiting({ kind: 'manager-decision', about })
  const waits = [asked('long-term-missing'), asked('turning-18')]
  const found = { nrm_stage: null, missing_now: 'no', missing_since: null }
  expect(decisionsAsked(caseId, found, null, waits, now)).toMatchObject([
    { columns: { about: 'long-term-missing', state: 'lapsed' }, reason: 'found' },
  ])
  expect(decisionsAsked(caseId, { ...found, missing_now: 'unknown' }, null, waits, now)).toEqual([])
})

test('what is known is the latest answer asked for, then the referral’s', () => {
  const rows = [
    { month: '2026-10', education: null },
    { month: '2026-09', education: 'unknown' },
    { month: '2026-08', education: 'regular' },
  ]
  expect(knownBefore('education', month('2026-11'), rows, 'none')).toEqual({
    answer: 'unknown',
    from: '2026-09',
  })
  expect(knownBefore('education', month('2026-08'), rows, 'none')).toEqual({
    answer: 'none',
    from: 'referral',
  })
  expect(knownBefore('education', month('2026-08'), rows, null)).toBeNull()
})
