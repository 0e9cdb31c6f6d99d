import type { CalendarDay } from '../calendar-day.ts'
import { coversDay } from '../code-list.ts'
import type { Validity } from '../code-list.ts'
import type { GssCode, SiteCode } from '../ids.ts'
import type { Pilot, YesNoUnknown } from '../vocabulary.ts'

/** One authority in one site for a span of days (`reference-data/site-membership.csv`). */
export interface SiteMembership extends Validity {
  readonly site: SiteCode
  readonly gss: GssCode
  /** The site takes only children identified on or after this day; null = no such rule. */
  readonly acceptsIdentifiedFrom: CalendarDay | null
}

/** One site in one pilot for a span of days (`reference-data/pilot-membership.csv`). */
export interface PilotMembership extends Validity {
  readonly pilot: Pilot
  readonly site: SiteCode
}

/** The membership that holds for an authority on a day, or null where no site covers it then. */
export function membershipOn(
  memberships: readonly SiteMembership[],
  gss: GssCode,
  day: CalendarDay,
): SiteMembership | null {
  return memberships.find((row) => row.gss === gss && coversDay(row, day)) ?? null
}

/**
 * The site of a child: that of the authority responsible for the child, not of the place where the child is
 * (ICTG leaflet 2021). Null = the service does not operate there on that day.
 */
export function siteOn(
  memberships: readonly SiteMembership[],
  gss: GssCode,
  day: CalendarDay,
): SiteCode | null {
  return membershipOn(memberships, gss, day)?.site ?? null
}

/** The authorities of a site on a day. */
export function authoritiesOf(
  memberships: readonly SiteMembership[],
  site: SiteCode,
  day: CalendarDay,
): readonly GssCode[] {
  return memberships.filter((row) => row.site === site && coversDay(row, day)).map((row) => row.gss)
}

/** Does the site test the change on that day? Pilot membership is dated data, not code. */
export function inPilot(
  memberships: readonly PilotMembership[],
  pilot: Pilot,
  site: SiteCode,
  day: CalendarDay,
): boolean {
  return memberships.some((row) => row.pilot === pilot && row.site === site && coversDay(row, day))
}

/**
 * Was the child identified before the site began to take children (DT-1 row 4)?
 * In: the membership on the day the referral was received, the day of identification (null = not known).
 * Out: unknown only where the site has such a day and the day of identification is not known.
 */
export function identifiedTooEarly(
  membership: SiteMembership | null,
  identifiedOn: CalendarDay | null,
): YesNoUnknown {
  if (membership === null || membership.acceptsIdentifiedFrom === null) return 'no'
  if (identifiedOn === null) return 'unknown'
  return identifiedOn < membership.acceptsIdentifiedFrom ? 'yes' : 'no'
}
