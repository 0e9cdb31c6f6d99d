import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { CalendarMonth } from '../../../../kernel/calendar-month.ts'
import type { CaseId } from '../../../../kernel/ids.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { nrmStagesOf } from '../../../nrm/index.ts'
import { immigrationMonths } from '../../../immigration/index.ts'
import { justiceMonths } from '../../../justice/index.ts'
import type { Known } from '../../rules.ts'
import type { Variable } from '../../variables.ts'

/** What the NRM's pages and the rooms at law hold of a month's variables; absent: they hold nothing, and the month before is asked. */
export type LawAnswers = Partial<Readonly<Record<Variable, Known>>>

export async function lawAnswers(
  db: Db,
  caseId: CaseId,
  month: CalendarMonth,
  today: CalendarDay,
): Promise<LawAnswers> {
  const nrm = (await nrmStagesOf(db, caseId, today))(month)
  const justice = (await justiceMonths(db, caseId))(month)
  const immigration = (await immigrationMonths(db, caseId, today))(month)
  const from = 'justice' as const
  return {
    ...(nrm === null ? {} : { nrm_stage: { answer: nrm, from: 'nrm' as const } }),
    ...(immigration === null
      ? {}
      : { immigration_stage: { answer: immigration, from: 'immigration' as const } }),
    ...(justice === null ? {} : { cjs_role: { answer: justice.role, from } }),
    ...(justice?.stage === null || justice === null ? {} : { cjs_stage: { answer: justice.stage, from } }),
  }
}
