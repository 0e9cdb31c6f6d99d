import type { System } from './system.ts'

/** Cells of a long equation that are looked at from near by: so many of the cheapest, and so many of the least tied. */
const few = 6

/** The cells about a cell, in which a change that protects it is looked for before the whole is asked. */
export class Neighbours {
  readonly #system: System
  readonly #equationsOf: readonly (readonly number[])[]
  /** For each equation the cells that may move, those that are tied to least else first. */
  readonly #loose: readonly (readonly number[])[]

  constructor(system: System, equationsOf: readonly (readonly number[])[], movable: (at: number) => boolean) {
    this.#system = system
    this.#equationsOf = equationsOf
    const ties = (at: number) => equationsOf[at]?.length ?? 0
    this.#loose = system.equations.map(({ cells }) =>
      cells.filter(movable).sort((a, b) => ties(a) - ties(b) || a - b),
    )
  }

  /**
   * The cells nearest by equations, no more than `limit` and what rests beside them: what stands further off stands still. Of a
   * long equation those come first that are cheap to move, and those that are tied to little else, where a change can end.
   */
  of(cell: number, limit: number, price: (at: number) => number): number[] {
    const found = new Set([cell])
    const done = new Set<number>()
    let counted = 0
    for (const at of found) {
      if (counted >= limit) break
      for (const equation of this.#equationsOf[at] ?? []) {
        if (done.has(equation)) continue
        done.add(equation)
        for (const next of this.#first(this.#loose[equation] ?? [], price)) {
          // A rest that nobody prints and that stands nowhere else costs nothing to take along.
          const rest = this.#equationsOf[next]?.length === 1 && this.#system.cells[next]?.shown === false
          if (!rest && counted >= limit) continue
          if (!rest && !found.has(next)) counted += 1
          found.add(next)
        }
      }
    }
    return [...found]
  }

  #first(loose: readonly number[], price: (at: number) => number): readonly number[] {
    if (loose.length <= 2 * few) return loose
    const cheap = [...loose].sort((a, b) => price(a) - price(b) || a - b)
    return [...cheap.slice(0, few), ...loose.slice(0, few)]
  }
}
