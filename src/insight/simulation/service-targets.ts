import type { Readings } from './readings.ts'

// What the report says about time in the service (§3.1.1, Table 2, fn 47, §3.3.3). Months are counted from February 2017 = 0
// to January 2019 = 23. The integers behind each printed mean are worked out by the solver, not given here.

export const lastMonth = 23
export const sites = ['greater-manchester', 'wales', 'hampshire-isle-of-wight'] as const
export type Site = (typeof sites)[number]
/** One child's area is not known (fn 23); that child is in nobody's caseload. */
export const places = [...sites, 'unknown'] as const
export type Place = (typeof places)[number]

export const referrals = 445
export const exits = 289
/** Monthly referrals: fewest and most (§3.1.1). */
export const monthly = { fewest: 9, most: 34 } as const
/** May 2017. */
export const firstExit = 3
/** May 2018. */
export const peak = 15

/** Guardians in post: two a site, a third in Hampshire from July 2017 and in Wales from October (R7) or November 2017. */
export function guardiansIn(site: Site, month: number, readings: Readings): number {
  if (site === 'hampshire-isle-of-wight') return month >= 5 ? 3 : 2
  if (site === 'wales') return month >= (readings.R7 ? 8 : 9) ? 3 : 2
  return 2
}

export interface RatioTarget {
  readonly id: string
  readonly site: Site
  /** First and last month, both included. */
  readonly from: number
  readonly to: number
  /** Children a guardian: the mean of the months' ratios, printed to one decimal. */
  readonly mean: number
  /** How far from the printed mean the solver may go. */
  readonly within: number
}

const table2: Readonly<Record<Site, readonly number[]>> = {
  'greater-manchester': [3.0, 10.0, 17.3, 17.0, 20.3, 26.7, 28.7, 29.0],
  wales: [6.8, 17.7, 22.1, 17.4, 21.0, 22.6, 23.1, 21.1],
  'hampshire-isle-of-wight': [6.5, 15.1, 16.2, 15.2, 17.2, 20.1, 18.8, 14.9],
}

const shortName = (site: Site): string => (site === 'hampshire-isle-of-wight' ? 'hampshire-iow' : site)

/** The means of caseload that are printed. */
export function ratioTargets(readings: Readings): readonly RatioTarget[] {
  const quarters = sites.flatMap((site) =>
    table2[site].map((mean, index) => ({
      id: `table2-caseload-q${index + 1}-${shortName(site)}`,
      site,
      from: index * 3,
      to: index * 3 + 2,
      mean,
      // C8: with two guardians in the whole of Wales's third quarter, 22.0 and 22.2 are the nearest there is to 22.1.
      within: site === 'wales' && index === 2 && !readings.R7 ? 0.15 : 0.05,
    })),
  )
  const year = [
    {
      id: 'ictg-caseload-year-to-sept-2018-greater-manchester',
      site: sites[0],
      from: 8,
      to: 19,
      mean: 22.3,
      within: 0.05,
    },
    {
      id: 'ictg-caseload-year-to-sept-2018-hampshire-iow',
      site: sites[2],
      from: 8,
      to: 19,
      mean: 17.8,
      within: 0.05,
    },
  ]
  return [...quarters, ...year]
}

/** Episodes by complete months in service; the long-term missing (six to eight months, all closed) are left out but for the first. */
export const stays = {
  underOneMonth: 66,
  longTermMissing: 27,
  atLeast7: 152,
  atLeast9: 111,
  atLeast11: 70,
} as const

/** Sum of the complete months of the closed cases: a mean that prints as 6. */
export const closedMonths = { fewest: Math.ceil(5.5 * exits), most: Math.floor(6.49 * exits) } as const
/** The fixed period of the first model is eighteen months (§3.3.3). */
export const longestStay = 18
/** Wales must stay small enough for British girls who were sexually exploited to be its majority (§3.1.4). */
export const siteSizes: Readonly<Record<Site, readonly [number, number]>> = {
  'greater-manchester': [130, 190],
  wales: [112, 128],
  'hampshire-isle-of-wight': [130, 190],
}
