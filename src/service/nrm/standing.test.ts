import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { parseMonth } from '../../kernel/calendar-month.ts'
import { codeList, isCode } from '../../platform/reference-data/index.ts'
import { nrmEvents } from './facts.ts'
import { completed, eventProblems, openQuestions, recordEvent, withdrawEvent } from './rules-events.ts'
import { nrmStages, nrmStanding, type NrmKnown } from './standing.ts'
import { nrmStageIn } from './status.ts'
import { knownOf } from './store.ts'
import { afterWorkingDays, publishedWaits } from './terms.ts'
import {
  aCase,
  aClock,
  aDecision,
  anEvent,
  aReconsideration,
  aReferral,
  brief,
  now,
  uuid,
} from './test-case.ts'

const day = calendarDay
const on = (known: Parameters<typeof aCase>[0], today: string) => {
  const at = nrmStanding(knownOf(aCase({ referrals: [aReferral()], ...known })), day(today))
  return at === null
    ? null
    : `${at.stage} since ${at.since}, ${at.days} days, waits for ${at.waitsFor ?? 'nothing'}`
}
const positive = aDecision()
const last = aDecision({ id: uuid(21), grounds: 'cg', decided_on: '2026-11-01' })

test('given no referral, or one still to come, then nothing stands', () => {
  expect(on({ referrals: [] }, '2026-11-20')).toBeNull()
  expect(on({}, '2026-08-31')).toBeNull()
})

test('given a referral, then reasonable grounds are awaited, aimed for after five working days', () => {
  expect(on({}, '2026-09-04')).toBe('rg-pending since 2026-09-01, 3 days, waits for rg')
  const known = knownOf(aCase({ referrals: [aReferral()] }))
  expect(nrmStanding(known, day('2026-09-04'))?.aimedFor).toBe('2026-09-08')
  const panel = knownOf(aCase({ referrals: [aReferral({ route: 'devolved' })] }))
  expect(nrmStanding(panel, day('2026-09-04'))?.aimedFor).toBe('2026-10-16')
})

test('given positive reasonable grounds, then 30 days of recovery, 45 in the years of the evaluation, then waiting', () => {
  expect(on({ decisions: [positive] }, '2026-10-08')).toBe(
    'rg-positive since 2026-09-08, 37 days, waits for cg',
  )
  expect(on({ decisions: [positive] }, '2026-10-09')).toBe(
    'cg-pending since 2026-10-09, 38 days, waits for cg',
  )
  const then = {
    referrals: [aReferral({ sent_on: '2018-01-01' })],
    decisions: [aDecision({ decided_on: '2018-01-06' })],
  }
  expect(on(then, '2018-02-20')).toContain('rg-positive')
  expect(on(then, '2018-02-21')).toContain('cg-pending')
})

test('given a last decision, then the days stop on its day', () => {
  expect(on({ decisions: [positive, last] }, '2026-11-20')).toBe(
    'cg-positive since 2026-11-01, 61 days, waits for nothing',
  )
  const negative = aDecision({ ...last, outcome: 'negative' })
  expect(on({ decisions: [positive, negative] }, '2026-11-20')).toContain('cg-negative')
  const both = aDecision({ grounds: 'combined', authority: 'devolved-panel' })
  expect(on({ decisions: [both] }, '2026-11-20')).toContain('cg-positive')
})

test('given a reconsideration, then it is awaited; changed, the first decision counts as positive from its day', () => {
  const negative = aDecision({ outcome: 'negative' })
  expect(on({ decisions: [negative] }, '2026-11-20')).toContain('rg-negative since 2026-09-08')
  const known = { decisions: [negative], reconsiderations: [aReconsideration()] }
  expect(on(known, '2026-11-20')).toContain('reconsideration since 2026-10-01, 80 days')
  const changed = aReconsideration({ state: 'changed', outcome_on: '2026-11-10' })
  expect(on({ decisions: [negative], reconsiderations: [changed] }, '2026-11-20')).toContain(
    'rg-positive since 2026-11-10',
  )
  expect(on({ decisions: [negative], reconsiderations: [changed] }, '2026-11-09')).toContain(
    'reconsideration',
  )
  const stands = aReconsideration({ state: 'stands', outcome_on: '2026-11-10' })
  expect(on({ decisions: [negative], reconsiderations: [stands] }, '2026-11-20')).toContain('rg-negative')
})

test('given a suspension, then it stands until it is taken up again, and the days go on', () => {
  const suspended = anEvent({ event: 'suspended', due_on: null, happened_on: '2026-10-05' })
  const resumed = anEvent({ id: uuid(41), event: 'resumed', due_on: null, happened_on: '2026-11-05' })
  expect(on({ events: [suspended] }, '2026-11-20')).toBe('suspended since 2026-10-05, 80 days, waits for rg')
  expect(on({ events: [suspended, resumed] }, '2026-11-20')).toContain('rg-pending')
  expect(on({ events: [suspended], decisions: [positive, last] }, '2026-11-20')).toContain('cg-positive')
})

