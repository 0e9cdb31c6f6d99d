import { calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { Deadline } from '../deadlines/index.ts'
import type { DecisionColumns, ReferralColumns } from './rules.ts'
import type { DecisionRow, EventRow, NrmCase, ReconsiderationRow, ReferralRow } from './store.ts'

/** An invented child for the tests of this room's rules. */
export const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
export const now = new Date('2026-11-20T09:00:00Z')
export const uuid = (n: number): FactId => `00000000-0000-4000-8000-0000000000${n}` as FactId

const fact = {
  version: 1,
  case_id: caseId,
  act_id: uuid(99),
  recorded_at: now,
  superseded_at: null,
  standing: 'recorded' as const,
  reason: null,
}

export const sent: ReferralColumns = {
  sent_on: '2026-09-01',
  sent_by: 'barnardos',
  own_reference: null,
  nrm_reference: null,
  route: 'standard',
  prepared_version: null,
  note: null,
}
export const aReferral = (more: Partial<ReferralRow> = {}): ReferralRow => ({
  ...fact,
  id: uuid(10),
  ...sent,
  ...more,
})

export const decided: DecisionColumns = {
  referral_id: uuid(10),
  grounds: 'rg',
  outcome: 'positive',
  decided_on: '2026-09-08',
  heard_on: null,
  authority: 'sca',
  because: null,
}
export const aDecision = (more: Partial<DecisionRow> = {}): DecisionRow => ({
  ...fact,
  id: uuid(20),
  ...decided,
  ...more,
})
export const aReconsideration = (more: Partial<ReconsiderationRow> = {}): ReconsiderationRow => ({
  ...fact,
  id: uuid(30),
  decision_id: uuid(20),
  state: 'asked',
  asked_on: '2026-10-01',
  asked_by: 'first-responder',
  grounds: 'new-evidence',
  detail: null,
  outcome_on: null,
  outcome_detail: null,
  ...more,
})
export const anEvent = (more: Partial<EventRow> = {}): EventRow => ({
  ...fact,
  id: uuid(40),
  referral_id: uuid(10),
  event: 'information-asked',
  happened_on: '2026-10-05',
  due_on: '2026-10-19',
  answers_id: null,
  detail: null,
  ...more,
})
export const aClock = (kind: Deadline['kind'], more: Partial<Deadline> = {}): Deadline => ({
  id: uuid(50),
  version: 1,
  caseId,
  kind,
  about: null,
  dueAt: new Date('2026-12-01T00:00:00Z'),
  state: 'open',
  metAt: null,
  ...more,
})

export function aCase(more: Partial<NrmCase> = {}): NrmCase {
  const known = { referrals: [], decisions: [], reconsiderations: [], events: [], ...more }
  return {
    caseId,
    stage: 'allocated',
    dob: calendarDay('2010-01-01'),
    told: [],
    prepared: null,
    deadlines: [],
    // A plan was made: an NRM decision raises its review.
    planDeadlines: [aClock('safety-plan-review', { about: 'by-level', id: uuid(60) })],
    ever: {
      referrals: known.referrals.length,
      decisions: known.decisions.map((one) => ({
        referralId: one.referral_id,
        isFirst: one.grounds === 'rg',
      })),
      reconsiderations: known.reconsiderations.map((one) => one.decision_id),
    },
    ...known,
  }
}

/** Of facts: the table, what it says first, and the state and day of a clock. */
export const brief = (facts: readonly FactToRecord[]): string[] =>
  facts.map(({ kind, columns, standing }) => {
    if (kind.table !== 'deadline') return `${kind.table} ${standing}`
    const due = columns['due_at'] instanceof Date ? columns['due_at'].toISOString().slice(0, 10) : ''
    return [columns['kind'], columns['about'] ?? '', columns['state'], due].map(String).join(' ')
  })
