import { get, post, type Route } from '../../platform/web/route.ts'
import { callPage, rungBack } from './pages/call/page.ts'
import { callsPage } from './pages/calls/page.ts'
import { deskPage } from './pages/desk/page.ts'
import { logCall, logCallPage } from './pages/log-call/page.ts'
import {
  callReferralPage,
  newReferralPage,
  takeCallReferral,
  takeReferral,
} from './pages/take-referral/page.ts'

export const deskRoutes: readonly Route[] = [
  get('/desk', 'desk:read', 'read:desk', deskPage),
  get('/desk/calls', 'desk:read', 'read:calls', callsPage),
  get('/desk/calls/new', 'desk:log-call', 'read:log-call', logCallPage),
  post('/desk/calls/new', 'desk:log-call', 'write:log-call', logCall),
  get('/desk/calls/:callId', 'desk:read', 'read:call', callPage),
  post('/desk/calls/:callId/rung-back', 'desk:log-call', 'write:ring-back', rungBack),
  get('/desk/calls/:callId/referral', 'referral:take', 'read:take-referral', callReferralPage),
  post('/desk/calls/:callId/referral', 'referral:take', 'write:take-referral', takeCallReferral),
  get('/desk/referrals/new', 'referral:take', 'read:take-referral', newReferralPage),
  post('/desk/referrals/new', 'referral:take', 'write:take-referral', takeReferral),
]
