import type { Interval, MeasureResult, Point, Results } from '../results/index.ts'
import { wilson } from '../statistics/index.ts'
import { reckoned } from './families.ts'
import { link } from './links.ts'
import type { Entry, Printed } from './printed.ts'
import { collect, isCount, measurePlace, pointPlace, scopeOf, whole } from './printed.ts'
import { nearest } from './rounding.ts'
import { loadSolver } from './solver.ts'
import { suppress } from './suppress.ts'
import type { Rule, System } from './system.ts'
import { checkSystem } from './system.ts'

export interface DisclosureOptions {
  /** Counts under it are withheld: 5 for service returns, 10 for research (domain.md §7.4). */
  readonly threshold: number
  /** Counts are printed to the nearest multiple; 1 prints them as they are. */
  readonly rounding: number
  /** A zero is withheld too: of a rare group, "none" can disclose. */
  readonly zeros?: boolean
}

/** Why a figure is withheld: for whoever prepares the release, never for print, where it would tell which star is which. */
export type Reason = 'small' | 'gives-back' | 'step' | 'same-count' | 'reckoned' | 'no-base'

export interface Withheld {
  readonly place: string
  readonly id: string
  readonly scope: string
  readonly reason: Reason
}

export interface Disclosed {
  readonly results: Results
  readonly withheld: readonly Withheld[]
}

/**
 * The results as they may leave the building: no count under the threshold is printed, nor anything that gives one back. Withheld
 * figures keep their place and lose value, numerator, interval, and the base where that would tell. Throws RangeError on
 * options that protect nothing.
 */
export async function discloseResults(results: Results, options: DisclosureOptions): Promise<Results> {
  return (await disclose(results, options)).results
}

/** The same, with the reason of every withheld figure. */
export async function disclose(results: Results, options: DisclosureOptions): Promise<Disclosed> {
  const rule = ruleOf(options)
  const printed = collect(results, rule.threshold)
  link(results, printed, rule.threshold)
  const system = printed.ledger.system()
  checkSystem(system)
  const { suppressed, primary } = suppress(await loadSolver(), system, rule)
  const withheld = withhold(printed, system, rule, suppressed, primary)
  return {
    results: {
      ...written(results, printed, withheld, suppressed, options),
      disclosure: { threshold: options.threshold, rounding: options.rounding, suppressed: withheld.size },
    },
    withheld: [...withheld.values()],
  }
}

export function ruleOf({ threshold, rounding, zeros = false }: DisclosureOptions): Rule {
  if (!Number.isInteger(threshold) || threshold < 3) {
    throw new RangeError(
      `The threshold for small numbers must be a whole number of at least 3, and not ${threshold}.`,
    )
  }
  if (!Number.isInteger(rounding) || rounding < 1) {
    throw new RangeError(`The rounding must be a whole number of at least 1, and not ${rounding}.`)
  }
  return { threshold, zeros }
}

function cellsOf(entry: Entry): number[] {
  return [entry.numerator, entry.denominator, entry.n, entry.mean].filter((cell) => cell !== null)
}

function withhold(
  printed: Printed,
  system: System,
  rule: Rule,
  suppressed: readonly boolean[],
  primary: readonly boolean[],
): Map<string, Withheld> {
  const withheld = new Map<string, Withheld>()
  const add = ({ place, id, scope }: Entry, reason: Reason) => {
    if (!withheld.has(place)) withheld.set(place, { place, id, scope, reason })
  }
  // A withheld count may be printed again under words that we cannot match: the same count of the same number goes too.
  const gone = new Set<string>()
  const count = (cell: number | null) => (cell === null ? null : (system.cells[cell]?.count ?? null))
  for (const { scope, numerator, denominator, n } of printed.entries) {
    if (numerator !== null && suppressed[numerator]) {
      gone.add(`${scope} ${count(numerator)}`).add(`${scope} ${count(numerator)} of ${count(denominator)}`)
    }
    for (const cell of [denominator, n])
      if (cell !== null && suppressed[cell]) gone.add(`${scope} ${count(cell)}`)
  }
  for (const entry of printed.entries) {
    const cells = cellsOf(entry)
    if (printed.steps.has(entry.place)) add(entry, 'step')
    if (entry.blind) add(entry, 'no-base')
    if (cells.some((cell) => suppressed[cell] && primary[cell])) add(entry, 'small')
    if (cells.some((cell) => suppressed[cell])) add(entry, 'gives-back')
    const { scope, wordless, numerator, denominator } = entry
    if (
      !wordless ||
      numerator === null ||
      (count(numerator) ?? 0) < rule.threshold ||
      system.cells[numerator]?.fixed
    )
      continue
    const again =
      denominator === null ? `${count(numerator)}` : `${count(numerator)} of ${count(denominator)}`
    // A point of a figure without a base (a month) shares its count with too many others to be recognised by it.
    if (gone.has(`${scope} ${again}`) && !(denominator === null && entry.place.startsWith('series/')))
      add(entry, 'same-count')
  }
  const lostNames = new Set(system.cells.filter((_, at) => suppressed[at]).map((cell) => cell.id))
  const byId = Map.groupBy(printed.entries, ({ id, scope }) => `${scope} ${id}`)
  for (const entry of printed.entries) {
    const from = reckoned[entry.id] ?? []
    const lost = from.some((id) =>
      (byId.get(`${entry.scope} ${id}`) ?? []).some(({ place }) => withheld.has(place)),
    )
    if (lost || entry.from.some((name) => lostNames.has(name))) add(entry, 'reckoned')
  }
  return withheld
}

