import { wilson } from '../statistics/index.ts'
import type { Interval, MeasureResult, Part } from '../results/index.ts'
import { publishedWith } from '../published/index.ts'
import type { Need } from './conditions.ts'
import { NotAnswerable, type Evidence } from './evidence.ts'
import type { Answer, Measure } from './measure.ts'
import type { Quantile } from './quantiles.ts'
import { rankingName, talliesOf, type Tallied } from './tallies.ts'

const NOBODY = 'Nobody is in the population.'

/** Wilson's interval in percent; null for nobody. */
export function percentInterval(successes: number, n: number): Interval | null {
  const ends = wilson(successes, n)
  return ends === null ? null : [ends[0] * 100, ends[1] * 100]
}

/** Which tables or columns a measure cannot do without. */
export function needsOf({ counting }: Measure): readonly Need[] {
  switch (counting.kind) {
    case 'count':
      return counting.counted.needs
    case 'share':
      return [...counting.of.needs, ...counting.counted.needs]
    case 'quantile':
    case 'mean':
      return [...counting.of.needs, ...counting.quantity.needs]
    case 'ratio':
      return [...counting.of.needs, ...counting.over.needs, ...counting.under.needs]
    case 'change':
      return [counting.from, counting.to].flatMap((split) => [...split.of.needs, ...split.counted.needs])
    case 'growth':
      return [...counting.from.needs, ...counting.to.needs]
    case 'rank':
      return counting.of.needs
    case 'derived':
      return counting.needs
    default:
      return []
  }
}

const share = (numerator: number, n: number): Answer =>
  n === 0
    ? { value: null, numerator: 0, denominator: 0, n: 0, why: NOBODY }
    : { value: (100 * numerator) / n, numerator, denominator: n, n, interval: percentInterval(numerator, n) }

/** The answer of a measure that is a sum or a quotient of sums. Null for kinds that look at other evidence. */
export function countedAnswer(measure: Measure, tallied: Tallied): Answer | null {
  const { counting } = measure
  const [a = 0, b = 0, c = 0, d = 0] = talliesOf(measure).map((tally) => tallied.of(tally))
  switch (counting.kind) {
    case 'count':
      return { value: a, numerator: a, n: a }
    case 'share':
      return share(a, b)
    case 'mean':
      return b === 0
        ? { value: null, numerator: 0, denominator: 0, n: 0, why: NOBODY }
        : { value: a / b, numerator: a, denominator: b, n: b }
    case 'ratio':
      if (b === 0)
        return { value: null, numerator: 0, denominator: 0, n: 0, why: 'There is nothing to divide by.' }
      // A part above its whole is a fault of the rows, and no share.
      if (counting.percent && (a < 0 || a > b))
        return {
          value: null,
          why: `The rows say ${a} of ${b}, which cannot be. "dataset check" says where.`,
        }
      return counting.percent
        ? share(a, b)
        : { value: ((counting.per ?? 1) * a) / b, numerator: a, denominator: b, n: b }
    case 'change':
      return b === 0 || d === 0
        ? { value: null, n: b + d, why: 'One of the two times has nobody in it.' }
        : { value: (100 * c) / d - (100 * a) / b, n: b + d }
    case 'growth':
      return a === 0
        ? { value: null, numerator: b, denominator: a, n: a, why: 'There is nothing to grow from.' }
        : { value: (100 * (b - a)) / a, numerator: b - a, denominator: a, n: a }
    default:
      return null
  }
}

/** The place of an item: one more than there are items with a larger count; an item nobody has comes after all the others. */
function place(counts: ReadonlyMap<string, number>, item: string): Answer {
  if (counts.size === 0) return { value: null, why: 'There is nothing recorded to put in order.' }
  const own = counts.get(item) ?? 0
  return { value: String([...counts.values()].filter((count) => count > own).length + 1) }
}

function quantileAnswer(found: Quantile | undefined): Answer {
  return found === undefined || found.value === null
    ? { value: null, numerator: 0, denominator: 0, n: 0, why: NOBODY }
    : { value: found.value, denominator: found.n, n: found.n }
}

export function answerOf(
  measure: Measure,
  tallied: Tallied,
  rankings: ReadonlyMap<string, ReadonlyMap<string, number>>,
  quantiles: ReadonlyMap<string, Quantile>,
  evidence: Evidence,
): Answer {
  const { counting } = measure
  try {
    switch (counting.kind) {
      case 'rank':
        return place(rankings.get(rankingName(counting)) ?? new Map(), counting.item)
      case 'quantile':
        return quantileAnswer(quantiles.get(measure.id))
      case 'derived':
        return counting.answer(evidence)
      case 'sentence':
        return { value: counting.holds(evidence) ? 'holds' : 'does not hold' }
      case 'unanswerable':
        return { value: null, why: counting.why }
      default:
        return countedAnswer(measure, tallied) ?? { value: null, why: NOBODY }
    }
  } catch (error) {
    if (error instanceof NotAnswerable) return { value: null, why: error.message }
    throw error
  }
}

export function resultOf(measure: Measure & { readonly part: Part }, answer: Answer): MeasureResult {
  return {
    id: measure.id,
    part: measure.part,
    title: measure.title,
    value: answer.value,
    unit: measure.unit,
    numerator: answer.numerator ?? null,
    denominator: answer.denominator ?? null,
    n: answer.n ?? null,
    interval: answer.interval ?? null,
    suppressed: false,
    definition: measure.definition,
    source: measure.source,
    ...(measure.readings.length === 0 ? {} : { readings: measure.readings }),
    ...(answer.why === undefined ? {} : { why: answer.why }),
  }
}

export function publishedNumber(id: string): number {
  const value = publishedWith(id)?.value
  if (typeof value !== 'number') throw new RangeError(`${id} is no published number`)
  return value
}