test('given a second referral, then it alone counts; in a month, what stood at its end', () => {
  const second = aReferral({ id: uuid(11), sent_on: '2026-11-10' })
  const known = { referrals: [aReferral(), second], decisions: [aDecision({ outcome: 'negative' })] }
  expect(on(known, '2026-11-20')).toContain('re-referred since 2026-11-10, 10 days')
  const facts = knownOf(aCase(known))
  const stage = (month: string) => {
    const parsed = parseMonth(month)
    return parsed === null ? null : nrmStageIn(parsed, facts, day('2026-11-20'))
  }
  expect(['2026-08', '2026-09', '2026-10', '2026-11'].map(stage)).toEqual([
    null,
    'rg-negative',
    'rg-negative',
    're-referred',
  ])
})

test('whatever is recorded, the days are never negative and never shrink while a decision is awaited', () => {
  const anyDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2026-01-01'), n))
  const facts = fc.record({
    sent: anyDay,
    first: anyDay,
    outcome: fc.constantFrom('positive', 'negative'),
    at: anyDay,
  })
  fc.assert(
    fc.property(facts, ({ sent, first, outcome, at }) => {
      const known: NrmKnown = {
        referrals: [{ id: 'r', sentOn: sent, route: 'standard' }],
        decisions:
          first < sent ? [] : [{ id: 'd', referralId: 'r', grounds: 'rg', outcome, decidedOn: first }],
        reconsiderations: [],
        events: [],
      }
      const [today, next] = [nrmStanding(known, at), nrmStanding(known, addDays(at, 1))]
      if (today === null) return at < sent
      return today.days >= 0 && today.since <= at && next !== null && next.days >= today.days
    }),
  )
})

test('given information is asked for, then its clock runs, what is sent meets it, and a withdrawn answer starts it again', () => {
  const known = aCase({ referrals: [aReferral()] })
  const asked = { ...anEvent(), due_on: null, happened_on: '2026-11-10' }
  const columns = completed(known, asked, null)
  expect(columns.due_on).toBe('2026-11-24')
  const facts = recordEvent(known, asked, now, 'key')
  expect(facts.ok && brief(facts.value)).toEqual([
    'nrm_event recorded',
    expect.stringMatching(/^nrm-information-due .* open 2026-11-25$/),
  ])
  const waits = aCase({
    referrals: [aReferral()],
    events: [anEvent()],
    deadlines: [aClock('nrm-information-due', { about: uuid(40) })],
  })
  expect(openQuestions(waits).map(({ id }) => id)).toEqual([uuid(40)])
  const sent = recordEvent(waits, { ...anEvent(), event: 'information-sent', due_on: null }, now, 'other')
  expect(sent.ok && brief(sent.value)[1]).toMatch(/ met /)
  const answer = anEvent({ id: uuid(41), event: 'information-sent', due_on: null, answers_id: uuid(40) })
  const met = aClock('nrm-information-due', { about: uuid(40), state: 'met', metAt: now })
  const undone = withdrawEvent(
    { ...waits, events: [anEvent(), answer], deadlines: [met] },
    answer,
    'Not sent',
    now,
  )
  expect(undone.ok && brief(undone.value)[1]).toMatch(/ open /)
})

test('given an event that does not fit, then it is refused beside its field', () => {
  const known = aCase({ referrals: [aReferral()] })
  const wrong = (more: Parameters<typeof anEvent>[0]) =>
    eventProblems(known, anEvent(more), null, now)[0]?.code
  expect(wrong({ event: 'resumed', due_on: null })).toBe('not-suspended')
  expect(wrong({ event: 'information-sent', due_on: null })).toBe('nothing-asked')
  expect(wrong({ happened_on: '2026-11-21' })).toBe('future')
  expect(wrong({ happened_on: '2026-08-01' })).toBe('before-referral')
  expect(wrong({ due_on: '2026-10-01' })).toBe('due-before-asked')
})

test('the events are those of their code list', () => {
  expect(codeList('nrm-event').entries.map(({ code }) => code)).toEqual([...nrmEvents])
  expect(nrmStages.every((code) => isCode('nrm-stage', code))).toBe(true)
})

test('working days leave out the weekend; the published averages are those of the evaluation', () => {
  expect(afterWorkingDays(day('2026-11-20'), 5)).toBe('2026-11-27')
  expect(afterWorkingDays(day('2026-11-21'), 1)).toBe('2026-11-23')
  expect(publishedWaits().map(({ days }) => days)).toEqual([124, 148])
})
