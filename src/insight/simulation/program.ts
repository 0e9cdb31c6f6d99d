import highsModule from 'highs'
import { z } from 'zod'

// The package's types describe its CommonJS build; what a module import gives is the loader itself.
const loadHighs = highsModule as unknown as () => Promise<{
  solve(problem: string, options: object): unknown
}>
const answer = z.object({
  Status: z.string(),
  Columns: z.record(z.string(), z.object({ Primal: z.number().optional() })),
})

/** A column of the program: what `Program.column` gave. */
export type Column = number
export type Terms = readonly (readonly [column: Column, coefficient: number])[]

/** No whole numbers hold all the given rows together. */
export class Infeasible extends Error {
  constructor(what: string) {
    super(`No whole numbers meet every constraint of ${what}.`)
  }
}

export interface ColumnSettings {
  readonly lower?: number
  readonly upper?: number
  readonly whole?: boolean
  readonly cost?: number
}

/**
 * A mixed-integer program: columns with bounds and costs, rows with a lower and an upper bound. HiGHS solves it exactly, on
 * one thread, with no limit in seconds, so that the same program always gives the same answer.
 */
export class Program {
  readonly #what: string
  readonly #columns: Required<ColumnSettings>[] = []
  readonly #rows: { readonly terms: Terms; readonly lower: number; readonly upper: number }[] = []

  /** `what` names the program in the error when nothing fits. */
  constructor(what: string) {
    this.#what = what
  }

  get size(): { readonly columns: number; readonly rows: number } {
    return { columns: this.#columns.length, rows: this.#rows.length }
  }

  column(settings: ColumnSettings = {}): Column {
    this.#columns.push({ lower: 0, upper: Infinity, whole: false, cost: 0, ...settings })
    return this.#columns.length - 1
  }

  /** A whole number from 0. */
  count(settings: Omit<ColumnSettings, 'whole'> = {}): Column {
    return this.column({ ...settings, whole: true })
  }

  row(terms: Terms, lower: number, upper: number): void {
    const merged = merge(terms)
    if (merged.length === 0) {
      if (lower > 0 || upper < 0) throw new Infeasible(this.#what)
      return
    }
    this.#rows.push({ terms: merged, lower, upper })
  }

  exactly(terms: Terms, value: number): void {
    this.row(terms, value, value)
  }

  /** A cost of `weight` for each unit by which the sum leaves `wanted`. */
  near(terms: Terms, wanted: number, weight: number): void {
    const over = this.column({ cost: weight })
    const under = this.column({ cost: weight })
    this.exactly([...terms, [over, -1], [under, 1]], wanted)
  }

  /**
   * Keeps a count near its prior in the sense of relative entropy, x·ln(x ÷ prior) − x, a convex cost, given to the solver as
   * straight pieces that are exact at 0, 1, 2, 4, 8 and so on.
   */
  likely(column: Column, prior: number, upper: number, weight = 1): void {
    const f = (x: number): number => (x === 0 ? 0 : x * (Math.log(x / prior) - 1))
    const points = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    const pieces: [Column, number][] = []
    for (const [index, from] of points.entries()) {
      const to = points[index + 1]
      if (to === undefined || from >= upper) break
      pieces.push([
        this.column({ upper: Math.min(to, upper) - from, cost: (weight * (f(to) - f(from))) / (to - from) }),
        1,
      ])
    }
    this.exactly([...pieces, [column, -1]], 0)
  }

  /**
   * The value of each column. Every constraint holds exactly; the objective, which only chooses among answers, may stay `gap`
   * (0.05 is 5 %) from its best or end after `nodes` steps of the search. Throws `Infeasible`.
   */
  async solve({
    gap = 0.05,
    nodes = 200,
    seed = 0,
  }: {
    gap?: number
    nodes?: number
    seed?: number
  }): Promise<(column: Column) => number> {
    const highs = await loadHighs()
    const text = this.text()
    const ask = (limits: object): z.infer<typeof answer> =>
      answer.parse(highs.solve(text, { random_seed: seed, output_flag: false, ...limits }))
    const found = ({ Columns }: z.infer<typeof answer>): boolean => Columns['x0']?.Primal !== undefined
    let solution = ask({ mip_rel_gap: gap, mip_max_nodes: nodes })
    // Nothing found within the steps: any answer that meets the constraints will do.
    if (solution.Status !== 'Infeasible' && !found(solution)) solution = ask({ mip_rel_gap: 1e6 })
    if (solution.Status === 'Infeasible' || !found(solution)) throw new Infeasible(this.#what)
    const values = this.#columns.map((settings, index) => {
      const value = solution.Columns[`x${index}`]?.Primal ?? 0
      return settings.whole ? Math.round(value) : value
    })
    return (column) => values[column] ?? 0
  }

  /** The program in the text form of CPLEX. */
  text(): string {
    const bounded = this.#rows.flatMap(({ terms, lower, upper }, index) => {
      const sum = expression(terms)
      if (lower === upper) return [` r${index}: ${sum} = ${lower}`]
      return [
        ...(lower === -Infinity ? [] : [` l${index}: ${sum} >= ${lower}`]),
        ...(upper === Infinity ? [] : [` u${index}: ${sum} <= ${upper}`]),
      ]
    })
    const costs = this.#columns.flatMap(({ cost }, index): [Column, number][] =>
      cost === 0 ? [] : [[index, cost]],
    )
    const bounds = this.#columns.map(({ lower, upper }, index) =>
      upper === Infinity ? ` x${index} >= ${lower}` : ` ${lower} <= x${index} <= ${upper}`,
    )
    const whole = this.#columns.flatMap((settings, index) => (settings.whole ? [` x${index}`] : []))
    return [
      'Minimize',
      ` cost: ${costs.length === 0 ? '0 x0' : expression(costs)}`,
      'Subject To',
      ...bounded,
      'Bounds',
      ...bounds,
      ...(whole.length === 0 ? [] : ['General', ...whole]),
      'End',
      '',
    ].join('\n')
  }
}

function merge(terms: Terms): Terms {
  const sums = new Map<Column, number>()
  for (const [column, coefficient] of terms) sums.set(column, (sums.get(column) ?? 0) + coefficient)
  return [...sums].filter(([, coefficient]) => coefficient !== 0)
}

/** Lines are kept short: the reader of the text form has a limit. */
function expression(terms: Terms): string {
  const parts = terms.map(
    ([column, coefficient]) => `${coefficient < 0 ? '-' : '+'} ${plain(Math.abs(coefficient))} x${column}`,
  )
  const lines: string[] = []
  for (let at = 0; at < parts.length; at += 12) lines.push(parts.slice(at, at + 12).join(' '))
  return lines.join('\n   ')
}

const plain = (value: number): string => String(Number(value.toFixed(6)))
