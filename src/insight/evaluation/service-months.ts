import type { DuckRow } from '../../platform/analytics/index.ts'
import { monthsOf, type Period } from './period.ts'

export interface SiteMonth {
  readonly referrals: number
  readonly exits: number
  /** In service at the month's end: referred by its last day, and open or leaving after it. */
  readonly inService: number
  /** Guardians in post; null where the package has no row. */
  readonly guardians: number | null
}

export interface ServiceMonth extends SiteMonth {
  readonly month: string
  readonly sites: ReadonlyMap<string, SiteMonth>
}

/**
 * Month by month within the period, everyone in service counted whenever they were referred. `flow` has rows site, month, came,
 * went; `guardians` has rows month, site, guardians.
 */
export function serviceMonths(
  period: Period,
  flow: readonly DuckRow[],
  guardians: readonly DuckRow[],
): readonly ServiceMonth[] {
  const inPost = new Map(
    guardians.map((row) => [`${String(row['month'])} ${String(row['site'])}`, Number(row['guardians'])]),
  )
  const sites = [...new Set([...flow, ...guardians].map((row) => String(row['site'])))].sort()
  const moves = flow.map((row) => ({
    site: String(row['site']),
    month: String(row['month']),
    came: Number(row['came']),
    went: Number(row['went']),
  }))
  return monthsOf(period).map((month) => {
    const bySite = new Map<string, SiteMonth>(
      sites.map((site) => {
        const here = moves.filter((move) => move.site === site && move.month <= month)
        const now = here.filter((move) => move.month === month)
        return [
          site,
          {
            referrals: now.reduce((sum, move) => sum + move.came, 0),
            exits: now.reduce((sum, move) => sum + move.went, 0),
            inService: here.reduce((sum, move) => sum + move.came - move.went, 0),
            guardians: inPost.get(`${month} ${site}`) ?? null,
          },
        ]
      }),
    )
    const all = [...bySite.values()]
    const posts = all.flatMap((one) => (one.guardians === null ? [] : [one.guardians]))
    return {
      month,
      sites: bySite,
      referrals: all.reduce((sum, one) => sum + one.referrals, 0),
      exits: all.reduce((sum, one) => sum + one.exits, 0),
      inService: all.reduce((sum, one) => sum + one.inService, 0),
      guardians: posts.length === 0 ? null : posts.reduce((sum, one) => sum + one, 0),
    }
  })
}

/** Children ÷ guardians (fn 9); null without guardians. */
export function caseload(one: SiteMonth | undefined): number | null {
  if (one === undefined || one.guardians === null || one.guardians === 0) return null
  return one.inService / one.guardians
}

/** The mean of the months' ratios, months without a ratio left out; null when none has one. */
export function meanRatio(ratios: readonly (number | null)[]): number | null {
  const known = ratios.filter((ratio) => ratio !== null)
  return known.length === 0 ? null : known.reduce((sum, ratio) => sum + ratio, 0) / known.length
}

/**
 * The months of the n-th evaluation quarter from the one the period begins in; quarters begin in February, May, August and
 * November (Table 2).
 */
export function quarterMonths(months: readonly ServiceMonth[], n: number): readonly ServiceMonth[] {
  const first = months[0]
  return first === undefined
    ? []
    : months.filter((one) => quarterNumber(one.month) === quarterNumber(first.month) + n - 1)
}

function quarterNumber(month: string): number {
  return Math.floor((Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 2) / 3)
}
