import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { nrmDecided } from './decided.ts'
import { aDecision, aReconsideration, aReferral } from './test-case.ts'
import { knownOf } from './store.ts'

const known = (more: Partial<Parameters<typeof knownOf>[0]>) =>
  knownOf({ referrals: [aReferral()], decisions: [], reconsiderations: [], events: [], ...more })
const on = (day: string, more: Partial<Parameters<typeof knownOf>[0]> = {}) =>
  nrmDecided(known(more), calendarDay(day)).map(({ rg, cg }) => [rg, cg])
const pending = { outcome: 'pending', on: null }

test('given a referral without a decision, then reasonable grounds are waited for and conclusive ones are not yet', () => {
  expect(on('2026-09-02')).toEqual([[pending, null]])
  expect(on('2026-08-31')).toEqual([])
})

test('given positive reasonable grounds, then conclusive grounds are waited for, and a later decision has not happened', () => {
  const decisions = [aDecision(), aDecision({ id: 'cg', grounds: 'cg', decided_on: '2026-11-01' })]
  const rg = { outcome: 'positive', on: '2026-09-08' }
  expect(on('2026-10-01', { decisions })).toEqual([[rg, pending]])
  expect(on('2026-11-01', { decisions })).toEqual([[rg, { outcome: 'positive', on: '2026-11-01' }]])
})

test('given a decision of a local panel, then it is both decisions of the same day', () => {
  const both = { outcome: 'negative', on: '2026-09-08' }
  expect(on('2026-10-01', { decisions: [aDecision({ grounds: 'combined', outcome: 'negative' })] })).toEqual([
    [both, both],
  ])
})

test('given a reconsideration that changed a negative decision, then it is positive on that day, and negative before', () => {
  const given = {
    decisions: [aDecision({ outcome: 'negative' })],
    reconsiderations: [aReconsideration({ state: 'changed', outcome_on: '2026-11-02' })],
  }
  expect(on('2026-11-01', given)).toEqual([[{ outcome: 'negative', on: '2026-09-08' }, null]])
  expect(on('2026-11-02', given)).toEqual([[{ outcome: 'positive', on: '2026-11-02' }, pending]])
})

test('given a young person who left the NRM, then nothing is waited for', () => {
  const left = aDecision({ id: 'left', grounds: 'cg', outcome: 'withdrawn', decided_on: '2026-11-01' })
  expect(on('2026-11-02', { decisions: [aDecision(), left] })).toEqual([
    [{ outcome: 'positive', on: '2026-09-08' }, null],
  ])
  expect(on('2026-11-02', { decisions: [left] })).toEqual([[null, null]])
})
