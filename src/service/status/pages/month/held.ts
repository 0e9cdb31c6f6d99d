import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { lastDayOf, type CalendarMonth } from '../../../../kernel/calendar-month.ts'
import type { CaseId } from '../../../../kernel/ids.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { accommodationOn, accommodationsOf } from '../../../child/index.ts'
import { nrmStagesOf } from '../../../nrm/index.ts'
import { immigrationMonths } from '../../../immigration/index.ts'
import { justiceMonths } from '../../../justice/index.ts'
import type { Known } from '../../rules.ts'
import type { StatusRow } from '../../store.ts'
import { isAnswer, type Variable } from '../../variables.ts'

/** What other rooms hold of a month's variables; absent: they hold nothing, and the month before is asked. */
export type HeldAnswers = Partial<Readonly<Record<Variable, Known>>>

/**
 * The child's accommodation at the end of the month, as the child's own page has it, unless a month that was recorded after it
 * was told something else: then that month is the later word. The kind only, never where.
 */
async function accommodation(
  db: Db,
  caseId: CaseId,
  month: CalendarMonth,
  rows: readonly StatusRow[],
): Promise<Known | null> {
  const there = accommodationOn(await accommodationsOf(db, caseId), lastDayOf(month))
  if (there?.kind === null || there === null || !isAnswer('accommodation', there.kind)) return null
  const saidSince = rows.some(
    (row) => row.month < month && row.accommodation !== null && row.recorded_at >= there.recordedAt,
  )
  return saidSince ? null : { answer: there.kind, from: 'child' }
}

export async function heldAnswers(
  db: Db,
  caseId: CaseId,
  month: CalendarMonth,
  rows: readonly StatusRow[],
  today: CalendarDay,
): Promise<HeldAnswers> {
  const living = await accommodation(db, caseId, month, rows)
  const nrm = (await nrmStagesOf(db, caseId, today))(month)
  const justice = (await justiceMonths(db, caseId))(month)
  const immigration = (await immigrationMonths(db, caseId, today))(month)
  const from = 'justice' as const
  return {
    ...(living === null ? {} : { accommodation: living }),
    ...(nrm === null ? {} : { nrm_stage: { answer: nrm, from: 'nrm' as const } }),
    ...(immigration === null
      ? {}
      : { immigration_stage: { answer: immigration, from: 'immigration' as const } }),
    ...(justice === null ? {} : { cjs_role: { answer: justice.role, from } }),
    ...(justice?.stage === null || justice === null ? {} : { cjs_stage: { answer: justice.stage, from } }),
  }
}
