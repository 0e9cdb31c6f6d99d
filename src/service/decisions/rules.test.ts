import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import { modelVersions } from '../../kernel/policy/service-model.ts'
import type { Deadline } from '../deadlines/index.ts'
import { decisionAnswers, decisionSubjects, type DecisionAnswer, type DecisionSubject } from './facts.ts'
import { decideAsManager, needsReview, raisedBy, ruleInForce, type ChildFacts } from './rules.ts'

const now = new Date('2026-11-02T09:00:00Z')
const today = calendarDay('2026-11-02')
const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const me = '00000000-0000-4000-8000-000000000002' as AccountId

const child: ChildFacts = {
  stage: 'allocated',
  model: 'V5',
  receivedOn: calendarDay('2026-01-10'),
  dob: calendarDay('2008-11-02'),
  inPost18Pilot: false,
  nrmStage: 'rg-negative',
  missingSince: calendarDay('2026-04-01'),
}
const deadline: Deadline = {
  id: '00000000-0000-4000-8000-000000000003' as FactId,
  version: 1,
  caseId,
  kind: 'manager-decision',
  about: 'turning-18',
  dueAt: new Date('2026-11-02T00:00:00Z'),
  state: 'open',
  metAt: null,
}
const head = {
  version: 3,
  columns: {
    child_id: caseId,
    reference: 'T-1',
    received_at: new Date('2026-01-10T09:00:00Z'),
    stage: 'allocated',
    site: 'london',
    local_authority: null,
    route: 'direct',
    model_version: 'V5',
  },
} as const
const decide = (about: DecisionSubject, decision: DecisionAnswer, facts: ChildFacts = child) =>
  decideAsManager(
    { about, decision, reviewOn: calendarDay('2026-12-01'), why: 'Because the plan says so' },
    { caseId, facts, deadline, made: 0, assessment: null, head },
    me,
    now,
  )
const tablesOf = (outcome: ReturnType<typeof decide>) =>
  outcome.ok ? outcome.value.map(({ kind }) => kind.table) : outcome.refusal

test('given a child who turns 18, when the manager decides to close, then the clock is met and the case stays open', () => {
  expect(tablesOf(decide('turning-18', 'close'))).toEqual(['manager_decision', 'deadline'])
})

test('given the clock of 17½ still running, when a manager decides about 18, then both are met; putting it off leaves it', () => {
  const assessment = { ...deadline, kind: 'seventeen-and-a-half' as const, about: null }
  const met = (decision: DecisionAnswer) => {
    const outcome = decideAsManager(
      { about: 'turning-18', decision, reviewOn: calendarDay('2026-12-01'), why: 'Planned' },
      { caseId, facts: child, deadline: null, made: 0, assessment, head },
      me,
      now,
    )
    return outcome.ok && outcome.value.some(({ columns }) => columns['kind'] === 'seventeen-and-a-half')
  }
  expect(met('close')).toBe(true)
  expect(met('defer')).toBe(false)
})

test('given any subject, model and answer, when a manager decides, then the stage of the case stays what it was', () => {
  for (const about of decisionSubjects)
    for (const model of modelVersions)
      for (const decision of decisionAnswers) {
        const outcome = decide(about, decision, { ...child, model, inPost18Pilot: true })
        if (outcome.ok)
          for (const { kind, columns } of outcome.value)
            if (kind.table === 'case_file') expect(columns['stage']).toBe('allocated')
            else expect(['manager_decision', 'deadline']).toContain(kind.table)
      }
})

test('given an answer that needs another look, when it is given, then the next clock runs from its day', () => {
  const outcome = decide('turning-18', 'defer')
  expect(outcome.ok && outcome.value.at(-1)?.columns).toMatchObject({
    kind: 'manager-decision',
    about: 'turning-18',
    due_at: new Date('2026-12-01T00:00:00Z'),
    state: 'open',
  })
})

