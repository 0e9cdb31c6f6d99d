import { Chance } from '../../kernel/chance.ts'
import type { Child } from './children.ts'
import type { Meeting } from './meetings.ts'
import { dealShares } from './spread.ts'

/**
 * Ways in which the three leading purposes come together in meetings with a child: 52 % of the meetings carry at least one of
 * them, relationship building most often, then safety, then social care (§3.2.1; the bars of Figure 5 are not published).
 */
const leading: readonly (readonly [string, number])[] = [
  ['relationship-building', 19],
  ['safety', 8],
  ['social-care', 7],
  ['relationship-building;safety', 8],
  ['relationship-building;social-care', 6],
  ['safety;social-care', 3],
  ['relationship-building;safety;social-care', 1],
  ['', 48],
]

/** What the other meetings with a child are about where nothing else is; invented. */
const further: readonly (readonly [string, number])[] = [
  ['safeguarding', 17],
  ['health-wellbeing', 16],
  ['positive-activity', 14],
  ['housing', 11],
  ['nrm', 13],
  ['case-review', 9],
  ['missing', 6],
  ['transition', 6],
  ['other', 8],
]

/** Meetings with others: social care 23 %, safety 12 %, the NRM 12 %, education 5 %; the rest is invented and smaller. */
const withOthers: readonly (readonly [string, number])[] = [
  ['social-care', 23],
  ['safety', 12],
  ['nrm', 12],
  ['safeguarding', 11],
  ['immigration', 8],
  ['criminal-justice', 8],
  ['missing', 6],
  ['education', 5],
  ['health-wellbeing', 5],
  ['housing', 5],
  ['case-review', 3],
  ['transition', 2],
]

/** Shares of the meetings with children, and of the children themselves, who spoke of criminal justice. */
const justice = {
  with: { meetings: 0.07, children: 0.07 },
  without: { meetings: 0.01, children: 0.01 },
} as const
const immigration = { with: 0.02, without: 0.15, 'mis-referral': 0 } as const

/** Stage 9: what each meeting was about. Shares hold for the meetings in person and for the other contacts alike. */
export function choosePurposes(
  meetings: readonly Meeting[],
  children: readonly Child[],
  seed: number,
): readonly string[] {
  const chance = new Chance(seed, 'purposes')
  const given: Set<string>[] = meetings.map(() => new Set())
  const put = (index: number, purposes: string): void => {
    for (const purpose of purposes.split(';')) if (purpose !== '') given[index]?.add(purpose)
  }
  const indexes = meetings.map((_, index) => index)
  const outside = indexes.filter((index) => meetings[index]?.counterpart === 'third-party')
  dealShares(outside.length, withOthers, chance).forEach((purpose, at) => put(outside[at] ?? 0, purpose))
  for (const responsibility of ['with', 'without', 'mis-referral'] as const) {
    for (const inPerson of [true, false]) {
      const these = indexes.filter((index) => {
        const meeting = meetings[index]
        if (meeting?.counterpart !== 'child' || meeting.child.responsibility !== responsibility) return false
        return (meeting.mode === 'face-to-face') === inPerson
      })
      dealShares(these.length, leading, chance).forEach((purpose, at) => put(these[at] ?? 0, purpose))
      const some = (share: number): number[] =>
        chance.shuffled(these).slice(0, Math.round(these.length * share))
      for (const index of some(immigration[responsibility])) put(index, 'immigration')
      for (const index of some(0.05)) put(index, 'education')
      if (responsibility === 'mis-referral') continue
      const speaking = speakers(children, meetings, responsibility)
      const wanted = Math.round(these.length * justice[responsibility].meetings)
      const theirs = chance.shuffled(these.filter((index) => speaking.has(meetings[index]?.child.id ?? '')))
      // Each of these children speaks of it at least once, so their first meetings come first.
      const first = new Map<string, number>()
      for (const index of theirs)
        if (!first.has(meetings[index]?.child.id ?? '')) first.set(meetings[index]?.child.id ?? '', index)
      const order = [...first.values(), ...theirs.filter((index) => ![...first.values()].includes(index))]
      for (const index of order.slice(0, wanted)) put(index, 'criminal-justice')
    }
  }
  const bare = indexes.filter((index) => given[index]?.size === 0)
  dealShares(bare.length, further, chance).forEach((purpose, at) => put(bare[at] ?? 0, purpose))
  return given.map((purposes) => [...purposes].join(';'))
}

/** The children who spoke of criminal justice: as many as the share says, those who are involved in it and are met most. */
function speakers(
  children: readonly Child[],
  meetings: readonly Meeting[],
  responsibility: 'with' | 'without',
): ReadonlySet<string> {
  const all = children.filter((child) => child.responsibility === responsibility)
  const met = new Map<string, number>()
  for (const { child, counterpart } of meetings)
    if (counterpart === 'child') met.set(child.id, (met.get(child.id) ?? 0) + 1)
  const weight = (child: Child): number => (met.get(child.id) ?? 0) * (child.cjs.involved === 'yes' ? 4 : 1)
  const order = [...all].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
  return new Set(
    order.slice(0, Math.round(all.length * justice[responsibility].children)).map((child) => child.id),
  )
}
