import { get, post, type Route } from '../../platform/web/route.ts'
import { decisionPages } from './pages/decision.ts'
import { eventPages } from './pages/event.ts'
import { homePage } from './pages/home.ts'
import { preparePage, recordPrepared } from './pages/prepare.ts'
import { askForPlace, printPage, printWithPlace, recordPrint } from './pages/print.ts'
import { readinessPage } from './pages/readiness.ts'
import { reconsiderPage, recordReconsideration } from './pages/reconsider.ts'
import { referralPages } from './pages/referral.ts'
import { toldPages } from './pages/told.ts'

const nrm = '/cases/:caseId/nrm'

export const nrmRoutes: readonly Route[] = [
  get(nrm, 'case:read', 'read:nrm', homePage),
  get(`${nrm}/readiness`, 'case:read', 'read:nrm-readiness', readinessPage),
  get(`${nrm}/prepare/:section`, 'case:record', 'read:prepare-nrm', preparePage),
  post(`${nrm}/prepare/:section`, 'case:record', 'write:prepare-nrm', recordPrepared),
  get(`${nrm}/print`, 'case:read', 'read:print-nrm', printPage),
  get(`${nrm}/print-with-place`, 'case:see-location', 'read:ask-print-nrm-with-place', askForPlace),
  post(`${nrm}/print-with-place`, 'case:see-location', 'write:print-nrm-with-place', recordPrint),
  get(`${nrm}/prints/:printId`, 'case:see-location', 'read:print-nrm-with-place', printWithPlace),
  get(`${nrm}/referrals/new`, 'case:record', 'read:refer-nrm', referralPages.newPage),
  post(`${nrm}/referrals/new`, 'case:record', 'write:refer-nrm', referralPages.record),
  get(`${nrm}/referrals/:id`, 'case:record', 'read:correct-nrm-referral', referralPages.correctPage),
  post(`${nrm}/referrals/:id`, 'case:record', 'write:correct-nrm-referral', referralPages.correct),
  get(
    `${nrm}/referrals/:id/withdraw`,
    'case:record',
    'read:withdraw-nrm-referral',
    referralPages.withdrawPage,
  ),
  post(`${nrm}/referrals/:id/withdraw`, 'case:record', 'write:withdraw-nrm-referral', referralPages.withdraw),
  get(`${nrm}/decisions/new`, 'case:record', 'read:record-nrm-decision', decisionPages.newPage),
  post(`${nrm}/decisions/new`, 'case:record', 'write:record-nrm-decision', decisionPages.record),
  get(`${nrm}/decisions/:id`, 'case:record', 'read:correct-nrm-decision', decisionPages.correctPage),
  post(`${nrm}/decisions/:id`, 'case:record', 'write:correct-nrm-decision', decisionPages.correct),
  get(
    `${nrm}/decisions/:id/withdraw`,
    'case:record',
    'read:withdraw-nrm-decision',
    decisionPages.withdrawPage,
  ),
  post(`${nrm}/decisions/:id/withdraw`, 'case:record', 'write:withdraw-nrm-decision', decisionPages.withdraw),
  get(`${nrm}/decisions/:id/reconsider`, 'case:record', 'read:reconsider-nrm', reconsiderPage),
  post(`${nrm}/decisions/:id/reconsider`, 'case:record', 'write:reconsider-nrm', recordReconsideration),
  get(`${nrm}/events/new`, 'case:record', 'read:record-nrm-event', eventPages.newPage),
  post(`${nrm}/events/new`, 'case:record', 'write:record-nrm-event', eventPages.record),
  get(`${nrm}/events/:id`, 'case:record', 'read:correct-nrm-event', eventPages.correctPage),
  post(`${nrm}/events/:id`, 'case:record', 'write:correct-nrm-event', eventPages.correct),
  get(`${nrm}/events/:id/withdraw`, 'case:record', 'read:withdraw-nrm-event', eventPages.withdrawPage),
  post(`${nrm}/events/:id/withdraw`, 'case:record', 'write:withdraw-nrm-event', eventPages.withdraw),
  get(`${nrm}/told/new`, 'case:record', 'read:record-nrm-told', toldPages.newPage),
  post(`${nrm}/told/new`, 'case:record', 'write:record-nrm-told', toldPages.record),
  get(`${nrm}/told/:id`, 'case:record', 'read:correct-nrm-told', toldPages.correctPage),
  post(`${nrm}/told/:id`, 'case:record', 'write:correct-nrm-told', toldPages.correct),
  get(`${nrm}/told/:id/withdraw`, 'case:record', 'read:withdraw-nrm-told', toldPages.withdrawPage),
  post(`${nrm}/told/:id/withdraw`, 'case:record', 'write:withdraw-nrm-told', toldPages.withdraw),
]
