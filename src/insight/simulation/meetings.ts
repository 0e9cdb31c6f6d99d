import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import type { Absence } from './absence.ts'
import { Chance } from '../../kernel/chance.ts'
import { lastDay, type Child } from './children.ts'
import { dayIn, daysOf } from './days.ts'
import { isLongTerm } from './placing.ts'
import { dealShares, split } from './spread.ts'

export type Mode = 'face-to-face' | 'phone' | 'text' | 'remote'

export interface Meeting {
  readonly child: Child
  readonly on: CalendarDay
  readonly counterpart: 'child' | 'third-party'
  readonly thirdParty: string | null
  readonly mode: Mode
}

/** Stay bands whose members meet alike; a longer one meets more often in every month (Figure 4). */
const bands = [1, 3, 5, 7, 9, 11, 14] as const

/** Mean face-to-face meetings in a month of service, of all children of a stay band: highest at the start, then ever fewer. */
function pace(band: number, turn: number): number {
  return (0.75 + 0.09 * band) * (0.42 + 0.9 * Math.exp(-0.28 * (turn - 1)))
}

/** Stage 8: the log of meetings and contacts. Children never contacted have none; other people are met for everybody. */
export function logMeetings(
  children: readonly Child[],
  absences: ReadonlyMap<Child, readonly Absence[]>,
  seed: number,
): readonly Meeting[] {
  const chance = new Chance(seed, 'meetings')
  const meetings: Meeting[] = []
  for (const [index, band] of bands.entries()) {
    const upper = bands[index + 1] ?? Infinity
    const all = children.filter((c) => c.stay >= band && c.stay < upper)
    const seen = all.filter((c) => c.contact === 'met' && !c.misrecorded && !isLongTerm(c))
    const most = Math.max(0, ...all.map((c) => c.stay + 1))
    // Each child's own inclination, so that some are met often and others seldom.
    const keen = new Map(seen.map((c) => [c, 0.5 + chance.next()]))
    for (let turn = 1; turn <= most; turn += 1) {
      // Those met are spread over the months they are there; the months' total keeps the mean of the band on its curve.
      const there = all.filter((c) => c.stay + 1 >= turn && !c.misrecorded)
      const able = seen.filter((c) => c.stay + 1 >= turn && hasRoom(c, turn))
      const total = Math.round(there.length * pace(band, turn))
      const parts = split(
        able.length === 0 ? 0 : total,
        able.map((c) => keen.get(c) ?? 1),
      )
      able.forEach((child, at) => meetings.push(...visits(child, turn, parts[at] ?? 0, absences, chance)))
    }
  }
  const met = new Set(meetings.map((meeting) => meeting.child))
  for (const child of children) {
    const first = addDays(child.referredOn, 1)
    if (child.contact === 'met' && !met.has(child)) {
      // The long-term missing before they went, the misrecorded, and whoever the spreading left out.
      const turn = isLongTerm(child) ? 0 : chance.whole(1, Math.max(1, child.stay))
      const on = turn === 0 ? dayBefore(child, absences) : dayWithin(child, turn, absences, chance)
      meetings.push({ child, on, counterpart: 'child', thirdParty: null, mode: 'face-to-face' })
    }
    if (child.contact === 'met' || child.contact === 'spoken') {
      const on =
        isLongTerm(child) || child.missing === 'on-referral'
          ? dayBefore(child, absences)
          : first < lastDay(child)
            ? first
            : lastDay(child)
      meetings.push({
        child,
        on,
        counterpart: 'child',
        thirdParty: null,
        mode: chance.happens(0.7) ? 'phone' : 'text',
      })
      if (!isLongTerm(child)) meetings.push(...calls(child, absences, chance))
    }
  }
  meetings.push(...others(children, chance))
  return meetings.sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.child.id < b.child.id ? -1 : a.child.id > b.child.id ? 1 : 0,
  )
}

/** The month of exit counts as a month only where some days of it are left. */
function hasRoom(child: Child, turn: number): boolean {
  return child.exitOn === null || turn <= child.stay || Number(child.exitOn.slice(8)) >= 8
}

