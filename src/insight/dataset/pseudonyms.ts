import { createHmac, hkdfSync } from 'node:crypto'

/** Names for a package: always the same for the same thing, and of no use to whoever has not the service's secret. */
export interface Pseudonyms {
  episode(caseId: string): string
  child(childId: string): string
  meeting(contactId: string): string
  nrm(referralId: string): string
  /** Any other fact, under two letters of its kind. */
  fact(prefix: string, id: string): string
}

/**
 * 80 bits of HMAC-SHA256 under a key of its own, derived from the secret of the service (HKDF, RFC 5869), so that neither
 * the key nor another use of the secret can be learnt from a package. The letters before keep a spreadsheet from reading a
 * number. A new secret makes new names: returns that others hold against the old ones match no more.
 */
export function pseudonymsOf(secret: string): Pseudonyms {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'guardianship evaluation data package 1', 32))
  const named = (prefix: string, id: string) =>
    `${prefix}-${createHmac('sha256', key).update(`${prefix}\n${id}`).digest('hex').slice(0, 20)}`
  return {
    episode: (caseId) => named('ep', caseId),
    child: (childId) => named('ch', childId),
    meeting: (contactId) => named('mt', contactId),
    fact: named,
    nrm: (referralId) => named('nr', referralId),
  }
}
