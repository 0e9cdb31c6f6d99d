import { get, post, type Route } from '../../platform/web/route.ts'
import { addressesPage, recordAddresses } from './pages/addresses/page.ts'
import { comparePage } from './pages/compare/page.ts'
import { decidePage, recordDecision } from './pages/decide/page.ts'
import { planPage } from './pages/home/page.ts'
import { askForAddresses, printPage, printWithAddresses, recordPrint } from './pages/print/page.ts'
import { raisePage, recordRaised } from './pages/raise/page.ts'
import { recordReview, reviewPage } from './pages/review/page.ts'
import { recordShare, sharePage } from './pages/share/page.ts'
import { recordStepDown, stepDownPage, withdrawProposal } from './pages/step-down/page.ts'
import { versionPage, versionsPage } from './pages/versions/page.ts'
import { recordPlan, writePage } from './pages/write/page.ts'

const plan = '/cases/:caseId/safety-plan'

export const planRoutes: readonly Route[] = [
  get(plan, 'case:read', 'read:safety-plan', planPage),
  get(`${plan}/write`, 'case:record', 'read:write-safety-plan', writePage),
  post(`${plan}/write`, 'case:record', 'write:safety-plan', recordPlan),
  get(`${plan}/versions`, 'case:read', 'read:safety-plan-versions', versionsPage),
  get(`${plan}/versions/:version`, 'case:read', 'read:safety-plan-version', versionPage),
  get(`${plan}/compare`, 'case:read', 'read:safety-plan-versions', comparePage),
  get(`${plan}/share`, 'case:record', 'read:share-safety-plan', sharePage),
  post(`${plan}/share`, 'case:record', 'write:share-safety-plan', recordShare),
  get(`${plan}/review`, 'case:record', 'read:review-safety-plan', reviewPage),
  post(`${plan}/review`, 'case:record', 'write:review-safety-plan', recordReview),
  get(`${plan}/raise`, 'case:record', 'read:raise-review', raisePage),
  post(`${plan}/raise`, 'case:record', 'write:raise-review', recordRaised),
  get(`${plan}/step-down`, 'case:record', 'read:propose-step-down', stepDownPage),
  post(`${plan}/step-down`, 'case:record', 'write:propose-step-down', recordStepDown),
  post(`${plan}/step-down/withdraw`, 'case:record', 'write:withdraw-step-down', withdrawProposal),
  get(`${plan}/step-down/decide`, 'safety-plan:step-down', 'read:decide-step-down', decidePage),
  post(`${plan}/step-down/decide`, 'safety-plan:step-down', 'write:decide-step-down', recordDecision),
  get(`${plan}/addresses`, 'case:see-location', 'read:safety-plan-addresses', addressesPage),
  post(`${plan}/addresses`, 'case:see-location', 'write:safety-plan-addresses', recordAddresses),
  get(`${plan}/print`, 'case:read', 'read:print-safety-plan', printPage),
  get(`${plan}/print-with-addresses`, 'case:see-location', 'read:ask-print-with-addresses', askForAddresses),
  post(`${plan}/print-with-addresses`, 'case:see-location', 'write:print-with-addresses', recordPrint),
  get(`${plan}/prints/:printId`, 'case:see-location', 'read:print-with-addresses', printWithAddresses),
]
