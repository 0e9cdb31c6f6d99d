import { get, type Route } from '../../platform/web/route.ts'
import { analysedPage, analysisPage, exportPage } from './pages/page.ts'

export const qEvidenceRoutes: readonly Route[] = [
  get('/evidence/q-sort', 'q-sort:design', 'read:q-sort-evidence', analysedPage),
  get('/evidence/q-sort/:studyId', 'q-sort:design', 'read:q-sort-evidence', analysisPage),
  get('/evidence/q-sort/:studyId/sorts', 'q-sort:design', 'read:q-sort-export', exportPage),
]
