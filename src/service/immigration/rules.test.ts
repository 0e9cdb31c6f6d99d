import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import {
  actingNow,
  appealDueOn,
  decisionClocks,
  interviewDeadline,
  leaveWarningOn,
  raisesReview,
  runsBackwards,
  soughtNow,
  statementDeadline,
  statementDueOn,
} from './rules.ts'
import { termsNow } from './store.ts'
import { aDecision, anAppeal, aRepresentative, blankInterview, blankStatement, known } from './test-case.ts'

const now = new Date('2026-11-20T12:00:00Z')
const today = calendarDay('2026-11-20')

describe('an interview', () => {
  test('given a time in winter, its hour; without one, the end of its day', () => {
    const timed = interviewDeadline({ ...blankInterview, at_time: '09:30' }, now)
    expect(timed).toMatchObject({ state: 'open', dueAt: new Date('2026-11-25T09:30:00Z') })
    expect(interviewDeadline(blankInterview, now).dueAt).toEqual(new Date('2026-11-26T00:00:00Z'))
  })
  test('given what came of it, met; put off or called off, it runs no more', () => {
    const state = (outcome: string) => interviewDeadline({ ...blankInterview, outcome }, now).state
    expect(['held', 'child-not-there', 'unknown', 'postponed', 'cancelled'].map(state)).toEqual([
      'met',
      'met',
      'met',
      'lapsed',
      'lapsed',
    ])
  })
  test('given it is new or moved and lies ahead, the plan is looked at again', () => {
    expect(raisesReview(blankInterview, null, today)).toBe(true)
    expect(raisesReview(blankInterview, blankInterview, today)).toBe(false)
    expect(raisesReview({ ...blankInterview, on_day: '2026-12-01' }, blankInterview, today)).toBe(true)
    expect(raisesReview({ ...blankInterview, on_day: '2026-11-01' }, null, today)).toBe(false)
  })
})

describe('a statement', () => {
  const list = codeList('immigration-statement')
  const asked = { ...blankStatement, asked_on: '2026-11-01' }
  test('given the statement of evidence form, 28 days from the day it was asked for; the letter’s own day goes first', () => {
    expect(statementDueOn(asked, list)).toBe('2026-11-29')
    expect(statementDueOn({ ...asked, due_on: '2026-11-20' }, list)).toBe('2026-11-20')
  })
  test('given no day, or a kind without days, nothing is due', () => {
    expect(statementDeadline(blankStatement, list, now)).toBeNull()
    expect(statementDueOn({ ...asked, kind: 'expert-report' }, list)).toBeNull()
  })
  test('given it was sent, met; given it is not needed, it lapses', () => {
    expect(statementDeadline({ ...asked, submitted_on: '2026-11-10' }, list, now)?.state).toBe('met')
    expect(statementDeadline({ ...asked, still_needed: 'no' }, list, now)?.state).toBe('lapsed')
    expect(statementDeadline({ ...asked, still_needed: 'unknown' }, list, now)?.state).toBe('open')
  })
})

describe('the last day to appeal', () => {
  const list = codeList('appeal-kind')
  const of = (given: Parameters<typeof aDecision>[0]) => appealDueOn(aDecision(given).columns, list)
  test('given a refusal of which nobody asked, the shortest; given no right, none', () => {
    expect(of({})).toBe('2026-11-15')
    expect(of({ appeal: 'out-of-country' })).toBe('2026-11-29')
    expect(of({ appeal: 'none', appeal_by: '2026-12-01' })).toBeNull()
    expect(of({ appeal: 'in-country', appeal_by: '2026-12-01' })).toBe('2026-12-01')
  })
  test('given a grant, none unless the letter gives a right', () => {
    expect(of({ decision: 'uasc-leave' })).toBeNull()
    expect(of({ decision: 'uasc-leave', appeal: 'unknown' })).toBeNull()
    expect(of({ decision: 'uasc-leave', appeal: 'in-country' })).toBe('2026-11-15')
  })
  test('given an appeal lodged, or none made after advice, the clock is met; undecided, it runs', () => {
    const refused = aDecision({})
    const state = (appeal: string) =>
      decisionClocks(
        known({ decisions: [refused], appeals: [anAppeal(refused, { state: appeal })] }),
        termsNow(),
        now,
      )
        .filter(({ kind }) => kind === 'appeal-due')
        .map(({ ought }) => ought?.state)
    expect(['lodged', 'not-appealed', 'not-decided', 'unknown'].map((one) => state(one)[0])).toEqual([
      'met',
      'met',
      'open',
      'open',
    ])
  })
})

