import { createHash } from 'node:crypto'

/** One link as stored: everything that its hash covers. */
export interface Link {
  readonly seq: number
  readonly id: string
  readonly sort: string
  readonly kind: string
  readonly account_id: string | null
  readonly actor: string
  readonly role: string | null
  readonly acted_by_right: string | null
  readonly case_id: string | null
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly idempotency_key: string | null
  readonly answer: string | null
  readonly detail: string
  readonly payload_digest: string
  readonly prev_hash: string
  readonly hash: string
}

/** What stands before the first act. */
export const BEGINNING = '0'.repeat(64)

function field(value: string | null): string {
  return value === null ? '-;' : `${Buffer.byteLength(value)}:${value};`
}

/** The hash a link must bear: SHA-256 (hex) of the hash before it and its own fields. Written again in SQL as append_act. */
export function hashOfLink(link: Omit<Link, 'hash'>): string {
  const text = [
    link.prev_hash,
    String(link.seq),
    link.id,
    link.sort,
    link.kind,
    link.account_id,
    link.actor,
    link.role,
    link.acted_by_right,
    link.case_id,
    String(link.happened_at.getTime()),
    String(link.recorded_at.getTime()),
    link.idempotency_key,
    link.answer,
    link.detail,
    link.payload_digest,
  ]
    .map(field)
    .join('')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The end of the chain: printed with every return and kept outside the database, it betrays a cut-off tail. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

export type ChainFault =
  | 'hash-does-not-match'
  | 'does-not-follow'
  | 'sequence-broken'
  | 'facts-do-not-match'
  | 'salt-missing'
  | 'fact-without-act'
  | 'version-not-closed'
  | 'head-not-found'

export interface Finding {
  readonly fault: ChainFault
  /** Place in the chain, or null where the fault is in a fact. */
  readonly seq: number | null
  /** Table and id of a fact, or id of an act; never content. */
  readonly where: string
}

/** Checks one link against the one before it (null: the beginning). */
export function faultOfLink(link: Link, before: ChainHead | null): ChainFault | null {
  if (link.seq !== (before?.seq ?? 0) + 1) return 'sequence-broken'
  if (link.prev_hash !== (before?.hash ?? BEGINNING)) return 'does-not-follow'
  return hashOfLink(link) === link.hash ? null : 'hash-does-not-match'
}
