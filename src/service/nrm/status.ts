import { addDays, calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { nextMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { Db } from '../../platform/database/database.ts'
import { nrmStanding, type NrmKnown, type NrmStageCode } from './standing.ts'
import { nrmKnown } from './store.ts'

/** How the NRM stood at the end of a month, or on `today` where the month is not over; null: no referral was recorded by then. */
export function nrmStageIn(month: CalendarMonth, known: NrmKnown, today: CalendarDay): NrmStageCode | null {
  const end = addDays(calendarDay(`${nextMonth(month)}-01`), -1)
  return nrmStanding(known, end < today ? end : today)?.stage ?? null
}

/** The stage of the NRM in any month of a case, for the monthly status. */
export async function nrmStagesOf(
  db: Db,
  caseId: string,
  today: CalendarDay,
): Promise<(month: CalendarMonth) => NrmStageCode | null> {
  const known = (await nrmKnown(db, [caseId])).get(caseId)
  return (month) => (known === undefined ? null : nrmStageIn(month, known, today))
}

/** The stage of the NRM on a day; null: no referral is recorded here, and the status or the referral speaks. */
export async function nrmStageOn(db: Db, caseId: string, today: CalendarDay): Promise<NrmStageCode | null> {
  const known = (await nrmKnown(db, [caseId])).get(caseId)
  return known === undefined ? null : (nrmStanding(known, today)?.stage ?? null)
}

/** The same for several cases; a case without a referral is absent. */
export async function nrmStagesNow(
  db: Db,
  caseIds: readonly string[],
  today: CalendarDay,
): Promise<ReadonlyMap<string, NrmStageCode>> {
  if (caseIds.length === 0) return new Map()
  const known = await nrmKnown(db, caseIds)
  return new Map(
    [...known].flatMap(([caseId, one]) => {
      const stage = nrmStanding(one, today)?.stage
      return stage === undefined ? [] : [[caseId, stage] as const]
    }),
  )
}
