import { pick } from '../../../platform/i18n/index.ts'
import type { FactsOrRefusal } from '../../../platform/record/index.ts'
import type { Html } from '../../../platform/web/html.ts'
import type { Exchange, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, caseFormShell, recordOnCase, type CaseForm } from '../../child/index.ts'
import { planContent } from '../content/index.ts'

export const planPath = (x: Exchange): string => `/cases/${x.caseId()}/safety-plan`

type Acting = Omit<CaseForm, 'tab' | 'back' | 'wide'>

const withWayBack = <T>(x: Exchange, parts: T) => ({
  ...parts,
  back: { href: planPath(x), text: pick(planContent, x.lang).back },
})

/** The form element of a page on which something is done with the plan. */
export const actingForm = (x: Exchange, parts: Pick<Acting, 'form' | 'submit' | 'version' | 'dense'>): Html =>
  caseFormShell(x, withWayBack(x, parts))

/** A page on which something is done with the plan. */
export const actingPage = (x: Exchange, parts: Acting): Promise<Reply> =>
  caseFormPage(x, { ...withWayBack(x, parts), tab: 'safety-plan', wide: true })

/** Records what a rule gave, and goes back to the plan. */
export const recorded = (
  x: Exchange,
  kind: string,
  facts: FactsOrRefusal,
  more: Partial<Parameters<typeof recordOnCase>[3]> = {},
): Promise<Reply> => recordOnCase(x, kind, facts, { answer: planPath(x), ...more })
