import { parseDay } from '../../kernel/calendar-day.ts'
import type { RaisingEvent } from '../safety-review/index.ts'
import type { Answers } from './rules.ts'

/** What the safety plan turns on among a month's answers. */
export interface PlanAnswers extends Answers {
  readonly contact_with_trafficker: string | null
  readonly accommodation: string | null
}

const nrmDecisions: readonly string[] = [
  'rg-positive',
  'rg-negative',
  'cg-positive',
  'cg-negative',
  'combined-rg-cg',
]
const known = (code: string | null): code is string => code !== null && code !== 'unknown'

/**
 * What a month tells that makes a safety plan be looked at again (domain §4.4), each where it is new: against the month before,
 * and in a child's first month only what is dangerous by itself.
 */
export function planEvents(answers: PlanAnswers, before: PlanAnswers | null): readonly RaisingEvent[] {
  const events: RaisingEvent[] = []
  const trafficker = answers.contact_with_trafficker
  if (
    (trafficker === 'confirmed' || trafficker === 'suspected') &&
    before?.contact_with_trafficker !== trafficker
  )
    events.push({ event: 'trafficker-contact', on: null, why: null })
  if (answers.missing_now === 'yes' && before?.missing_now !== 'yes')
    events.push({ event: 'missing', on: parseDay(answers.missing_since ?? ''), why: null })
  if (before === null) return events
  const { nrm_stage: stage, accommodation } = answers
  if (stage !== null && nrmDecisions.includes(stage) && before.nrm_stage !== stage)
    events.push({ event: 'nrm-decision', on: null, why: null })
  if (known(accommodation) && known(before.accommodation) && accommodation !== before.accommodation)
    events.push({ event: 'placement-move', on: null, why: null })
  return events
}
