import type { Curve, Tier } from './curves.ts'
import type { ServiceMonth } from './service-months.ts'

/** Thrown inside a derived measure when something it needs has no value; the measure then has none either, and says so. */
export class NotAnswerable extends Error {}

/** What derived measures and sentences may look at: other measures, the months of the service, the curves. */
export interface Evidence {
  /** The value of another measure; throws NotAnswerable where it has none. */
  number(id: string): number
  /** A place in a ranking, as a number. */
  place(id: string): number
  /** A figure the report publishes and no package holds. */
  published(id: string): number
  /** The age most closures as an adult name; null where none does. */
  readonly adultAge: number | null
  /** In how many calendar months of the period a child was referred to this kind of support. */
  monthsWithReferrals(route: string): number
  readonly months: readonly ServiceMonth[]
  /** Children per guardian at each month's end, one site or all together; null where nobody was in post. */
  ratios(site: string | null): readonly (number | null)[]
  /** People in post in a role, month by month of the period, over all sites; empty where nobody was. */
  posts(role: string): readonly { readonly month: string; readonly fullTime: number }[]
  curve(what: 'missing' | 'meetings', tier: Tier, responsibility?: 'with' | 'without'): Curve
}
