import { get, post, type Route } from '../../platform/web/route.ts'
import { decidePage, recordDecision } from './pages/decide/page.ts'
import { decisionsPage } from './pages/list/page.ts'

export const decisionRoutes: readonly Route[] = [
  get('/cases/:caseId/decisions', 'case:read', 'read:decisions', decisionsPage),
  get('/cases/:caseId/decisions/:about', 'closure:decide', 'read:decision', decidePage),
  post('/cases/:caseId/decisions/:about', 'closure:decide', 'write:decision', recordDecision),
]
