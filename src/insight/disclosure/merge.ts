import type { Cell, Equation, System } from './system.ts'

export interface Merged {
  readonly system: System
  /** For each cell of the first system, the one of `system` that stands for it. */
  readonly of: readonly number[]
}

/**
 * Cells that must be equal as one, so that what is said of one is said of all: those that an equation says are equal, and those
 * that are the only difference between two equations (the same rest under two names). Everything else is as it was.
 */
export function merge(system: System): Merged {
  const parent = system.cells.map((_, at) => at)
  const root = (at: number): number => {
    let here = at
    for (let up = parent[here]; up !== undefined && up !== here; up = parent[here]) here = up
    parent[at] = here
    return here
  }
  const join = (a: number, b: number) => {
    const [one, other] = [root(a), root(b)]
    parent[Math.max(one, other)] = Math.min(one, other)
    return one !== other
  }
  for (let found = true; found;) {
    found = false
    const equations = equationsOf(
      system,
      system.cells.map((_, at) => root(at)),
    )
    const ties = new Map<number, number>()
    for (const { cells } of equations) for (const cell of cells) ties.set(cell, (ties.get(cell) ?? 0) + 1)
    const rests = new Map<string, number>()
    for (const { cells, coefficients } of equations) {
      const [a, b] = cells
      if (
        cells.length === 2 &&
        a !== undefined &&
        b !== undefined &&
        coefficients[0] === -(coefficients[1] ?? 0)
      )
        found = join(a, b) || found
      for (const [term, cell] of cells.entries()) {
        if (ties.get(cell) !== 1) continue
        const sign = Math.sign(coefficients[term] ?? 1)
        const key = `${Math.abs(coefficients[term] ?? 1)}: ${cells
          .map((one, at) => (at === term ? '' : `${one}×${sign * (coefficients[at] ?? 0)}`))
          .join(' ')
          .trim()
          .replace(/ +/g, ' ')}`
        const twin = rests.get(key)
        if (twin === undefined) rests.set(key, cell)
        else found = join(cell, twin) || found
      }
    }
  }
  const cells: Cell[] = []
  const place = new Map<number, number>()
  const of = system.cells.map((cell, at) => {
    const first = root(at)
    const known = place.get(first)
    const there = known === undefined ? undefined : cells[known]
    if (known === undefined || there === undefined) {
      const index = cells.push({ ...cell, fixed: cell.fixed === true }) - 1
      place.set(first, index)
      return index
    }
    cells[known] = {
      ...there,
      shown: there.shown || cell.shown,
      sensitive: there.sensitive || cell.sensitive,
      fixed: there.fixed === true || cell.fixed === true,
      weight: there.weight + cell.weight,
    }
    return known
  })
  return { system: { cells, equations: equationsOf(system, of) }, of }
}

function equationsOf(system: System, of: readonly number[]): Equation[] {
  const known = new Set<string>()
  const found: Equation[] = []
  for (const equation of system.equations) {
    const terms = new Map<number, number>()
    for (const [term, cell] of equation.cells.entries()) {
      const at = of[cell] ?? -1
      terms.set(at, (terms.get(at) ?? 0) + (equation.coefficients[term] ?? 0))
    }
    const kept = [...terms].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b)
    const sign = Math.sign(kept[0]?.[1] ?? 1)
    const key = kept.map(([cell, coefficient]) => `${cell}×${sign * coefficient}`).join(' ')
    if (kept.length === 0 || known.has(key)) continue
    known.add(key)
    found.push({
      cells: kept.map(([cell]) => cell),
      coefficients: kept.map(([, coefficient]) => coefficient),
    })
  }
  return found
}
