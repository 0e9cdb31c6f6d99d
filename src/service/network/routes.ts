import { get, post, type Route } from '../../platform/web/route.ts'
import { linkPage, recordLink } from './pages/link.ts'
import { moveMember, movePage } from './pages/move.ts'
import { networkPage } from './pages/page.ts'
import { printPage } from './pages/print.ts'
import { recordTie, tiePage } from './pages/tie.ts'
import { memberPages } from './sections/member.ts'
import { tiePages } from './sections/tie.ts'
import { agreeMap, agreePage, reviewPages } from './sections/review.ts'

const at = '/cases/:caseId/network'
const member = `${at}/members/:factId`

export const networkRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:network', networkPage),
  get(`${at}/print`, 'case:read', 'read:print-network', printPage),
  get(`${at}/members/new`, 'case:record', 'read:network-member', memberPages.show),
  post(`${at}/members/new`, 'case:record', 'write:network-member', memberPages.save),
  get(member, 'case:record', 'read:network-member', memberPages.show),
  post(member, 'case:record', 'write:network-member', memberPages.save),
  get(`${member}/move`, 'case:record', 'read:network-member', movePage),
  post(`${member}/move`, 'case:record', 'write:network-member', moveMember),
  // Looked at and refused under the same name as the person's own page: the audit of the case, which its readers see, must not
  // tell that anybody tried to join two cases.
  get(`${member}/known`, 'case:record', 'read:network-member', linkPage),
  post(`${member}/known`, 'case:record', 'write:network-member', recordLink),
  get(`${at}/ties/new`, 'case:record', 'read:network-tie', tiePage),
  post(`${at}/ties/new`, 'case:record', 'write:network-tie', recordTie),
  get(`${at}/ties/:factId`, 'case:record', 'read:network-tie', tiePages.show),
  post(`${at}/ties/:factId`, 'case:record', 'write:network-tie', tiePages.save),
  get(`${at}/reviews/new`, 'case:record', 'read:network-review', agreePage),
  post(`${at}/reviews/new`, 'case:record', 'write:network-review', agreeMap),
  get(`${at}/reviews/:factId`, 'case:record', 'read:network-review', reviewPages.show),
  post(`${at}/reviews/:factId`, 'case:record', 'write:network-review', reviewPages.save),
]
