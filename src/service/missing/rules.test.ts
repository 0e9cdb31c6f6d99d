import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import { calendarMonth } from '../../kernel/calendar-month.ts'
import { DAY_OF_24_HOURS, HOUR } from '../../kernel/clock.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { missingStateOn } from '../../kernel/policy/missing.ts'
import { fromLondon } from '../../platform/i18n/index.ts'
import type { Deadline } from '../deadlines/index.ts'
import { clockChanges, interviewDueAt, longTermDueAt, managerChanges, reviewDueOn } from './clocks.ts'
import { classify, inDays, missingInMonth, overlap, statusSaidBy, wrongTimes, type Episode } from './rules.ts'

const at = (day: string, time = '12:00') => fromLondon(day, time)
const episode = (from: string, to: string | null = null, more: Partial<Episode> = {}): Episode => ({
  id: '00000000-0000-4000-8000-00000000000a',
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
  onReferral: false,
  ...more,
})
const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const now = at('2026-11-22')

describe('the times of an episode', () => {
  const asked = (from: string, to: string | null, reported: string | null = null) => ({
    startedAt: at(from),
    endedAt: to === null ? null : at(to),
    reportedAt: reported === null ? null : at(reported),
  })
  test('given an end that is not after the start, a report before it or a time to come, then it is impossible', () => {
    expect(wrongTimes(asked('2026-10-05', '2026-10-05'), [], now)).toBe('ended-before-start')
    expect(wrongTimes(asked('2026-10-05', null, '2026-10-04'), [], now)).toBe('reported-before-start')
    expect(wrongTimes(asked('2026-11-23', null), [], now)).toBe('in-the-future')
    expect(wrongTimes(asked('2026-10-05', '2026-10-06', '2026-10-05'), [], now)).toBeNull()
  })

  test('given episodes that abut, then they do not overlap; one instant more and they do', () => {
    const first = episode('2026-10-01', '2026-10-05')
    expect(wrongTimes(asked('2026-10-05', null), [first], now)).toBeNull()
    const early = { ...asked('2026-10-05', null), startedAt: new Date(at('2026-10-05').getTime() - 1) }
    expect(wrongTimes(early, [first], now)).toBe('overlaps')
  })

  test('given a child who is missing, then the child is not reported missing a second time', () => {
    expect(wrongTimes(asked('2026-11-01', null), [episode('2026-10-01')], now)).toBe('already-missing')
    expect(wrongTimes(asked('2026-09-01', '2026-09-02'), [episode('2026-10-01')], now)).toBeNull()
  })

  test('whatever is taken in after this rule, no two episodes of a case share an instant', () => {
    const time = fc.integer({ min: 0, max: 400 })
    const one = fc.tuple(time, fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (drawn) => {
        const taken: Episode[] = []
        for (const [from, length] of drawn) {
          const startedAt = new Date(now.getTime() - (500 - from) * HOUR)
          const endedAt = length === null ? null : new Date(startedAt.getTime() + length * HOUR)
          if (wrongTimes({ startedAt, endedAt, reportedAt: null }, taken, now) === null)
            taken.push({ id: String(taken.length), startedAt, endedAt, onReferral: false })
        }
        for (const [i, a] of taken.entries())
          for (const b of taken.slice(i + 1)) expect(overlap(a, b)).toBe(false)
        expect(taken.filter((each) => each.endedAt === null).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('classification (DT-6)', () => {
  test('given the last day of August, then it is long-term from the last day of February', () => {
    const missing = episode('2025-08-31')
    expect(classify(missing, calendarDay('2026-02-27')).classification).toBe('temporary')
    expect(classify(missing, calendarDay('2026-02-28'))).toEqual({
      classification: 'long-term',
      since: '2026-02-28',
      longTermFrom: '2026-02-28',
    })
  })

  test('given a return on the very day, then it stays temporary; a day later and it was long-term', () => {
    const day = calendarDay('2026-12-01')
    expect(classify(episode('2026-03-10', '2026-09-10'), day).classification).toBe('temporary')
    expect(classify(episode('2026-03-10', '2026-09-11'), day).classification).toBe('long-term')
  })

  test('given a child missing on referral, then the class says so until six months have passed', () => {
    const missing = episode('2026-03-10', null, { onReferral: true })
    expect(classify(missing, calendarDay('2026-09-09')).classification).toBe('on-referral')
    expect(classify(missing, calendarDay('2026-09-10')).classification).toBe('long-term')
  })

  test('it is monotone in time, and of an open episode says what the kernel’s rule says', () => {
    const drawn = fc.record({
      from: fc.integer({ min: 0, max: 800 }),
      length: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }),
      onReferral: fc.boolean(),
    })
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 600 }), ({ from, length, onReferral }, later) => {
        const startedAt = new Date(at('2023-01-15').getTime() + from * DAY_OF_24_HOURS)
        const endedAt = length === null ? null : new Date(startedAt.getTime() + length * DAY_OF_24_HOURS)
        const one = { id: 'x', startedAt, endedAt, onReferral }
        const first = dayInLondon(startedAt)
        const day = addDays(first, later)
        const kernel = missingStateOn([inDays(one)], day)
        const here = classify(one, day)
        if (kernel.classification !== 'none') expect(here.classification).toBe(kernel.classification)
        if (here.classification === 'long-term')
          expect(classify(one, addDays(day, 1)).classification).toBe('long-term')
      }),
    )
  })
})

describe('the four-week review', () => {
  const meeting = (day: string, nextOn: string | null = null) => ({
    episodeId: episode('2026-10-01').id,
    heldAt: at(day),
    nextOn,
  })
  test('given no meeting, then within 28 days of going missing; after one, within 28 days of it', () => {
    expect(reviewDueOn(episode('2026-10-01'), [])).toBe('2026-10-29')
    expect(reviewDueOn(episode('2026-10-01'), [meeting('2026-10-20'), meeting('2026-10-06')])).toBe(
      '2026-11-17',
    )
  })
  test('given an earlier day asked for, then that; a later one does not stretch the four weeks', () => {
    expect(reviewDueOn(episode('2026-10-01'), [meeting('2026-10-06', '2026-10-13')])).toBe('2026-10-13')
    expect(reviewDueOn(episode('2026-10-01'), [meeting('2026-10-06', '2026-12-24')])).toBe('2026-11-03')
  })
})

test('the 72 hours of the return interview are elapsed hours, over the night when the clocks go back', () => {
  const back = fromLondon('2026-10-24', '12:00')
  expect(interviewDueAt(back, 72)).toEqual(fromLondon('2026-10-27', '11:00'))
})

test('the six months end at midnight in London, in summer as in winter', () => {
  expect(longTermDueAt(episode('2026-11-10')).toISOString()).toBe('2027-05-09T23:00:00.000Z')
  expect(longTermDueAt(episode('2026-05-10')).toISOString()).toBe('2026-11-10T00:00:00.000Z')
})

describe('the clocks an act leaves behind', () => {
  const facts = (episodes: readonly Episode[], more: object = {}) => ({
    episodes,
    meetings: [],
    interviews: [],
    interviewHours: 72,
    caseOver: false,
    ...more,
  })
  const standing = (
    kind: Deadline['kind'],
    about: string,
    due: Date,
    more: Partial<Deadline> = {},
  ): Deadline => ({
    id: '00000000-0000-4000-8000-0000000000ff' as FactId,
    version: 1,
    caseId,
    kind,
    about,
    dueAt: due,
    state: 'open',
    metAt: null,
    ...more,
  })
  const told = (changes: ReturnType<typeof clockChanges>) =>
    changes.map(({ columns }) => [columns['kind'], columns['state'], columns['due_at']])
  const missing = episode('2026-10-01')
  const returned = episode('2026-10-01', '2026-10-10')
  const review = standing('missing-four-week-review', missing.id, at('2026-10-30', '00:00'))

  test('given a child reported missing, then the review is due; the same again changes nothing', () => {
    expect(told(clockChanges(caseId, facts([missing]), [], 'x'))).toEqual([
      ['missing-four-week-review', 'open', at('2026-10-30', '00:00')],
    ])
    expect(clockChanges(caseId, facts([missing]), [review], 'x')).toEqual([])
  })

  test('given a return, then the review lapses and the interview is due; held, it is met', () => {
    const due = at('2026-10-13')
    expect(told(clockChanges(caseId, facts([returned]), [review], 'x'))).toEqual([
      ['missing-four-week-review', 'lapsed', review.dueAt],
      ['return-interview', 'open', due],
    ])
    const held = { interviews: [{ episodeId: missing.id, outcome: 'held', settledAt: at('2026-10-12') }] }
    const lapsed = { ...review, state: 'lapsed' } as const
    const waits = standing('return-interview', missing.id, due)
    expect(told(clockChanges(caseId, facts([returned], held), [lapsed, waits], 'x'))).toEqual([
      ['return-interview', 'met', due],
    ])
  })

  test('given an episode entered in error, or a closed case, then its clocks lapse', () => {
    for (const after of [facts([]), facts([missing], { caseOver: true })])
      expect(told(clockChanges(caseId, after, [review], 'x'))).toEqual([
        ['missing-four-week-review', 'lapsed', review.dueAt],
      ])
  })

  test('given a closed case, when the child is found or the interview is held, then what rests does not run again', () => {
    const atRest = { state: 'lapsed', atRest: 'case-closed' } as const
    const over = facts([returned], { caseOver: true })
    expect(told(clockChanges(caseId, over, [{ ...review, ...atRest }], 'returned'))).toEqual([
      ['missing-four-week-review', 'lapsed', review.dueAt],
    ])
    expect(
      clockChanges(caseId, facts([missing], { caseOver: true }), [{ ...review, ...atRest }], 'x'),
    ).toEqual([])
    const asked = {
      ...standing('manager-decision', 'long-term-missing', at('2027-04-01', '00:00')),
      ...atRest,
    }
    expect(told(managerChanges(caseId, [missing], over, [asked]))).toEqual([
      ['manager-decision', 'lapsed', asked.dueAt],
    ])
    const held = [{ episodeId: missing.id, outcome: 'held' as const, settledAt: at('2026-10-12') }]
    const interview = { ...standing('return-interview', missing.id, at('2026-10-13')), ...atRest }
    expect(told(clockChanges(caseId, { ...over, interviews: held }, [interview], 'x'))).toEqual([
      ['return-interview', 'met', at('2026-10-13')],
    ])
  })

  test('given six months, a manager is asked once; a corrected start moves it, a return takes it back, and back again', () => {
    const [first] = managerChanges(caseId, [], facts([missing]), [])
    expect(first?.columns).toMatchObject({ about: 'long-term-missing', due_at: at('2027-04-01', '00:00') })
    const waits = standing('manager-decision', 'long-term-missing', at('2027-04-01', '00:00'))
    expect(managerChanges(caseId, [], facts([missing]), [waits])).toEqual([])
    const earlier = episode('2026-09-20')
    expect(told(managerChanges(caseId, [missing], facts([earlier]), [waits]))).toEqual([
      ['manager-decision', 'open', at('2027-03-20', '00:00')],
    ])
    expect(told(managerChanges(caseId, [missing], facts([returned]), [waits]))[0]?.[1]).toBe('lapsed')
    const back = managerChanges(caseId, [returned], facts([missing]), [{ ...waits, state: 'lapsed' }])
    expect(told(back)).toEqual([['manager-decision', 'open', waits.dueAt]])
    expect(managerChanges(caseId, [missing], facts([missing]), [{ ...waits, state: 'met' }])).toEqual([])
  })
})

describe('a month’s status', () => {
  const today = calendarDay('2026-11-22')
  test('given an episode over a month’s end, then both months say missing; a month before says nothing', () => {
    const one = [episode('2026-09-30', '2026-10-01')]
    expect(missingInMonth(one, calendarMonth('2026-09'), today)).toBe(true)
    expect(missingInMonth(one, calendarMonth('2026-10'), today)).toBe(true)
    expect(statusSaidBy(one, calendarMonth('2026-08'), today)).toEqual({
      missing_in_month: null,
      missing_now: null,
      missing_since: null,
    })
  })
  test('given a child missing now, then since when is the episode’s own day in London', () => {
    const late = episode('2026-06-30', null, { startedAt: new Date('2026-06-30T23:30:00Z') })
    expect(statusSaidBy([late], calendarMonth('2026-10'), today)).toEqual({
      missing_in_month: 'yes',
      missing_now: 'yes',
      missing_since: '2026-07-01',
    })
  })
})
