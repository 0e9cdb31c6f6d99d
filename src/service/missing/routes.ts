import { get, post, type Route } from '../../platform/web/route.ts'
import { actionPage, recordAction } from './pages/action/page.ts'
import { correct, correctPage } from './pages/correct/page.ts'
import { episodePage } from './pages/episode/page.ts'
import { interviewPage, recordInterview } from './pages/interview/page.ts'
import { listPage } from './pages/list/page.ts'
import { meetingPage, recordMeeting } from './pages/meeting/page.ts'
import { nowPage } from './pages/now/page.ts'
import { placesPage } from './pages/places/page.ts'
import { earlierPage, recordEarlier } from './pages/report/earlier.ts'
import { report, reportPage } from './pages/report/page.ts'
import { recordReturn, returnPage } from './pages/return/page.ts'
import { withdraw, withdrawPage } from './pages/withdraw/page.ts'

const all = '/cases/:caseId/missing'
const one = `${all}/:episodeId`

export const missingRoutes: readonly Route[] = [
  get('/missing', 'desk:read', 'read:missing-now', nowPage),
  get(all, 'case:read', 'read:missing', listPage),
  get(`${all}/new`, 'contact:record', 'read:report-missing', reportPage),
  post(`${all}/new`, 'contact:record', 'write:report-missing', report),
  get(`${all}/earlier`, 'contact:record', 'read:report-missing', earlierPage),
  post(`${all}/earlier`, 'contact:record', 'write:record-earlier-missing', recordEarlier),
  get(one, 'case:read', 'read:missing-episode', episodePage),
  get(`${one}/places`, 'case:see-location', 'read:missing-places', placesPage),
  get(`${one}/correct`, 'contact:record', 'read:correct-missing', correctPage),
  post(`${one}/correct`, 'contact:record', 'write:correct-missing', correct),
  get(`${one}/action`, 'contact:record', 'read:missing-action', actionPage),
  post(`${one}/action`, 'contact:record', 'write:missing-action', recordAction),
  get(`${one}/meeting`, 'contact:record', 'read:missing-meeting', meetingPage),
  post(`${one}/meeting`, 'contact:record', 'write:missing-meeting', recordMeeting),
  get(`${one}/return`, 'contact:record', 'read:missing-return', returnPage),
  post(`${one}/return`, 'contact:record', 'write:missing-return', recordReturn),
  get(`${one}/interview`, 'contact:record', 'read:return-interview', interviewPage),
  post(`${one}/interview`, 'contact:record', 'write:return-interview', recordInterview),
  get(`${one}/entered-in-error`, 'contact:record', 'read:correct-missing', withdrawPage),
  post(`${one}/entered-in-error`, 'contact:record', 'write:enter-missing-in-error', withdraw),
  get(`${one}/parts/:partId`, 'contact:record', 'read:correct-missing', withdrawPage),
  post(`${one}/parts/:partId`, 'contact:record', 'write:enter-missing-in-error', withdraw),
]
