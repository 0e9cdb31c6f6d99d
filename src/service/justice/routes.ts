import { get, post, type Route } from '../../platform/web/route.ts'
import { justicePage } from './pages/page.ts'
import { courtPages } from './sections/court.ts'
import { custodyPages } from './sections/custody.ts'
import { matterPages } from './sections/matter.ts'
import { orderPages } from './sections/order.ts'
import { stagePages } from './sections/stage.ts'
import { toldPages } from './sections/told.ts'

const at = '/cases/:caseId/justice'
const matter = `${at}/matters/:matterId`

export const justiceRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:justice', justicePage),
  get(`${at}/matters/new`, 'case:record', 'read:justice-matter', matterPages.show),
  post(`${at}/matters/new`, 'case:record', 'write:justice-matter', matterPages.save),
  get(`${at}/matters/:factId`, 'case:record', 'read:justice-matter', matterPages.show),
  post(`${at}/matters/:factId`, 'case:record', 'write:justice-matter', matterPages.save),
  get(`${matter}/stages/new`, 'case:record', 'read:justice-stage', stagePages.show),
  post(`${matter}/stages/new`, 'case:record', 'write:justice-stage', stagePages.save),
  get(`${at}/stages/:factId`, 'case:record', 'read:justice-stage', stagePages.show),
  post(`${at}/stages/:factId`, 'case:record', 'write:justice-stage', stagePages.save),
  get(`${matter}/court-dates/new`, 'case:record', 'read:court-date', courtPages.show),
  post(`${matter}/court-dates/new`, 'case:record', 'write:court-date', courtPages.save),
  get(`${at}/court-dates/:factId`, 'case:record', 'read:court-date', courtPages.show),
  post(`${at}/court-dates/:factId`, 'case:record', 'write:court-date', courtPages.save),
  get(`${matter}/section-45/new`, 'case:record', 'read:defence-told', toldPages.show),
  post(`${matter}/section-45/new`, 'case:record', 'write:defence-told', toldPages.save),
  get(`${at}/section-45/:factId`, 'case:record', 'read:defence-told', toldPages.show),
  post(`${at}/section-45/:factId`, 'case:record', 'write:defence-told', toldPages.save),
  get(`${at}/custody/new`, 'case:record', 'read:custody', custodyPages.show),
  post(`${at}/custody/new`, 'case:record', 'write:custody', custodyPages.save),
  get(`${at}/custody/:factId`, 'case:record', 'read:custody', custodyPages.show),
  post(`${at}/custody/:factId`, 'case:record', 'write:custody', custodyPages.save),
  get(`${at}/orders/new`, 'case:record', 'read:disruption-order', orderPages.show),
  post(`${at}/orders/new`, 'case:record', 'write:disruption-order', orderPages.save),
  get(`${at}/orders/:factId`, 'case:record', 'read:disruption-order', orderPages.show),
  post(`${at}/orders/:factId`, 'case:record', 'write:disruption-order', orderPages.save),
]
