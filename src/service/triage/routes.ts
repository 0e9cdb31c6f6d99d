import { get, post, type Route } from '../../platform/web/route.ts'
import { recordTriage, triagePage } from './pages/triage/page.ts'

export const triageRoutes: readonly Route[] = [
  get('/cases/:caseId/triage', 'triage:record', 'read:triage', triagePage),
  post('/cases/:caseId/triage', 'triage:record', 'write:triage', recordTriage),
]
