import type { DuckRow } from '../../platform/analytics/index.ts'

/** "In the service for at least so many months": a child is in every cohort up to the length of its stay (fn 30, 46). */
export const tiers = [7, 9, 11] as const
export type Tier = (typeof tiers)[number]

export interface CurvePoint {
  /** Month of service, 1 for the calendar month of referral. */
  readonly month: number
  readonly numerator: number
  /** Children with a row in that month; who has none leaves the month. */
  readonly n: number
}
export type Curve = readonly CurvePoint[]

interface Cell {
  readonly tier: number
  readonly responsibility: string
  readonly longTerm: boolean
  readonly misrecorded: boolean
  readonly month: number
  readonly rows: number
  readonly meetings: number
  readonly missing: number
}

export class Curves {
  private readonly cells: readonly Cell[]
  constructor(rows: readonly DuckRow[]) {
    this.cells = rows.map((row) => ({
      tier: Number(row['tier']),
      responsibility: String(row['parental_responsibility']),
      longTerm: row['long_term_missing'] === true,
      misrecorded: row['misrecorded'] === true,
      month: Number(row['month_index']),
      rows: Number(row['rows']),
      meetings: Number(row['meetings']),
      missing: Number(row['missing']),
    }))
  }

  /**
   * One line of Figure 4 (`meetings`: face-to-face meetings, the misrecorded left out, fn 31) or Figure 8 (`missing`: children
   * missing in the month, the long-term missing left out, fn 47), over the months every child of the cohort completed.
   */
  line(what: 'missing' | 'meetings', tier: Tier, responsibility?: 'with' | 'without'): Curve {
    const kept = this.cells.filter(
      (cell) =>
        cell.tier >= tier &&
        (responsibility === undefined || cell.responsibility === responsibility) &&
        !(what === 'missing' ? cell.longTerm : cell.misrecorded),
    )
    return Array.from({ length: tier }, (_, index) => {
      const rows = kept.filter((cell) => cell.month === index + 1)
      return {
        month: index + 1,
        numerator: rows.reduce((sum, cell) => sum + cell[what], 0),
        n: rows.reduce((sum, cell) => sum + cell.rows, 0),
      }
    })
  }
}

/** The month with the lowest share, the first of equals; null where no month has anybody. */
export function lowestMonth(curve: Curve): number | null {
  const seen = curve.filter((point) => point.n > 0)
  const lowest = seen.reduce<CurvePoint | null>(
    // a/b < c/d without dividing, so that equal shares are equal.
    (best, point) => (best === null || point.numerator * best.n < best.numerator * point.n ? point : best),
    null,
  )
  return lowest?.month ?? null
}
