import { addDays, daysBetween, daysInMonth, partsOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { lastDayOf } from '../../kernel/calendar-month.ts'
import type { DuckRow, DuckValue } from '../../platform/analytics/index.ts'
import { dayIn, dayOf, groupedBy, numberIn, type Donor } from './donor.ts'
import { below, mixed } from './mix.ts'
import { carriedDay, carriedMonth, monthNumber, monthOfNumber, type Timeline } from './timeline.ts'
import { variantOf, type Episode, type Variant } from './variant.ts'

/** Copies of each of the donor's episodes: more make days more various, and cost memory for nothing else. */
const COPIES = 8

/** What is recorded at referral and, in the published service, crossed with nothing but the site. */
const FREE: readonly (readonly string[])[] = [['referral_channel', 'referrer_agency'], ['local_authority']]

export interface Templates {
  readonly variants: readonly Variant[]
  readonly nrm: readonly DuckRow[]
  readonly guardians: readonly DuckRow[]
}

/** Everything the large cohort is put together from. Children: how many there will be. */
export function templatesOf(donor: Donor, line: Timeline, seed: number, children: number): Templates {
  const episodes = episodesOf(donor)
  return {
    variants: Array.from({ length: COPIES }, (_, copy) => copyOf(episodes, line, seed, copy)).flat(),
    nrm: nrmOf(donor, line),
    guardians: guardiansOf(donor, line, children),
  }
}

export function episodesOf(donor: Donor): readonly Episode[] {
  const months = groupedBy(donor.rows.months, 'episode_id')
  const meetings = groupedBy(donor.rows.meetings, 'episode_id')
  const missing = groupedBy(donor.rows.missing_episodes, 'episode_id')
  const social = groupedBy(donor.rows.social_worker_months, 'episode_id')
  return donor.rows.children.map((child) => {
    const id = child['episode_id'] ?? null
    return {
      child,
      months: (months.get(id) ?? []).toSorted(
        (a, b) => numberIn(a, 'month_index') - numberIn(b, 'month_index'),
      ),
      meetings: meetings.get(id) ?? [],
      missing: missing.get(id) ?? [],
      social: social.get(id) ?? [],
    }
  })
}

/** Month rows a child in the mean, over all the copies. */
export function meanMonths(donor: Donor, line: Timeline): number {
  let rows = 0
  for (let copy = 0; copy < COPIES; copy += 1) {
    for (const child of donor.rows.children) {
      const [referral, exit] = [dayIn(child, 'referral_date'), dayOf(child, 'exit_date')]
      const last = exit === null ? line.last : carriedMonth(line, monthNumber(exit), phaseOf(copy))
      rows += last - carriedMonth(line, monthNumber(referral), phaseOf(copy)) + 1
    }
  }
  return rows / Math.max(donor.rows.children.length * COPIES, 1)
}

const phaseOf = (copy: number) => (copy + 0.5) / COPIES

/** One copy of every episode, so that the copies' shares are exactly the donor's. */
function copyOf(
  episodes: readonly Episode[],
  line: Timeline,
  seed: number,
  copy: number,
): readonly Variant[] {
  const phase = phaseOf(copy)
  const exchanged = FREE.map((columns, which) => exchange(episodes, columns, mixed(seed, copy, which)))
  return episodes.map((episode, index) => {
    const wish = below(7, mixed(seed, copy, index, 3)) - 3
    const made = variantOf(episode, line, phase, wish)
    return {
      ...made,
      child: Object.assign({}, made.child, ...exchanged.map((values) => values[index] ?? {})),
    }
  })
}

/** Deals the values of some columns out again among the episodes of the same site. */
function exchange(
  episodes: readonly Episode[],
  columns: readonly string[],
  salt: number,
): readonly DuckRow[] {
  const sites = new Map<DuckValue, number[]>()
  episodes.forEach(({ child }, index) => {
    const site = child['site'] ?? null
    sites.set(site, [...(sites.get(site) ?? []), index])
  })
  const dealt: DuckRow[] = []
  for (const members of sites.values()) {
    const order = members.toSorted((a, b) => mixed(salt, a) - mixed(salt, b))
    members.forEach((member, position) => {
      const giver = episodes[order[position] ?? member]?.child ?? {}
      dealt[member] = Object.fromEntries(columns.map((column) => [column, giver[column] ?? null]))
    })
  }
  return dealt
}

/** The donor's guardians, as many times as there are more children, so that children per guardian stay as they were. */
function guardiansOf(donor: Donor, line: Timeline, children: number): readonly DuckRow[] {
  const times = children / Math.max(donor.rows.children.length, 1)
  const byMonth = groupedBy(donor.rows.guardians, 'month')
  const rows: DuckRow[] = []
  for (let at = line.first; at <= line.last; at += 1) {
    const month = monthOfNumber(line.donorFirst + Math.floor((at - line.first) / line.factor))
    for (const row of byMonth.get(month) ?? []) {
      const guardians = numberIn(row, 'guardians')
      rows.push({
        ...row,
        month: monthOfNumber(at),
        guardians: guardians === 0 ? 0 : Math.max(1, Math.round(guardians * times)),
      })
    }
  }
  return rows
}

/**
 * The donor's referrals to the NRM in the period asked for. Decisions follow after as many days as they did; `first` to
 * `first + span - 1` days may be added to the days of a row without leaving the month of its referral or passing the extract.
 */
function nrmOf(donor: Donor, line: Timeline): readonly DuckRow[] {
  const asAt = extractDay(donor, line)
  const phases = line.factor === 1 ? 1 : 2
  return Array.from({ length: phases }, (_, copy) => (copy + 0.5) / phases).flatMap((phase) =>
    donor.rows.nrm.map((row) => {
      const referral = dayIn(row, 'referral_date')
      const carried = carriedDay(line, referral, phase, 0)
      const later = (column: string) => {
        const day = dayOf(row, column)
        return day === null ? null : addDays(carried, daysBetween(referral, day))
      }
      const [reasonable, conclusive] = [later('rg_date'), later('cg_date')]
      const last = conclusive ?? reasonable ?? carried
      const { year, month, day } = partsOf(carried)
      const first = 1 - day
      const most = Math.max(0, Math.min(daysInMonth(year, month) - day, daysBetween(last, asAt)))
      return {
        ...row,
        referral_date: carried,
        rg_date: reasonable,
        cg_date: conclusive,
        as_at: asAt,
        first,
        span: most - first + 1,
      }
    }),
  )
}

/** The day of the donor's NRM extract, as long after the period as it was after the donor's own. */
function extractDay(donor: Donor, line: Timeline): CalendarDay {
  return afterPeriod(
    line,
    donor.rows.nrm
      .map((row) => dayIn(row, 'as_at'))
      .toSorted()
      .at(-1) ?? donor.asAt,
  )
}

/** A day after the donor's period, as long after the period asked for; its last day at the earliest. */
export function afterPeriod(line: Timeline, day: CalendarDay): CalendarDay {
  const lag = daysBetween(lastDayOf(monthOfNumber(line.donorLast)), day)
  return addDays(lastDayOf(monthOfNumber(line.last)), Math.max(0, lag))
}
