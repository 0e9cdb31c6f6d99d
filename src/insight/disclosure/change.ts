import type { Programme, Row, Solver } from './solver.ts'
import type { System } from './system.ts'
import type { Limits } from './witness.ts'

const small = 1e-6

/** What the equations of some cells are to the solver. */
interface Opened {
  readonly programme: Programme
  /** Cells that are variables, two each: how far up and how far down from the count it has. */
  readonly cells: readonly number[]
  /** Rests that are not printed, not small and stand in one equation only: the row says how far they reach. */
  readonly rests: readonly {
    readonly cell: number
    readonly coefficient: number
    readonly others: readonly Term[]
  }[]
}

interface Term {
  readonly cell: number
  readonly coefficient: number
}

/** The cheapest changes of the tables that keep every equation, by linear programming over some of the cells. */
export class Changes {
  readonly #solver: Solver
  readonly #system: System
  readonly #equationsOf: readonly (readonly number[])[]
  readonly #isRest: (at: number) => boolean
  /** Where a cell stands in the programme that is being built; −1 elsewhere. */
  readonly #position: Int32Array
  readonly #opened = new Map<readonly number[], Opened>()

  constructor(
    solver: Solver,
    system: System,
    equationsOf: readonly (readonly number[])[],
    primary: readonly boolean[],
  ) {
    this.#solver = solver
    this.#system = system
    this.#equationsOf = equationsOf
    this.#isRest = (at) =>
      system.cells[at]?.shown === false && primary[at] !== true && equationsOf[at]?.length === 1
    this.#position = new Int32Array(system.cells.length).fill(-1)
  }

  /** How far down a cell can go at all, were everything withheld that may be. */
  deepest(part: readonly number[], cell: number, limits: Limits): number {
    const { programme, cells } = this.#open(part)
    const costs = new Float64Array(2 * cells.length)
    const upper = new Float64Array(2 * cells.length)
    for (const [index, at] of cells.entries()) {
      const [down, up] = limits(at)
      upper.set([up, down], 2 * index)
      if (at === cell) costs.set([1, -1], 2 * index)
    }
    const found = programme.cheapest(costs, new Float64Array(2 * cells.length), upper)
    return found.outcome === 'optimal' ? Math.ceil(found.value - small) : 0
  }

  /** How far each cell goes in the cheapest change in which this one goes as far as that; null where there is none. */
  cheapest(
    part: readonly number[],
    cell: number,
    by: number,
    limits: Limits,
    price: (at: number) => number,
  ): ReadonlyMap<number, number> | null {
    const { programme, cells, rests } = this.#open(part)
    const costs = new Float64Array(2 * cells.length)
    const lower = new Float64Array(2 * cells.length)
    const upper = new Float64Array(2 * cells.length)
    for (const [index, at] of cells.entries()) {
      const [down, up] = at === cell ? [Math.max(-by, 0), Math.max(by, 0)] : limits(at)
      upper.set([up, down], 2 * index)
      if (at === cell) lower.set([up, down], 2 * index)
      costs.fill(price(at), 2 * index, 2 * index + 2)
    }
    const found = programme.cheapest(costs, lower, upper)
    if (found.outcome !== 'optimal') return null
    const moved = new Map<number, number>()
    const note = (at: number, move: number) => {
      if (Math.abs(move) >= small) moved.set(at, move)
    }
    for (const [index, at] of cells.entries())
      note(at, (found.point[2 * index] ?? 0) - (found.point[2 * index + 1] ?? 0))
    for (const { cell: rest, coefficient, others } of rests) {
      const owed = others.reduce((sum, other) => sum + other.coefficient * (moved.get(other.cell) ?? 0), 0)
      note(rest, -owed / coefficient)
    }
    return moved
  }

  /** Forgets the programme of a part. */
  close(part: readonly number[]): void {
    this.#opened.get(part)?.programme.close()
    this.#opened.delete(part)
  }

  closeAll(): void {
    for (const { programme } of this.#opened.values()) programme.close()
    this.#opened.clear()
  }

  #open(part: readonly number[]): Opened {
    const known = this.#opened.get(part)
    if (known !== undefined) return known
    const folded = new Map<number, number>()
    const cells: number[] = []
    for (const cell of part) {
      const [only] = this.#equationsOf[cell] ?? []
      if (only !== undefined && this.#isRest(cell) && !folded.has(only)) folded.set(only, cell)
      else this.#position[cell] = cells.push(cell) - 1
    }
    const rows: Row[] = []
    const rests: Opened['rests'][number][] = []
    const met = new Set<number>()
    for (const cell of part) for (const index of this.#equationsOf[cell] ?? []) met.add(index)
    for (const index of met) {
      const equation = this.#system.equations[index]
      const rest = folded.get(index)
      const variables: number[] = []
      const coefficients: number[] = []
      const others: Term[] = []
      let own = 0
      for (const [term, cell] of (equation?.cells ?? []).entries()) {
        const coefficient = equation?.coefficients[term] ?? 0
        if (cell === rest) own = coefficient
        const position = this.#position[cell] ?? -1
        if (position < 0) continue
        variables.push(2 * position, 2 * position + 1)
        coefficients.push(coefficient, -coefficient)
        others.push({ cell, coefficient })
      }
      if (rest === undefined || own === 0) rows.push({ cells: variables, coefficients, equals: 0 })
      else {
        rests.push({ cell: rest, coefficient: own, others })
        // The rest falls by its count at most, and rises as far as it likes.
        const end = own * (this.#system.cells[rest]?.count ?? 0)
        rows.push({ cells: variables, coefficients, equals: end, open: own > 0 ? 'below' : 'above' })
      }
    }
    for (const cell of cells) this.#position[cell] = -1
    const none = Array.from({ length: 2 * cells.length }, () => 0)
    const opened = { programme: this.#solver(none, none, rows), cells, rests }
    this.#opened.set(part, opened)
    return opened
  }
}
