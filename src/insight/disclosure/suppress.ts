import { merge } from './merge.ts'
import { Search } from './search.ts'
import type { Solver } from './solver.ts'
import type { Rule, System } from './system.ts'
import { primary } from './system.ts'

export interface Suppression {
  /** Withheld cells, the rule's own and the others that would have given them back. */
  readonly suppressed: readonly boolean[]
  readonly primary: readonly boolean[]
  /** Cells that no pattern protects to the full width, because what remains is known to everybody. */
  readonly unprotected: readonly string[]
  /** Cells that somebody who could tell small counts from the others withheld would still work out. Printed zeros do this. */
  readonly ifMarked: readonly string[]
}

/**
 * Which cells to withhold so that no small count can be worked out from what remains (Fischetti and Salazar's model, solved
 * greedily): for each small cell the cheapest change of the tables that keeps every equation and moves this cell as far as
 * its star allows; whatever the change touches is withheld. A change found for one cell often serves the next. Every
 * protection is therefore an alternative table that agrees with all that is printed. Deterministic.
 */
export function suppress(solver: Solver, system: System, rule: Rule): Suppression {
  const first = primary(system, rule)
  const { system: merged, of } = merge(system)
  const found = suppressMerged(solver, merged, rule)
  const named = (cells: ReadonlySet<number>) =>
    system.cells.filter((_, at) => cells.has(of[at] ?? -1)).map(({ id }) => id)
  return {
    suppressed: system.cells.map((cell, at) => cell.shown && found.suppressed[of[at] ?? -1] === true),
    primary: first,
    unprotected: named(found.unprotected),
    ifMarked: named(found.ifMarked),
  }
}

function suppressMerged(
  solver: Solver,
  system: System,
  rule: Rule,
): { suppressed: readonly boolean[]; unprotected: ReadonlySet<number>; ifMarked: ReadonlySet<number> } {
  const first = primary(system, rule)
  const search = new Search(solver, system, rule, first)
  // The hardest first: a count just under the threshold must reach far down, and its pattern serves the smaller ones.
  const order = [...first.keys()]
    .filter((at) => first[at])
    .sort((a, b) => (system.cells[b]?.count ?? 0) - (system.cells[a]?.count ?? 0) || a - b)
  const unprotected = new Set<number>()
  const ifMarked = new Set<number>()
  try {
    for (const cell of order) {
      if (!search.cover(cell)) unprotected.add(cell)
    }
    // An outsider who knows which stars are small counts (their marks differ, or the pattern tells) must still be left in doubt.
    for (const cell of order) if (!search.stir(cell, 'marks', [])) ifMarked.add(cell)
    // A child who is alone in a cell knows that cell: with one other withheld in an equation, the other would be known.
    for (let pairs = search.alone(); pairs.length > 0; pairs = search.alone()) {
      for (const [alone, cell] of pairs) {
        if (!search.stir(cell, 'stars', [alone])) ifMarked.add(cell)
      }
    }
    search.giveBack(order.filter((cell) => !unprotected.has(cell)))
  } finally {
    search.close()
  }
  return { suppressed: search.suppressed, unprotected, ifMarked }
}
