import type { Terms } from './program.ts'

/** The sum of two sums. */
export function add(one: Terms, other: Terms): Terms {
  return [...one, ...other]
}

export function minus(terms: Terms): Terms {
  return times(terms, -1)
}

export function times(terms: Terms, factor: number): Terms {
  return terms.map(([column, coefficient]) => [column, coefficient * factor] as const)
}
