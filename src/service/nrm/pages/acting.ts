import type { FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import type { FactsOrRefusal } from '../../../platform/record/index.ts'
import type { Exchange, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase, type CaseForm } from '../../child/index.ts'
import { nrmContent } from '../content/index.ts'
import type { Problem } from '../rules.ts'

export const nrmPath = (x: Exchange): string => `/cases/${x.caseId()}/nrm`

/** A page on which something of the NRM is recorded. */
export function actingPage(
  x: Exchange,
  parts: Omit<CaseForm, 'tab' | 'back' | 'submit'> & Partial<Pick<CaseForm, 'submit'>>,
): Promise<Reply> {
  const c = pick(nrmContent, x.lang)
  return caseFormPage(x, {
    ...parts,
    tab: 'nrm',
    submit: parts.submit ?? c.save,
    back: { href: nrmPath(x), text: c.back },
    wide: true,
  })
}

/** The problems a rule found, as errors beside their fields. A date's error leads to its first box. */
export function errorsOf(
  x: Exchange,
  problems: readonly Problem[],
  boxes: (field: string) => readonly string[],
): readonly FieldError[] {
  const c = pick(nrmContent, x.lang).problems
  return problems.map(({ field, code }) => ({ field, message: c[code], anchor: boxes(field)[0] ?? field }))
}

/** Records what a rule gave, and goes back to the NRM page. */
export const recorded = (
  x: Exchange,
  kind: string,
  facts: FactsOrRefusal,
  more: Partial<Parameters<typeof recordOnCase>[3]> = {},
): Promise<Reply> => recordOnCase(x, kind, facts, { answer: nrmPath(x), ...more })
