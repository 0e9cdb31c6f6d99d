import { get, post, type Route } from '../../platform/web/route.ts'
import { declare, declarePage } from './pages/declare/page.ts'

export const conflictRoutes: readonly Route[] = [
  get('/cases/:caseId/conflict', 'case:declare-conflict', 'read:declare-conflict', declarePage),
  post('/cases/:caseId/conflict', 'case:declare-conflict', 'write:declare-conflict', declare),
]
