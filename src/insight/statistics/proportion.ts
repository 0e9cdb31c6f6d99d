import { criticalValue } from './normal.ts'

/** Lower and upper end. */
export type Ends = readonly [number, number]

/** So many of so many. */
export interface Share {
  readonly successes: number
  readonly n: number
}

function check({ successes, n }: Share): void {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(n) || successes < 0 || successes > n)
    throw new RangeError(`A share needs whole numbers with 0 ≤ successes ≤ n, not ${successes} of ${n}.`)
}

/**
 * Wilson's score interval of a share, between 0 and 1, without continuity correction (Wilson 1927; R: `prop.test(correct =
 * FALSE)`). Null when there is nobody to speak of. Throws RangeError on counts that cannot be.
 */
export function wilson(successes: number, n: number, level = 0.95): Ends | null {
  check({ successes, n })
  if (n === 0) return null
  const z2 = criticalValue(level) ** 2
  const share = successes / n
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = Math.sqrt((z2 / n) * (share * (1 - share) + z2 / (4 * n))) / (1 + z2 / n)
  // At none and at all of them the end is exact; arithmetic would miss it by a rounding error.
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half]
}

export interface Difference {
  /** (there after − there before) − (elsewhere after − elsewhere before), as shares between −1 and 1. */
  readonly estimate: number
  /** Standard error. */
  readonly error: number
  readonly interval: Ends
}

/**
 * Difference in differences of four shares, with the unpooled (Wald) interval: the same as a saturated linear probability
 * model with its HC0 variance. It describes; it shows no effect unless both places would have moved alike. Null when a cell is
 * empty.
 */
export function differenceInDifferences(
  cells: {
    readonly thereBefore: Share
    readonly thereAfter: Share
    readonly elsewhereBefore: Share
    readonly elsewhereAfter: Share
  },
  level = 0.95,
): Difference | null {
  const all = [cells.thereBefore, cells.thereAfter, cells.elsewhereBefore, cells.elsewhereAfter]
  all.forEach(check)
  if (all.some(({ n }) => n === 0)) return null
  const of = ({ successes, n }: Share): number => successes / n
  const estimate =
    of(cells.thereAfter) - of(cells.thereBefore) - (of(cells.elsewhereAfter) - of(cells.elsewhereBefore))
  const error = Math.sqrt(all.reduce((sum, cell) => sum + (of(cell) * (1 - of(cell))) / cell.n, 0))
  const half = criticalValue(level) * error
  return { estimate, error, interval: [estimate - half, estimate + half] }
}
