import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { BY_LEVEL, type Deadline } from '../deadlines/index.ts'
import { firstPlanDue, reviewRaisedBy, reviewsRaisedBy } from './rules.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const now = new Date('2026-11-02T09:00:00Z')
const clock = (more: Partial<Deadline>): Deadline => ({
  id: '00000000-0000-4000-8000-000000000002' as FactId,
  version: 1,
  caseId,
  kind: 'safety-plan-first',
  about: null,
  dueAt: new Date('2026-11-05T09:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})
const byLevel = clock({ kind: 'safety-plan-review', about: BY_LEVEL })
const brief = (facts: readonly FactToRecord[]) =>
  facts.map(({ kind, columns, replaces }) => [
    kind.table,
    columns['kind'] ?? columns['event'],
    columns['about'] ?? columns['why'] ?? null,
    columns['state'],
    (columns['due_at'] as Date | undefined)?.toISOString() ?? null,
    replaces,
  ])
const missing = { event: 'missing', on: calendarDay('2026-11-01'), why: 'Not back from school' } as const

test('given a case is accepted, then the first plan is due after 72 hours, once', () => {
  expect(brief(firstPlanDue(caseId, [], now))).toEqual([
    ['deadline', 'safety-plan-first', null, 'open', '2026-11-05T09:00:00.000Z', null],
  ])
  for (const state of ['open', 'met'] as const)
    expect(firstPlanDue(caseId, [clock({ state })], now)).toEqual([])
  expect(firstPlanDue(caseId, [byLevel], now)).toEqual([])
})

test('given the case was declined and is accepted after all, then the same deadline runs again', () => {
  expect(brief(firstPlanDue(caseId, [clock({ state: 'lapsed' })], now))).toEqual([
    ['deadline', 'safety-plan-first', null, 'open', '2026-11-05T09:00:00.000Z', 1],
  ])
})

test('given a plan, when the child goes missing, then a review is raised with its reason and is due at the end of the next day', () => {
  expect(brief(reviewRaisedBy(caseId, missing, [clock({ state: 'met' }), byLevel], now))).toEqual([
    ['safety_plan_review', 'missing', 'Not back from school', 'raised', null, null],
    ['deadline', 'safety-plan-review', 'missing', 'open', '2026-11-04T00:00:00.000Z', null],
  ])
})

test('given a review waits for an event of the kind, when it happens again, then the earlier deadline stands and both are told', () => {
  const waits = clock({ kind: 'safety-plan-review', about: 'missing' })
  expect(
    brief(reviewRaisedBy(caseId, missing, [clock({ state: 'met' }), waits], now)).map(([table]) => table),
  ).toEqual(['safety_plan_review'])
  const answered = { ...waits, state: 'met' as const }
  expect(reviewRaisedBy(caseId, missing, [clock({ state: 'met' }), answered], now)).toHaveLength(2)
})

test('given no plan yet, then the event makes the first plan due sooner and never later', () => {
  expect(brief(reviewRaisedBy(caseId, missing, [clock({})], now))).toEqual([
    ['deadline', 'safety-plan-first', null, 'open', '2026-11-04T00:00:00.000Z', 1],
  ])
  const soon = clock({ dueAt: new Date('2026-11-03T09:00:00Z') })
  expect(reviewRaisedBy(caseId, missing, [soon], now)).toEqual([])
  expect(brief(reviewRaisedBy(caseId, missing, [], now)).map(([, kind]) => kind)).toEqual([
    'safety-plan-first',
  ])
})

test('given several events at once, then before a plan one deadline moves once, and after it each is raised', () => {
  const moved = { event: 'placement-move', on: null, why: null } as const
  expect(brief(reviewsRaisedBy(caseId, [moved, missing], [clock({})], now))).toEqual([
    ['deadline', 'safety-plan-first', null, 'open', '2026-11-04T00:00:00.000Z', 1],
  ])
  expect(reviewsRaisedBy(caseId, [moved, missing], [clock({ state: 'met' })], now)).toHaveLength(4)
  expect(reviewsRaisedBy(caseId, [], [clock({})], now)).toEqual([])
})
