import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import {
  decidedToClose,
  decisionsMade,
  headColumns,
  readKnown,
  type DecisionMade,
} from '../decisions/index.ts'
import { readBirths } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { exitOf } from '../outcomes/index.ts'
import { standingStepBack } from '../stepping-back/index.ts'
import type { ClosureKnown } from './rules.ts'
import { closureState, type ClosureDecisionMade } from './store.ts'

export interface ClosureRead extends ClosureKnown {
  readonly decisions: readonly ClosureDecisionMade[]
  readonly managerDecisions: readonly DecisionMade[]
}

/** All that an act on a closure turns on; null for a case the asker may not see. */
export async function readClosure(db: Db, caseId: CaseId, now: Date): Promise<ClosureRead | null> {
  const known = await readKnown(db, caseId, now)
  const state = await closureState(db, caseId)
  if (known === null || state === null) return null
  const managerDecisions = await decisionsMade(db, caseId)
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const relationships = await db
    .selectFrom('case_relationship')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .where((eb) => eb.or([eb('to_at', 'is', null), eb('to_at', '>', now)]))
    .execute()
  return {
    caseId,
    head: { version: known.head.version, columns: headColumns(known.head) },
    held: {
      model: known.facts.model,
      receivedOn: known.facts.receivedOn,
      dob: known.facts.dob,
      decidedToClose: decidedToClose(managerDecisions),
    },
    proposal: state.proposal,
    exit: await exitOf(db, caseId),
    steppedBack: await standingStepBack(db, caseId),
    relationships: relationships.map((row) => ({
      id: row.id,
      version: row.version,
      columns: {
        account_id: row.account_id,
        kind: row.kind,
        capacity: row.capacity,
        from_at: row.from_at,
        to_at: row.to_at,
        reason_code: row.reason_code,
      },
    })),
    births: await readBirths(db, caseId),
    deadlines,
    months: deadlines.flatMap(({ kind, about }) =>
      kind === 'monthly-status' && about !== null ? [about] : [],
    ),
    decisions: state.decisions,
    managerDecisions,
  }
}
