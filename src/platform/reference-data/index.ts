import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { coversDay, entryOf, labelOf } from '../../kernel/code-list.ts'
import type { CodeList } from '../../kernel/code-list.ts'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { GssCode, SiteCode } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { inPilot, membershipOn } from '../../kernel/policy/sites.ts'
import type { PilotMembership, SiteMembership } from '../../kernel/policy/sites.ts'
import { nationalityGroups } from '../../kernel/vocabulary.ts'
import type { NationalityGroup, Pilot } from '../../kernel/vocabulary.ts'
import { readReferenceData, referenceDataFolder } from './loader.ts'
import type { LocalAuthority } from './types.ts'

export type { CodeListName } from '../../kernel/code-list-names.ts'
export type { LocalAuthority } from './types.ts'

// Read once, as the program starts: a malformed file stops it before it opens a door.
const data = readReferenceData(referenceDataFolder)
const authorityByGss = new Map<string, LocalAuthority>(data.localAuthorities.map((la) => [la.gss, la]))

/** A whole code list; `codesOn(codeList(name), day)` gives what may be chosen on a day. */
export function codeList(name: CodeListName): CodeList {
  const list = data.lists.get(name)
  if (list === undefined) throw new RangeError(`No code list ${name}`)
  return list
}

/** The words of a code, also of a retired one; throws on a code the list never had, which is a bug. */
export function label(name: CodeListName, code: string, lang: Lang): string {
  return labelOf(codeList(name), code, lang)
}

/** True where the list has or had the code: for parsing what a form sends. */
export function isCode(name: CodeListName, code: string): boolean {
  return entryOf(codeList(name), code) !== null
}

/** The group of a nationality on a day (`unknown` for a code the list never had). */
export function nationalityGroupOn(code: string, day: CalendarDay): NationalityGroup {
  const group = entryOf(codeList('nationality'), code, day)?.extra['group']
  return nationalityGroups.find((known) => known === group) ?? 'unknown'
}

/** The authority of a GSS code, also of one that has ended; null for any other code. */
export function localAuthority(gss: string): LocalAuthority | null {
  return authorityByGss.get(gss) ?? null
}

/** The authorities that exist on a day. */
export function localAuthoritiesOn(day: CalendarDay): readonly LocalAuthority[] {
  return data.localAuthorities.filter((la) => coversDay(la, day))
}

export function siteMemberships(): readonly SiteMembership[] {
  return data.siteMemberships
}

export function pilotMemberships(): readonly PilotMembership[] {
  return data.pilotMemberships
}

/** The membership of an authority on a day, or null where no site covers it then. */
export function siteMembershipOn(gss: GssCode, day: CalendarDay): SiteMembership | null {
  return membershipOn(data.siteMemberships, gss, day)
}

/** Does the site test the change on that day? */
export function siteInPilot(pilot: Pilot, site: SiteCode, day: CalendarDay): boolean {
  return inPilot(data.pilotMemberships, pilot, site, day)
}
