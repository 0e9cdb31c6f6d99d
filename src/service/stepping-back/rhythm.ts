import { addDays, calendarDay, dayInLondon, laterOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import { nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import type { Standing } from '../child/index.ts'
import { changeDeadline, followFact, waitsOrRests, type Deadline } from '../deadlines/index.ts'
import { endOfDay } from '../safety-review/index.ts'
import { stepBack, type StepBack, type StepBackReview } from './facts.ts'

/** All that an act on stepping back turns on. */
export interface StepBackKnown {
  readonly caseId: CaseId
  readonly stage: CaseStage
  /** Is the child missing now? */
  readonly missing: boolean
  /** Every one that stands, the latest last. */
  readonly all: readonly Standing<StepBack>[]
  /** Every one that stands, in the order of recording. */
  readonly reviews: readonly Standing<StepBackReview>[]
  /** Successful contacts with professionals, in any order. */
  readonly contacts: readonly Date[]
  /** Of this room's kinds and of those that stand in the way, in whatever state. */
  readonly deadlines: readonly Deadline[]
}

/** The one that waits for a manager, or that is approved; null: the child is in the usual rhythm and nothing is proposed. */
export function standing(known: Pick<StepBackKnown, 'all'>): Standing<StepBack> | null {
  const last = known.all.findLast(
    ({ columns }) => columns.state === 'proposed' || columns.state === 'approved',
  )
  return last ?? null
}

/** The clocks of a kind that run or stand still. */
export const waits = (known: Pick<StepBackKnown, 'deadlines'>, kind: Deadline['kind']): Deadline[] =>
  known.deadlines.filter((one) => one.kind === kind && (one.state === 'open' || one.state === 'paused'))

/** The one that is approved: the child is stepped back, now or from its first day. */
export function approved(known: Pick<StepBackKnown, 'all'>): Standing<StepBack> | null {
  const one = standing(known)
  return one?.columns.state === 'approved' ? one : null
}

const own: readonly Deadline['kind'][] = ['step-back-decision', 'professional-contact', 'step-back-review']

/** Every clock of this room that still waits comes to rest. */
export const atRest = (deadlines: readonly Deadline[], why: string): FactToRecord[] =>
  deadlines
    .filter((one) => own.includes(one.kind) && waitsOrRests(one))
    .map((one) => changeDeadline(one, { state: 'lapsed' }, why))

/**
 * The two clocks of a child who is stepped back, as facts say they ought to stand: the next contact with a professional, the next
 * review. From the contacts and reviews alone, so that one corrected or withdrawn leaves no trace. None for any other child.
 */
export function rhythm(
  known: Pick<StepBackKnown, 'caseId' | 'all' | 'reviews' | 'deadlines'>,
  contacts: readonly Date[],
  why: string,
): FactToRecord[] {
  const one = approved(known)
  if (one === null || one.columns.contact_days === null || one.columns.review_days === null) return []
  const from = calendarDay(one.columns.from_on)
  const latest = (days: readonly CalendarDay[]) => days.reduce((a, b) => laterOf(a, b), from)
  const spoken = latest(contacts.map(dayInLondon))
  const looked = latest(
    known.reviews
      .filter(({ columns }) => columns.step_back_id === one.id)
      .map(({ columns }) => calendarDay(columns.held_on)),
  )
  const due = (day: CalendarDay, days: number) =>
    ({ state: 'open', dueAt: endOfDay(addDays(day, days)), metAt: null }) as const
  const follow = (kind: Deadline['kind'], day: CalendarDay, days: number) =>
    followFact(known.caseId, kind, one.id, due(day, days), known.deadlines, why)
  return [
    ...follow('professional-contact', spoken, one.columns.contact_days),
    ...follow('step-back-review', looked, one.columns.review_days),
  ]
}

/** The case closes: what was proposed or approved ends with it. Its clocks come to rest with all others. */
export function endedByClosing(
  caseId: CaseId,
  one: Standing<StepBack> | null,
  by: AccountId,
  now: Date,
): FactToRecord[] {
  if (one === null) return []
  const columns = { ...one.columns, state: 'closed' as const, ended_on: dayInLondon(now), ended_by: by }
  return [nextVersion(stepBack, caseId, one, columns, 'case-closed')]
}