describe('leave', () => {
  const leave = { decision: 'uasc-leave', leave_ends: 'on-a-day', leave_until: '2027-11-01' }
  const clocks = (decisions: readonly ReturnType<typeof aDecision>[]) =>
    decisionClocks(known({ decisions }), termsNow(), now)
      .filter(({ kind, ought }) => kind === 'leave-expiry' && ought !== null)
      .map(({ ought }) => [ought?.state, ought?.dueAt.toISOString().slice(0, 10)])
  test('given an end, advice is due so many days before it: fewer for victims’ temporary permission', () => {
    expect(leaveWarningOn(aDecision(leave).columns, codeList('immigration-term'))).toBe('2027-08-03')
    expect(
      leaveWarningOn(aDecision({ ...leave, decision: 'vts' }).columns, codeList('immigration-term')),
    ).toBe('2027-09-02')
  })
  test('given no end, or an end nobody knows, no clock runs', () => {
    expect(clocks([aDecision({ decision: 'settlement', leave_ends: 'no-end' })])).toEqual([])
    expect(clocks([aDecision({ decision: 'uasc-leave', leave_ends: 'unknown' })])).toEqual([])
  })
  test('given it was asked to extend it, met; given a later grant, the earlier clock lapses', () => {
    expect(clocks([aDecision({ ...leave, extension_asked_on: '2026-11-18' })])[0]?.[0]).toBe('met')
    const later = aDecision({ decision: 'refugee-status', decided_on: '2026-11-10', leave_ends: 'no-end' })
    expect(clocks([aDecision(leave), later])[0]?.[0]).toBe('lapsed')
  })
  test('whatever grants there are, at most one clock of leave runs, and never one that begins after its leave ends', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays(calendarDay('2026-01-01'), n))
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 900 })), { maxLength: 6 }), (grants) => {
        const decisions = grants.map(([decided_on, length]) =>
          aDecision({ ...leave, decided_on, leave_until: addDays(decided_on, length) }),
        )
        const open = decisionClocks(known({ decisions }), termsNow(), now).filter(
          ({ kind, ought }) => kind === 'leave-expiry' && ought?.state === 'open',
        )
        expect(open.length).toBe(decisions.length === 0 ? 0 : 1)
        const until = decisions.find(({ id }) => id === open[0]?.about)?.columns.leave_until ?? '9999-12-31'
        expect((open[0]?.ought?.dueAt.toISOString() ?? '') <= until).toBe(true)
      }),
    )
  })
})

test('given several representatives, the one instructed last acts; one who ended does not', () => {
  const first = aRepresentative({ state: 'instructed', instructed_on: '2026-01-01', firm: 'A' })
  const second = aRepresentative({ state: 'instructed', instructed_on: '2026-02-01', firm: 'B' })
  const ended = aRepresentative({ state: 'ended', instructed_on: '2026-03-01', firm: 'C' })
  expect(actingNow([second, ended, first])?.columns.firm).toBe('B')
  expect(actingNow([ended])).toBeNull()
  expect(soughtNow([aRepresentative({})])?.columns.state).toBe('sought')
})

test('given days, only those that are known must run forwards', () => {
  expect(runsBackwards(['2026-01-02', null, '2026-01-01'])).toBe(true)
  expect(runsBackwards([null, '2026-01-01', '2026-01-01'])).toBe(false)
})
