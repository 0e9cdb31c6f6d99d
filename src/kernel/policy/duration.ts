import type { CalendarDay } from '../calendar-day.ts'
import { addMonths, earlierOf, eighteenthBirthday } from '../calendar-day.ts'
import { isAtLeast } from './service-model.ts'
import type { ModelVersion } from './service-model.ts'

/** The fixed period of V1 and V2, in months from the referral (evaluation 2019 (RR111) §3.3.3). */
export const FIXED_PERIOD_MONTHS = 18

export interface SupportEnd {
  /** The day on which a manager is asked to decide; support never ends by itself. Null = need alone decides, or no date is known. */
  readonly on: CalendarDay | null
  readonly because: 'eighteen-months' | 'eighteenth-birthday' | 'need' | 'birthday-not-known'
}

/**
 * DT-7: when does support come to its end? In: day of the referral, date of birth (null = not known), whether post-18 support
 * has been decided, the child's model. V1 and V2: the earlier of 18 months and the 18th birthday. From V3: need and not time,
 * up to the 18th birthday unless post-18 support goes on (ICTG leaflet 2021). V4 and V5 say nothing readable [GAP]: as V3.
 */
export function supportEnd(
  facts: {
    readonly referredOn: CalendarDay
    readonly dob: CalendarDay | null
    readonly post18Decided: boolean
  },
  model: ModelVersion,
): SupportEnd {
  const eighteen = facts.dob === null ? null : eighteenthBirthday(facts.dob)
  if (!isAtLeast(model, 'V3')) {
    const eighteenMonths = addMonths(facts.referredOn, FIXED_PERIOD_MONTHS)
    const on = eighteen === null ? eighteenMonths : earlierOf(eighteen, eighteenMonths)
    return { on, because: on === eighteen ? 'eighteenth-birthday' : 'eighteen-months' }
  }
  if (facts.post18Decided) return { on: null, because: 'need' }
  return eighteen === null
    ? { on: null, because: 'birthday-not-known' }
    : { on: eighteen, because: 'eighteenth-birthday' }
}
