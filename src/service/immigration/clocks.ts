import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { followFact, readDeadlines } from '../deadlines/index.ts'
import { decisionClocks } from './rules.ts'
import type { ClaimKnown } from './stage.ts'
import { immigrationKnown, termsNow } from './store.ts'

/** The clocks of appeals and leave, as they ought to stand once `known` is what is recorded. */
export async function clocksOfDecisions(
  db: Db,
  caseId: CaseId,
  known: ClaimKnown,
  now: Date,
  why: string,
): Promise<FactToRecord[]> {
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['appeal-due', 'leave-expiry'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return decisionClocks(known, termsNow(), now).flatMap(({ kind, about, ought }) =>
    followFact(caseId, kind, about, ought, deadlines, why),
  )
}

/**
 * The clocks of the other decisions once one fact of this room is withdrawn: an appeal that never was answers no decision, and
 * leave that never was takes the place of none. What it closed opens again.
 */
export async function clocksWithoutImmigration(
  db: Db,
  caseId: CaseId,
  id: string,
  now: Date,
): Promise<readonly FactToRecord[]> {
  const known = await immigrationKnown(db, caseId)
  const without = <T extends { readonly id: string }>(all: readonly T[]) => all.filter((one) => one.id !== id)
  const left = { ...known, decisions: without(known.decisions), appeals: without(known.appeals) }
  return clocksOfDecisions(db, caseId, left, now, 'entered-in-error')
}
