import { declaredFactKinds, type ChronicleGroup, type FactKind } from '../../platform/record/index.ts'
import { chronicleOf } from './chronicles.ts'
import type { z } from 'zod'

/**
 * What is told of the child, of contacts and of months may have been written down by mistake. A decision, an allocation or a
 * clock was not: others acted on it, so it is undone by an act of its own room and never withdrawn here.
 */
const groups: readonly ChronicleGroup[] = ['child', 'contact', 'status']
/** Without it there is no child: it is corrected. */
const kept: readonly string[] = ['child_identity']

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
