import { nextMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'
import { calendarDay, startOfLondonDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { reviewsOf, type Review } from '../safety-review/index.ts'
import { planVersions, type PlanVersion } from './store.ts'

/** The values of the monthly variable `safety_plan_status` (domain §3.3; reference-data/safety-plan-status.csv). */
export type PlanStatus = 'in-force' | 'reviewed' | 'stepped-down'

/**
 * How the plan stood in a month: at its end, or now where it is not over. Stepped down whenever the level is below full, because
 * that is what precedes a new contact by traffickers; else reviewed, where a review was held in the month. Null: no plan then.
 */
export function planStatusIn(
  month: CalendarMonth,
  versions: readonly Pick<PlanVersion, 'at' | 'level'>[],
  reviews: readonly Pick<Review, 'heldOn'>[],
): PlanStatus | null {
  const end = startOfLondonDay(calendarDay(`${nextMonth(month)}-01`))
  const stood = versions
    .filter(({ at }) => at < end)
    .reduce<Pick<PlanVersion, 'at' | 'level'> | null>(
      (latest, one) => (latest === null || one.at > latest.at ? one : latest),
      null,
    )
  if (stood === null) return null
  if (stood.level === 'reduced' || stood.level === 'stepped-down') return 'stepped-down'
  return reviews.some(({ heldOn }) => heldOn?.slice(0, 7) === month) ? 'reviewed' : 'in-force'
}

/** The status of the plan in any month of the case. */
export async function planStatusesOf(
  db: Db,
  caseId: CaseId,
): Promise<(month: CalendarMonth) => PlanStatus | null> {
  const versions = await planVersions(db, caseId)
  const reviews = versions.length === 0 ? [] : await reviewsOf(db, caseId)
  return (month) => planStatusIn(month, versions, reviews)
}
