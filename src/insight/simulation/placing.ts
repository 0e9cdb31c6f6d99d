import { Chance } from '../../kernel/chance.ts'
import { Program, type Terms } from './program.ts'
import type { Profile } from './profile-fields.ts'
import { monthsOf, type Spell } from './service.ts'
import { places, type Place } from './service-targets.ts'
import { add, minus } from './terms.ts'

/** A child with a stay: who, where, from when to when. */
export interface Placed extends Profile {
  readonly spell: Spell
}

interface Group {
  readonly profile: Profile
  readonly size: number
}

export const isLongTerm = (profile: Profile): boolean =>
  profile.missing === 'both' || profile.missing === 'long-term'
const isEea = (profile: Profile): boolean => profile.origin === 'ROU' || profile.origin === 'other-eea'

/**
 * Stage 3: which child lives in which site and which stay is whose. The sizes of the sites and the stays are those of stage 1;
 * what the report says of the sites (§3.1.4), of EEA children by January 2018, of the first month and of the children of nine
 * months and more decides, and an even spread does the rest.
 */
export async function placeChildren(
  profiles: readonly Profile[],
  spells: readonly Spell[],
  seed: number,
): Promise<readonly Placed[]> {
  const bySite = await chooseSites(profiles, spells, seed)
  return chooseStays(bySite, spells, seed)
}

function grouped(profiles: readonly Profile[]): Group[] {
  const groups = new Map<string, { profile: Profile; size: number }>()
  for (const profile of profiles) {
    const key = Object.values(profile).join('|')
    const group = groups.get(key) ?? { profile, size: 0 }
    group.size += 1
    groups.set(key, group)
  }
  return [...groups.values()]
}

interface Local {
  readonly profile: Profile
  readonly place: Place
}

async function chooseSites(
  profiles: readonly Profile[],
  spells: readonly Spell[],
  seed: number,
): Promise<readonly Local[]> {
  const program = new Program('the sites of the children')
  const chance = new Chance(seed, 'sites')
  const sizeOf = (place: Place): number => spells.filter((spell) => spell.site === place).length
  const cells = grouped(profiles).flatMap(({ profile, size }) =>
    places
      .filter((place) => mayLive(profile, place))
      .map((place) => {
        const column = program.count({ upper: size })
        const pull = place === 'wales' ? towardsWales(profile) : 1
        const prior = (size * pull * sizeOf(place)) / 445
        program.likely(column, Math.max(0.01, prior * Math.exp(0.8 * (chance.next() - 0.5))), size)
        return { profile, place, size, column }
      }),
  )
  const where = (place: Place, keep: (profile: Profile) => boolean): Terms =>
    cells.filter((c) => c.place === place && keep(c.profile)).map((c) => [c.column, 1] as const)
  for (const { profile, size } of grouped(profiles)) {
    program.exactly(
      cells.filter((c) => same(c.profile, profile)).map((c) => [c.column, 1]),
      size,
    )
  }
  for (const place of places) {
    program.exactly(
      where(place, () => true),
      sizeOf(place),
    )
    program.exactly(
      where(place, isLongTerm),
      spells.filter((s) => s.site === place && s.longTermMissing).length,
    )
  }
  // Wales: most are girls, and most are British girls who were sexually exploited.
  const half = Math.floor(sizeOf('wales') / 2)
  program.row(
    where('wales', (p) => p.gender === 'female'),
    half + 2,
    Infinity,
  )
  program.row(
    where('wales', (p) => p.gender === 'female' && p.origin === 'GBR' && p.exploitation === 'sexual'),
    half + 1,
    Infinity,
  )
  // The other two: criminal exploitation is the largest type, and boys under it the largest group of Hampshire.
  for (const place of ['greater-manchester', 'hampshire-isle-of-wight'] as const) {
    const boys = where(place, (p) => p.gender === 'male' && p.exploitation === 'criminal')
    for (const other of ['sexual', 'labour', 'domestic-servitude', 'unknown'] as const) {
      program.row(add(boys, minus(where(place, (p) => p.exploitation === other))), 4, Infinity)
    }
  }
  const value = await program.solve({ gap: 0.02, nodes: 20, seed })
  return cells.flatMap(({ column, profile, place }) =>
    Array.from({ length: value(column) }, () => ({ profile, place })),
  )
}

function same(one: Profile, other: Profile): boolean {
  return Object.values(one).join('|') === Object.values(other).join('|')
}

/** fn 23: the child of no known area has a known exploitation type. */
function mayLive(profile: Profile, place: Place): boolean {
  if (place !== 'unknown') return true
  const known = profile.exploitation !== 'unknown' && profile.exploitation !== 'other'
  return known && profile.missing === 'none' && profile.responsibility !== 'mis-referral'
}

function towardsWales(profile: Profile): number {
  if (profile.gender === 'female' && profile.origin === 'GBR' && profile.exploitation === 'sexual') return 3
  return profile.exploitation === 'criminal' ? 0.4 : 0.7
}

/** What the targets ask of a stay. */
interface StayClass {
  readonly place: Place
  readonly band: 0 | 1 | 7 | 9 | 11
  /** Referred by January 2018, the data of the interim report. */
  readonly early: boolean
  readonly open: boolean
  readonly longTermMissing: boolean
}

