import { initialsOf, type PaperMark } from '../../platform/web/paper.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { childSummaries } from './store.ts'

/** What every printed page of this case bears: initials and reference. Null for a case the asker may not see. */
export async function paperMarkOf(x: Exchange): Promise<PaperMark | null> {
  const summary = (await childSummaries(x.db, [x.caseId()])).get(x.caseId())
  if (summary === undefined) return null
  return {
    initials: summary.name === null ? null : initialsOf(summary.name),
    reference: summary.reference,
  }
}
