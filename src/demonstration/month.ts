import { addDays, dayInLondon, earlierOf } from '../kernel/calendar-day.ts'
import { dateFields } from './date-fields.ts'
import type { Course } from './diary.ts'
import { goneFrom } from './missing.ts'
import { nrmCourseOf, stageTold } from './nrm.ts'
import type { Fields } from './player.ts'

/** The stage of the NRM as a status tells it. */
function nrmStage({ child, index }: Course, sinceReferral: number): string {
  if (child.fate === 'negative-decision' && sinceReferral > 70) return 'rg-negative'
  if (child.fate !== 'supported' || child.route !== 'direct') return 'rg-positive'
  return sinceReferral > 62 ? stageTold[nrmCourseOf(index)] : 'rg-pending'
}

/** What a worker answers on the page of one month's status. */
export function monthOf(course: Course): Fields {
  const { chance, child, today } = course
  const referred = dayInLondon(child.referredAt)
  const away = goneFrom(course)
  const gone = away !== null && addDays(referred, away) <= today()
  const since = earlierOf(addDays(referred, away ?? 0), today())
  const days = (Date.parse(today()) - Date.parse(referred)) / 86_400_000
  const changed = (name: string, to: string) => ({ [name]: 'changed', [`${name}_to`]: to })
  return {
    ...changed('contact_with_trafficker', chance.pick(['none', 'suspected', 'unknown', 'none'])),
    ...changed('education_status', chance.pick(['regular', 'regular', 'irregular', 'none'])),
    ...changed('accommodation', child.given.location.accommodation ?? 'unknown'),
    ...changed(
      'immigration_stage',
      child.given.identity.immigration_group === 'british' ? 'not-applicable' : 'statement-due',
    ),
    ...changed('nrm_stage', nrmStage(course, days)),
    ...changed('cjs_role', child.given.referral.cjs_role ?? 'none'),
    ...changed('cjs_stage', child.given.referral.cjs_role === null ? 'none' : 'arrested'),
    ...changed('safety_plan_status', 'in-force'),
    missing_in_month: away !== null ? 'yes' : 'no',
    missing_now: gone ? 'yes' : 'no',
    ...(gone ? dateFields('missing_since', since) : {}),
  }
}
