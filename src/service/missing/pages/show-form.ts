import { fromLondon } from '../../../platform/i18n/index.ts'
import type { ContestedField } from '../../../platform/web/conflict-page.ts'
import type { Exchange, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, contestedCaseForm, type CaseForm } from '../../child/index.ts'

export type FormOfPage = Omit<CaseForm, 'tab'>

/** A form about one time missing. */
export const showForm = (x: Exchange, parts: FormOfPage): Promise<Reply> =>
  caseFormPage(x, { ...parts, tab: 'missing' })

/** Somebody else changed it meanwhile. */
export const showContested = (
  x: Exchange,
  parts: FormOfPage,
  answers: readonly ContestedField[],
  stands: Parameters<typeof contestedCaseForm>[3],
): Promise<Reply> => contestedCaseForm(x, { ...parts, tab: 'missing' }, answers, stands)

/** The instant of a day and a time given together; null where either is blank. */
export function instantOf(day: string | null, time: string | null): Date | null {
  return day === null || time === null ? null : fromLondon(day, time)
}
