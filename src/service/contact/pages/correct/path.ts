import { isUuid } from '../../../../kernel/ids.ts'
import type { Exchange } from '../../../../platform/web/route.ts'
import { readDeadlines, type Deadline } from '../../../deadlines/index.ts'
import { contactOf, type ContactRow } from '../../store.ts'

/** The contact of the path, or null for anything else. */
export async function contactInPath(x: Exchange): Promise<ContactRow | null> {
  const id = x.params['contactId'] ?? ''
  return isUuid(id) ? contactOf(x.db, x.caseId(), id) : null
}

/** The deadlines that a contact can meet. */
export async function contactDeadlines(x: Exchange): Promise<Deadline[]> {
  return readDeadlines(x.db, {
    caseIds: [x.caseId()],
    kinds: ['first-contact', 'referrer-call'],
    states: ['open', 'paused', 'met'],
  })
}
