import type { FactsOrRefusal } from '../../platform/record/index.ts'
import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import {
  correctDecision,
  decide,
  decisionProblems,
  mayRefer,
  panelInScope,
  refer,
  withdrawDecision,
} from './rules.ts'
import { answerReconsideration, askReconsideration, mayBeReconsidered } from './rules-reconsider.ts'
import {
  aCase,
  aClock,
  aDecision,
  aReconsideration,
  aReferral,
  brief,
  decided,
  now,
  sent,
  uuid,
} from './test-case.ts'

const told = (facts: FactsOrRefusal): string[] =>
  facts.ok ? brief(facts.value) : [`refused: ${facts.refusal.because}`]
const referred = { referrals: [aReferral()] }
const negative = { ...decided, outcome: 'negative' as const, decided_on: '2026-11-18' }
const negativeRow = aDecision({ outcome: 'negative', decided_on: '2026-11-18' })
const manager = aClock('manager-decision', { about: 'negative-nrm-decision', id: uuid(51) })
const clock = aClock('nrm-reconsideration', { about: uuid(20), id: uuid(52) })

test('given nothing is awaited, then a child is referred; while a decision is awaited, not again', () => {
  expect(told(refer(aCase(), sent, now))).toEqual(['nrm_referral recorded'])
  expect(mayRefer(aCase(referred), calendarDay('2026-11-20'))).toBe(false)
  expect(told(refer(aCase(referred), sent, now))).toEqual(['refused: nrm-awaited'])
  const over = aCase({ ...referred, decisions: [negativeRow] })
  expect(told(refer(over, { ...sent, sent_on: '2026-11-20' }, now))).toEqual(['nrm_referral recorded'])
  expect(told(refer(aCase({ stage: 'declined' }), sent, now))).toEqual(['refused: nrm-awaited'])
})

test('given a positive decision, then the safety plan is looked at and no manager is asked', () => {
  expect(told(decide(aCase(referred), decided, now))).toEqual([
    'nrm_decision recorded',
    'safety_plan_review recorded',
    'safety-plan-review nrm-decision open 2026-11-28',
  ])
})

test('given a negative decision, then in the same act a manager is asked, the days of a reconsideration run and the plan is reviewed', () => {
  const waiting = aClock('nrm-information-due', { about: uuid(40) })
  expect(told(decide(aCase({ ...referred, deadlines: [waiting] }), negative, now))).toEqual([
    'nrm_decision recorded',
    'manager-decision negative-nrm-decision open 2026-11-28',
    expect.stringMatching(/^nrm-reconsideration .* open 2026-12-19$/),
    'safety_plan_review recorded',
    'safety-plan-review nrm-decision open 2026-11-28',
    expect.stringMatching(/^nrm-information-due .* lapsed/),
  ])
})

test('given a manager is asked already, then not twice; given a closed case, then the decision alone is kept', () => {
  const asked = told(decide(aCase({ ...referred, deadlines: [manager] }), negative, now))
  expect(asked.filter((one) => one.startsWith('manager-decision'))).toEqual([])
  expect(told(decide(aCase({ ...referred, stage: 'closed' }), negative, now))).toEqual([
    'nrm_decision recorded',
  ])
})

test.each([
  ['a day ahead', {}, { decided_on: '2026-11-21' }, 'decided_on future'],
  ['a day before the referral', {}, { decided_on: '2026-08-31' }, 'decided_on before-referral'],
  ['an authority of earlier years', {}, { authority: 'nca' }, 'authority authority-not-then'],
  ['both at once by the Home Office', {}, { grounds: 'combined' }, 'authority panel-only'],
  ['a child who withdraws', {}, { outcome: 'withdrawn' }, 'outcome child-cannot-withdraw'],
  ['conclusive grounds first', {}, { grounds: 'cg' }, 'grounds first-decision-needed'],
  ['the same decision twice', { decisions: [aDecision()] }, {}, 'grounds decided-already'],
  [
    'conclusive grounds before reasonable ones',
    { decisions: [aDecision({ decided_on: '2026-10-01' })] },
    { grounds: 'cg', decided_on: '2026-09-30' },
    'decided_on before-first-decision',
  ],
] as const)('given %s, then it is refused beside its field', (_, known, columns, expected) => {
  const state = aCase({ ...referred, ...known })
  const [wrong] = decisionProblems(state, { ...decided, ...columns }, null, now)
  expect(`${wrong?.field} ${wrong?.code}`).toBe(expected)
  expect(decide(state, { ...decided, ...columns }, now).ok).toBe(false)
})

test('given a young person of 18, then the withdrawal is kept; a local panel decides both at once', () => {
  const grown = aCase({ ...referred, dob: calendarDay('2008-01-01') })
  expect(decisionProblems(grown, { ...decided, outcome: 'withdrawn' }, null, now)).toEqual([])
  const panel = { ...decided, grounds: 'combined' as const, authority: 'devolved-panel' }
  expect(decisionProblems(aCase(referred), panel, null, now)).toEqual([])
})

test('given a negative decision that was a slip, then it is put right and what it asked for lapses', () => {
  const known = aCase({ ...referred, decisions: [negativeRow], deadlines: [manager, clock] })
  const right = { ...negative, outcome: 'positive' as const }
  const lapsed = [
    expect.stringMatching(/^manager-decision .* lapsed/),
    expect.stringMatching(/^nrm-reconsideration .* lapsed/),
  ]
  expect(told(correctDecision(known, negativeRow, right, 'Misread', now))).toEqual([
    'nrm_decision recorded',
    ...lapsed,
  ])
  expect(told(withdrawDecision(known, negativeRow, 'Another child', now))).toEqual([
    'nrm_decision entered-in-error',
    ...lapsed,
  ])
  expect(told(correctDecision(known, negativeRow, { ...negative, because: 'More' }, 'Added', now))).toEqual([
    'nrm_decision recorded',
    expect.stringMatching(/^nrm-reconsideration .* open 2026-12-19$/),
  ])
})

