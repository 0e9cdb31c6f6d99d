import { get, post, type Route } from '../../platform/web/route.ts'
import { breach, breachPage } from './pages/clock/breach.ts'
import { clockPage } from './pages/clock/page.ts'
import { pause, pausePage, resume, resumePage } from './pages/clock/pause.ts'
import { correct, correctPage } from './pages/correct/page.ts'
import { withdraw, withdrawPage } from './pages/correct/withdrawn.ts'
import { listPage } from './pages/list/page.ts'
import { giveNoContactReason, noContactPage } from './pages/no-contact/page.ts'
import { record, recordPage } from './pages/record/page.ts'

const one = '/cases/:caseId/contacts/:contactId'

export const contactRoutes: readonly Route[] = [
  get('/cases/:caseId/contacts', 'case:read', 'read:contacts', listPage),
  get('/cases/:caseId/contacts/new', 'contact:record', 'read:record-contact', recordPage),
  post('/cases/:caseId/contacts/new', 'contact:record', 'write:record-contact', record),
  get(one, 'contact:record', 'read:correct-contact', correctPage),
  post(one, 'contact:record', 'write:correct-contact', correct),
  get(`${one}/entered-in-error`, 'contact:record', 'read:correct-contact', withdrawPage),
  post(`${one}/entered-in-error`, 'contact:record', 'write:enter-contact-in-error', withdraw),
  get('/cases/:caseId/clock', 'case:read', 'read:first-contact-clock', clockPage),
  get('/cases/:caseId/clock/pause', 'contact:pause-clock', 'read:pause-clock', pausePage),
  post('/cases/:caseId/clock/pause', 'contact:pause-clock', 'write:pause-clock', pause),
  get('/cases/:caseId/clock/resume', 'contact:pause-clock', 'read:pause-clock', resumePage),
  post('/cases/:caseId/clock/resume', 'contact:pause-clock', 'write:resume-clock', resume),
  get('/cases/:caseId/clock/breach', 'contact:record', 'read:breach-reason', breachPage),
  post('/cases/:caseId/clock/breach', 'contact:record', 'write:breach-reason', breach),
  get('/cases/:caseId/no-contact', 'contact:record', 'read:no-contact-reason', noContactPage),
  post('/cases/:caseId/no-contact', 'contact:record', 'write:no-contact-reason', giveNoContactReason),
]
