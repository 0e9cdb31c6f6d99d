import type { CaseId, FactId } from '../../kernel/ids.ts'
import { newFact, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import { breachReason } from './facts.ts'
import type { ClockFacts } from './rules.ts'

/** The breach reason to be recorded with a contact that needs one: none when there is none, or one stands already. */
export function explained(caseId: CaseId, clock: ClockFacts, code: string | null): FactToRecord[] {
  return code === null || clock.breach !== null ? [] : [saidWhy(caseId, clock, code, null)]
}

/** Why the first contact is late: the first word on it, or the next. */
export function saidWhy(caseId: CaseId, clock: ClockFacts, code: string, note: string | null): FactToRecord {
  const id = caseId as string as FactId
  const columns = { breach_code: code, note }
  return clock.breachVersion === null
    ? newFact(breachReason, caseId, columns, id)
    : nextVersion(breachReason, caseId, { id, version: clock.breachVersion }, columns, 'reason-changed')
}
