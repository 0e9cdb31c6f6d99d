import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import { post18StateOn } from './post-18.ts'
import type { Post18Facts } from './post-18.ts'

const given: Post18Facts = {
  dob: calendarDay('2004-02-29'),
  inPost18Pilot: true,
  assessment: null,
  decision: null,
}
const on = (day: string, change: Partial<Post18Facts> = {}) =>
  post18StateOn({ ...given, ...change }, calendarDay(day))

describe('DT-4', () => {
  test('17½ and 18: the day before, and the day', () => {
    expect(on('2021-08-28')).toMatchObject({
      step: 'not-yet',
      assessmentOn: '2021-08-29',
      eighteenOn: '2022-03-01',
    })
    expect(on('2021-08-29').step).toBe('assess-needs')
    expect(on('2022-02-28').step).toBe('assess-needs')
    expect(on('2022-03-01')).toMatchObject({ step: 'decide-at-18', raises: 'turning-18' })
  })
  test('given additional need in a pilot, then a post-18 worker, and a decision at 18', () => {
    const need = { assessment: 'additional-need' } as const
    expect(on('2021-09-01', need)).toMatchObject({ step: 'assign-post-18-worker', raises: null })
    expect(on('2022-03-01', need)).toMatchObject({ step: 'decide-at-18', raises: 'post-18-support' })
  })
  test('given no additional need, then the transition is planned', () => {
    expect(on('2021-09-01', { assessment: 'no-additional-need' }).step).toBe('plan-transition')
  })
  test('given no pilot, then the transition is planned without an assessment', () => {
    expect(on('2021-09-01', { inPost18Pilot: false }).step).toBe('plan-transition')
    const need = { inPost18Pilot: false, assessment: 'additional-need' } as const
    expect(on('2022-03-01', need).raises).toBe('turning-18')
  })
  test('given a decision at 18, then it holds', () => {
    expect(on('2022-03-01', { decision: 'continue' })).toMatchObject({
      step: 'continue-after-18',
      raises: null,
    })
    expect(on('2022-03-01', { decision: 'end' })).toMatchObject({ step: 'end-at-18', raises: null })
  })
  test('after 18, nothing ends without a decision', () => {
    const facts = fc.record({
      dob: fc.nat(5000).map((n) => addDays(calendarDay('1998-01-01'), n)),
      inPost18Pilot: fc.boolean(),
      assessment: fc.constantFrom('additional-need' as const, 'no-additional-need' as const, null),
      decision: fc.constantFrom('continue' as const, 'end' as const, null),
    })
    fc.assert(
      fc.property(facts, fc.nat(9000), (given18, n) => {
        const state = post18StateOn(given18, addDays(given18.dob, n))
        if (state.step === 'end-at-18') expect(given18.decision).toBe('end')
        if (state.step === 'decide-at-18') expect(state.raises).not.toBeNull()
        if (addDays(given18.dob, n) < state.eighteenOn) expect(state.raises).toBeNull()
      }),
    )
  })
})
