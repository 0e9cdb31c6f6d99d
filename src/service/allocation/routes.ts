import { get, post, type Route } from '../../platform/web/route.ts'
import { choose, choosePage } from './pages/choose/page.ts'
import { cover, coverPage, stopCover } from './pages/cover/page.ts'
import { move, movePage } from './pages/move/page.ts'
import { see, whoPage } from './pages/who/page.ts'

const at = '/cases/:caseId/allocation'

export const allocationRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:allocation', whoPage),
  post(`${at}/seen`, 'case:record', 'write:allocation-seen', see),
  get(`${at}/choose`, 'allocation:record', 'read:allocation-choose', choosePage),
  post(`${at}/choose`, 'allocation:record', 'write:allocation', choose),
  get(`${at}/cover`, 'allocation:record', 'read:allocation-cover', coverPage),
  post(`${at}/cover`, 'allocation:record', 'write:allocation-cover', cover),
  post(`${at}/cover/:relationshipId/end`, 'allocation:record', 'write:allocation-cover-end', stopCover),
  get(`${at}/move`, 'allocation:record', 'read:allocation-move', movePage),
  post(`${at}/move`, 'allocation:record', 'write:allocation-move', move),
]
