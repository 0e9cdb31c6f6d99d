import type { Exchange } from '../../platform/web/route.ts'

/** A case that was closed or declined: what is recorded in it starts no clock and raises nothing. */
export const caseIsOver = ({ access }: Pick<Exchange, 'access'>): boolean =>
  access.theCase?.stage === 'closed' || access.theCase?.stage === 'declined'