function classOf(spell: Spell): StayClass {
  const stay = monthsOf(spell)
  return {
    place: spell.site,
    band: stay >= 11 ? 11 : stay >= 9 ? 9 : stay >= 7 ? 7 : stay >= 1 ? 1 : 0,
    early: spell.entry <= 11,
    open: spell.exit === null,
    longTermMissing: spell.longTermMissing,
  }
}

const keyOf = (one: StayClass): string => Object.values(one).join('|')

async function chooseStays(
  locals: readonly Local[],
  spells: readonly Spell[],
  seed: number,
): Promise<readonly Placed[]> {
  const program = new Program('the stays of the children')
  const chance = new Chance(seed, 'whose-stay')
  const classes = new Map<string, { of: StayClass; spells: Spell[] }>()
  for (const spell of spells) {
    const of = classOf(spell)
    const known = classes.get(keyOf(of)) ?? { of, spells: [] }
    known.spells.push(spell)
    classes.set(keyOf(of), known)
  }
  const groups = new Map<string, { local: Local; members: Local[] }>()
  for (const local of locals) {
    const { responsibility, missing } = local.profile
    const key = [
      local.place,
      responsibility,
      isLongTerm(local.profile) ? 'long-term' : missing,
      isEea(local.profile),
    ].join('|')
    const known = groups.get(key) ?? { local, members: [] }
    known.members.push(local)
    groups.set(key, known)
  }
  const cells = [...groups].flatMap(([key, group]) =>
    [...classes.values()]
      .filter(({ of }) => mayStay(group.local, of))
      .map(({ of, spells: all }) => {
        const upper = Math.min(group.members.length, all.length)
        const column = program.count({ upper })
        const prior = (group.members.length * all.length) / 150
        program.likely(column, Math.max(0.02, prior * Math.exp(chance.next() - 0.5)), upper)
        return { key, local: group.local, of, column }
      }),
  )
  type Cell = (typeof cells)[number]
  const where = (keep: (cell: Cell) => boolean): Terms =>
    cells.filter(keep).map((c) => [c.column, 1] as const)
  for (const [key, group] of groups)
    program.exactly(
      where((c) => c.key === key),
      group.members.length,
    )
  for (const [key, known] of classes)
    program.exactly(
      where((c) => keyOf(c.of) === key),
      known.spells.length,
    )
  const pr = (c: Cell): string => c.local.profile.responsibility
  const missing = (c: Cell): string => c.local.profile.missing
  const size = (of: string): number => locals.filter((one) => one.profile.responsibility === of).length
  // At least one month: 199 to 202 with a figure, 174 to 177 without, and the three mis-referrals (Table 3, solved).
  program.row(
    where((c) => pr(c) === 'with' && c.of.band === 0),
    size('with') - 202,
    size('with') - 199,
  )
  program.row(
    where((c) => pr(c) === 'without' && c.of.band === 0),
    size('without') - 177,
    size('without') - 174,
  )
  // fn 44: six of those missing on referral were in the service less than a month.
  program.exactly(
    where((c) => missing(c) === 'on-referral' && c.of.band === 0),
    6,
  )
  program.row(
    where((c) => missing(c) === 'on-referral' && pr(c) === 'without' && c.of.band > 0),
    3,
    Infinity,
  )
  // Nine months and more: 52 with, 59 without (§3.3.2).
  program.exactly(
    where((c) => pr(c) === 'with' && c.of.band >= 9),
    52,
  )
  program.exactly(
    where((c) => pr(c) === 'without' && c.of.band >= 9),
    59,
  )
  program.exactly(
    where((c) => isEea(c.local.profile) && c.of.early),
    11,
  )
  // Enough of the temporarily missing stay long enough for the curve of Figure 8, with and without a figure.
  for (const responsibility of ['with', 'without']) {
    for (const band of [7, 9, 11]) {
      program.row(
        where((c) => missing(c) === 'temporary' && pr(c) === responsibility && c.of.band === band),
        4,
        Infinity,
      )
    }
    program.row(
      where((c) => missing(c) === 'temporary' && pr(c) === responsibility && c.of.band === 11),
      6,
      Infinity,
    )
  }
  const value = await program.solve({ gap: 0.02, nodes: 20, seed })
  const waiting = new Map([...groups].map(([key, group]) => [key, chance.shuffled(group.members)]))
  const free = new Map([...classes].map(([key, known]) => [key, chance.shuffled(known.spells)]))
  return cells.flatMap((cell) =>
    Array.from({ length: value(cell.column) }, (): Placed => {
      const local = waiting.get(cell.key)?.pop()
      const spell = free.get(keyOf(cell.of))?.pop()
      if (local === undefined || spell === undefined) throw new Error('More stays were chosen than there are')
      return { ...local.profile, spell }
    }),
  )
}

function mayStay(local: Local, of: StayClass): boolean {
  const { missing, responsibility } = local.profile
  if (local.place !== of.place || isLongTerm(local.profile) !== of.longTermMissing) return false
  // Children found again after being missing on referral do not reach the months of Figure 8, whichever way it is counted.
  if (missing === 'on-referral' && of.band >= 7) return false
  if (missing === 'temporary' && of.band === 0) return false
  return responsibility !== 'mis-referral' || (of.band === 1 && !of.open)
}
