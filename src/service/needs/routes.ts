import { get, post, type Route } from '../../platform/web/route.ts'
import { exceptionalPage, recordExceptional } from './pages/exceptional.ts'
import { homePage } from './pages/home.ts'
import { assessmentPages } from './sections/assessment.ts'

const at = '/cases/:caseId/needs'

export const needsRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:needs', homePage),
  get(`${at}/new`, 'case:record', 'read:needs-assessment', assessmentPages.show),
  post(`${at}/new`, 'case:record', 'write:needs-assessment', assessmentPages.save),
  get(`${at}/exceptional`, 'eligibility:override', 'read:exceptional-need', exceptionalPage),
  post(`${at}/exceptional`, 'eligibility:override', 'write:exceptional-need', recordExceptional),
  get(`${at}/:factId`, 'case:record', 'read:needs-assessment', assessmentPages.show),
  post(`${at}/:factId`, 'case:record', 'write:needs-assessment', assessmentPages.save),
]
