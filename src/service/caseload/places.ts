import type { DeadlineKind } from '../deadlines/index.ts'

const places: Readonly<Record<DeadlineKind, (about: string | null) => string>> = {
  'first-contact': () => '/contacts/new',
  'referrer-call': () => '/contacts/new',
  'more-information': () => '/triage',
  'monthly-status': (month) => (month === null ? '/status' : `/status/${month}`),
  'seventeen-and-a-half': () => '/status',
  'manager-decision': (about) => (about === null ? '/decisions' : `/decisions/${about}`),
  'closure-sign-off': () => '/closure',
}

/** The page on which what is due is done. */
export function placeOf(caseId: string, kind: DeadlineKind, about: string | null): string {
  return `/cases/${caseId}${places[kind](about)}`
}
