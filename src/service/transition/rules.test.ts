import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  calendarDay,
  eighteenthBirthday,
  seventeenAndAHalf,
} from '../../kernel/calendar-day.ts'
import type { CaseId, FactId, SiteCode } from '../../kernel/ids.ts'
import { post18StateOn, type Post18Step } from '../../kernel/policy/post-18.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { pilotMemberships, siteInPilot } from '../../platform/reference-data/index.ts'
import type { Deadline } from '../deadlines/index.ts'
import {
  apart,
  missingFrom,
  nextReviewOn,
  progressOf,
  transitionClocks,
  type Around,
  type Transition,
} from './rules.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const now = new Date('2026-11-02T09:00:00Z')
const eighteen = calendarDay('2027-01-10')
const nothing: Transition = {
  assessment: null,
  plan: null,
  services: [],
  information: [],
  answers: [],
  leavingCare: null,
  reviews: [],
}
const around: Around = { eighteen, nrm: 'needed', inPost18Pilot: true, post18Worker: false }
const assessment = { held_on: '2026-10-20', result: 'additional-need' } as NonNullable<
  Transition['assessment']
>
const plan = (change: Partial<NonNullable<Transition['plan']>> = {}) =>
  ({
    made_on: '2026-10-25',
    agreed: 'yes',
    missing_what: 'Police',
    next_review_on: '2026-12-06',
    ...change,
  }) as NonNullable<Transition['plan']>
