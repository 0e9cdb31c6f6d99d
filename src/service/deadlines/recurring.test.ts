import { expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { followFact } from './follow.ts'
import { AT_ENTRY, recurringClocks } from './recurring.ts'
import { CASE_CLOSED, resting, type Deadline } from './store.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const map = '00000000-0000-4000-8000-000000000002'
const recordedAt = new Date('2026-11-02T09:00:00Z')
const occasion = { id: map, on_day: '2026-11-02', recordedAt, last: false }
const clock = (more: Partial<Deadline>): Deadline => ({
  id: '00000000-0000-4000-8000-000000000003' as FactId,
  version: 1,
  caseId,
  kind: 'network-review',
  about: AT_ENTRY,
  dueAt: new Date('2026-12-01T00:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})
const atRest = { state: 'lapsed', atRest: 'case-closed' } as const
const after = (deadlines: readonly Deadline[], running: boolean) =>
  recurringClocks(caseId, 'network-review', [occasion], deadlines, {
    nextDueOn: (on) => addDays(on, 91),
    running,
    why: 'map-agreed',
  })
const brief = (facts: readonly FactToRecord[]) =>
  facts.map(({ columns, reason }) => [columns['about'], columns['state'], reason])

test('given a case that is open, then what is done meets the first clock and the next begins', () => {
  expect(brief(after([clock({})], true))).toEqual([
    [AT_ENTRY, 'met', 'map-agreed'],
    [map, 'open', null],
  ])
})

test('given a closed case, when it is done meanwhile, then the first clock does not run again, and the next waits for the case', () => {
  expect(brief(after([clock(atRest)], false))).toEqual([
    [AT_ENTRY, 'met', 'map-agreed'],
    [map, 'lapsed', CASE_CLOSED],
  ])
  const next = clock({ ...atRest, about: map, dueAt: new Date('2027-02-02T00:00:00Z') })
  expect(brief(after([clock({ state: 'met', metAt: recordedAt }), next], false))).toEqual([])
})

test('given a clock that lapsed for its own sake, then nothing brings it back', () => {
  expect(brief(after([clock({ state: 'lapsed' })], true))).toEqual([[map, 'open', null]])
})

test('given a clock at rest, when what it is about is called off, then it does not run again with the case', () => {
  const dueAt = new Date('2026-12-01T00:00:00Z')
  const rests = clock({ ...atRest, kind: 'court-date', about: map })
  const off = followFact(caseId, 'court-date', map, { state: 'lapsed', dueAt, metAt: null }, [rests], 'off')
  expect(brief(off)).toEqual([[map, 'lapsed', 'off']])
})

test('given facts of a closed case, then a clock that would run rests, and the others are left alone', () => {
  const on = calendarDay('2026-11-20')
  const dueAt = new Date(`${on}T10:00:00Z`)
  const begins = followFact(caseId, 'court-date', map, { state: 'open', dueAt, metAt: null }, [], 'new')
  expect(brief(resting(begins))).toEqual([[map, 'lapsed', CASE_CLOSED]])
  const met = followFact(
    caseId,
    'court-date',
    map,
    { state: 'met', dueAt, metAt: recordedAt },
    [clock({ kind: 'court-date', about: map })],
    'held',
  )
  expect(resting(met)).toEqual(met)
})
