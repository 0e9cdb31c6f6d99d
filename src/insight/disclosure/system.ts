// What is published together, as cells (counts of children) and the equations between them. Suppression and audit both read
// this, so that linked tables, shares with their denominators and groups with their whole are one problem and not several.

export interface Cell {
  readonly id: string
  readonly count: number
  /** Printed somewhere. A cell that is not (a complement, the rest, an inner cell of a margin) can be worked out all the same. */
  readonly shown: boolean
  /** The rule applies to it. An inner cell that only carries an equation may be small without harm until it can be worked out. */
  readonly sensitive: boolean
  /** What withholding it would cost, beside other cells. */
  readonly weight: number
  /** Known to everybody, so it can never be withheld. */
  readonly fixed?: boolean
}

/** Σ coefficient × count = 0, true of the counts as they are. */
export interface Equation {
  readonly cells: readonly number[]
  readonly coefficients: readonly number[]
}

export interface System {
  readonly cells: readonly Cell[]
  readonly equations: readonly Equation[]
}

/** The rule for small numbers: under `threshold` a count is withheld; a zero too when `zeros` (domain.md §7.4: rare groups). */
export interface Rule {
  readonly threshold: number
  readonly zeros: boolean
}

/** Cells the rule itself withholds. */
export function primary(system: System, rule: Rule): boolean[] {
  return system.cells.map((cell) => cell.sensitive && isSmall(cell.count, rule))
}

/** Under the threshold; a zero is small only when zeros are withheld. */
export function isSmall(count: number, rule: Rule): boolean {
  return count < rule.threshold && count >= lowest(rule)
}

/** The least a withheld count can be, as everybody knows: where zeros are printed, a star is at least one child. */
export function lowest(rule: Rule): number {
  return rule.zeros ? 0 : 1
}

/** total = Σ parts. */
export function sum(total: number, parts: readonly number[]): Equation {
  return { cells: [total, ...parts], coefficients: [1, ...parts.map(() => -1)] }
}

/** Throws when an equation does not hold: a system that is not true of its own counts proves nothing. */
export function checkSystem(system: System): void {
  for (const equation of system.equations) {
    const off = equation.cells.reduce(
      (total, cell, at) =>
        total + (equation.coefficients[at] ?? 0) * (system.cells[cell]?.count ?? Number.NaN),
      0,
    )
    if (off !== 0) {
      const names = equation.cells.map((cell) => system.cells[cell]?.id ?? '?').join(', ')
      throw new Error(`The counts do not add up by ${off}: ${names}`)
    }
  }
}

/** Cells of one connected part of the system, where a cell that is not open separates. */
export function parts(system: System, open: readonly boolean[]): number[][] {
  const parent = system.cells.map((_, at) => at)
  const root = (at: number): number => {
    let here = at
    while (parent[here] !== undefined && parent[here] !== here) {
      const up = parent[here] ?? here
      parent[here] = parent[up] ?? up
      here = up
    }
    return here
  }
  for (const equation of system.equations) {
    const unknown = equation.cells.filter((cell) => open[cell])
    const first = unknown[0]
    if (first === undefined) continue
    for (const cell of unknown) parent[root(cell)] = root(first)
  }
  const found = new Map<number, number[]>()
  for (const [at] of system.cells.entries()) {
    if (!open[at]) continue
    const key = root(at)
    const list = found.get(key)
    if (list === undefined) found.set(key, [at])
    else list.push(at)
  }
  return [...found.values()]
}
