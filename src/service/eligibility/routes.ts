import { get, post, type Route } from '../../platform/web/route.ts'
import { eligibilityPage, recordEligibility } from './pages/eligibility/page.ts'
import { overridePage, recordOverride } from './pages/override/page.ts'

export const eligibilityRoutes: readonly Route[] = [
  get('/cases/:caseId/eligibility', 'triage:record', 'read:eligibility', eligibilityPage),
  post('/cases/:caseId/eligibility', 'triage:record', 'write:eligibility', recordEligibility),
  get(
    '/cases/:caseId/eligibility/override',
    'eligibility:override',
    'read:eligibility-override',
    overridePage,
  ),
  post(
    '/cases/:caseId/eligibility/override',
    'eligibility:override',
    'write:eligibility-override',
    recordOverride,
  ),
]
