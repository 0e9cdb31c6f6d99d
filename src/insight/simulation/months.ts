import type { Absence } from './absence.ts'
import { Chance } from '../../kernel/chance.ts'
import { lastDay, type Child } from './children.ts'
import { monthText } from './days.ts'
import { isLongTerm } from './placing.ts'
import type { Meeting } from './meetings.ts'
import { deal, dealShares } from './spread.ts'

export interface MonthRow {
  readonly child: Child
  readonly index: number
  readonly month: string
  readonly faceToFace: number
  readonly otherContacts: number
  readonly missing: boolean
  readonly traffickerContact: string | null
  readonly education: string | null
}

/** What was known at referral and by the last entry; null is a blank. */
export interface Knowledge {
  readonly first: string | null
  readonly last: string | null
}

export interface Known {
  readonly traffickerContact: ReadonlyMap<Child, Knowledge>
  readonly education: ReadonlyMap<Child, Knowledge>
}

/**
 * Contact with a trafficker and education, at referral and at the last entry. Those of at least nine months are published
 * (§3.3.2): of 111, unknown 53, known or suspected 19, blank 4 at referral; unknown 20 (13 of 52 with a figure, 7 of 59
 * without), known or suspected 32 at the last entry; in regular education 23, then 63; education unknown for 14 children,
 * taken as the same fourteen at both ends, and none besides.
 */
export function whatWasKnown(children: readonly Child[], seed: number): Known {
  const chance = new Chance(seed, 'known')
  const long = chance.shuffled(children.filter((child) => child.stay >= 9 && !isLongTerm(child)))
  const short = chance.shuffled(children.filter((child) => !long.includes(child)))
  const trafficker = new Map<Child, Knowledge>()
  const education = new Map<Child, Knowledge>()

  const atReferral = deal<string | null>(
    [
      ['unknown', 53],
      ['suspected', 12],
      ['confirmed', 7],
      [null, 4],
      ['none', long.length - 76],
    ],
    chance,
  )
  const lasts = new Map<Child, string>()
  for (const [responsibility, unknown] of [
    ['with', 13],
    ['without', 7],
  ] as const) {
    for (const child of long.filter((c) => c.responsibility === responsibility).slice(0, unknown))
      lasts.set(child, 'unknown')
  }
  const rest = deal(
    [
      ['suspected', 19],
      ['confirmed', 13],
      ['none', long.length - 52],
    ],
    chance,
  )
  long.forEach((child, index) =>
    trafficker.set(child, {
      first: atReferral[index] ?? null,
      last: lasts.get(child) ?? rest.pop() ?? 'none',
    }),
  )

  const schooled = deal(
    [
      ['regular', 23],
      ['irregular', 24],
      ['unknown', 14],
      ['none', long.length - 61],
    ],
    chance,
  )
  const later = deal(
    [
      ['regular', 63],
      ['irregular', 16],
      ['none', long.length - 93],
    ],
    chance,
  )
  long.forEach((child, index) => {
    const first = schooled[index] ?? 'none'
    education.set(child, { first, last: first === 'unknown' ? 'unknown' : (later.pop() ?? 'none') })
  })
  // The others are not published: much the same at referral, a little better known at the end.
  const before = dealShares(
    short.length,
    [
      ['unknown', 50],
      ['suspected', 11],
      ['confirmed', 6],
      ['none', 33],
    ],
    chance,
  )
  const learning = dealShares(
    short.length,
    [
      ['regular', 22],
      ['irregular', 24],
      ['none', 54],
    ],
    chance,
  )
  short.forEach((child, index) => {
    const first = before[index] ?? 'unknown'
    const told = first === 'unknown' && child.contact === 'met' && chance.happens(0.5)
    trafficker.set(child, { first, last: told ? chance.pick(['none', 'suspected']) : first })
    const start = learning[index] ?? 'none'
    education.set(child, { first: start, last: child.stay >= 3 && chance.happens(0.25) ? 'regular' : start })
  })
  return { traffickerContact: trafficker, education }
}

/** Stage 10: the monthly returns, from the log, the absences and what was known. One child of eleven months or more lacks month 6. */
export function monthlyReturns(
  children: readonly Child[],
  meetings: readonly Meeting[],
  absences: ReadonlyMap<Child, readonly Absence[]>,
  known: Known,
  seed: number,
): readonly MonthRow[] {
  const chance = new Chance(seed, 'months')
  const counts = new Map<string, number>()
  for (const { child, on, counterpart, mode } of meetings) {
    if (counterpart !== 'child') continue
    const key = `${child.id}|${on.slice(0, 7)}|${mode === 'face-to-face'}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const without6 = chance.pick(
    children.filter((c) => c.stay >= 11 && c.missing === 'none' && c.contact === 'met'),
  )
  const rows: MonthRow[] = []
  for (const child of children) {
    const turn = (change: Knowledge | undefined): ((index: number) => string | null) => {
      const at = chance.whole(2, Math.max(2, child.stay + 1))
      return (index) =>
        index >= at || index === child.stay + 1 ? (change?.last ?? null) : (change?.first ?? null)
    }
    const contact = turn(known.traffickerContact.get(child))
    const education = turn(known.education.get(child))
    for (let index = 1; index <= child.stay + 1; index += 1) {
      if (child === without6 && index === 6) continue
      const month = monthText(child.spell.entry + index - 1)
      rows.push({
        child,
        index,
        month,
        faceToFace: child.misrecorded ? 0 : (counts.get(`${child.id}|${month}|true`) ?? 0),
        otherContacts: counts.get(`${child.id}|${month}|false`) ?? 0,
        missing: (absences.get(child) ?? []).some((absence) => touches(absence, child, month)),
        traffickerContact: contact(index),
        education: education(index),
      })
    }
  }
  return rows
}

function touches(absence: Absence, child: Child, month: string): boolean {
  const end = absence.endedOn ?? lastDay(child)
  return absence.startedOn.slice(0, 7) <= month && end.slice(0, 7) >= month
}
