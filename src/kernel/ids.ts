/** Branded identifiers: two ids of different things never mix, though each is a UUID (or a short code) underneath. */
declare const brand: unique symbol
export type Branded<T, B extends string> = T & { readonly [brand]: { readonly [name in B]: true } }

/** One referral and the support that followed it: what the evaluation calls an episode. */
export type CaseId = Branded<string, 'CaseId'>
/** The person. A child who is referred again has two cases and one child id. */
export type ChildId = Branded<string, 'ChildId'>
/** One write, read or refusal in the record. */
export type ActId = Branded<string, 'ActId'>
/** One thing recorded; its versions share the id. */
export type FactId = Branded<string, 'FactId'>
/** A member of staff who may sign in. */
export type AccountId = Branded<string, 'AccountId'>
export type SessionId = Branded<string, 'SessionId'>
/** A site of the service, e.g. `greater-manchester` (reference-data/site.csv). */
export type SiteCode = Branded<string, 'SiteCode'>
/** GSS code of a local authority, e.g. `E08000003` (reference-data/local-authorities.csv). */
export type GssCode = Branded<string, 'GssCode'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID: the form every id has in a path. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