function visits(
  child: Child,
  turn: number,
  count: number,
  absences: ReadonlyMap<Child, readonly Absence[]>,
  chance: Chance,
): Meeting[] {
  return Array.from({ length: count }, () => ({
    child,
    on: dayWithin(child, turn, absences, chance),
    counterpart: 'child' as const,
    thirdParty: null,
    mode: 'face-to-face' as const,
  }))
}

function calls(child: Child, absences: ReadonlyMap<Child, readonly Absence[]>, chance: Chance): Meeting[] {
  const made: Meeting[] = []
  for (let turn = 1; turn <= child.stay + 1; turn += 1) {
    if (!hasRoom(child, turn)) continue
    const wanted = 0.6 + 1.1 * Math.exp(-0.25 * (turn - 1))
    const count = Math.floor(wanted) + (chance.happens(wanted % 1) ? 1 : 0)
    for (let at = 0; at < count; at += 1) {
      const mode: Mode = chance.happens(0.55) ? 'phone' : chance.happens(0.85) ? 'text' : 'remote'
      made.push({
        child,
        on: dayWithin(child, turn, absences, chance),
        counterpart: 'child',
        thirdParty: null,
        mode,
      })
    }
  }
  return made
}

/** A day of a month of service after the referral, not one on which the child was missing if there is another. */
function dayWithin(
  child: Child,
  turn: number,
  absences: ReadonlyMap<Child, readonly Absence[]>,
  chance: Chance,
): CalendarDay {
  const month = child.spell.entry + turn - 1
  const from = turn === 1 ? Math.min(daysOf(month), Number(child.referredOn.slice(8)) + 1) : 1
  const to = month === child.spell.exit ? Number(lastDay(child).slice(8)) : daysOf(month)
  const away = absences.get(child) ?? []
  let on = dayIn(month, Math.min(from, to))
  for (let attempt = 0; attempt < 12; attempt += 1) {
    on = dayIn(month, chance.whole(Math.min(from, to), to))
    if (!away.some((a) => a.startedOn <= on && (a.endedOn === null || on < a.endedOn))) return on
  }
  return on
}

/** The first day on which a child who was missing could be seen: after coming back, or before going. */
function dayBefore(child: Child, absences: ReadonlyMap<Child, readonly Absence[]>): CalendarDay {
  const back = (absences.get(child) ?? []).find((absence) => absence.onReferral)?.endedOn
  const day = back === undefined || back === null ? addDays(child.referredOn, 1) : addDays(back, 1)
  return day < lastDay(child) ? day : lastDay(child)
}

/** Meetings with other people (§3.2.1): social workers most often, then several agencies at once; no other shares are published. */
function others(children: readonly Child[], chance: Chance): Meeting[] {
  const made: Omit<Meeting, 'thirdParty'>[] = []
  for (const child of children) {
    for (let turn = 1; turn <= child.stay + 1; turn += 1) {
      const wanted = 0.5 + 1.6 * Math.exp(-0.35 * (turn - 1))
      const count = Math.floor(wanted) + (chance.happens(wanted % 1) ? 1 : 0)
      for (let at = 0; at < count; at += 1) {
        const mode: Mode = chance.happens(0.5) ? 'face-to-face' : chance.happens(0.8) ? 'phone' : 'remote'
        made.push({ child, on: dayWithin(child, turn, new Map(), chance), counterpart: 'third-party', mode })
      }
    }
  }
  const types = dealShares(
    made.length,
    [
      ['social-worker', 38],
      ['multi-agency', 17],
      ['police', 9],
      ['carer', 8],
      ['immigration-solicitor', 7],
      ['youth-offending-team', 6],
      ['home-office', 4],
      ['education', 4],
      ['health', 3],
      ['criminal-solicitor', 2],
      ['housing', 1],
      ['ngo', 1],
    ],
    chance,
  )
  return made.map((meeting, index) => ({ ...meeting, thirdParty: types[index] ?? 'social-worker' }))
}
