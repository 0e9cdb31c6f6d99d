import {
  headlines,
  type MeasureResult,
  type Point,
  type Results,
  type Series,
  type SeriesLine,
} from '../results/index.ts'
import { Ledger } from './ledger.ts'
import { belowOf, changeOf, conditions, countOf, growthOf, meanOf, named, shareOf } from './words.ts'
import type { Conditions, Shared } from './words.ts'

/** One figure that is printed, and the cells that it gives away. */
export interface Entry {
  /** `measures/…`, `groups/…`, `series/…`: unique, in the order of the results. */
  readonly place: string
  readonly scope: string
  readonly id: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
  /** A mean gives the mean of the rest away: it stands as a cell of its own, as large as its n, that is withheld like one. */
  readonly mean: number | null
  /** Names of cells that it is reckoned from, and gives back where one of them is withheld: the two shares of a change. */
  readonly from: readonly string[]
  /** Its words do not say who is counted, so that the same count under other words cannot be recognised. */
  readonly wordless: boolean
  /** A figure without any base cannot be judged, so it cannot be printed. */
  readonly blind: boolean
}

export interface Printed {
  readonly ledger: Ledger
  readonly people: readonly People[]
  readonly entries: readonly Entry[]
  readonly byPlace: ReadonlyMap<string, Entry>
  /** Entries withheld before any equation is looked at: steps of a curve nearer to the last shown than the threshold. */
  readonly steps: ReadonlySet<string>
}

export const whole = 'all'
const nothing = {
  numerator: null,
  denominator: null,
  n: null,
  mean: null,
  from: [] as readonly string[],
  wordless: false,
  blind: false,
}

/** Cells of people by the conditions they meet, so that populations within populations are found by their words. */
export interface People {
  readonly scope: string
  readonly conditions: Conditions
  readonly cell: number
}

class Book {
  readonly ledger = new Ledger()
  readonly people = (scope: string, conditions: Conditions, count: number, weight: number): number => {
    // What narrows less says more: the share of all who were ever met is dearer than one of its parts of parts.
    const dear = weight * 2 ** (3 - Math.min(conditions.length, 6))
    const cell = this.ledger.printed(`${scope}: ${named(conditions)}`, count, dear)
    this.all.set(cell, { scope, conditions, cell })
    return cell
  }
  readonly all = new Map<number, People>()
}

/** The name of a group of children: `gender=female;site=wales`. */
export function scopeOf(by: Readonly<Record<string, string>>): string {
  const parts = Object.entries(by).map(([name, code]) => `${name}=${code}`)
  return parts.length === 0 ? whole : parts.sort().join(';')
}

export function measurePlace(scope: string, at: number): string {
  return scope === whole ? `measures/${at}` : `groups/${scope}/${at}`
}

export function pointPlace(series: number, line: number, point: number): string {
  return `series/${series}/${line}/${point}`
}

/** So many times another figure: what is withheld only to protect another should not be what readers look for first. */
const headlineWeight = 64

/** Every count that the results print, as cells. Sizes of populations are one cell where the definition says the same words. */
export function collect(results: Results, threshold: number): Printed {
  const book = new Book()
  const { ledger } = book
  const entries: Entry[] = []
  const steps = new Set<string>()
  for (const [at, measure] of results.measures.entries()) {
    const weight = headlines.includes(measure.id) ? 16 * headlineWeight : 16
    entries.push(measureEntry(book, measurePlace(whole, at), whole, measure, weight))
  }
  for (const group of results.groups) {
    const scope = scopeOf(group.by)
    const weight = 16 / 4 ** Object.keys(group.by).length
    for (const [at, measure] of group.measures.entries()) {
      entries.push(measureEntry(book, measurePlace(scope, at), scope, measure, weight))
    }
  }
  for (const [s, series] of results.series.entries()) {
    const shown = series.kind === 'steps' ? wideSteps(series, threshold) : null
    for (const [l, line] of series.lines.entries()) {
      for (const [p, point] of line.points.entries()) {
        const place = pointPlace(s, l, p)
        if (shown === null || shown.has(point)) entries.push(pointEntry(ledger, place, series, line, point))
        else {
          entries.push({ place, scope: whole, id: series.id, ...nothing, wordless: true })
          steps.add(place)
        }
      }
    }
  }
  // The number of episodes stands at the head of the file.
  for (const entry of entries) {
    for (const cell of [entry.denominator, entry.n, entry.numerator]) {
      if (entry.scope === whole && cell !== null && ledger.count(cell) === results.package.episodes)
        ledger.fix(cell)
    }
  }
  return {
    ledger,
    people: [...book.all.values()],
    entries,
    byPlace: new Map(entries.map((entry) => [entry.place, entry])),
    steps,
  }
}