test('given no referral, then no decision is recorded', () => {
  expect(told(decide(aCase(), decided, now))).toEqual(['refused: nrm-not-referred'])
})

test('given a closed case, when a decision is withdrawn, then what rests does not run again', () => {
  const atRest = { state: 'lapsed', atRest: 'case-closed' } as const
  const deadlines = [
    { ...manager, ...atRest },
    { ...clock, ...atRest },
  ]
  const closed = aCase({ ...referred, stage: 'closed', decisions: [negativeRow], deadlines })
  expect(told(withdrawDecision(closed, negativeRow, 'Another child', now))).toEqual([
    'nrm_decision entered-in-error',
    expect.stringMatching(/^manager-decision .* lapsed/),
    expect.stringMatching(/^nrm-reconsideration .* lapsed/),
  ])
  expect(told(askReconsideration(closed, negativeRow, asked, now))).toEqual([
    'nrm_reconsideration recorded',
    expect.stringMatching(/^nrm-reconsideration .* met/),
  ])
})

test('given a decision that others rest on, then it is not withdrawn before them', () => {
  const later = aDecision({ id: uuid(21), grounds: 'cg', decided_on: '2026-11-01' })
  const known = aCase({ ...referred, decisions: [aDecision(), later] })
  expect(told(withdrawDecision(known, aDecision(), 'Wrong', now))).toEqual(['refused: nrm-decided-after'])
  const reconsidered = aCase({
    ...referred,
    decisions: [negativeRow],
    reconsiderations: [aReconsideration()],
  })
  expect(told(withdrawDecision(reconsidered, negativeRow, 'Wrong', now))).toEqual([
    'refused: nrm-reconsidered',
  ])
})

const asked = {
  decision_id: uuid(20),
  state: 'asked' as const,
  asked_on: '2026-11-19',
  asked_by: 'first-responder' as const,
  grounds: 'new-evidence' as const,
  detail: 'A letter of the school',
  outcome_on: null,
  outcome_detail: null,
}
const askedRow = aReconsideration({ asked_on: '2026-11-19' })

test('given a negative decision, when a reconsideration is asked, then its clock is met and the manager still decides', () => {
  const known = aCase({ ...referred, decisions: [negativeRow], deadlines: [manager, clock] })
  expect(mayBeReconsidered(known).map(({ id }) => id)).toEqual([negativeRow.id])
  expect(told(askReconsideration(known, negativeRow, asked, now))).toEqual([
    'nrm_reconsideration recorded',
    expect.stringMatching(/^nrm-reconsideration .* met/),
  ])
  const again = { ...known, reconsiderations: [askedRow] }
  expect(mayBeReconsidered(again)).toEqual([])
  expect(told(askReconsideration(again, negativeRow, asked, now))).toEqual(['refused: nrm-reconsidered'])
  expect(told(askReconsideration(known, aDecision(), asked, now))).toEqual(['refused: nrm-not-negative'])
})

test('given its outcome, then changed takes the question to the manager back, and anything else asks it', () => {
  const known = aCase({
    ...referred,
    decisions: [negativeRow],
    reconsiderations: [askedRow],
    deadlines: [manager],
  })
  const answer = (state: 'changed' | 'stands' | 'not-taken', deadlines = known.deadlines) =>
    told(
      answerReconsideration(
        { ...known, deadlines },
        negativeRow,
        askedRow,
        { ...asked, state, outcome_on: '2026-11-20' },
        'The outcome came',
        now,
      ),
    )
  expect(answer('changed').slice(0, 2)).toEqual([
    'nrm_reconsideration recorded',
    expect.stringMatching(/^manager-decision .* lapsed/),
  ])
  expect(answer('stands', [])).toEqual([
    'nrm_reconsideration recorded',
    'manager-decision negative-nrm-decision open 2026-11-28',
    'safety_plan_review recorded',
    'safety-plan-review nrm-decision open 2026-11-28',
  ])
  expect(answer('not-taken')).toEqual(['nrm_reconsideration recorded'])
})

test('given a changed reasonable grounds decision, then conclusive grounds may follow from its day on', () => {
  const changed = aReconsideration({ state: 'changed', asked_on: '2026-11-18', outcome_on: '2026-11-19' })
  const known = aCase({ ...referred, decisions: [negativeRow], reconsiderations: [changed] })
  const cg = { ...decided, grounds: 'cg' as const, decided_on: '2026-11-20' }
  expect(decisionProblems(known, cg, null, now)).toEqual([])
  expect(decisionProblems(known, { ...cg, decided_on: '2026-11-18' }, null, now)).toEqual([
    { field: 'decided_on', code: 'before-first-decision' },
  ])
})

test('given the pilot’s scope, then a child of more than 100 days from 18 is in it', () => {
  const day = calendarDay('2026-09-01')
  expect(panelInScope(calendarDay('2008-12-10'), day)).toBe(false)
  expect(panelInScope(calendarDay('2008-12-11'), day)).toBe(true)
  expect(panelInScope(null, day)).toBeNull()
})
