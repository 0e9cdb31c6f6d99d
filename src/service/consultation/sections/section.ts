import type { z } from 'zod'
import { calendarDay, startOfLondonDay } from '../../../kernel/calendar-day.ts'
import { HOUR } from '../../../kernel/clock.ts'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { factIdOf, type FactKind, type FactToRecord } from '../../../platform/record/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { standingFact } from '../../child/index.ts'
import { followFact, readDeadlines, type DeadlineKind, type Ought } from '../../deadlines/index.ts'
import { professionalContactChanges } from '../../stepping-back/index.ts'

export const indirectPath = (x: Exchange): string => `/cases/${x.caseId()}/indirect`

/** The fact that the path names, or that the form will found: known before it is recorded, so that its clock can name it. */
export function idInPath(x: Exchange, table: string): FactId {
  const given = x.params['factId']
  return given === undefined ? factIdOf(table, x.caseId(), x.form.key) : (given as FactId)
}

/** The clock of a fact, in the act that records it. */
export async function clockOf(
  x: Exchange,
  kind: DeadlineKind,
  about: FactId,
  ought: Ought | null,
  why: string,
): Promise<FactToRecord[]> {
  const caseId = x.caseId()
  const deadlines = await readDeadlines(x.db, {
    caseIds: [caseId],
    kinds: [kind],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return followFact(caseId, kind, about, ought, deadlines, why)
}

/** A word with a professional is one of the contacts that a child stepped back asks for, in the act that records it. */
export async function rhythmAfter(x: Exchange, table: string, onDay: string): Promise<FactToRecord[]> {
  const at = new Date(startOfLondonDay(calendarDay(onDay)).getTime() + 12 * HOUR)
  return [
    ...(await professionalContactChanges(x.db, x.caseId(), { id: idInPath(x, table), at }, 'indirect-work')),
  ]
}

/** What every section of this room shares. `x.params.factId` names the fact on the pages that correct one. */
export function common<S extends z.ZodObject>(
  kind: FactKind<string, S>,
  act: string,
  title: (lang: Lang, stands: boolean) => string,
) {
  return {
    kind,
    act: `indirect.${act}`,
    title,
    stored: async (x: Exchange) => {
      const id = x.params['factId']
      return id === undefined ? null : standingFact(x.db, kind, x.caseId(), id)
    },
    firstId: (x: Exchange) => idInPath(x, kind.table),
    tab: 'indirect' as const,
    after: indirectPath,
  }
}