describe('DT-6: a child missing for six months', () => {
  test.each([
    ['V1', true],
    ['V2', true],
    ['V3', false],
    ['V4', false],
    ['V5', false],
  ] as const)('under %s closing is permitted: %s', (model, permitted) => {
    const outcome = decide('long-term-missing', 'close', { ...child, model })
    expect(outcome.ok).toBe(permitted)
    if (!outcome.ok)
      expect(outcome.refusal).toEqual({ code: 'not-in-this-state', because: `close-not-in-${model}` })
  })
  test('is raised on the day six months are full, not the day before', () => {
    const missing = { ...child, missingSince: calendarDay('2026-05-02') }
    expect(raisedBy('long-term-missing', missing, today)).toBe(true)
    expect(raisedBy('long-term-missing', missing, calendarDay('2026-11-01'))).toBe(false)
  })
})

describe('DT-4: support after 18', () => {
  test('is offered in a pilot site from V3 and nowhere else', () => {
    for (const model of modelVersions)
      for (const inPost18Pilot of [true, false])
        expect(ruleInForce('turning-18', { model, inPost18Pilot }).options.includes('hand-to-post-18')).toBe(
          inPost18Pilot && ['V3', 'V4', 'V5'].includes(model),
        )
  })
  test('changes the route in the same act', () => {
    const outcome = decide('turning-18', 'hand-to-post-18', { ...child, inPost18Pilot: true })
    expect(outcome.ok && outcome.value.at(-1)).toMatchObject({
      replaces: 3,
      columns: { route: 'post-18', stage: 'allocated' },
    })
  })
  test('cannot be decided before 17½ unless a clock asks', () => {
    const young = { ...child, dob: calendarDay('2010-03-05') }
    const outcome = decideAsManager(
      { about: 'turning-18', decision: 'close', reviewOn: null, why: 'Early' },
      {
        caseId,
        facts: young,
        deadline: { ...deadline, dueAt: new Date('2028-03-05') },
        made: 0,
        assessment: null,
        head,
      },
      me,
      now,
    )
    expect(tablesOf(outcome)).toEqual({ code: 'not-in-this-state', because: 'not-raised' })
  })
})

test('DT-5: a negative decision may first be reconsidered', () => {
  expect(decide('negative-nrm-decision', 'seek-reconsideration').ok).toBe(true)
  expect(tablesOf(decide('negative-nrm-decision', 'continue'))).toMatchObject({ code: 'not-in-this-state' })
})

test('DT-7: the fixed period ends a case of V1 or V2 by a decision only, and is unknown from V3', () => {
  const long = { ...child, receivedOn: calendarDay('2025-01-10'), dob: calendarDay('2012-01-01') }
  expect(raisedBy('duration-reached', { ...long, model: 'V2' }, today)).toBe(true)
  expect(raisedBy('duration-reached', { ...long, model: 'V3' }, today)).toBe(false)
})

test('refused: no reason, no day of review, a review in the past, a closed case', () => {
  const asked = { about: 'turning-18', decision: 'defer', reviewOn: today, why: 'Later' } as const
  const known = { caseId, facts: child, deadline, made: 0, assessment: null, head }
  const because = (outcome: ReturnType<typeof decide>) => (outcome.ok ? null : outcome.refusal.because)
  expect(because(decideAsManager({ ...asked, why: ' ' }, known, me, now))).toBe('why')
  expect(because(decideAsManager({ ...asked, reviewOn: null }, known, me, now))).toBe('review-day')
  expect(because(decideAsManager(asked, known, me, now))).toBe('review-day')
  const closed = { ...known, facts: { ...child, stage: 'closed' as const } }
  expect(because(decideAsManager(asked, closed, me, now))).toBe('case-closed')
})

test('only closing and handing on settle a question', () => {
  expect(decisionAnswers.filter((answer) => !needsReview(answer))).toEqual(['close', 'hand-to-post-18'])
})
