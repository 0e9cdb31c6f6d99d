import { createHash } from 'node:crypto'
import type { FactId } from '../../kernel/ids.ts'

/**
 * The id of a fact of which there can be one for the given words (a case and a month, a case and a question): of two people who
 * record it for the first time at the same instant, the second is refused as somebody who comes after another.
 */
export function factIdOf(...words: readonly (string | number)[]): FactId {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex')
  // Laid out as a version 8 UUID (RFC 9562): bits of our own choosing.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-') as FactId
}
