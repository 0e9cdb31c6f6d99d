import type { ContestedField } from '../../../platform/web/conflict-page.ts'
import type { Exchange, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, contestedCaseForm, type CaseForm } from '../../child/index.ts'

type ShortForm = Omit<CaseForm, 'tab'>

/** A short form about contact with the child. */
export const showForm = (x: Exchange, parts: ShortForm): Promise<Reply> =>
  caseFormPage(x, { ...parts, tab: 'contacts' })

/** Somebody else answered meanwhile. */
export const showContested = (
  x: Exchange,
  parts: ShortForm,
  answers: readonly ContestedField[],
  stands: Parameters<typeof contestedCaseForm>[3],
): Promise<Reply> => contestedCaseForm(x, { ...parts, tab: 'contacts' }, answers, stands)
