import { get, post, type Route } from '../../platform/web/route.ts'
import { decidePage, recordDecision } from './pages/decide.ts'
import { homePage, withdrawProposal } from './pages/home.ts'
import { proposePage, recordProposal } from './pages/propose.ts'
import { recordReview, reviewPage } from './pages/review.ts'
import { recordTakeUp, takeUpPage } from './pages/take-up.ts'

const at = '/cases/:caseId/stepping-back'

export const steppingBackRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:stepping-back', homePage),
  get(`${at}/propose`, 'step-back:propose', 'read:propose-step-back', proposePage),
  post(`${at}/propose`, 'step-back:propose', 'write:propose-step-back', recordProposal),
  post(`${at}/withdraw`, 'step-back:propose', 'write:withdraw-step-back', withdrawProposal),
  get(`${at}/decide`, 'step-back:decide', 'read:decide-step-back', decidePage),
  post(`${at}/decide`, 'step-back:decide', 'write:decide-step-back', recordDecision),
  get(`${at}/review`, 'case:record', 'read:review-step-back', reviewPage),
  post(`${at}/review`, 'case:record', 'write:review-step-back', recordReview),
  get(`${at}/take-up`, 'case:record', 'read:take-up', takeUpPage),
  post(`${at}/take-up`, 'case:record', 'write:take-up', recordTakeUp),
]
