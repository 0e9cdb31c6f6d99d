import { get, post, type Route } from '../../platform/web/route.ts'
import { answerPage, matchingPage, undoLink } from './pages/matching/page.ts'

export const matchingRoutes: readonly Route[] = [
  get('/cases/:caseId/matching', 'triage:record', 'read:matching', matchingPage),
  post('/cases/:caseId/matching', 'triage:record', 'write:matching', answerPage),
  post('/cases/:caseId/matching/undo', 'triage:record', 'write:matching-undo', undoLink),
]
