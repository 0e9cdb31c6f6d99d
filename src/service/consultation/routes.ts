import { get, post, type Route } from '../../platform/web/route.ts'
import { areasPage } from './pages/areas/page.ts'
import { bookPage } from './pages/book/page.ts'
import { indirectPage } from './pages/case/page.ts'
import { entryPages, entryWithdrawal } from './pages/entry/form.ts'
import { entryPage } from './pages/entry/page.ts'
import { entryReferralPage, takeEntryReferral } from './pages/entry/referral.ts'
import { eventPages, eventWithdrawal } from './pages/event/form.ts'
import { eventPage } from './pages/event/page.ts'
import { tie, tiePage } from './pages/tie/page.ts'
import { consultationPages } from './sections/consultation.ts'
import { dueRegardPages } from './sections/due-regard.ts'
import { meetingPages } from './sections/meeting.ts'

const at = '/cases/:caseId/indirect'
const book = '/consultations'

export const consultationRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:indirect', indirectPage),
  get(`${at}/consultations/new`, 'case:record', 'read:consultation', consultationPages.show),
  post(`${at}/consultations/new`, 'case:record', 'write:consultation', consultationPages.save),
  get(`${at}/consultations/:factId`, 'case:record', 'read:consultation', consultationPages.show),
  post(`${at}/consultations/:factId`, 'case:record', 'write:consultation', consultationPages.save),
  get(`${at}/meetings/new`, 'case:record', 'read:professionals-meeting', meetingPages.show),
  post(`${at}/meetings/new`, 'case:record', 'write:professionals-meeting', meetingPages.save),
  get(`${at}/meetings/:factId`, 'case:record', 'read:professionals-meeting', meetingPages.show),
  post(`${at}/meetings/:factId`, 'case:record', 'write:professionals-meeting', meetingPages.save),
  get(`${at}/due-regard/new`, 'case:record', 'read:due-regard', dueRegardPages.show),
  post(`${at}/due-regard/new`, 'case:record', 'write:due-regard', dueRegardPages.save),
  get(`${at}/due-regard/:factId`, 'case:record', 'read:due-regard', dueRegardPages.show),
  post(`${at}/due-regard/:factId`, 'case:record', 'write:due-regard', dueRegardPages.save),
  get(`${at}/tie`, 'case:record', 'read:tie-consultation', tiePage),
  post(`${at}/tie`, 'case:record', 'write:tie-consultation', tie),
  get(book, 'consultation:read', 'read:consultations-book', bookPage),
  get(`${book}/areas`, 'consultation:read', 'read:area-work', areasPage),
  get(`${book}/new`, 'consultation:record', 'read:log-consultation', entryPages.show),
  post(`${book}/new`, 'consultation:record', 'write:log-consultation', entryPages.save),
  get(`${book}/events/new`, 'consultation:record', 'read:event', eventPages.show),
  post(`${book}/events/new`, 'consultation:record', 'write:event', eventPages.save),
  get(`${book}/events/:entryId`, 'consultation:read', 'read:event', eventPage),
  get(`${book}/events/:entryId/correct`, 'consultation:record', 'read:event', eventPages.show),
  post(`${book}/events/:entryId/correct`, 'consultation:record', 'write:event', eventPages.save),
  get(`${book}/events/:entryId/entered-in-error`, 'consultation:record', 'read:event', eventWithdrawal.show),
  post(
    `${book}/events/:entryId/entered-in-error`,
    'consultation:record',
    'write:event',
    eventWithdrawal.save,
  ),
  get(
    `${book}/:entryId/entered-in-error`,
    'consultation:record',
    'read:book-consultation',
    entryWithdrawal.show,
  ),
  post(
    `${book}/:entryId/entered-in-error`,
    'consultation:record',
    'write:book-consultation',
    entryWithdrawal.save,
  ),
  get(`${book}/:entryId/referral`, 'referral:take', 'read:take-referral', entryReferralPage),
  post(`${book}/:entryId/referral`, 'referral:take', 'write:take-referral', takeEntryReferral),
  get(`${book}/:entryId`, 'consultation:read', 'read:book-consultation', entryPage),
  get(`${book}/:entryId/correct`, 'consultation:record', 'read:book-consultation', entryPages.show),
  post(`${book}/:entryId/correct`, 'consultation:record', 'write:book-consultation', entryPages.save),
]
