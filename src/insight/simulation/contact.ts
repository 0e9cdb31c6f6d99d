import { Chance } from '../../kernel/chance.ts'
import { isLongTerm, type Placed } from './placing.ts'
import { countsFor, type Readings } from './readings.ts'
import { monthsOf } from './service.ts'
import { deal } from './spread.ts'

/** `none`: less than a month in the service and no contact; `never`: a month or more, and no contact (Table 3). */
export type Contact = 'none' | 'never' | 'spoken' | 'met'

export interface InContact extends Placed {
  readonly contact: Contact
  /** A code of Table 3; null where there was contact, and for the one child whose reason the published table leaves out. */
  readonly noContactReason: string | null
  /** Met by the log, never met by the monthly returns (fn 31). */
  readonly misrecorded: boolean
}

// Table 3, solved: 31 without, 76 with and 3 unrecorded is the only split that gives all of its cells.
const table3 = {
  without: [
    ['working-with-other-professionals', 3],
    ['no-engagement', 2],
    ['other', 1],
    ['turned-or-assessed-18', 1],
    ['no-direct-contact-safest', 1],
    ['no-trafficking-concerns', 1],
    ['outside-area', 1],
    [null, 1],
  ],
  with: [
    ['working-with-other-professionals', 22],
    ['no-engagement', 15],
    ['other', 7],
    ['turned-or-assessed-18', 7],
    ['no-trafficking-indicators', 7],
    ['under-police-investigation', 7],
    ['no-direct-contact-safest', 4],
    ['no-trafficking-concerns', 4],
    ['unable-to-contact', 2],
    ['outside-area', 1],
  ],
  'mis-referral': [
    ['working-with-other-professionals', 1],
    ['no-engagement', 1],
    ['other', 1],
  ],
} as const

/** Reasons that go with a case that has been closed. */
const ending = [
  'turned-or-assessed-18',
  'no-trafficking-indicators',
  'no-trafficking-concerns',
  'outside-area',
  'no-engagement',
]

/** Stage 4: who was ever contacted and met, and why the 110 were not. */
export function chooseContact(
  placed: readonly Placed[],
  seed: number,
  readings: Readings,
): readonly InContact[] {
  const chance = new Chance(seed, 'contact')
  const contacts = new Map<Placed, { contact: Contact; reason: string | null }>()
  const give = (
    children: readonly Placed[],
    contact: Contact,
    reasons: readonly (string | null)[] = [],
  ): void => {
    children.forEach((child, index) => contacts.set(child, { contact, reason: reasons[index] ?? null }))
  }
  const waiting = (responsibility: string): Placed[] =>
    placed.filter((c) => c.responsibility === responsibility && monthsOf(c.spell) >= 1 && !contacts.has(c))

  // Missing: 19 of the flagged were never contacted (fn 44), 18 of the long-term missing (67 %), and one child with the reason
  // but not the flag makes the 20 of Table 3 (C1). That child is the only one besides the 34 without contact before (34 %).
  const gone = (missing: string, count: number): Placed[] =>
    chance.shuffled(waiting('without').filter((c) => c.missing === missing)).slice(0, count)
  const lost = [...gone('both', 17), ...gone('on-referral', 2), ...gone('long-term', 1)]
  give(
    lost,
    'never',
    lost.map(() => 'missing-on-referral'),
  )
  for (const responsibility of ['without', 'with', 'mis-referral'] as const) {
    const reasons = chance.shuffled(
      table3[responsibility].flatMap(([reason, count]) => Array.from({ length: count }, () => reason)),
    )
    reasons.sort((a, b) => Number(ending.includes(b ?? '')) - Number(ending.includes(a ?? '')))
    const present = waiting(responsibility).filter((c) => c.missing === 'none')
    const chosen = chance.ordered(present, (c) => 1 / (1 + monthsOf(c.spell))).slice(0, reasons.length)
    chosen.sort((a, b) => Number(b.spell.exit !== null) - Number(a.spell.exit !== null))
    give(chosen, 'never', reasons)
  }
  meet(waiting, give, chance, placed, readings)
  const short = chance.shuffled(placed.filter((c) => monthsOf(c.spell) === 0 && c.missing === 'none'))
  give(short.slice(0, Math.round(short.length * 0.35)), 'spoken')
  const met = placed.filter(
    (c) => contacts.get(c)?.contact === 'met' && monthsOf(c.spell) >= 1 && !isLongTerm(c),
  )
  const wrong = new Set(chance.shuffled(met.filter((c) => c.missing === 'none')).slice(0, 11))
  return placed.map((child) => {
    const known = contacts.get(child) ?? { contact: 'none' as const, reason: null }
    return { ...child, contact: known.contact, noContactReason: known.reason, misrecorded: wrong.has(child) }
  })
}

/** 58 % of those with a figure were met and 82 % of those without, together 69 % of 379 and 97 % of the 269 contacted. */
function meet(
  waiting: (responsibility: string) => Placed[],
  give: (children: readonly Placed[], contact: Contact) => void,
  chance: Chance,
  placed: readonly Placed[],
  readings: Readings,
): void {
  const base = (of: string): number =>
    placed.filter((c) => c.responsibility === of && monthsOf(c.spell) >= 1).length
  const contacted = { with: waiting('with'), without: waiting('without') }
  const pairs = countsFor(58, base('with'), readings).flatMap((a) =>
    countsFor(82, base('without'), readings)
      .filter(
        (b) => a + b >= 260 && a + b <= 262 && a <= contacted.with.length && b <= contacted.without.length,
      )
      .map((b) => [a, b] as const),
  )
  const [withFigure, withoutFigure] = chance.pick(pairs)
  for (const [children, count] of [
    [contacted.with, withFigure],
    [contacted.without, withoutFigure],
  ] as const) {
    const order = chance.ordered(children, (c) => (isLongTerm(c) ? 0.3 : 1) * (1 + monthsOf(c.spell)))
    const ways = deal<Contact>(
      [
        ['met', count],
        ['spoken', children.length - count],
      ],
      chance,
    )
    ways.sort((a, b) => (a === b ? 0 : a === 'met' ? -1 : 1))
    order.forEach((child, index) => give([child], ways[index] ?? 'spoken'))
  }
}
