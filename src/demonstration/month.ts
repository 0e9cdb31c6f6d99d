import { addDays, dayInLondon, earlierOf, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Chance } from '../kernel/chance.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

/** What a worker answers on the page of one month's status. */
export function monthOf(child: InventedChild, chance: Chance, today: CalendarDay): Step['fields'] {
  const gone = child.fate === 'missing' || child.fate === 'long-missing'
  const since = earlierOf(addDays(dayInLondon(child.referredAt), 12), today)
  const changed = (name: string, to: string) => ({ [name]: 'changed', [`${name}_to`]: to })
  return {
    ...changed('contact_with_trafficker', chance.pick(['none', 'suspected', 'unknown', 'none'])),
    ...changed('education_status', chance.pick(['regular', 'regular', 'irregular', 'none'])),
    ...changed('accommodation', child.given.location.accommodation ?? 'unknown'),
    ...changed(
      'immigration_stage',
      child.given.identity.immigration_group === 'british' ? 'not-applicable' : 'statement-due',
    ),
    ...changed(
      'nrm_stage',
      child.fate === 'negative-decision' && today > addDays(dayInLondon(child.referredAt), 70)
        ? 'rg-negative'
        : 'rg-positive',
    ),
    ...changed('cjs_role', child.given.referral.cjs_role ?? 'none'),
    ...changed('cjs_stage', child.given.referral.cjs_role === null ? 'none' : 'arrested'),
    ...changed('safety_plan_status', 'in-force'),
    missing_in_month: gone ? 'yes' : 'no',
    missing_now: gone ? 'yes' : 'no',
    ...(gone ? dateFields('missing_since', since) : {}),
  }
}
