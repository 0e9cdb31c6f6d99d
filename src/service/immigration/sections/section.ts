import type { z } from 'zod'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { factIdOf, type FactKind, type FactToRecord } from '../../../platform/record/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { standingFact, type Standing } from '../../child/index.ts'
import { clocksOfDecisions } from '../clocks.ts'
import type { ClaimKnown } from '../stage.ts'

export const immigrationPath = (x: Exchange): string => `/cases/${x.caseId()}/immigration`

/** The fact that the path names, or that the form will found: known before it is recorded, so that its clock can name it. */
export function idInPath(x: Exchange, table: string): FactId {
  const given = x.params['factId']
  return given === undefined ? factIdOf(table, x.caseId(), x.form.key) : (given as FactId)
}

/** The fact of the path; null on a page that adds one; undefined where the path names something that is not there. */
export async function factInPath<S extends z.ZodObject>(
  x: Exchange,
  kind: FactKind<string, S>,
): Promise<Standing<z.output<S>> | null | undefined> {
  const id = x.params['factId']
  return id === undefined ? null : standingFact(x.db, kind, x.caseId(), id)
}

/** What every section of this room shares. `x.params.factId` names the fact on the pages that correct one. */
export function common<S extends z.ZodObject>(
  kind: FactKind<string, S>,
  act: string,
  title: (lang: Lang, stands: boolean) => string,
) {
  return {
    kind,
    act: `immigration.${act}`,
    title,
    stored: (x: Exchange) => factInPath(x, kind),
    firstId: (x: Exchange) => idInPath(x, kind.table),
    tab: 'immigration' as const,
    after: immigrationPath,
  }
}

/** Of a list, the one that the act adds or changes put in its place. */
export function withChanged<C>(
  all: readonly Standing<C>[],
  id: FactId,
  columns: C,
  now: Date,
): readonly Standing<C>[] {
  const before = all.find((one) => one.id === id)
  const changed: Standing<C> =
    before === undefined
      ? { id, version: 1, actId: '', recordedAt: now, reason: null, columns }
      : { ...before, columns }
  return [...all.filter((one) => one.id !== id), changed]
}

/** The clocks of appeals and leave, as they ought to stand once `known` is what is recorded: in the act that records it. */
export function followDecisions(x: Exchange, known: ClaimKnown, why: string): Promise<FactToRecord[]> {
  return clocksOfDecisions(x.db, x.caseId(), known, x.now, why)
}
