import { initialsOf, type PaperMark } from '../../platform/web/paper.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { childSummaries, type ChildSummary } from './store.ts'

/** What every printed page of this case bears: initials and reference. Null for a case the asker may not see. */
export async function paperMarkOf(x: Exchange): Promise<PaperMark | null> {
  const summary = (await childSummaries(x.db, [x.caseId()])).get(x.caseId())
  return summary === undefined ? null : paperMarkIn(summary)
}

/** The same of a summary already read. */
export function paperMarkIn(summary: Pick<ChildSummary, 'name' | 'reference'>): PaperMark {
  return {
    initials: summary.name === null ? null : initialsOf(summary.name),
    reference: summary.reference,
  }
}
