import { addDays, addMonths, calendarDay, compareDays, daysBetween } from '../../src/kernel/calendar-day.ts'
import {
  monthIndexOfService,
  monthOf,
  monthsFrom,
  calendarMonth,
  lastDayOf,
  firstDayOf,
} from '../../src/kernel/calendar-month.ts'
import type { SmallPackage, SmallRow } from './small-package.ts'

const HORIZON = calendarDay('2019-01-31')
const sites = ['greater-manchester', 'wales', 'hampshire-isle-of-wight']

/** The n-th number of a fixed sequence, 0 to 1: enough disorder for an example, and nothing anybody relies on. */
function chance(n: number): number {
  const x = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0
  return (Math.imul(x ^ (x >>> 12), 0x297a2d39) >>> 0) / 2 ** 32
}

/**
 * A cohort of invented children over the evaluation's two years that keeps the conventions of the package: some left, some
 * are open, some were missing on referral, for days or for good, some were never contacted. Its shares mean nothing.
 */
export function exampleCohort(children: number): SmallPackage {
  const tables: SmallPackage['tables'] = {
    children: [],
    months: [],
    meetings: [],
    missing_episodes: [],
    guardians: [],
    social_worker_months: [],
    nrm: [],
  }
  for (let n = 0; n < children; n += 1) episode(tables, n)
  for (const month of monthsFrom(calendarMonth('2017-02'), calendarMonth('2019-01'))) {
    for (const site of sites) tables.guardians.push({ month, site, guardians: month < '2018-01' ? '2' : '3' })
  }
  for (let n = 0; n < children * 2; n += 1) tables.nrm.push(referral(n))
  return { asAt: '2019-01-31', source: 'simulation', tables }
}

function episode(tables: SmallPackage['tables'], n: number): void {
  const draw = (k: number) => chance(n * 97 + k)
  const id = `X${String(n).padStart(4, '0')}`
  const referral = addDays(calendarDay('2017-02-01'), Math.floor(draw(1) * 730))
  const leaves = addDays(referral, 10 + Math.floor(draw(2) ** 2 * 500))
  const exit = draw(3) < 0.75 && compareDays(leaves, HORIZON) <= 0 ? leaves : null
  const end = exit ?? HORIZON
  const stay = daysBetween(referral, end)
  const kind = draw(4)
  const onReferral = kind < 0.1
  const british = draw(5) < 0.45
  const contacted = !onReferral && draw(6) < 0.8
  tables.children.push({
    episode_id: id,
    child_id: `K${id}`,
    referral_date: referral,
    referral_channel: draw(7) < 0.7 ? 'online' : 'phone',
    referrer_agency: draw(8) < 0.6 ? 'police' : 'local-authority',
    site: sites[Math.floor(draw(9) * 3)] ?? 'wales',
    ...(draw(10) < 0.05 ? {} : { age_at_referral: String(12 + Math.floor(draw(10) * 6)) }),
    gender: draw(11) < 0.65 ? 'male' : 'female',
    nationality: british ? 'GBR' : 'VNM',
    nationality_group: british ? 'british' : 'non-eea',
    immigration_group: british ? 'british' : 'uasc',
    parental_responsibility: british ? 'with' : 'without',
    primary_exploitation: british ? 'criminal' : 'labour',
    missing_on_referral: String(onReferral),
    cjs_involved: draw(12) < 0.3 ? 'yes' : 'no',
    route: 'direct',
    model_version: 'V1',
    ...(contacted || stay < 40 ? {} : { no_contact_reason: 'no-engagement' }),
    ...(exit === null
      ? {}
      : { exit_date: exit, exit_reason: draw(13) < 0.5 ? 'turned-18' : 'all-work-completed' }),
  })
  const missing: { from: string; to: string | null } | null = onReferral
    ? { from: addDays(referral, -3), to: draw(14) < 0.5 || stay < 30 ? null : addDays(referral, 20) }
    : kind < 0.2 && stay > 60
      ? { from: addDays(referral, 30), to: addDays(referral, 35) }
      : kind < 0.3 && stay > 250
        ? { from: addDays(referral, 40), to: null }
        : null
  if (missing !== null) {
    const row: SmallRow = { episode_id: id, started_on: missing.from, on_referral: String(onReferral) }
    tables.missing_episodes.push(missing.to === null ? row : { ...row, ended_on: missing.to })
  }
  const meetings = contacted ? Math.min(24, 1 + Math.floor((stay / 30) * 2)) : 0
  const days = Array.from({ length: meetings }, (_, k) =>
    addDays(referral, Math.floor((stay * k) / (meetings + 1))),
  )
  days.forEach((date, k) => {
    const child = k % 3 !== 2
    tables.meetings.push({
      meeting_id: `${id}m${k}`,
      episode_id: id,
      date,
      counterpart: child ? 'child' : 'third-party',
      ...(child ? {} : { third_party_type: 'social-worker' }),
      mode: k % 2 === 0 ? 'face-to-face' : 'phone',
      purposes: british ? 'relationship-building;criminal-justice' : 'immigration',
    })
  })
  for (const month of monthsFrom(monthOf(referral), monthOf(end))) {
    const held = tables.meetings.filter(
      (row) => row['episode_id'] === id && row['counterpart'] === 'child' && row['date']?.startsWith(month),
    )
    const met = held.filter((row) => row['mode'] === 'face-to-face').length
    const index = String(monthIndexOfService(referral, lastDayOf(month)) ?? 0)
    const away =
      missing !== null &&
      missing.from <= lastDayOf(month) &&
      (missing.to === null || missing.to >= firstDayOf(month))
    tables.months.push({
      episode_id: id,
      month_index: index,
      month,
      face_to_face: String(met),
      other_contacts: String(held.length - met),
      missing: String(away),
      trafficker_contact: draw(15) < 0.5 ? 'unknown' : 'none',
      education_status: draw(16) < 0.4 ? 'regular' : 'none',
    })
    if (n % 4 !== 0) {
      tables.social_worker_months.push({
        episode_id: id,
        month_index: index,
        any_contact: 'true',
        meetings: '1',
        quality: 'ok',
      })
    }
  }
}

function referral(n: number): SmallRow {
  const draw = (k: number) => chance(n * 89 + k + 1_000_000)
  const date = addDays(calendarDay('2015-02-01'), Math.floor(draw(1) * 1460))
  const decided = addMonths(date, 4)
  const known = compareDays(decided, calendarDay('2019-01-31')) <= 0
  return {
    nrm_id: `R${n}`,
    referral_date: date,
    age_group: draw(2) < 0.4 ? 'child' : 'adult',
    area: draw(3) < 0.2 ? 'ictg' : 'elsewhere',
    gender: draw(4) < 0.6 ? 'male' : 'female',
    nationality: draw(5) < 0.3 ? 'GBR' : 'ALB',
    exploitation_type: 'labour',
    rg_outcome: 'positive',
    rg_date: addDays(date, 5),
    ...(known ? { cg_outcome: 'positive', cg_date: decided } : {}),
    as_at: '2019-01-31',
  }
}
