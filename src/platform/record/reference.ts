import { randomInt } from 'node:crypto'

/** Digits and consonants that are not mistaken for one another on the telephone or on paper, and spell no word. */
const signs = '23456789CDFGHJKMNPQRTVWXY'

function drawn(length: number): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)] ?? '').join('')
}

/** What people say on the telephone, e.g. `G-4F7K-2M`: drawn at random, so that it tells nothing of child or order. */
export function newReference(): string {
  return `G-${drawn(4)}-${drawn(2)}`
}

/** A code that opens what was saved: 46 bits, in groups that are easily written down, e.g. `7KMX-2RTQ-9P`. */
export function newCode(): string {
  return `${drawn(4)}-${drawn(4)}-${drawn(2)}`
}

/** A reference as it is kept, from what was typed ("g 4f7k 2m"); null for anything else. */
export function readReference(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const found = new RegExp(`^G([${signs}]{4})([${signs}]{2})$`).exec(plain.length === 6 ? `G${plain}` : plain)
  return found === null ? null : `G-${found[1] ?? ''}-${found[2] ?? ''}`
}

/** A code without its hyphens and in capitals, as it is hashed. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
