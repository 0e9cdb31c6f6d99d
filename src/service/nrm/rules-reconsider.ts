import { dayInLondon } from '../../kernel/calendar-day.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import {
  factIdOf,
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactsOrRefusal,
} from '../../platform/record/index.ts'
import { changeDeadline, waitsOrRests } from '../deadlines/index.ts'
import { managerAsked, mayRecord, planReview } from './consequences.ts'
import { nrmReconsideration, type ReconsiderationState } from './facts.ts'
import { problem, type Problem } from './rules.ts'
import { currentReferral } from './standing.ts'
import { knownOf, type DecisionRow, type NrmCase, type ReconsiderationRow } from './store.ts'

export type ReconsiderationColumns = ColumnsOf<typeof nrmReconsideration>

export function reconsiderationProblems(
  decision: DecisionRow,
  columns: ReconsiderationColumns,
  now: Date,
): Problem[] {
  const today = dayInLondon(now)
  if (columns.asked_on > today) return problem('asked_on', 'future')
  if (columns.asked_on < decision.decided_on) return problem('asked_on', 'before-decision')
  if (columns.outcome_on === null) return []
  if (columns.outcome_on > today) return problem('outcome_on', 'future')
  return columns.outcome_on < columns.asked_on ? problem('outcome_on', 'before-asked') : []
}

/** A reconsideration is asked for: only of a negative decision, and once. It meets its clock; the manager still decides. */
export function askReconsideration(
  known: NrmCase,
  decision: DecisionRow,
  columns: ReconsiderationColumns,
  now: Date,
): FactsOrRefusal {
  if (!mayRecord(known)) return refuse('not-in-this-state', `case-${known.stage}`)
  if (decision.outcome !== 'negative') return refuse('not-in-this-state', 'nrm-not-negative')
  if (known.reconsiderations.some((one) => one.decision_id === decision.id))
    return refuse('already-done', 'nrm-reconsidered')
  const [wrong] = reconsiderationProblems(decision, columns, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  const made = known.ever.reconsiderations.filter((id) => id === decision.id).length
  return done([
    newFact(nrmReconsideration, known.caseId, columns, factIdOf('nrm-reconsideration', decision.id, made)),
    ...known.deadlines
      .filter((one) => one.kind === 'nrm-reconsideration' && one.about === decision.id && waitsOrRests(one))
      .map((one) => changeDeadline(one, { state: 'met', metAt: now }, 'reconsideration-asked')),
  ])
}

const settles: readonly ReconsiderationState[] = ['changed', 'stands']

/**
 * Its outcome is heard of. Changed: the decision counts as positive and nobody need decide on a negative one. Anything else
 * leaves it negative, and a manager is asked, unless the question waits already. A decision anew looks at the safety plan too.
 */
export function answerReconsideration(
  known: NrmCase,
  decision: DecisionRow,
  row: ReconsiderationRow,
  columns: ReconsiderationColumns,
  why: string,
  now: Date,
): FactsOrRefusal {
  if (columns.state === 'asked' || columns.outcome_on === null) return refuse('reason-required', 'outcome')
  const [wrong] = reconsiderationProblems(decision, columns, now)
  if (wrong !== undefined) return refuse('not-in-this-state', wrong.code)
  return done([
    nextVersion(nrmReconsideration, known.caseId, row, columns, why),
    ...managerAsked(known, columns.state !== 'changed', now),
    ...(settles.includes(columns.state) ? planReview(known, columns.outcome_on, now) : []),
  ])
}

/** The decisions of the referral that counts, of which a reconsideration may still be asked. */
export function mayBeReconsidered(known: NrmCase): readonly DecisionRow[] {
  const referral = currentReferral(knownOf(known).referrals)
  return known.decisions.filter(
    (one) =>
      one.referral_id === referral?.id &&
      one.outcome === 'negative' &&
      !known.reconsiderations.some(({ decision_id: id }) => id === one.id),
  )
}
