import { eighteenthBirthday, type CalendarDay } from '../../kernel/calendar-day.ts'
import { checkExitReason } from '../../kernel/policy/closure-reasons.ts'
import type { ModelVersion } from '../../kernel/policy/service-model.ts'
import type { RefusalCode } from '../../kernel/refusal.ts'
import { settledPoints, type ManagerDecisionKind, type SettledPoint } from '../../kernel/vocabulary.ts'
import type { Proposal } from './store.ts'

/** What a proposal is held against. null = not known. */
export interface HeldAgainst {
  readonly model: ModelVersion
  readonly receivedOn: CalendarDay
  readonly dob: CalendarDay | null
  /** What managers have decided to close for (DT-4 to DT-6). */
  readonly decidedToClose: readonly ManagerDecisionKind[]
}

/** Where in a proposal something is wrong. */
export type ProblemPlace =
  | 'reason'
  | 'detail'
  | 'exit-on'
  | 'child-view'
  | 'anything-open'
  | 'referred-on'
  | 'summary'
  | `point-${SettledPoint}`
  | `evidence-${SettledPoint}`

export interface Problem {
  readonly at: ProblemPlace
  readonly code: Extract<RefusalCode, 'not-in-this-state' | 'reason-required' | 'evidence-required'>
  /** Says which sentence the page shows. */
  readonly because: string
}

const blank = (text: string | null): boolean => text === null || text.trim() === ''

function ofReason(asked: Proposal, held: HeldAgainst): Problem[] {
  const checked = checkExitReason(
    { reason: asked.reason, otherDetail: asked.detail, decidedToClose: held.decidedToClose },
    held.model,
  )
  if (checked.ok) return []
  const because = checked.refusal.because ?? ''
  switch (checked.refusal.code) {
    case 'reason-required':
      return [{ at: 'detail', code: 'reason-required', because }]
    case 'evidence-required':
      return [{ at: 'reason', code: 'evidence-required', because: 'needs-decision' }]
    default:
      return [{ at: 'reason', code: 'not-in-this-state', because: 'not-in-model' }]
  }
}

function ofDay(asked: Proposal, held: HeldAgainst, today: CalendarDay): Problem[] {
  const wrong = (because: string): Problem[] => [{ at: 'exit-on', code: 'not-in-this-state', because }]
  if (asked.exitOn < held.receivedOn) return wrong('before-referral')
  if (asked.exitOn > today) return wrong('in-future')
  const early = held.dob !== null && asked.exitOn < eighteenthBirthday(held.dob)
  return asked.reason === 'turned-18' && early ? wrong('before-eighteen') : []
}

/**
 * "All work completed" means that the child is settled: every point answered. A yes says what shows it, whatever the reason.
 * A no does not refuse: what is not settled is handed on, and the manager weighs it (evaluation 2019 (RR111) §3.3.3).
 */
function ofChecklist(asked: Proposal): Problem[] {
  const answers = new Map(asked.settled.map((one) => [one.point, one]))
  return settledPoints.flatMap((point): Problem[] => {
    const answer = answers.get(point)?.answer ?? null
    if (answer === null && asked.reason === 'all-work-completed')
      return [{ at: `point-${point}`, code: 'evidence-required', because: 'answer-point' }]
    return answer === 'yes' && blank(answers.get(point)?.evidence ?? null)
      ? [{ at: `evidence-${point}`, code: 'evidence-required', because: 'say-what-shows-it' }]
      : []
  })
}

/** Everything that stands in the way of a proposal, in the order of the page. Empty = it may be proposed. */
export function problemsOf(asked: Proposal, held: HeldAgainst, today: CalendarDay): readonly Problem[] {
  const childNotHeard =
    asked.childViewHow === null || (asked.childViewHow !== 'could-not-be-asked' && blank(asked.childView))
  return [
    ...ofReason(asked, held),
    ...ofDay(asked, held, today),
    ...ofChecklist(asked),
    ...(childNotHeard ? [{ at: 'child-view', code: 'reason-required', because: 'child-view' } as const] : []),
    ...(asked.anythingOpen === 'yes' && asked.stillOpen.length === 0
      ? [{ at: 'anything-open', code: 'reason-required', because: 'say-what-is-open' } as const]
      : []),
    ...(asked.referredOn === 'yes' && asked.onward.length === 0
      ? [{ at: 'referred-on', code: 'reason-required', because: 'say-where-to' } as const]
      : []),
    ...(blank(asked.summary)
      ? [{ at: 'summary', code: 'reason-required', because: 'summary' } as const]
      : []),
  ]
}