/** One sentence for every reason: which rule a star has is nobody's business outside. */
export function sentence(threshold: number): string {
  return `Withheld: a count under ${threshold}, or a figure that would give such a count back.`
}

function written(
  results: Results,
  printed: Printed,
  withheld: ReadonlyMap<string, Withheld>,
  suppressed: readonly boolean[],
  options: DisclosureOptions,
): Results {
  const hidden = (cell: number | null) => cell !== null && suppressed[cell] === true
  const measured =
    (scope: string) =>
    (measure: MeasureResult, at: number): MeasureResult => {
      const place = measurePlace(scope, at)
      const entry = printed.byPlace.get(place)
      if (entry === undefined) return measure
      if (!withheld.has(place)) return rounded(measure, options.rounding)
      const base = withheld.get(place)?.reason === 'same-count'
      return {
        ...measure,
        value: null,
        numerator: null,
        interval: null,
        denominator: base || hidden(entry.denominator) ? null : to(measure.denominator, options.rounding),
        n: base || hidden(entry.n) ? null : to(measure.n, options.rounding),
        suppressed: true,
        why: sentence(options.threshold),
      }
    }
  return {
    ...results,
    measures: results.measures.map(measured(whole)),
    groups: results.groups.map((group) => ({
      ...group,
      measures: group.measures.map(measured(scopeOf(group.by))),
    })),
    series: results.series.map((series, s) => ({
      ...series,
      lines: series.lines.map((line, l) => ({
        ...line,
        points: line.points.map((point, p): Point => {
          const place = pointPlace(s, l, p)
          if (!withheld.has(place)) return roundedPoint(point, series.unit, options.rounding)
          const entry = printed.byPlace.get(place)
          const gone = withheld.get(place)?.reason !== 'small' || hidden(entry?.n ?? null)
          const n = gone ? null : to(point.n, options.rounding)
          return { x: point.x, value: null, numerator: null, n, interval: null, suppressed: true }
        }),
      })),
    })),
  }
}

function to(count: number | null, base: number): number | null {
  return count === null || base === 1 ? count : nearest(count, base)
}

/** Counts first, then what is reckoned from them: a share of rounded counts is exact about what is printed. */
function rounded(measure: MeasureResult, base: number): MeasureResult {
  if (base === 1) return measure
  const numerator = to(measure.numerator, base)
  const denominator = to(measure.denominator, base)
  return {
    ...measure,
    numerator,
    denominator,
    n: to(measure.n, base),
    ...reckonedFrom(measure.value, measure.unit, measure.numerator !== null, numerator, denominator, base),
  }
}

function roundedPoint(point: Point, unit: string, base: number): Point {
  if (base === 1) return point
  const numerator = to(point.numerator, base)
  const n = to(point.n, base)
  const { value, interval } = reckonedFrom(point.value, unit, point.numerator !== null, numerator, n, base)
  return { ...point, numerator, n, value: typeof value === 'string' ? null : value, interval }
}

function reckonedFrom(
  value: number | string | null,
  unit: string,
  counted: boolean,
  numerator: number | null,
  of: number | null,
  base: number,
): { value: number | string | null; interval: Interval | null } {
  if (value === null || typeof value === 'string') return { value, interval: null }
  if (unit === 'count' && isCount(value)) return { value: nearest(value, base), interval: null }
  if (unit !== 'percent' && unit !== 'ratio') return { value: Math.round(value * 10) / 10, interval: null }
  if (!counted || numerator === null || of === null) return { value: Math.round(value), interval: null }
  if (of === 0) return { value: null, interval: null }
  const share = numerator / of
  const ends = unit === 'percent' && numerator >= 0 && numerator <= of ? wilson(numerator, of) : null
  return {
    value: unit === 'percent' ? 100 * share : share,
    interval: ends === null ? null : [ends[0] * 100, ends[1] * 100],
  }
}
