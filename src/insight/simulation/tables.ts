import type { TableName } from '../package/index.ts'
import { findAbsences } from './absence.ts'
import { chooseContact } from './contact.ts'
import { describeChildren, type Child } from './children.ts'
import { monthText } from './days.ts'
import { chooseExits } from './exits.ts'
import { logMeetings } from './meetings.ts'
import { monthlyReturns, whatWasKnown } from './months.ts'
import { extractOf, inventNrm } from './nrm.ts'
import { placeChildren } from './placing.ts'
import { solveProfile } from './profile.ts'
import { choosePurposes } from './purposes.ts'
import type { Readings } from './readings.ts'
import { guardiansIn, lastMonth, sites } from './service-targets.ts'
import { solveService } from './service.ts'
import { socialWorkReturns } from './social-work.ts'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>
export type Tables = Readonly<Record<TableName, readonly Row[]>>

/**
 * The whole invented cohort: every table of the package, as rows with the package's column names (and `age` on `nrm`). The
 * same seed and readings give the same rows. Throws `Infeasible` where no whole numbers meet the targets.
 */
export async function inventTables(seed: number, readings: Readings): Promise<Tables> {
  const spells = await solveService(seed, readings)
  const profiles = await solveProfile(seed, readings)
  const placed = await placeChildren(profiles, spells, seed)
  const contacted = chooseContact(placed, seed, readings)
  const exits = await chooseExits(contacted, seed, readings)
  const children = describeChildren(contacted, exits, seed)
  const absences = findAbsences(children, seed)
  const meetings = logMeetings(children, absences, seed)
  const purposes = choosePurposes(meetings, children, seed)
  const months = monthlyReturns(children, meetings, absences, whatWasKnown(children, seed), seed)
  return {
    children: children.map((child) =>
      childRow(
        child,
        months.find((m) => m.child === child && m.index === 1),
      ),
    ),
    months: months.map((m) => ({
      episode_id: m.child.id,
      month_index: m.index,
      month: m.month,
      face_to_face: m.faceToFace,
      other_contacts: m.otherContacts,
      missing: m.missing,
      trafficker_contact: m.traffickerContact,
      education_status: m.education,
    })),
    meetings: meetings.map((m, index) => ({
      meeting_id: `M${String(index + 1).padStart(5, '0')}`,
      episode_id: m.child.id,
      date: m.on,
      counterpart: m.counterpart,
      third_party_type: m.thirdParty,
      mode: m.mode,
      purposes: purposes[index] ?? '',
    })),
    missing_episodes: children.flatMap((child) =>
      (absences.get(child) ?? []).map((a) => ({
        episode_id: child.id,
        started_on: a.startedOn,
        ended_on: a.endedOn,
        on_referral: a.onReferral,
      })),
    ),
    guardians: Array.from({ length: lastMonth + 1 }, (_, month) =>
      sites.map((site) => ({ month: monthText(month), site, guardians: guardiansIn(site, month, readings) })),
    ).flat(),
    social_worker_months: socialWorkReturns(children, seed, readings).map((r) => ({
      episode_id: r.child.id,
      month_index: r.index,
      any_contact: r.anyContact,
      face_to_face: r.faceToFace,
      meetings: r.meetings,
      education_meetings: r.educationMeetings,
      quality: r.quality,
    })),
    nrm: inventNrm(seed).map((r, index) => ({
      nrm_id: `N${String(index + 1).padStart(5, '0')}`,
      referral_date: r.on,
      age_group: r.ageGroup,
      area: r.area,
      site: r.site,
      gender: r.gender,
      nationality: r.nationality,
      exploitation_type: r.exploitation,
      exploitation_subtype: r.subtype,
      rg_outcome: r.rg,
      rg_date: r.rgOn,
      cg_outcome: r.cg,
      cg_date: r.cgOn,
      as_at: extractOf,
      age: r.age,
    })),
  }
}

const referrers = [
  'local-authority-social-care',
  'local-authority-social-care',
  'local-authority-social-care',
  'police',
  'police',
  'immigration-border-force',
  'youth-offending-team',
  'solicitor',
  'ngo',
  'education',
] as const

function childRow(
  child: Child,
  first: { traffickerContact: string | null; education: string | null } | undefined,
): Row {
  const number = Number(child.id.slice(1))
  return {
    episode_id: child.id,
    child_id: child.childId,
    referral_date: child.referredOn,
    referral_channel: number % 5 === 0 ? 'phone' : 'online',
    referrer_agency: referrers[(number * 7) % referrers.length] ?? 'other',
    site: child.spell.site,
    local_authority: child.localAuthority,
    age_at_referral: child.age,
    gender: child.gender,
    nationality: child.nationality,
    nationality_group: child.nationalityGroup,
    immigration_group: child.immigrationGroup,
    parental_responsibility: child.responsibility,
    primary_exploitation: child.exploitation,
    county_lines: child.exploitation === 'criminal' ? child.origin === 'GBR' && number % 3 !== 0 : false,
    missing_on_referral: child.missing === 'on-referral' || child.missing === 'both',
    trafficker_contact_at_referral: first?.traffickerContact ?? null,
    education_at_referral: first?.education ?? null,
    cjs_involved: child.cjs.involved,
    cjs_role: child.cjs.role,
    cjs_stage: child.cjs.stage,
    route: 'direct',
    model_version: 'V1',
    no_contact_reason: child.noContactReason,
    exit_date: child.exitOn,
    exit_reason: child.exitReason,
    exit_reason_detail: child.exitDetail,
  }
}
