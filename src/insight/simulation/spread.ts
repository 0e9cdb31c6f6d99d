import type { Chance } from '../../kernel/chance.ts'

/**
 * Splits a whole total in proportion to weights, by largest remainder: the parts are whole, add up to the total exactly, and
 * each is within one of its share. Ties go to the earlier part.
 */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (weights.length === 0) return []
  const shares = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length))
  const parts = shares.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = shares.map((share, index) => ({ index, rest: share - Math.floor(share) }))
  order.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/** Labels in the numbers asked for, in a chance order; the numbers must add up to the length of what is labelled. */
export function deal<T>(counts: readonly (readonly [label: T, count: number])[], chance: Chance): T[] {
  return chance.shuffled(counts.flatMap(([label, count]) => Array.from({ length: count }, () => label)))
}

/** Labels in proportion to shares, `total` of them, in a chance order. */
export function dealShares<T>(
  total: number,
  shares: readonly (readonly [label: T, share: number])[],
  chance: Chance,
): T[] {
  const counts = split(
    total,
    shares.map(([, share]) => share),
  )
  return deal(
    shares.map(([label], index) => [label, counts[index] ?? 0] as const),
    chance,
  )
}

/**
 * Gives each turn to as many takers as it asks for, the least burdened first, so that nobody is left out while others take
 * twice. Returns the turns of each taker. A taker takes a turn once; `may` says which turns a taker may take.
 */
export function rota<T>(
  takers: readonly T[],
  asked: readonly number[],
  chance: Chance,
  may: (taker: T, turn: number) => boolean,
): Map<T, number[]> {
  const taken = new Map<T, number[]>(takers.map((taker) => [taker, []]))
  for (const [turn, wanted] of asked.entries()) {
    const able = chance.shuffled(takers.filter((taker) => may(taker, turn)))
    able.sort((a, b) => (taken.get(a)?.length ?? 0) - (taken.get(b)?.length ?? 0))
    for (const taker of able.slice(0, wanted)) taken.get(taker)?.push(turn)
  }
  return taken
}
