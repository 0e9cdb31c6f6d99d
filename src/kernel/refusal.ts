/**
 * Expected refusals are values; bugs are thrown. A refusal names a code of the one catalogue below; the sentence a person
 * reads is in the content files, under the same code, in both languages.
 */
export const refusalCodes = [
  'not-signed-in',
  'session-locked',
  'not-permitted',
  'no-such-page',
  'conflict-of-interest',
  'not-in-this-state',
  'reason-required',
  'evidence-required',
  'someone-else-changed-it',
  'not-eligible',
  'route-undecided',
  'worker-not-available',
  'own-work',
  'already-done',
  'sent-before',
  'too-many-attempts',
  'form-expired',
  'file-refused',
  'file-quarantined',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** A key below the code for a closer explanation, never free text: it goes to the audit and must hold no name. */
  readonly because?: string
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(
  code: RefusalCode,
  because?: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: because === undefined ? { code } : { code, because } }
}
