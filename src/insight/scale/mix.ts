/**
 * Deterministic pseudo-randomness: a 32-bit mixing of whole numbers ("lowbias32", Chris Wellons, public domain), written out
 * here and in SQL because DuckDB's own hash() may change between its versions and its random() depends on threads.
 */
export function mix(value: number): number {
  let x = value >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0
  return (x ^ (x >>> 16)) >>> 0
}

/** One number of 32 bits out of several: the same parts in the same order give the same number. */
export function mixed(...parts: readonly number[]): number {
  return parts.reduce((sum, part) => mix((sum ^ mix(part)) >>> 0), 0x9e3779b9)
}

/** A whole number from 0 to `below` - 1 out of a mixed one; the bias is under `below` / 2^32. */
export function below(limit: number, hash: number): number {
  return Math.floor((hash * limit) / 2 ** 32)
}

/** The same in DuckDB: `mix(x)` and `below(limit, hash)` of UBIGINT, whose products of two 32-bit numbers cannot overflow. */
export const mixMacros: readonly string[] = [
  'create macro mix_first(x) as ((xor(x, x >> 16) * 2146121005::ubigint) & 4294967295::ubigint)',
  'create macro mix_second(x) as ((xor(x, x >> 15) * 2221713035::ubigint) & 4294967295::ubigint)',
  'create macro mix_third(x) as xor(x, x >> 16)',
  'create macro mix(x) as mix_third(mix_second(mix_first(x::ubigint)))',
  'create macro below(top, hash) as ((hash * top::ubigint) >> 32)',
]
