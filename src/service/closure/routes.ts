import { get, post, type Route } from '../../platform/web/route.ts'
import { decidePage, recordDecision } from './pages/decide/page.ts'
import { closurePage, withdrawProposal } from './pages/home/page.ts'
import { proposePage, recordProposal } from './pages/propose/page.ts'
import { recordReopening, reopenPage } from './pages/reopen/page.ts'

export const closureRoutes: readonly Route[] = [
  get('/cases/:caseId/closure', 'case:read', 'read:closure', closurePage),
  get('/cases/:caseId/closure/propose', 'closure:propose', 'read:propose-closure', proposePage),
  post('/cases/:caseId/closure/propose', 'closure:propose', 'write:propose-closure', recordProposal),
  post('/cases/:caseId/closure/withdraw', 'closure:propose', 'write:withdraw-closure', withdrawProposal),
  get('/cases/:caseId/closure/decide', 'closure:decide', 'read:decide-closure', decidePage),
  post('/cases/:caseId/closure/decide', 'closure:decide', 'write:decide-closure', recordDecision),
  get('/cases/:caseId/closure/reopen', 'closure:decide', 'read:reopen-case', reopenPage),
  post('/cases/:caseId/closure/reopen', 'closure:decide', 'write:reopen-case', recordReopening),
]
