import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/refusal.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { Deadline } from '../deadlines/index.ts'
import { endOfDay, reviewsRaisedBy } from '../safety-review/index.ts'
import type { StepBack } from './facts.ts'
import { endedByClosing, rhythm, type StepBackKnown } from './rhythm.ts'
import { approve, propose, refuseProposal, review, takeUp, withdraw, type Proposed } from './rules.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const worker = '00000000-0000-4000-8000-0000000000a1' as AccountId
const manager = '00000000-0000-4000-8000-0000000000a2' as AccountId
const id = '00000000-0000-4000-8000-0000000000b1' as FactId
const reviewId = '00000000-0000-4000-8000-0000000000b2' as FactId
const now = new Date('2026-11-02T09:00:00Z')
const terms = { decisionDays: 7, contactDays: 28, reviewDays: 56, aheadDays: 28 }

const clock = (kind: Deadline['kind'], more: Partial<Deadline> = {}): Deadline => ({
  id: '00000000-0000-4000-8000-0000000000c1' as FactId,
  version: 1,
  caseId,
  kind,
  about: null,
  dueAt: new Date('2026-12-01T00:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})
const columns: StepBack = {
  state: 'proposed',
  why: 'School and social worker have it in hand',
  needs: JSON.stringify([{ need: 'education', professional_id: 'p', professional: 'Ms Invented' }]),
  child_view: 'Fine',
  told_how: 'in-person',
  told_words: null,
  from_on: '2026-11-02',
  contact_days: null,
  review_days: null,
  proposed_by: worker,
  decided_by: null,
  decided_why: null,
  ended_on: null,
  ended_by: null,
  ended_why: null,
}
const stands = (change: Partial<StepBack> = {}) => ({
  id,
  version: 1,
  actId: '',
  recordedAt: now,
  reason: null,
  columns: { ...columns, ...change },
})
const steppedBack = stands({
  state: 'approved',
  contact_days: 28,
  review_days: 56,
  decided_by: manager,
  decided_why: 'Agreed',
})
const known = (more: Partial<StepBackKnown> = {}): StepBackKnown => ({
  caseId,
  stage: 'allocated',
  missing: false,
  all: [],
  reviews: [],
  contacts: [],
  deadlines: [],
  ...more,
})
const asked: Proposed = {
  why: 'School and social worker have it in hand',
  needs: [{ need: 'education', professional_id: 'p', professional: 'Ms Invented' }],
  childView: 'Fine',
  toldHow: 'in-person',
  toldWords: null,
  fromOn: calendarDay('2026-11-02'),
}
const proposing = (change: Partial<Proposed> = {}, more: Partial<StepBackKnown> = {}) =>
  propose(known(more), { ...asked, ...change }, worker, terms, now, id)
const because = (outcome: Outcome<readonly FactToRecord[]>) =>
  outcome.ok ? 'done' : `${outcome.refusal.code}: ${outcome.refusal.because}`
const brief = (facts: readonly FactToRecord[]) =>
  facts.map(({ kind, columns: c }) => [
    kind.table,
    c['kind'] ?? c['state'] ?? c['outcome'],
    kind.table === 'deadline' ? c['state'] : null,
    (c['due_at'] as Date | undefined)?.toISOString() ?? null,
  ])
const factsOf = (outcome: Outcome<readonly FactToRecord[]>) =>
  outcome.ok ? brief(outcome.value) : because(outcome)

describe('proposing to step back', () => {
  test('given a child in hand, then a manager has a week', () => {
    expect(factsOf(proposing())).toEqual([
      ['step_back', 'proposed', null, null],
      ['deadline', 'step-back-decision', 'open', '2026-11-09T09:00:00.000Z'],
    ])
  })
  test('given a child who could not be told, then why is needed and a view is not', () => {
    const untold = { toldHow: 'could-not-be-told', childView: null } as const
    expect(because(proposing(untold))).toBe('evidence-required: child-told')
    expect(because(proposing({ ...untold, toldWords: 'In hospital' }))).toBe('done')
    expect(because(proposing({ childView: null }))).toBe('evidence-required: child-told')
  })
  test('refused without a reason, without who meets which need, and for a day before today or far ahead', () => {
    expect(because(proposing({ why: ' ' }))).toBe('reason-required: why-step-back')
    expect(because(proposing({ needs: [] }))).toBe('evidence-required: who-meets-which-need')
    for (const day of ['2026-11-01', '2026-12-01'])
      expect(because(proposing({ fromOn: calendarDay(day) }))).toBe('not-in-this-state: from-outside')
    expect(because(proposing({ fromOn: calendarDay('2026-11-30') }))).toBe('done')
  })
  test('refused where one waits or is approved already', () => {
    expect(because(proposing({}, { all: [stands()] }))).toBe('already-done: proposed')
    expect(because(proposing({}, { all: [steppedBack] }))).toBe('already-done: approved')
    for (const state of ['refused', 'withdrawn', 'taken-up', 'closed'] as const)
      expect(because(proposing({}, { all: [stands({ state })] }))).toBe('done')
  })
  test.each([
    ['case-not-allocated', { stage: 'closing' }],
    ['missing', { missing: true }],
    ['first-contact', { deadlines: [clock('first-contact')] }],
    ['watch-runs', { deadlines: [clock('watch-contact')] }],
    ['review-raised', { deadlines: [clock('safety-plan-review', { about: 'missing' })] }],
  ] as const)('refused while %s, and not approved either', (obstacle, more) => {
    expect(because(proposing({}, more))).toBe(`not-in-this-state: ${obstacle}`)
    const outcome = approve(known({ all: [stands()], ...more }), { why: 'Agreed' }, manager, terms, now)
    expect(because(outcome)).toBe(`not-in-this-state: ${obstacle}`)
  })
  test('the review that the level of the plan asks for stands in nobody’s way', () => {
    expect(because(proposing({}, { deadlines: [clock('safety-plan-review', { about: 'by-level' })] }))).toBe(
      'done',
    )
  })
})

describe('deciding', () => {
  const waiting = known({ all: [stands()], deadlines: [clock('step-back-decision', { about: id })] })
  test('given another person approves, then the rhythm with the professionals and its review begin', () => {
    expect(factsOf(approve(waiting, { why: 'Agreed' }, manager, terms, now))).toEqual([
      ['step_back', 'approved', null, null],
      ['deadline', 'step-back-decision', 'met', '2026-12-01T00:00:00.000Z'],
      ['deadline', 'professional-contact', 'open', '2026-12-01T00:00:00.000Z'],
      ['deadline', 'step-back-review', 'open', '2026-12-29T00:00:00.000Z'],
    ])
  })
  test('given the day proposed is past by then, then it begins on the day of the approval', () => {
    const late = new Date('2026-11-05T09:00:00Z')
    const outcome = approve(waiting, { why: 'Agreed' }, manager, terms, late)
    expect(outcome.ok && outcome.value[0]?.columns['from_on']).toBe('2026-11-05')
  })
  test('nobody decides on their own proposal, without a reason, or twice', () => {
    for (const act of [
      (by: AccountId, why: string) => approve(waiting, { why }, by, terms, now),
      (by: AccountId, why: string) => refuseProposal(waiting, { why }, by, now),
    ]) {
      expect(because(act(worker, 'Agreed'))).toBe('own-work: proposed-it')
      expect(because(act(manager, ' '))).toBe('reason-required: why-decided')
    }
    expect(because(refuseProposal(known({ all: [steppedBack] }), { why: 'No' }, manager, now))).toBe(
      'not-in-this-state: nothing-proposed',
    )
  })
  test('given it is refused or taken back, then its clock ends and no other begins', () => {
    expect(factsOf(refuseProposal(waiting, { why: 'Not yet' }, manager, now))).toEqual([
      ['step_back', 'refused', null, null],
      ['deadline', 'step-back-decision', 'met', '2026-12-01T00:00:00.000Z'],
    ])
    expect(factsOf(withdraw(waiting))).toEqual([
      ['step_back', 'withdrawn', null, null],
      ['deadline', 'step-back-decision', 'lapsed', '2026-12-01T00:00:00.000Z'],
    ])
  })
})

describe('while stepped back', () => {
  const own = [
    clock('professional-contact', { about: id }),
    clock('step-back-review', { about: id, dueAt: new Date('2026-12-29T00:00:00Z') }),
  ]
  const running = known({ all: [steppedBack], deadlines: own })
  const at = new Date('2026-11-20T12:00:00Z')
  const look = (outcome: 'stay' | 'take-up', more = running) =>
    review(
      more,
      { outcome, heldOn: calendarDay('2026-11-20'), found: 'All well', childView: null },
      worker,
      at,
      reviewId,
    )

  test('given a word with a professional, then the next is due so many days after it, whatever was said before', () => {
    expect(brief(rhythm(running, [at, now], 'contact-recorded'))).toEqual([
      ['deadline', 'professional-contact', 'open', '2026-12-19T00:00:00.000Z'],
    ])
    expect(rhythm(running, [new Date('2026-10-01T12:00:00Z')], 'contact-recorded')).toEqual([])
    expect(rhythm(known({ all: [stands()] }), [at], 'contact-recorded')).toEqual([])
  })
  test('the contact is never due later than the last one and its days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (days) => {
        const contacts = days.map((n) => new Date(now.getTime() + n * 86_400_000))
        const [clockOf] = rhythm(known({ all: [steppedBack] }), contacts, 'x')
        const last = addDays(calendarDay('2026-11-02'), Math.max(0, ...days))
        expect(clockOf?.columns['due_at']).toEqual(endOfDay(addDays(last, 28)))
      }),
    )
  })
  test('given a review finds the needs met, then the next comes, and what asked for it is answered', () => {
    const raised = clock('step-back-review', { about: 'missing', id: reviewId })
    expect(factsOf(look('stay', { ...running, deadlines: [...own, raised] }))).toEqual([
      ['step_back_review', 'stay', null, null],
      ['deadline', 'step-back-review', 'met', '2026-12-01T00:00:00.000Z'],
      ['deadline', 'step-back-review', 'open', '2027-01-16T00:00:00.000Z'],
    ])
  })
  test('given a review or anybody takes the child up, then every clock of it rests', () => {
    const rest = [
      ['step_back', 'taken-up', null, null],
      ['deadline', 'professional-contact', 'lapsed', '2026-12-01T00:00:00.000Z'],
      ['deadline', 'step-back-review', 'lapsed', '2026-12-29T00:00:00.000Z'],
    ]
    expect(factsOf(look('take-up'))).toEqual([['step_back_review', 'take-up', null, null], ...rest])
    expect(factsOf(takeUp(running, { why: 'Moved' }, worker, at))).toEqual(rest)
    expect(because(takeUp(running, { why: '' }, worker, at))).toBe('reason-required: why-taken-up')
    expect(because(takeUp(known({ all: [stands()] }), { why: 'Moved' }, worker, at))).toBe(
      'not-in-this-state: not-stepped-back',
    )
  })
  test('given the case closes, then it ends with it; where nothing stands, nothing does', () => {
    expect(brief(endedByClosing(caseId, steppedBack, manager, now))).toEqual([
      ['step_back', 'closed', null, null],
    ])
    expect(endedByClosing(caseId, null, manager, now)).toEqual([])
  })
})

describe('what happens to a child who is stepped back', () => {
  const raise = (
    events: readonly ('missing' | 'nrm-decision' | 'court-date')[],
    deadlines: readonly Deadline[],
  ) =>
    brief(
      reviewsRaisedBy(
        caseId,
        events.map((event) => ({ event, on: null, why: null })),
        deadlines,
        now,
      ),
    ).filter(([, kind]) => kind === 'step-back-review')
  const own = clock('step-back-review', { about: id })
  test('asks at once whether the child must be taken up again, once an event', () => {
    expect(raise(['missing', 'nrm-decision'], [own])).toEqual([
      ['deadline', 'step-back-review', 'open', '2026-11-04T00:00:00.000Z'],
      ['deadline', 'step-back-review', 'open', '2026-11-10T00:00:00.000Z'],
    ])
    expect(raise(['missing'], [own, clock('step-back-review', { about: 'missing' })])).toEqual([])
  })
  test('asks nothing where nobody has stepped back, or of an event that does not call for it', () => {
    expect(raise(['missing'], [])).toEqual([])
    expect(raise(['missing'], [{ ...own, state: 'lapsed' }])).toEqual([])
    expect(raise(['court-date'], [own])).toEqual([])
  })
})
