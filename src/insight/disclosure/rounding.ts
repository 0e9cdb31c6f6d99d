import type { System } from './system.ts'

/** To the nearest multiple; halves go up. Independent of every other count: rounded figures need not add up. */
export function nearest(count: number, base: number): number {
  return Math.round(count / base) * base
}

/** Σ of these inner counts is one printed cell. */
export interface Sums {
  readonly inner: readonly number[]
  /** For each printed cell, the positions of its inner counts. */
  readonly printed: readonly (readonly number[])[]
}

export interface SmallCountRounding {
  readonly inner: readonly number[]
  readonly printed: readonly number[]
}

/**
 * Rounds small counts so that everything still adds up (the idea of Langsrud and Heldal's small count rounding): inner counts that
 * make a printed count under the base become 0 or the base, every printed cell is added up again, and which of them become the
 * base is chosen so that printed cells stay close, first in the sum of squares, then in the largest difference. No printed count
 * from 1 to base − 1 is left. Deterministic.
 */
export function roundSmallCounts({ inner, printed }: Sums, base: number): SmallCountRounding {
  if (!Number.isInteger(base) || base < 2)
    throw new RangeError(`A base to round to is a whole number of at least 2, and not ${base}.`)
  const memberOf: number[][] = inner.map(() => [])
  for (const [cell, members] of printed.entries()) for (const at of members) memberOf[at]?.push(cell)
  const value = [...inner]
  const loose = new Set<number>()
  const total = (members: readonly number[]) => members.reduce((sum, at) => sum + (value[at] ?? 0), 0)
  const change = printed.map(() => 0)
  const move = (at: number, to: number) => {
    const by = to - (value[at] ?? 0)
    value[at] = to
    for (const cell of memberOf[at] ?? []) change[cell] = (change[cell] ?? 0) + by
  }
  /** What the squares of the differences grow by, the largest counting most. */
  const cost = (moves: readonly (readonly [number, number])[]) => {
    const by = new Map<number, number>()
    for (const [at, to] of moves) {
      for (const cell of memberOf[at] ?? []) by.set(cell, (by.get(cell) ?? 0) + to - (value[at] ?? 0))
    }
    let grows = 0
    for (const [cell, step] of by) {
      const now = change[cell] ?? 0
      grows += weigh(now + step, base) - weigh(now, base)
    }
    return grows
  }
  const improve = () => {
    const list = [...loose].sort((a, b) => a - b)
    for (let better = true; better;) {
      better = false
      for (const one of list) {
        const flip = [one, value[one] === 0 ? base : 0] as const
        if (cost([flip]) < 0) {
          move(...flip)
          better = true
        }
        for (const other of list) {
          if (value[one] === value[other]) continue
          const swap = [[one, value[other] ?? 0] as const, [other, value[one] ?? 0] as const]
          if (cost(swap) >= 0) continue
          for (const step of swap) move(...step)
          better = true
        }
      }
    }
  }
  // Rounding some can leave another printed count small; its inner counts are rounded too, until none is left.
  for (;;) {
    const fresh = printed
      .filter((members) => total(members) > 0 && total(members) < base)
      .flatMap((members) =>
        members.filter((at) => !loose.has(at) && (inner[at] ?? 0) > 0 && (inner[at] ?? 0) < base),
      )
    if (fresh.length === 0) break
    for (const at of new Set(fresh)) {
      loose.add(at)
      const up = cost([[at, base]])
      move(at, up < cost([[at, 0]]) ? base : 0)
    }
    improve()
  }
  return { inner: value, printed: printed.map(total) }
}

/** Squares, and a steep price beyond a base: one cell far off is worse than several a little. */
function weigh(difference: number, base: number): number {
  const over = Math.max(0, Math.abs(difference) - base)
  return difference ** 2 + over ** 4
}

/** The inner counts of every shown cell of a system of tables, in the order of its shown cells. */
export function sumsOf(system: System): Sums & { readonly cells: readonly number[] } {
  const parts = new Map<number, readonly number[]>()
  for (const { cells, coefficients } of system.equations) {
    const [whole] = cells
    if (whole !== undefined && coefficients[0] === 1) parts.set(whole, cells.slice(1))
  }
  const leaves = system.cells.flatMap((_, at) => (parts.has(at) ? [] : [at]))
  const position = new Map(leaves.map((cell, at) => [cell, at]))
  const spread = (cell: number): number[] => {
    const below = parts.get(cell)
    return below === undefined ? [position.get(cell) ?? -1] : below.flatMap(spread)
  }
  const cells = system.cells.flatMap((cell, at) => (cell.shown ? [at] : []))
  return { inner: leaves.map((cell) => system.cells[cell]?.count ?? 0), printed: cells.map(spread), cells }
}
