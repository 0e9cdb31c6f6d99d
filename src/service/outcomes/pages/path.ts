import type { CaseId } from '../../../kernel/ids.ts'
import type { FactId } from '../../../kernel/ids.ts'
import {
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactKind,
  type FactToRecord,
} from '../../../platform/record/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import type { z } from 'zod'
import { standingFact, type Standing } from '../../child/index.ts'
import { voiceOccasion, type Occasion } from '../facts.ts'

export const voicePath = (x: Exchange): string => `/cases/${x.caseId()}/voice`
export const occasionPath = (x: Exchange, id: string): string => `${voicePath(x)}/${id}`

/** The occasion that the path names; undefined where the case has none under that id. */
export async function occasionOf(x: Exchange): Promise<Standing<Occasion> | undefined> {
  return standingFact(x.db, voiceOccasion, x.caseId(), x.params['occasionId'])
}

/** The next version where one stands and says something else, the first where none does, nothing where it says the same. */
export function put<K extends FactKind<string, z.ZodObject>>(
  kind: K,
  caseId: CaseId,
  id: FactId,
  stands: { readonly version: number; readonly columns: unknown } | null,
  columns: ColumnsOf<K>,
  why: string,
): readonly FactToRecord[] {
  if (stands === null) return [newFact(kind, caseId, columns, id)]
  if (JSON.stringify(kind.columns.parse(stands.columns)) === JSON.stringify(kind.columns.parse(columns)))
    return []
  return [nextVersion(kind, caseId, { id, version: stands.version }, columns, why)]
}
