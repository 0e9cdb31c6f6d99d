import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { stepBackTermsOn, type StepBackTerms } from '../../../kernel/policy/stepping-back.ts'
import { pick } from '../../../platform/i18n/index.ts'
import type { FactsOrRefusal } from '../../../platform/record/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import type { Exchange, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase, type CaseForm } from '../../child/index.ts'
import { steppingBackContent } from '../content/index.ts'

export const homePath = (x: Exchange): string => `/cases/${x.caseId()}/stepping-back`

export const termsOf = (x: Exchange): StepBackTerms =>
  stepBackTermsOn(codeList('step-back-term'), dayInLondon(x.now))

/** A page on which something is done about stepping back. */
export const actingPage = (x: Exchange, parts: Omit<CaseForm, 'tab' | 'back' | 'wide'>): Promise<Reply> =>
  caseFormPage(x, {
    ...parts,
    tab: 'stepping-back',
    back: { href: homePath(x), text: pick(steppingBackContent, x.lang).back },
    wide: true,
  })

/** Records what a rule gave, and goes back to the room's page. */
export const recorded = (x: Exchange, kind: string, facts: FactsOrRefusal): Promise<Reply> =>
  recordOnCase(x, kind, facts, { answer: homePath(x) })
