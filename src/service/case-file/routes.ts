import { get, type Route } from '../../platform/web/route.ts'
import { overviewPage } from './pages/overview/page.ts'

export const caseFileRoutes: readonly Route[] = [
  get('/cases/:caseId', 'case:read', 'read:overview', overviewPage),
]
