import { get, type Route } from '../../platform/web/route.ts'
import { auditAct, auditList } from './pages.ts'

export const auditRoutes: readonly Route[] = [
  get('/audit', 'audit:read', 'read:audit', auditList),
  get('/audit/:actId', 'audit:read', 'read:audit-act', auditAct),
]
