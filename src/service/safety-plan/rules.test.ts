import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import { isLower, safetyPlanLevels, type SafetyPlanLevel } from '../../kernel/policy/safety-plan.ts'
import type { FactToRecord, FactsOrRefusal } from '../../platform/record/index.ts'
import { BY_LEVEL, type Deadline } from '../deadlines/index.ts'
import type { Review } from '../safety-review/index.ts'
import { holdReview, writePlan } from './rules.ts'
import {
  approveStepDown,
  proposeStepDown,
  returnStepDown,
  runningWatch,
  watchContactChanges,
  withdrawStepDown,
} from './rules-step-down.ts'
import { aPlan } from './test-plan.ts'
import type { PlanKnown, PlanVersion, StepDown } from './store.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const worker = '00000000-0000-4000-8000-00000000000a' as AccountId
const manager = '00000000-0000-4000-8000-00000000000b' as AccountId
const now = new Date('2026-11-20T09:00:00Z')
const id = '00000000-0000-4000-8000-000000000002' as FactId

const version = (level: SafetyPlanLevel): PlanVersion => ({
  ...aPlan,
  level,
  id,
  version: 3,
  change: 'new-version',
  why: 'Because',
  writtenByName: null,
  at: now,
})
const clock = (kind: Deadline['kind'], more: Partial<Deadline> = {}): Deadline => ({
  id,
  version: 1,
  caseId,
  kind,
  about: kind === 'safety-plan-review' ? BY_LEVEL : null,
  dueAt: new Date('2026-11-28T00:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})
const raised: Review = {
  id,
  version: 1,
  state: 'raised',
  event: 'missing',
  eventOn: '2026-11-19',
  why: 'Not back from school',
  heldOn: null,
  outcome: null,
  found: null,
  childTookPart: null,
  planVersion: null,
  heldByName: null,
  at: now,
}
const proposal: StepDown = {
  id,
  version: 1,
  state: 'proposed',
  from: 'full',
  to: 'reduced',
  why: 'Three quiet months',
  childView: null,
  proposedBy: worker,
  proposedByName: null,
  decidedWhy: null,
  decidedByName: null,
  watchFrom: null,
  watchUntil: null,
  contactDays: null,
  at: now,
}
const known = (level: SafetyPlanLevel | null, more: Partial<PlanKnown> = {}): PlanKnown => ({
  caseId,
  stage: 'allocated',
  plan: level === null ? null : version(level),
  versions: [],
  firstMadeOn: level === null ? null : calendarDay('2026-06-01'),
  stepDowns: [],
  reviews: [],
  deadlines: level === null ? [clock('safety-plan-first')] : [clock('safety-plan-review')],
  ...more,
})
const write = (before: PlanKnown, level: SafetyPlanLevel, more = {}) =>
  writePlan(
    before,
    {
      plan: { ...aPlan, level },
      change: 'new-version',
      why: 'She has a new phone',
      childTookPart: 'yes',
      ...more,
    },
    worker,
    now,
  )
const brief = (outcome: FactsOrRefusal) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.because ?? ''}`)
  return outcome.value.map(tell)
}
const text = (...found: readonly unknown[]): string =>
  found.find((one): one is string => typeof one === 'string') ?? ''
const tell = ({ kind, columns }: FactToRecord): string => {
  const due = columns['due_at']
  return kind.table === 'deadline'
    ? `${text(columns['kind'])} ${text(columns['state'])} ${due instanceof Date ? due.toISOString().slice(0, 10) : ''}`
    : `${kind.table} ${text(columns['state'], columns['change'])} ${text(columns['level'], columns['to_level'], columns['outcome'])}`.trim()
}
const refusal = (outcome: FactsOrRefusal) => (outcome.ok ? null : outcome.refusal.because)

describe('writing a plan', () => {
  test('given none, then the first version meets its deadline and the next review is due by its level', () => {
    expect(brief(write(known(null), 'immediate', { why: null }))).toEqual([
      'safety_plan first immediate',
      'safety-plan-first met 2026-11-28',
      'safety-plan-review open 2026-11-24',
    ])
  })
  test('given a review was raised, when the plan is written anew, then the review is held and every clock answered', () => {
    const event = clock('safety-plan-review', { about: 'missing' })
    const before = known('full', { reviews: [raised], deadlines: [clock('safety-plan-review'), event] })
    expect(brief(write(before, 'full'))).toEqual([
      'safety_plan new-version full',
      'safety_plan_review held new-version',
      'safety-plan-review met 2026-11-28',
      'safety-plan-review met 2026-11-28',
      'safety-plan-review open 2026-12-19',
    ])
  })
  test('given a slip is put right, then no review is held and no clock moves; another level is no slip', () => {
    expect(brief(write(known('full'), 'full', { change: 'correction' }))).toEqual([
      'safety_plan correction full',
    ])
    expect(refusal(write(known('full'), 'immediate', { change: 'correction' }))).toBe('level-is-no-slip')
  })
  test('given none, then the first version is not at a level to which nobody has decided to step down', () => {
    expect(refusal(write(known(null), 'reduced'))).toBe('step-down-is-decided')
  })
  test('given no reason, or a closed case, then no next version', () => {
    expect(refusal(write(known('full'), 'full', { why: ' ' }))).toBe('why-new-version')
    expect(refusal(write(known('full', { stage: 'closed' }), 'full'))).toBe('case-closed')
  })
  test('given the level rises, then a proposal to step down and the watch fall away', () => {
    const before = known('full', {
      stepDowns: [proposal],
      deadlines: [clock('safety-plan-review'), clock('safety-plan-step-down'), clock('watch-contact')],
    })
    expect(brief(write(before, 'immediate')).slice(-3)).toEqual([
      'safety_plan_step_down withdrawn reduced',
      'safety-plan-step-down lapsed 2026-11-28',
      'watch-contact lapsed 2026-11-28',
    ])
  })
  const level = fc.constantFrom(...safetyPlanLevels)
  test('whoever writes, the level of a plan never falls without a decision', () => {
    fc.assert(
      fc.property(level, level, fc.constantFrom('new-version', 'correction'), (from, to, change) => {
        const outcome = write(known(from), to, { change })
        if (isLower(to, from)) expect(refusal(outcome)).toBe('step-down-is-decided')
        else if (outcome.ok) expect(outcome.value[0]?.columns['level']).toBe(to)
      }),
    )
  })
})

describe('a review that changes nothing', () => {
  test('given the plan stands, then what was found is said and the next review is due', () => {
    const asked = { heldOn: calendarDay('2026-11-20'), found: 'All is quiet', childTookPart: 'yes' }
    expect(brief(holdReview(known('reduced'), asked, worker, now))).toEqual([
      'safety_plan_review held unchanged',
      'safety-plan-review met 2026-11-28',
      'safety-plan-review open 2026-12-19',
    ])
    expect(refusal(holdReview(known('reduced'), { ...asked, found: '' }, worker, now))).toBe('what-was-found')
    expect(refusal(holdReview(known(null), asked, worker, now))).toBe('no-plan')
    const tomorrow = { ...asked, heldOn: calendarDay('2026-11-21') }
    expect(refusal(holdReview(known('reduced'), tomorrow, worker, now))).toBe('in-future')
  })
})

describe('stepping down', () => {
  const asked = { why: 'Three quiet months', childView: 'I feel safe' }
  const waiting = known('full', {
    stepDowns: [proposal],
    deadlines: [
      clock('safety-plan-review', { dueAt: new Date('2027-02-01T00:00:00Z') }),
      clock('safety-plan-step-down'),
    ],
  })
  test('given a plan, when a step down is proposed, then it is the next level, and a manager has seven days', () => {
    expect(brief(proposeStepDown(known('full'), asked, worker, now))).toEqual([
      'safety_plan_step_down proposed reduced',
      'safety-plan-step-down open 2026-11-27',
    ])
  })
  test.each([
    ['there is no plan', known(null), 'no-plan'],
    ['it is down already', known('stepped-down'), 'down-already'],
    ['a proposal waits', waiting, 'proposed'],
    [
      'something has happened',
      known('full', { deadlines: [clock('safety-plan-review', { about: 'missing' })] }),
      'review-raised',
    ],
    ['a contact of the watch is owed', known('full', { deadlines: [clock('watch-contact')] }), 'watch-runs'],
  ])('given %s, then nothing is proposed', (_, before, because) => {
    expect(refusal(proposeStepDown(before, asked, worker, now))).toBe(because)
  })
  test('given another person approves, then the level falls, the watch begins and the review comes no later', () => {
    expect(brief(approveStepDown(waiting, { why: 'Agreed with the police' }, manager, now))).toEqual([
      'safety_plan_step_down approved reduced',
      'safety_plan step-down reduced',
      'safety-plan-step-down met 2026-11-28',
      'watch-contact open 2026-11-27',
      'safety-plan-review open 2026-12-19',
    ])
  })
  test('given a review is due sooner than the new level asks, then it stays where it is', () => {
    const soon = { ...waiting, deadlines: [clock('safety-plan-review'), clock('safety-plan-step-down')] }
    expect(brief(approveStepDown(soon, { why: 'Agreed' }, manager, now))).not.toContain(
      'safety-plan-review open 2026-12-19',
    )
  })
  test('given the one who proposed it, or no reason, or an event since, then it is not approved', () => {
    expect(refusal(approveStepDown(waiting, { why: 'Agreed' }, worker, now))).toBe('proposed-it')
    expect(refusal(approveStepDown(waiting, { why: '' }, manager, now))).toBe('why-step-down')
    const since = { ...waiting, deadlines: [clock('safety-plan-review', { about: 'missing' })] }
    expect(refusal(approveStepDown(since, { why: 'Agreed' }, manager, now))).toBe('review-raised')
  })
  test('given it is returned, then it is proposed again as the same proposal; and it can be withdrawn', () => {
    expect(brief(returnStepDown(waiting, { why: 'Ask the carer' }, manager, now))[0]).toBe(
      'safety_plan_step_down returned reduced',
    )
    const again = proposeStepDown(
      { ...known('full'), stepDowns: [{ ...proposal, state: 'returned', version: 2 }] },
      asked,
      worker,
      now,
    )
    expect(again.ok && again.value[0]?.replaces).toBe(2)
    expect(brief(withdrawStepDown(waiting))).toEqual([
      'safety_plan_step_down withdrawn reduced',
      'safety-plan-step-down lapsed 2026-11-28',
    ])
  })
})

test('given a watch, then a contact moves its clock, one withdrawn moves it back, and a raised level ends it', () => {
  const from = new Date('2026-11-20T09:00:00Z')
  const approved: StepDown = {
    ...proposal,
    state: 'approved',
    watchFrom: from,
    watchUntil: new Date('2026-12-18T09:00:00Z'),
    contactDays: 7,
  }
  const watched = known('reduced', { stepDowns: [approved] })
  const watch = runningWatch(watched, new Date('2026-11-21T09:00:00Z'))
  expect(watch?.until.toISOString()).toBe('2026-12-18T09:00:00.000Z')
  expect(runningWatch({ ...watched, plan: version('full') }, now)).toBeNull()
  const contact = new Date('2026-11-22T10:00:00Z')
  const open = clock('watch-contact', { dueAt: new Date('2026-11-27T09:00:00Z') })
  const moved = watchContactChanges(watch, [contact], [open], 'contact-recorded')
  expect(moved.map(tell)).toEqual(['watch-contact open 2026-11-29'])
  expect(watchContactChanges(watch, [], [open], 'contact-withdrawn')).toEqual([])
  expect(watchContactChanges(null, [contact], [open], 'contact-recorded')).toEqual([])
  const last = new Date('2026-12-12T10:00:00Z')
  expect(watchContactChanges(watch, [contact, last], [open], 'x').map(tell)).toEqual([
    'watch-contact met 2026-11-27',
  ])
})
