import type { DeadlineKind } from './facts.ts'

const places: Readonly<Record<DeadlineKind, (about: string | null) => string>> = {
  'first-contact': () => '/contacts/new',
  'referrer-call': () => '/contacts/new?with=referrer',
  'more-information': () => '/triage',
  'monthly-status': (month) => (month === null ? '/status' : `/status/${month}`),
  'seventeen-and-a-half': () => '/decisions',
  'manager-decision': (about) => (about === null ? '/decisions' : `/decisions/${about}`),
  'closure-sign-off': () => '/closure/decide',
}

/** The page of a case on which what is due is done, below the address of the case. */
export function placeOf(kind: DeadlineKind, about: string | null): string {
  return places[kind](about)
}
