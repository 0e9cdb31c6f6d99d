import { merge } from './merge.ts'
import type { Programme, Row, Solver } from './solver.ts'
import type { Rule, System } from './system.ts'
import { isSmall, lowest, parts, primary } from './system.ts'
import { equationsByCell, Witnesses } from './witness.ts'

/**
 * What an outsider has beside the printed cells and the equations.
 * `none`: counts are not negative. `stars`: also that a withheld count is at least one where zeros are printed.
 * `marks`: also which cells the rule itself withheld, so that these are under the threshold. The worst case.
 */
export type Knowledge = 'none' | 'stars' | 'marks'

/** What can be derived of one cell that is withheld, or that is not printed and small. */
export interface Proof {
  readonly id: string
  readonly count: number
  readonly primary: boolean
  /** Least and most it can be; fractions are allowed, so the truth for whole children can only be narrower by rounding. */
  readonly least: number
  readonly most: number
  /** Cannot be worked out; and the interval of a small count is as wide as what its star says, and reaches the threshold − 1. */
  readonly safe: boolean
}

export interface Audit {
  readonly cells: readonly Proof[]
  /** The narrowest interval of a cell the rule withheld; null when nothing was. */
  readonly narrowest: number | null
  readonly unsafe: readonly Proof[]
}

const small = 1e-6

/** Lower and upper bound of a cell by itself. */
export function bounds(system: System, rule: Rule, knows: Knowledge, at: number): [number, number] {
  const cell = system.cells[at]
  if (cell === undefined) return [0, 0]
  const least = knows === 'none' || !cell.shown ? 0 : Math.min(lowest(rule), cell.count)
  const most =
    knows === 'marks' && cell.shown && cell.sensitive && isSmall(cell.count, rule)
      ? rule.threshold - 1
      : Infinity
  return [least, most]
}

/** The equations among open cells, with everything printed moved to the right. Numbers in a row are positions in `part`. */
export function rowsOf(system: System, part: readonly number[]): Row[] {
  const at = new Map(part.map((cell, index) => [cell, index]))
  const rows: Row[] = []
  for (const equation of system.equations) {
    if (!equation.cells.some((cell) => at.has(cell))) continue
    const cells = new Map<number, number>()
    let equals = 0
    for (const [index, cell] of equation.cells.entries()) {
      const coefficient = equation.coefficients[index] ?? 0
      const position = at.get(cell)
      if (position === undefined) equals -= coefficient * (system.cells[cell]?.count ?? 0)
      else cells.set(position, (cells.get(position) ?? 0) + coefficient)
    }
    const terms = [...cells].filter(([, coefficient]) => coefficient !== 0)
    if (terms.length > 0)
      rows.push({ cells: terms.map(([c]) => c), coefficients: terms.map(([, c]) => c), equals })
  }
  return rows
}

/**
 * For each withheld cell (and each unprinted small one) the interval that an outsider can derive, by linear programming.
 * `exact` false stops looking at a cell once its interval is known to be safe: the interval is then at least that wide.
 */
export function auditSuppression(
  solver: Solver,
  system: System,
  suppressed: readonly boolean[],
  rule: Rule,
  options: { readonly knows?: Knowledge; readonly exact?: boolean } = {},
): Audit {
  // Cells that must be equal are asked once; one of them in plain sight tells them all.
  const { system: merged, of } = merge(system)
  const seen = merged.cells.map(() => false)
  for (const [at, cell] of system.cells.entries())
    if (cell.shown && suppressed[at] !== true) seen[of[at] ?? -1] = true
  const withheld = merged.cells.map((cell, at) => cell.shown && seen[at] !== true)
  const { least, most, safe } = intervals(solver, merged, withheld, rule, options)
  const small = primary(system, rule)
  const cells = system.cells.flatMap((cell, at): Proof[] => {
    const asked = cell.shown ? suppressed[at] === true : small[at] === true
    const one = of[at] ?? -1
    if (!asked) return []
    return [
      {
        id: cell.id,
        count: cell.count,
        primary: small[at] === true,
        least: tidy(least[one] ?? cell.count),
        most: tidy(most[one] ?? cell.count),
        safe: safe(one),
      },
    ]
  })
  const widths = cells.filter((cell) => cell.primary).map((cell) => cell.most - cell.least)
  return {
    cells,
    narrowest: widths.length === 0 ? null : Math.min(...widths),
    unsafe: cells.filter((cell) => !cell.safe),
  }
}

