import type { CaseId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { DeadlineKind } from './facts.ts'
import { changeDeadline, openDeadline, type Deadline } from './store.ts'

/** How a deadline ought to stand, computed from the fact it is about. */
export interface Ought {
  readonly state: 'open' | 'met' | 'lapsed'
  readonly dueAt: Date
  readonly metAt: Date | null
}

const same = (a: Date | null, b: Date | null): boolean => (a?.getTime() ?? null) === (b?.getTime() ?? null)

/**
 * Brings the deadline of one fact to where it ought to stand: opened, changed, or left alone where it stands so already. A
 * fact that gives rise to none (`ought` null) lets an earlier deadline lapse. In: the case's deadlines of the kind, in any state.
 */
export function followFact(
  caseId: CaseId,
  kind: DeadlineKind,
  about: string,
  ought: Ought | null,
  deadlines: readonly Deadline[],
  why: string,
): FactToRecord[] {
  const seen = deadlines.find((one) => one.kind === kind && one.about === about)
  if (seen === undefined)
    return ought?.state === 'open' ? [openDeadline(caseId, kind, ought.dueAt, about)] : []
  const next = ought ?? { state: 'lapsed' as const, dueAt: seen.dueAt, metAt: null }
  // Met stays met at the moment it was: a later correction of the fact does not meet it again.
  const to = next.state === 'met' && seen.state === 'met' ? { ...next, metAt: seen.metAt } : next
  // What rested and is wanted no more must not run again with the case.
  const stands = seen.state === to.state && seen.atRest === undefined
  return stands && same(seen.dueAt, to.dueAt) && same(seen.metAt, to.metAt)
    ? []
    : [changeDeadline(seen, to, why)]
}
