import { declaredFactKinds, type FactKind } from '../../platform/record/index.ts'
import type { z } from 'zod'

/**
 * Facts without which there is no case, and facts that end by an act of their own: who works with a child ends by
 * reallocation, a conflict by being withdrawn, a deadline by what met it. They are corrected, never withdrawn here.
 */
const kept: ReadonlySet<string> = new Set([
  'case_file',
  'case_relationship',
  'child_identity',
  'referral',
  'conflict_of_interest',
  'deadline',
])

/** The kind of a table whose facts may be withdrawn as entered in error; null for every other table, known or not. */
export function withdrawable(table: string): FactKind<string, z.ZodObject> | null {
  if (kept.has(table)) return null
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
