import { get, post, type Route } from '../../platform/web/route.ts'
import { detailsPage } from './pages/details/page.ts'
import type { BirthFollower } from './births.ts'
import { identityPages } from './sections/identity.ts'
import { locationPages } from './sections/location.ts'
import { namePages, withdrawName } from './sections/names.ts'
import { professionalPages } from './sections/professionals.ts'
import { safeContactPages } from './sections/safe-contact.ts'

const child = '/cases/:caseId/child'

/** `followers`: rooms above with clocks that a corrected birth date moves. */
export function childRoutes(followers: readonly BirthFollower[]): readonly Route[] {
  const identity = identityPages(followers)
  return [
    get(child, 'case:read', 'read:child', detailsPage),
    get(`${child}/identity`, 'case:record', 'read:child-identity', identity.show),
    post(`${child}/identity`, 'case:record', 'write:child-identity', identity.save),
    get(`${child}/names/new`, 'case:record', 'read:child-name', namePages.show),
    post(`${child}/names/new`, 'case:record', 'write:child-name', namePages.save),
    get(`${child}/names/:nameId`, 'case:record', 'read:child-name', namePages.show),
    post(`${child}/names/:nameId`, 'case:record', 'write:child-name', namePages.save),
    post(`${child}/names/:nameId/withdraw`, 'case:record', 'write:child-name', withdrawName),
    get(`${child}/safe-contact`, 'case:record', 'read:safe-contact', safeContactPages.show),
    post(`${child}/safe-contact`, 'case:record', 'write:safe-contact', safeContactPages.save),
    get(`${child}/professionals/new`, 'case:record', 'read:professional', professionalPages.show),
    post(`${child}/professionals/new`, 'case:record', 'write:professional', professionalPages.save),
    get(`${child}/professionals/:professionalId`, 'case:record', 'read:professional', professionalPages.show),
    post(
      `${child}/professionals/:professionalId`,
      'case:record',
      'write:professional',
      professionalPages.save,
    ),
    get('/cases/:caseId/location', 'case:see-location', 'read:location', locationPages.show),
    post('/cases/:caseId/location', 'case:see-location', 'write:location', locationPages.save),
  ]
}
