import { ageOn, dayInLondon, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { modelOn } from '../../kernel/policy/service-model.ts'
import { nationalityGroupOn } from '../../platform/reference-data/index.ts'
import { justiceOn } from '../../service/justice/index.ts'
import * as codes from './codes.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { CaseRow } from './read.ts'
import type { JusticeRow } from './read-systems.ts'
import type { Row } from './rows.ts'

/** An episode of the record: a case that was accepted, with the days between which it was open. */
export interface Episode {
  readonly id: string
  readonly case: CaseRow
  readonly referredOn: CalendarDay
  /** null while open on the day of the package. */
  readonly exitOn: CalendarDay | null
}

export const leftOutReasons = [
  'not-yet-decided',
  'declined',
  'no-referral',
  'no-route',
  'referred-later',
] as const
export type LeftOut = (typeof leftOutReasons)[number]

/** Why a case is no episode of the package, or null where it is one. */
function leftOut(one: CaseRow, referredOn: CalendarDay, asAt: CalendarDay): LeftOut | null {
  if (one.stage === 'referred' || one.stage === 'more-information') return 'not-yet-decided'
  if (one.stage === 'declined') return 'declined'
  if (one.channel === null) return 'no-referral'
  if (one.route === null) return 'no-route'
  return referredOn > asAt ? 'referred-later' : null
}

/**
 * The day support ended: the one signed off; for a case closed without a proposal (before the record was kept here) the day on
 * which its head was closed. Never before the referral, and null for a day after the package's: that had not happened.
 */
function exitOf(one: CaseRow, referredOn: CalendarDay, asAt: CalendarDay): CalendarDay | null {
  if (one.stage !== 'closed') return null
  const signedOff = one.exit_on === null ? null : parseDay(one.exit_on)
  const day = signedOff ?? (one.closed_at === null ? asAt : dayInLondon(one.closed_at))
  if (day > asAt) return null
  return day < referredOn ? referredOn : day
}

export function episodesOf(
  cases: readonly CaseRow[],
  asAt: CalendarDay,
  names: Pseudonyms,
): { readonly episodes: readonly Episode[]; readonly leftOut: Readonly<Record<LeftOut, number>> } {
  const counts: Record<LeftOut, number> = {
    'not-yet-decided': 0,
    declined: 0,
    'no-referral': 0,
    'no-route': 0,
    'referred-later': 0,
  }
  const episodes: Episode[] = []
  for (const one of cases) {
    const referredOn = dayInLondon(one.received_at)
    const why = leftOut(one, referredOn, asAt)
    if (why !== null) {
      counts[why] += 1
      continue
    }
    episodes.push({
      id: names.episode(one.case_id),
      case: one,
      referredOn,
      exitOn: exitOf(one, referredOn, asAt),
    })
  }
  return { episodes, leftOut: counts }
}

/**
 * Criminal justice as it stood on the day: what the justice room holds, and where it holds nothing what was said at referral. A
 * stage is of an accused child only.
 */
function justiceCells(one: CaseRow, known: JusticeRow | undefined, asAt: CalendarDay): Row {
  const said = codes.mapped({ yes: 'yes', no: 'no', unknown: 'unknown' }, one.cjs_involved)
  const stands = known === undefined ? null : justiceOn(asAt, known.matters, known.stages)
  if (stands === null) {
    const involved = said === 'yes'
    return {
      cjs_involved: said ?? 'unknown',
      cjs_role: involved ? codes.mapped(codes.justiceRoles, one.cjs_role) : null,
      cjs_stage: involved ? one.cjs_stage : null,
      cjs_at_referral: said,
    }
  }
  const role = codes.mapped(codes.justiceRoles, stands.role)
  const before = one.cjs_role === 'accused' ? one.cjs_stage : null
  return {
    cjs_involved: 'yes',
    cjs_role: role,
    cjs_stage: role === 'accused' ? (stands.stage ?? before) : null,
    cjs_at_referral: said,
  }
}

/** One row of `children`. Throws RangeError on a code that the package does not have. */
export function childRow(
  { id, case: one, referredOn, exitOn }: Episode,
  names: Pseudonyms,
  asAt: CalendarDay,
  knownJustice?: JusticeRow,
): Row {
  const notAsked: string[] = []
  const notKnown: string[] = []
  const required = (
    column: string,
    table: Readonly<Record<string, string>>,
    recorded: string | null,
  ): string => {
    const code = codes.mapped(table, recorded)
    if (code === null) notAsked.push(column)
    return code ?? 'unknown'
  }
  const [nationality, ...others] = (one.nationalities ?? []).map(codes.nationalityOf)
  if (nationality === undefined) notAsked.push('nationality', 'nationality_group')
  if (one.referrer_agency === null) notAsked.push('referrer_agency')
  if (one.missing_now === null) notAsked.push('missing_on_referral')
  if (one.missing_now === 'unknown') notKnown.push('missing_on_referral')
  if (one.county_lines === 'unknown') notKnown.push('county_lines')
  const justice = justiceCells(one, knownJustice, asAt)
  if (one.cjs_involved === null && justice['cjs_involved'] === 'unknown') notAsked.push('cjs_involved')
  const dob = one.dob === null ? null : parseDay(one.dob)
  const recorded = one.nationalities?.[0]
  const row = {
    episode_id: id,
    child_id: names.child(one.child_id),
    referral_date: referredOn,
    referral_channel: codes.mapped(codes.channels, one.channel),
    referrer_agency: one.referrer_agency ?? 'unknown',
    site: one.site ?? 'unknown',
    local_authority: one.local_authority === 'unknown' ? null : one.local_authority,
    age_at_referral: dob === null ? null : ageOn(dob, referredOn),
    gender: required('gender', codes.genders, one.gender),
    nationality: nationality ?? 'unknown',
    nationality_group: recorded === undefined ? 'unknown' : nationalityGroupOn(recorded, referredOn),
    immigration_group: required('immigration_group', codes.immigrationGroups, one.immigration_group),
    parental_responsibility: required(
      'parental_responsibility',
      codes.parentalResponsibilities,
      one.parental_responsibility,
    ),
    primary_exploitation: required('primary_exploitation', codes.exploitations, one.exploitation_primary),
    county_lines: one.county_lines === 'yes' ? true : one.county_lines === 'no' ? false : null,
    missing_on_referral: one.missing_now === 'yes',
    trafficker_contact_at_referral: codes.mapped(codes.traffickerContacts, one.trafficker_contact),
    education_at_referral: codes.mapped(codes.educationStatuses, one.education),
    ...justice,
    route: codes.mapped(codes.routes, one.route),
    model_version: one.model_version ?? one.decided_model ?? modelOn(referredOn) ?? 'unknown',
    no_contact_reason: codes.mapped(codes.noContactReasons, one.no_contact_code),
    exit_date: exitOn,
    exit_reason: exitOn === null ? null : codes.mapped(codes.exitReasons, one.exit_reason),
    exit_reason_detail: exitOn === null ? null : one.exit_detail,
    origin: 'record',
  }
  return {
    ...row,
    not_asked: joined(notAsked),
    not_known: joined(notKnown),
    other_nationalities: joined(others),
  }
}

const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(';'))
