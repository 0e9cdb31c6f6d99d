import { expect, test } from 'vitest'
import { planEvents, type PlanAnswers } from './plan-events.ts'

const quiet: PlanAnswers = {
  contact_with_trafficker: 'none',
  accommodation: 'foster-care',
  nrm_stage: 'rg-pending',
  missing_now: 'no',
  missing_since: null,
}
const told = (answers: Partial<PlanAnswers>, before: PlanAnswers | null = quiet) =>
  planEvents({ ...quiet, ...answers }, before).map(({ event, on }) => [event, on])

test('given a quiet month, then nothing is raised', () => {
  expect(told({})).toEqual([])
  expect(told({}, null)).toEqual([])
})

test('given what is new since the month before, then each raises a review, and what stood before does not', () => {
  expect(told({ contact_with_trafficker: 'suspected' })).toEqual([['trafficker-contact', null]])
  expect(told({ missing_now: 'yes', missing_since: '2026-10-30' })).toEqual([['missing', '2026-10-30']])
  expect(told({ nrm_stage: 'rg-negative' })).toEqual([['nrm-decision', null]])
  expect(told({ accommodation: 'custody' })).toEqual([['placement-move', null]])
  const gone = { ...quiet, missing_now: 'yes', contact_with_trafficker: 'confirmed' }
  expect(told(gone, gone)).toEqual([])
  expect(
    told({ contact_with_trafficker: 'confirmed' }, { ...quiet, contact_with_trafficker: 'suspected' }),
  ).toHaveLength(1)
})

test('given a first month, then only what is dangerous by itself is raised; an answer not known is no move', () => {
  expect(told({ missing_now: 'yes', nrm_stage: 'rg-positive', accommodation: 'custody' }, null)).toEqual([
    ['missing', null],
  ])
  expect(told({ accommodation: 'unknown' })).toEqual([])
  expect(told({ accommodation: 'custody' }, { ...quiet, accommodation: null })).toEqual([])
})
