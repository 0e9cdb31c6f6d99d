import type { System } from './system.ts'

/** How far a cell may go, up and down from its count: `[0, 0]` for one that stands still. */
export type Limits = (at: number) => readonly [down: number, up: number]

/** Steps a search takes before it gives up: a witness is near or it is left to the linear programme. */
const patience = 160
/** Cells of one equation that are tried for one gap, the least tied first. */
const choices = 6

/**
 * Looks for another table near the true one in which a cell differs by `by` and every equation holds: what the cell gains,
 * others of its equations lose, and so on until nothing is owed. A table found is a proof by itself (it agrees with all that
 * stands still); none found proves nothing, and the linear programme is asked.
 */
export class Witnesses {
  readonly #system: System
  readonly #equationsOf: readonly (readonly number[])[]
  readonly #owed: Float64Array
  readonly #moved = new Map<number, number>()
  #open: number[] = []
  #steps = 0

  constructor(system: System, equationsOf: readonly (readonly number[])[]) {
    this.#system = system
    this.#equationsOf = equationsOf
    this.#owed = new Float64Array(system.equations.length)
  }

  find(cell: number, by: number, limits: Limits): ReadonlyMap<number, number> | null {
    this.#moved.clear()
    this.#owed.fill(0)
    this.#open = []
    this.#steps = 0
    this.#move(cell, by)
    return this.#settle(limits) ? new Map(this.#moved) : null
  }

  #move(cell: number, by: number): void {
    this.#moved.set(cell, by)
    this.#owe(cell, by)
  }

  #owe(cell: number, by: number): void {
    for (const index of this.#equationsOf[cell] ?? []) {
      const equation = this.#system.equations[index]
      const term = equation?.cells.indexOf(cell) ?? -1
      this.#owed[index] = (this.#owed[index] ?? 0) + by * (equation?.coefficients[term] ?? 0)
      this.#open.push(index)
    }
  }

  #settle(limits: Limits): boolean {
    let next = this.#open.pop()
    while (next !== undefined && this.#owed[next] === 0) next = this.#open.pop()
    if (next === undefined) return true
    const waiting = this.#open
    for (const [cell, by] of this.#takers(next, limits)) {
      this.#steps += 1
      if (this.#steps > patience) return false
      // What one cell cannot take in full is owed still, and the equation is looked at again.
      this.#open = [...waiting, next]
      this.#move(cell, by)
      if (this.#settle(limits)) return true
      this.#owe(cell, -by)
      this.#moved.delete(cell)
    }
    return false
  }

  /** Who could make good what an equation owes: cells that have not moved, first those that take all and are tied to least else. */
  #takers(index: number, limits: Limits): [number, number][] {
    const equation = this.#system.equations[index]
    const owed = this.#owed[index] ?? 0
    const found: [cell: number, by: number, rank: number][] = []
    for (const [term, cell] of (equation?.cells ?? []).entries()) {
      if (this.#moved.has(cell)) continue
      const wanted = -owed / (equation?.coefficients[term] ?? 1)
      if (!Number.isInteger(wanted)) continue
      const [down, up] = limits(cell)
      const by = wanted > 0 ? Math.min(wanted, up) : -Math.min(-wanted, down)
      if (by === 0) continue
      const ties = this.#equationsOf[cell]?.length ?? 0
      found.push([cell, by, ties + (by === wanted ? 0 : 1000 + Math.abs(wanted - by))])
    }
    found.sort((a, b) => a[2] - b[2] || a[0] - b[0])
    return found.slice(0, choices).map(([cell, by]) => [cell, by])
  }
}

/** For each cell, the equations it stands in. */
export function equationsByCell(system: System): number[][] {
  const found: number[][] = system.cells.map(() => [])
  for (const [index, equation] of system.equations.entries()) {
    for (const cell of equation.cells) found[cell]?.push(index)
  }
  return found
}
