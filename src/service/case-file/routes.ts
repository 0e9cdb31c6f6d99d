import { get, post, type Route } from '../../platform/web/route.ts'
import { asOfPage } from './pages/as-of/page.ts'
import { chronologyPage } from './pages/chronology/page.ts'
import { withdraw, withdrawPage } from './pages/entered-in-error/page.ts'
import { overviewPage } from './pages/overview/page.ts'
import { search, searchPage } from './pages/search/page.ts'

const withdrawing = '/cases/:caseId/facts/:table/:factId/entered-in-error'
export const caseFileRoutes: readonly Route[] = [
  get(withdrawing, 'case:record', 'read:withdraw-fact', withdrawPage),
  post(withdrawing, 'case:record', 'write:withdraw-fact', withdraw),
  get('/children', 'children:search', 'read:search', searchPage),
  post('/children', 'children:search', 'read:search', search),
  get('/cases/:caseId/as-of', 'case:read', 'read:as-of', asOfPage),
  get('/cases/:caseId/chronology', 'case:read', 'read:chronology', chronologyPage),
  get('/cases/:caseId', 'case:read', 'read:overview', overviewPage),
]
