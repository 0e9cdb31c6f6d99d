import type { z } from 'zod'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import {
  declaredFactKinds,
  type ChronicleGroup,
  type FactKind,
  type FactToRecord,
} from '../../platform/record/index.ts'
import { changeDeadline, readDeadlines } from '../deadlines/index.ts'
import { clocksWithoutImmigration } from '../immigration/index.ts'
import { clocksWithoutAssessment } from '../needs/index.ts'
import { clocksWithoutMap } from '../network/index.ts'
import { clocksWithoutOccasion } from '../outcomes/index.ts'
import { clocksWithoutStepBack } from '../stepping-back/index.ts'
import { clocksWithout } from '../transition/index.ts'
import type { ToldFact } from './chronology-store.ts'
import { chronicleOf } from './chronicles.ts'

/**
 * What is told of the child, of contacts and of months may have been written down by mistake. A decision, an allocation or a
 * clock was not: others acted on it, so it is undone by an act of its own room and never withdrawn here.
 */
const groups: readonly ChronicleGroup[] = [
  'child',
  'voice',
  'contact',
  'status',
  'immigration',
  'justice',
  'network',
  'needs',
  'transition',
  'indirect',
  'stepping-back',
  'supervision',
  'documents',
]
/**
 * Without an identity there is no child: it is corrected. A pause is ended where the clock is kept; a letter may be in
 * somebody’s hands; what a scanner said was said; a sort is taken back on
 * its own page.
 */
const kept: readonly string[] = [
  'child_identity',
  'clock_pause',
  'guardian_feedback',
  'support_letter',
  'case_document_scan',
  'q_sort',
  'exceptional_need',
]

/** The kind of a table whose facts may be withdrawn as entered in error; null for every other table, known or not. */
export function withdrawable(table: string): FactKind<string, z.ZodObject> | null {
  const group = chronicleOf(table)?.group
  if (group === undefined || !groups.includes(group) || kept.includes(table)) return null
  return declaredFactKinds().find((kind) => kind.table === table && kind.about === 'case') ?? null
}

export function mayBeWithdrawn(table: string): boolean {
  return withdrawable(table) !== null
}

/**
 * Where a fact is withdrawn on which clocks depend: its own room does it, because the clocks must be set right in the same
 * act. Null: here.
 */
export function withdrawnAt(caseId: string, table: string, factId: string): string | null {
  return table === 'contact' ? `/cases/${caseId}/contacts/${factId}/entered-in-error` : null
}

/** What the audit calls a table: whoever reads acts and not cases learns of no link between two. */
export const tableInAudit = (table: string): string => (table === 'network_link' ? 'network_member' : table)

/**
 * What else must change with a withdrawn fact, in the same act: the month whose status is withdrawn is to be returned again.
 */
export async function clocksAfterWithdrawal(
  db: Db,
  caseId: CaseId,
  fact: Pick<ToldFact, 'table' | 'id' | 'row'>,
  now: Date,
): Promise<readonly FactToRecord[]> {
  if (fact.table === 'needs_assessment') return clocksWithoutAssessment(db, caseId, fact.id)
  if (chronicleOf(fact.table)?.group === 'stepping-back') return clocksWithoutStepBack(db, caseId, fact.id)
  if (fact.table === 'consultation' || fact.table === 'professionals_meeting')
    return [
      ...(await clocksOfFact(db, caseId, fact.id)),
      ...(await clocksWithoutStepBack(db, caseId, fact.id)),
    ]
  if (fact.table === 'network_review') return clocksWithoutMap(db, caseId, fact.id)
  if (fact.table === 'voice_occasion') return clocksWithoutOccasion(db, caseId, fact.id, now)
  if (chronicleOf(fact.table)?.group === 'immigration')
    return [
      ...(await clocksOfFact(db, caseId, fact.id)),
      ...(await clocksWithoutImmigration(db, caseId, fact.id, now)),
    ]
  if (chronicleOf(fact.table)?.group === 'transition') return clocksWithout(db, caseId, fact, now)
  if (fact.table !== 'monthly_status') return clocksOfFact(db, caseId, fact.id)
  const met = await readDeadlines(db, { caseIds: [caseId], kinds: ['monthly-status'], states: ['met'] })
  return met
    .filter((one) => one.about === fact.row['month'])
    .map((one) => changeDeadline(one, { state: 'open', metAt: null }, 'status-withdrawn'))
}

/** The clocks of a fact that should never have been recorded (a court date, a decision) lapse with it. */
async function clocksOfFact(db: Db, caseId: CaseId, id: string): Promise<readonly FactToRecord[]> {
  const open = await readDeadlines(db, { caseIds: [caseId] })
  return open
    .filter((one) => one.about === id)
    .map((one) => changeDeadline(one, { state: 'lapsed' }, 'entered-in-error'))
}
