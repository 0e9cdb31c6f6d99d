import { get, post, type Route } from '../../platform/web/route.ts'
import { listPage } from './pages/list.ts'
import { transitionPage } from './pages/page.ts'
import { answerPages } from './sections/answer.ts'
import { assessmentPages } from './sections/assessment.ts'
import { informationPages } from './sections/information.ts'
import { leavingCarePages } from './sections/leaving-care.ts'
import { planPages } from './sections/plan.ts'
import { reviewPages } from './sections/review.ts'
import { servicePages } from './sections/service.ts'

const at = '/cases/:caseId/transition'

export const transitionRoutes: readonly Route[] = [
  get('/site/transition', 'transition:list', 'read:transition-list', listPage),
  get(at, 'case:read', 'read:transition', transitionPage),
  get(`${at}/assessment`, 'case:record', 'read:transition-assessment', assessmentPages.show),
  post(`${at}/assessment`, 'case:record', 'write:transition-assessment', assessmentPages.save),
  get(`${at}/plan`, 'case:record', 'read:transition-plan', planPages.show),
  post(`${at}/plan`, 'case:record', 'write:transition-plan', planPages.save),
  get(`${at}/leaving-care`, 'case:record', 'read:leaving-care', leavingCarePages.show),
  post(`${at}/leaving-care`, 'case:record', 'write:leaving-care', leavingCarePages.save),
  get(`${at}/services/new`, 'case:record', 'read:adult-service', servicePages.show),
  post(`${at}/services/new`, 'case:record', 'write:adult-service', servicePages.save),
  get(`${at}/services/:factId`, 'case:record', 'read:adult-service', servicePages.show),
  post(`${at}/services/:factId`, 'case:record', 'write:adult-service', servicePages.save),
  get(`${at}/nrm-information/new`, 'case:record', 'read:nrm-information', informationPages.show),
  post(`${at}/nrm-information/new`, 'case:record', 'write:nrm-information', informationPages.save),
  get(`${at}/nrm-information/:factId`, 'case:record', 'read:nrm-information', informationPages.show),
  post(`${at}/nrm-information/:factId`, 'case:record', 'write:nrm-information', informationPages.save),
  get(`${at}/nrm-answers/new`, 'case:record', 'read:nrm-answer', answerPages.show),
  post(`${at}/nrm-answers/new`, 'case:record', 'write:nrm-answer', answerPages.save),
  get(`${at}/nrm-answers/:factId`, 'case:record', 'read:nrm-answer', answerPages.show),
  post(`${at}/nrm-answers/:factId`, 'case:record', 'write:nrm-answer', answerPages.save),
  get(`${at}/reviews/new`, 'case:record', 'read:transition-review', reviewPages.show),
  post(`${at}/reviews/new`, 'case:record', 'write:transition-review', reviewPages.save),
  get(`${at}/reviews/:factId`, 'case:record', 'read:transition-review', reviewPages.show),
  post(`${at}/reviews/:factId`, 'case:record', 'write:transition-review', reviewPages.save),
]