function measureEntry(
  book: Book,
  place: string,
  scope: string,
  measure: MeasureResult,
  weight: number,
): Entry {
  const { numerator, denominator, n, definition, id } = measure
  const base = { place, scope, id, ...nothing }
  if (measure.value === null && numerator === null) return base
  const population = (words: string | null, count: number) =>
    book.people(
      scope,
      words === null ? [`${measure.part} figures of ${count}`] : conditions(words),
      count,
      weight,
    )
  const growth = growthOf(definition)
  if (growth !== null && numerator !== null && isCount(denominator)) {
    const from = population(growth[0], denominator)
    return {
      ...base,
      numerator: population(growth[1], denominator + numerator),
      denominator: from,
      n: n === null ? null : from,
    }
  }
  if (measure.unit === 'count') {
    const count = isCount(measure.value) ? measure.value : numerator
    if (!isCount(count)) return base
    const counted = countOf(definition)
    const wordless = counted === null
    const cell = book.people(scope, counted === null ? [id] : conditions(counted), count, weight)
    const of = isCount(denominator) && denominator > count ? population(null, denominator) : null
    if (of !== null) book.ledger.divides(of, [cell], `${scope}: not ${id}`)
    return { ...base, numerator: cell, denominator: of, wordless }
  }
  const share = shareOf(definition)
  const isShare = measure.unit === 'percent' || (measure.unit === 'ratio' && share !== null)
  if (isShare && isCount(numerator) && isCount(denominator) && numerator <= denominator) {
    const below = belowOf(definition)
    const of = population(share?.of ?? below, denominator)
    const name = share === null ? [id] : conditions(share.of, share.counted)
    const part = book.people(scope, name, numerator, weight)
    if (part !== of) book.ledger.divides(of, [part], `${scope}: the others of ${id}`)
    return {
      ...base,
      numerator: part,
      denominator: of,
      n: !isCount(n) ? null : n === denominator ? of : population(null, n),
    }
  }
  const change = changeOf(definition)
  if (change !== null)
    return {
      ...base,
      n: isCount(n) ? population(null, n) : null,
      from: change.flatMap((one) => sharesOf(scope, one)),
    }
  const speaks = isCount(n) ? n : isCount(denominator) && measure.unit !== 'ratio' ? denominator : null
  const of = speaks === null ? null : population(meanOf(definition), speaks)
  const mean =
    speaks === null || !averages.has(measure.unit)
      ? null
      : book.people(scope, [`the mean of ${id}`], speaks, weight)
  const blind = speaks === null && blindUnits.has(measure.unit) && measure.value !== null
  return {
    ...base,
    denominator: isCount(denominator) && denominator === speaks ? of : null,
    n: of,
    mean,
    blind,
  }
}

function sharesOf(scope: string, { of, counted }: Shared): string[] {
  return [conditions(of), conditions(of, counted)].map((all) => `${scope}: ${named(all)}`)
}

/** Table 1 counts the adults and children interviewed in 2019, as the report itself printed it: it is of no package. */
const notOfChildren: ReadonlySet<string> = new Set(['table-1'])

function pointEntry(ledger: Ledger, place: string, series: Series, line: SeriesLine, point: Point): Entry {
  const base = { place, scope: whole, id: series.id, ...nothing, wordless: true }
  if (notOfChildren.has(series.id)) return base
  const name = `${series.id}, ${line.name}, ${point.x}`
  const ownCount = series.unit === 'count' && isCount(point.value) ? point.value : null
  const count = isCount(point.numerator) ? point.numerator : ownCount
  const of = isCount(point.n)
    ? ledger.printed(`${whole}: ${series.id}, ${line.name}, of ${point.n}`, point.n, 4)
    : null
  if (count === null) {
    return {
      ...base,
      denominator: of,
      n: of,
      blind: of === null && point.value !== null && blindUnits.has(series.unit),
    }
  }
  if (of === null || !isCount(point.n) || count > point.n) {
    return { ...base, numerator: ledger.printed(`${whole}: ${name}`, count, 8), n: of }
  }
  const part = ledger.printed(`${whole}: ${name}`, count, 8)
  if (part !== of) ledger.divides(of, [part], `${whole}: the others of ${name}`)
  return { ...base, numerator: part, denominator: of, n: of }
}

/**
 * A curve of steps shows single children leave: printed are only the points with as many leaving as the threshold or nobody, and
 * whose leaving and remaining children differ from the last printed point, and the remaining from those of any other line's,
 * by nothing or by the threshold and more.
 */
function wideSteps(series: Series, threshold: number): Set<Point> {
  const shown = new Set<Point>()
  const remaining = new Set<number>()
  const near = (a: number | null, b: number | null) =>
    isCount(a) && isCount(b) && a !== b && Math.abs(a - b) < threshold
  for (const line of series.lines) {
    let last: Point | null = null
    for (const point of line.points) {
      if (near(point.numerator, 0)) continue
      if (last !== null && near(last.numerator, point.numerator)) continue
      if ([...remaining].some((n) => near(n, point.n))) continue
      shown.add(point)
      if (isCount(point.n)) remaining.add(point.n)
      last = point
    }
  }
  return shown
}

const averages: ReadonlySet<string> = new Set(['mean', 'months', 'days', 'years'])
const blindUnits: ReadonlySet<string> = new Set(['percent', 'percentage-points', 'days'])

export function isCount(value: number | string | null): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
