import { get, post, type Route } from '../../platform/web/route.ts'
import { duePage } from './pages/due/page.ts'
import { historyPage } from './pages/history/page.ts'
import { monthPage, recordMonth } from './pages/month/page.ts'

export const statusRoutes: readonly Route[] = [
  get('/status', 'caseload:read', 'read:statuses-due', duePage),
  get('/cases/:caseId/status', 'case:read', 'read:monthly-status', historyPage),
  get('/cases/:caseId/status/:month', 'status:record', 'read:record-monthly-status', monthPage),
  post('/cases/:caseId/status/:month', 'status:record', 'write:monthly-status', recordMonth),
]
