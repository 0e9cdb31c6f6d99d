import { randomUUID } from 'node:crypto'
import type { Appeal, Claim, Decision, Interview, Representative, Statement } from './facts.ts'
import type { ClaimKnown, Dated } from './stage.ts'

/** Invented facts for the tests of this room, blank but for what is given. */
const dated = <C>(columns: C, recordedAt = new Date('2026-11-19T09:00:00Z')): Dated<C> => ({
  id: randomUUID(),
  recordedAt,
  columns,
})

export const aClaim = (given: Partial<Claim>): Dated<Claim> =>
  dated({ claim: 'claimed', claimed_on: null, home_office_reference: null, note: null, ...given })

export const aRepresentative = (given: Partial<Representative>): Dated<Representative> =>
  dated({
    kind: 'solicitor',
    state: 'sought',
    name: null,
    firm: null,
    telephone: null,
    email: null,
    reference: null,
    sought_on: null,
    instructed_on: null,
    ended_on: null,
    legal_aid: null,
    note: null,
    ...given,
  })

export const blankInterview: Interview = {
  kind: 'substantive',
  on_day: '2026-11-25',
  at_time: null,
  place: null,
  local: null,
  companions: [],
  asked: [],
  asked_note: null,
  granted: null,
  guardian_there: null,
  outcome: null,
  note: null,
}
export const anInterview = (given: Partial<Interview>): Dated<Interview> =>
  dated({ ...blankInterview, ...given })

export const blankStatement: Statement = {
  kind: 'evidence-form',
  asked_on: null,
  due_on: null,
  submitted_on: null,
  still_needed: null,
  note: null,
}
export const aStatement = (given: Partial<Statement>): Dated<Statement> =>
  dated({ ...blankStatement, ...given })

export const aDecision = (given: Partial<Decision>): Dated<Decision> =>
  dated({
    decision: 'refused',
    decided_on: '2026-11-01',
    letter_held: null,
    appeal: null,
    appeal_by: null,
    leave_ends: null,
    leave_until: null,
    extension_asked_on: null,
    note: null,
    ...given,
  })

export const anAppeal = (decision: Dated<Decision>, given: Partial<Appeal>): Dated<Appeal> =>
  dated({
    decision_id: decision.id,
    state: 'not-decided',
    lodged_on: null,
    heard_on: null,
    decided_on: null,
    reference: null,
    guardian_evidence: null,
    note: null,
    ...given,
  })

export const known = (given: Partial<ClaimKnown>): ClaimKnown => ({
  claim: null,
  representatives: [],
  interviews: [],
  statements: [],
  decisions: [],
  appeals: [],
  ...given,
})