const clock = (more: Partial<Deadline>): Deadline => ({
  id: '00000000-0000-4000-8000-000000000002' as FactId,
  version: 1,
  caseId,
  kind: 'seventeen-and-a-half',
  about: null,
  dueAt: new Date('2026-07-10T00:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})
const brief = (facts: readonly FactToRecord[]) =>
  facts.map(({ columns }) => [
    columns['kind'],
    columns['about'],
    columns['state'],
    (columns['due_at'] as Date | null)?.toISOString().slice(0, 10) ?? null,
  ])
const clocks = (known: Transition, deadlines: readonly Deadline[] = [], why = 'x', given = around) =>
  brief(transitionClocks(caseId, known, given, { deadlines, planDays: 28, why, now }))

describe('deadlines', () => {
  test('given an assessment, then its own is met, and plan and answer on the NRM fall due', () => {
    expect(clocks({ ...nothing, assessment }, [clock({})])).toEqual([
      ['seventeen-and-a-half', null, 'met', '2026-07-10'],
      ['transition-plan', 'plan', 'open', '2026-11-18'],
      ['nrm-answer-at-18', 'answer', 'open', '2027-01-10'],
    ])
  })
  test('given the NRM is decided, then no answer falls due; not known is not decided', () => {
    const kinds = (nrm: Around['nrm']) =>
      clocks({ ...nothing, assessment }, [], 'x', { ...around, nrm }).map(([kind]) => kind)
    expect(kinds('not-needed')).not.toContain('nrm-answer-at-18')
    expect(kinds('unknown')).toContain('nrm-answer-at-18')
  })
  test('given a plan that the young person refused, then it is talked through all the same; not yet is not', () => {
    const due = clock({ kind: 'transition-plan', about: 'plan', dueAt: new Date('2026-11-18T00:00:00Z') })
    const state = (agreed: string) =>
      clocks({ ...nothing, assessment, plan: plan({ agreed, next_review_on: null }) }, [due]).find(
        ([kind]) => kind === 'transition-plan',
      )?.[2]
    expect([state('yes'), state('in-part'), state('no'), state('not-yet')]).toEqual([
      'met',
      'met',
      'met',
      undefined,
    ])
  })
  test('given a review held, then its deadline is met and the next day falls due; ready to end plans none', () => {
    const due = clock({
      kind: 'transition-review',
      about: '2026-12-06',
      dueAt: new Date('2026-12-07T00:00:00Z'),
    })
    const held = (next_on: string | null) =>
      clocks(
        {
          ...nothing,
          plan: plan(),
          reviews: [{ held_on: '2026-11-01', next_on } as Transition['reviews'][number]],
        },
        [due],
        'review-held',
      ).filter(([kind]) => kind === 'transition-review')
    expect(held('2027-01-05')).toEqual([
      ['transition-review', '2026-12-06', 'met', '2026-12-07'],
      ['transition-review', '2027-01-05', 'open', '2027-01-06'],
    ])
    expect(held(null)).toEqual([['transition-review', '2026-12-06', 'met', '2026-12-07']])
  })
  test('given the assessment was entered in error, then its deadline runs again', () => {
    const met = clock({ state: 'met', metAt: now })
    expect(clocks(nothing, [met], 'assessment-withdrawn')).toEqual([
      ['seventeen-and-a-half', null, 'open', '2026-07-10'],
    ])
    expect(clocks(nothing, [met], 'decided-before')).toEqual([])
  })
  test('given an area that asks for no assessment, then a plan that was talked through meets the clock at 17½, and runs it again when withdrawn', () => {
    const asked = clock({ about: 'plan-only' })
    const at17 = (known: Transition, one: Deadline, why = 'x') =>
      clocks(known, [one], why).filter(([kind]) => kind === 'seventeen-and-a-half')
    expect(at17({ ...nothing, plan: plan({ agreed: 'not-yet' }) }, asked)).toEqual([])
    expect(at17({ ...nothing, plan: plan() }, asked)).toEqual([
      ['seventeen-and-a-half', 'plan-only', 'met', '2026-07-10'],
    ])
    expect(at17({ ...nothing, plan: plan() }, clock({}))).toEqual([])
    const met = { ...asked, state: 'met', metAt: now } as const
    expect(at17(nothing, met, 'plan-withdrawn')).toEqual([
      ['seventeen-and-a-half', 'plan-only', 'open', '2026-07-10'],
    ])
    expect(at17(nothing, clock({ state: 'met', metAt: now }), 'plan-withdrawn')).toEqual([])
  })
  test('given a plan written after the last review, then the plan says when the next one is', () => {
    const reviews = [{ held_on: '2026-10-01', next_on: '2026-11-01' } as Transition['reviews'][number]]
    expect(nextReviewOn({ plan: plan(), reviews })).toBe('2026-12-06')
    expect(nextReviewOn({ plan: plan({ made_on: '2026-09-01' }), reviews })).toBe('2026-11-01')
  })
})

describe('what is missing', () => {
  test('given nothing, then all but what follows from something else', () => {
    expect(missingFrom(progressOf(nothing), around)).toEqual([
      'assessment',
      'plan',
      'adult-service',
      'nrm-information',
      'nrm-answer',
      'leaving-care',
    ])
  })
  test('given additional need in a pilot area, then a post-18 worker is; elsewhere not', () => {
    const progress = progressOf({ ...nothing, assessment })
    expect(missingFrom(progress, around)).toContain('post-18-worker')
    expect(missingFrom(progress, { ...around, inPost18Pilot: false })).not.toContain('post-18-worker')
    expect(missingFrom(progress, { ...around, post18Worker: true })).not.toContain('post-18-worker')
  })
  test('given a plan that is not talked through and says nothing of going missing, then both are', () => {
    const progress = progressOf({ ...nothing, plan: plan({ agreed: 'not-yet', missing_what: null }) })
    expect(missingFrom(progress, around)).toEqual(expect.arrayContaining(['agreement', 'contingency']))
  })
})

test('given the pilot areas by date, every birthday and what was found and decided, then every step of DT-4 is reached, and nothing ends undecided', () => {
  const hit = new Set<Post18Step>()
  const sites = ['wales', ...new Set(pilotMemberships().map(({ site }) => site))]
  fc.assert(
    fc.property(
      fc.constantFrom(...sites),
      fc.oneof(
        fc.constant(calendarDay('2008-02-29')),
        fc.nat(6000).map((n) => addDays(calendarDay('1999-05-01'), n)),
      ),
      fc.integer({ min: -30, max: 400 }),
      fc.constantFrom('additional-need' as const, 'no-additional-need' as const, null),
      fc.constantFrom('continue' as const, 'end' as const, null),
      (site, dob, after, result, decision) => {
        const day = addDays(seventeenAndAHalf(dob), after)
        const inPost18Pilot = siteInPilot('post-18', site as SiteCode, day)
        const state = post18StateOn({ dob, inPost18Pilot, assessment: result, decision }, day)
        hit.add(state.step)
        if (!inPost18Pilot) expect(['assess-needs', 'assign-post-18-worker']).not.toContain(state.step)
        if (state.step === 'end-at-18')
          expect([decision, day >= eighteenthBirthday(dob)]).toEqual(['end', true])
      },
    ),
    { numRuns: 2_000 },
  )
  expect([...hit].sort()).toEqual([
    'assess-needs',
    'assign-post-18-worker',
    'continue-after-18',
    'decide-at-18',
    'end-at-18',
    'not-yet',
    'plan-transition',
  ])
})

test('given any two days, then their distance in years, months and days leads from one to the other', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(3000), (a, b) => {
      const from = addDays(calendarDay('2020-01-31'), a)
      const to = addDays(from, b)
      const { years, months, days } = apart(from, to)
      expect(addDays(addMonths(from, years * 12 + months), days)).toBe(to)
      expect(months < 12 && days < 31).toBe(true)
    }),
  )
})
