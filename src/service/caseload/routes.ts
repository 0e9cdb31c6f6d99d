import { get, type Route } from '../../platform/web/route.ts'
import { listPage } from './pages/list/page.ts'
import { minePage } from './pages/mine/page.ts'
import { sitePage } from './pages/site/page.ts'

export const caseloadRoutes: readonly Route[] = [
  get('/caseload', 'caseload:read', 'read:caseload', minePage),
  get('/site', 'site:read', 'read:site', sitePage),
  get('/site/list/:which', 'site:read', 'read:site-list', listPage),
]
