import { createHash } from 'node:crypto'

/** A fact as the database gives it back: the form in which it is digested, on writing and on verifying alike. */
export interface StoredFact {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
}

function canonical(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        // A null is left out, so that a column added by a later migration changes no old digest; and the time of closing
        // belongs to the version that follows.
        .filter(([key, entry]) => entry !== null && entry !== undefined && key !== 'superseded_at')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => [key, canonical(entry)]),
    )
  }
  return value
}

/**
 * SHA-256 (hex) over the salt and the facts of one act in a fixed order. The salt lives apart, so that content can lawfully
 * be erased without anyone guessing it back from the digest (security: low-entropy payloads).
 */
export function digestOfFacts(salt: string, facts: readonly StoredFact[]): string {
  const lines = facts.map(({ table, row }) => JSON.stringify([table, canonical(row)])).sort()
  return createHash('sha256').update(salt).update('\n').update(lines.join('\n')).digest('hex')
}
