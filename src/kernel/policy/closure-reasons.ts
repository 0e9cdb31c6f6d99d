import { done, refuse } from '../refusal.ts'
import type { Outcome } from '../refusal.ts'
import { exitReasons } from '../vocabulary.ts'
import type { ExitReason, ManagerDecisionKind } from '../vocabulary.ts'
import { longTermMissingMayClose } from './missing.ts'
import type { ModelVersion } from './service-model.ts'

/**
 * Reasons that state something a manager has to have decided: turning 18, a long absence or an NRM outcome never closes a
 * case by itself (DT-4, DT-5, DT-6).
 */
const decisionNeeded: Readonly<Partial<Record<ExitReason, ManagerDecisionKind>>> = {
  'turned-18': 'turning-18',
  'negative-nrm-decision': 'negative-nrm-decision',
  'long-term-missing': 'long-term-missing',
}

/** The reasons a form may offer under a model, in the order of the list. */
export function exitReasonsUnder(model: ModelVersion): readonly ExitReason[] {
  return exitReasons.filter((reason) => reason !== 'long-term-missing' || longTermMissingMayClose[model])
}

/** The manager's decision a reason rests on, beside the sign-off that every closure needs; null = none. */
export function decisionBehind(reason: ExitReason): ManagerDecisionKind | null {
  return decisionNeeded[reason] ?? null
}

/**
 * May a case close for this reason? In: the reason, its detail (a code of `exit-other-detail`, null = none given), what
 * managers have decided towards closing, the child's model. Refusals: `not-in-this-state` (the model has no such reason),
 * `reason-required` (a bare "other"), `evidence-required` (no manager's decision behind it).
 * Sources: evaluation 2019 (RR111) §3.3.3; the outcomes study, which found a bare "other" the commonest reason of all.
 */
export function checkExitReason(
  facts: {
    readonly reason: ExitReason
    readonly otherDetail: string | null
    readonly decidedToClose: readonly ManagerDecisionKind[]
  },
  model: ModelVersion,
): Outcome<ExitReason> {
  if (!exitReasonsUnder(model).includes(facts.reason)) {
    return refuse('not-in-this-state', `${facts.reason}-not-in-${model}`)
  }
  const bare = facts.otherDetail === null || facts.otherDetail.trim() === ''
  if (facts.reason === 'other' && bare) return refuse('reason-required', 'other-needs-detail')
  const needed = decisionBehind(facts.reason)
  if (needed !== null && !facts.decidedToClose.includes(needed))
    return refuse('evidence-required', `decision-${needed}`)
  return done(facts.reason)
}