interface Intervals {
  readonly least: readonly number[]
  readonly most: readonly number[]
  readonly safe: (at: number) => boolean
}

function intervals(
  solver: Solver,
  system: System,
  suppressed: readonly boolean[],
  rule: Rule,
  { knows = 'stars', exact = true }: { readonly knows?: Knowledge; readonly exact?: boolean },
): Intervals {
  const first = primary(system, rule)
  const open = system.cells.map((cell, at) => !cell.shown || suppressed[at] === true)
  const least = system.cells.map((cell) => cell.count)
  const most = system.cells.map((cell) => cell.count)
  const asked = system.cells.map((cell, at) => (cell.shown ? suppressed[at] === true : first[at] === true))
  const settled = (at: number) => !exact && isSafe(rule, knows, first, at, least, most)
  if (!exact) witnessed(system, rule, knows, { open, asked, first, settled, least, most })
  for (const part of parts(system, open)) {
    if (part.every((at) => asked[at] !== true || settled(at))) continue
    const limits = part.map((at) => bounds(system, rule, knows, at))
    const programme = solver(
      limits.map(([low]) => low),
      limits.map(([, high]) => high),
      rowsOf(system, part),
    )
    try {
      for (const [position, at] of part.entries()) {
        if (!asked[at]) continue
        if (!settled(at)) widen(programme, part, position, 'most', least, most)
        if (!settled(at)) widen(programme, part, position, 'least', least, most)
      }
    } finally {
      programme.close()
    }
  }
  return { least, most, safe: (at) => isSafe(rule, knows, first, at, least, most) }
}

/** Tables near the true one, found without a solver: each is one that an outsider cannot rule out, so it widens what it moves. */
function witnessed(
  system: System,
  rule: Rule,
  knows: Knowledge,
  state: {
    readonly open: readonly boolean[]
    readonly asked: readonly boolean[]
    readonly first: readonly boolean[]
    readonly settled: (at: number) => boolean
    readonly least: number[]
    readonly most: number[]
  },
): void {
  const { open, asked, first, settled, least, most } = state
  const witnesses = new Witnesses(system, equationsByCell(system))
  for (const [at, cell] of system.cells.entries()) {
    if (!asked[at]) continue
    const floor = lowest(rule) - cell.count
    const ways = first[at] === true && knows !== 'marks' ? [rule.threshold - 1 - cell.count, floor] : [1, -1]
    for (const by of ways) {
      if (by === 0 || settled(at)) continue
      const moved = witnesses.find(at, by, (one) => {
        if (open[one] !== true) return [0, 0]
        const count = system.cells[one]?.count ?? 0
        const [low, high] = bounds(system, rule, knows, one)
        return [count - low, high - count]
      })
      for (const [one, move] of moved ?? []) {
        const value = (system.cells[one]?.count ?? 0) + move
        least[one] = Math.min(least[one] ?? value, value)
        most[one] = Math.max(most[one] ?? value, value)
      }
    }
  }
}

/** Asks for one end of a cell, and lets every cell of the part learn from the point that answers. */
function widen(
  programme: Programme,
  part: readonly number[],
  position: number,
  sense: 'least' | 'most',
  least: number[],
  most: number[],
): void {
  const found = programme.optimum(sense, new Map([[position, 1]]))
  if (found.outcome === 'infeasible')
    throw new Error('The printed counts contradict each other: nothing can be proved.')
  if (found.outcome === 'unbounded') {
    const at = part[position]
    if (at !== undefined) most[at] = Infinity
    return
  }
  for (const [index, at] of part.entries()) {
    const value = found.point[index] ?? 0
    least[at] = Math.min(least[at] ?? value, value)
    most[at] = Math.max(most[at] ?? value, value)
  }
}

function isSafe(
  rule: Rule,
  knows: Knowledge,
  first: readonly boolean[],
  at: number,
  least: readonly number[],
  most: readonly number[],
): boolean {
  const low = least[at] ?? 0
  const high = most[at] ?? 0
  if (first[at] !== true || knows === 'marks') return high - low >= 1 - small
  return high - low >= rule.threshold - 1 - lowest(rule) - small && high >= rule.threshold - 1 - small
}

function tidy(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < small ? whole : value
}
