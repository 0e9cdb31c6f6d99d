import { createRequire } from 'node:module'
import type { Highs, Model } from 'highs'

/** Σ coefficient × variable = equals; or that at most (`below`), or at least (`above`). */
export interface Row {
  readonly cells: readonly number[]
  readonly coefficients: readonly number[]
  readonly equals: number
  readonly open?: 'below' | 'above'
}

/** A linear programme kept open: only its objective and bounds change between questions, so each starts from the last. */
export interface Programme {
  /** The optimum and the point that reaches it, or why there is none. */
  readonly optimum: (sense: 'least' | 'most', costs: ReadonlyMap<number, number>) => Optimum
  /** The same with a price for every variable, and with new bounds: all at once, because each call crosses into WebAssembly. */
  readonly cheapest: (costs: Float64Array, lower: Float64Array, upper: Float64Array) => Optimum
  readonly close: () => void
}

export type Optimum =
  | { readonly outcome: 'optimal'; readonly value: number; readonly point: Float64Array }
  | { readonly outcome: 'infeasible' }
  | { readonly outcome: 'unbounded' }

/** Makes programmes; loaded once, because the solver is a WebAssembly module that takes a moment to start. */
export type Solver = (lower: readonly number[], upper: readonly number[], rows: readonly Row[]) => Programme

/** The solver's codes for how it ended. */
const optimal = 7
const infeasible = 8
const unbounded = 10
let loading: Promise<Solver> | null = null

/** The solver (HiGHS). Deterministic: this build has one thread; simplex, no presolve. */
export function loadSolver(): Promise<Solver> {
  loading ??= load().then((highs) => (lower, upper, rows) => open(highs, lower, upper, rows))
  return loading
}

// The package types describe its CommonJS build, so it is loaded as that.
function load(): Promise<Highs> {
  const build: (options?: object) => Promise<Highs> = createRequire(import.meta.url)('highs')
  return build()
}

function open(
  highs: Highs,
  lower: readonly number[],
  upper: readonly number[],
  rows: readonly Row[],
): Programme {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const row of rows) {
    indices.push(...row.cells)
    values.push(...row.coefficients)
    starts.push(indices.length)
  }
  const model: Model & { dispose: () => void } = highs.createModel({
    numCols: lower.length,
    numRows: rows.length,
    colCost: lower.map(() => 0),
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map((row) => (row.open === 'below' ? -Infinity : row.equals)),
    rowUpper: rows.map((row) => (row.open === 'above' ? Infinity : row.equals)),
    matrix: { format: 'csr', numRows: rows.length, numCols: lower.length, starts, indices, values },
  })
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  let priced: readonly number[] = []
  let warm = false
  const all = { kind: 'range', from: 0, to: lower.length - 1 } as const
  const run = (sense: 'least' | 'most'): Optimum => {
    let status: number = model.run().modelStatus
    if (status !== optimal && warm) {
      // A warm start can mislead the simplex; ask once more from nothing before believing that there is no optimum.
      model.clearSolver()
      status = model.run().modelStatus
    }
    warm = true
    if (status === infeasible) return { outcome: 'infeasible' }
    if (status === unbounded) return { outcome: 'unbounded' }
    if (status !== optimal) throw new Error(`The linear programme ended without an answer (code ${status}).`)
    const value = model.getObjectiveValue()
    return {
      outcome: 'optimal',
      value: sense === 'least' ? value : -value,
      point: model.getSolution().colValue,
    }
  }
  return {
    optimum(sense, costs) {
      for (const variable of priced) if (!costs.has(variable)) model.changeColCost(variable, 0)
      for (const [variable, cost] of costs) model.changeColCost(variable, sense === 'least' ? cost : -cost)
      priced = [...costs.keys()]
      return run(sense)
    },
    cheapest(costs, least, most) {
      model.changeColsCost(all, costs)
      model.changeColsBounds(all, least, most)
      return run('least')
    },
    close() {
      model.dispose()
    },
  }
}
