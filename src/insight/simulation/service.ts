import { Chance } from '../../kernel/chance.ts'
import { Program, type Column, type Terms } from './program.ts'
import type { Readings } from './readings.ts'
import { add, minus, times } from './terms.ts'
import {
  closedMonths,
  exits,
  firstExit,
  guardiansIn,
  lastMonth,
  longestStay,
  monthly,
  peak,
  places,
  ratioTargets,
  referrals,
  sites,
  siteSizes,
  stays,
  type Place,
} from './service-targets.ts'

/** One stay in the service before anybody is in it: months count from February 2017 = 0. */
export interface Spell {
  readonly site: Place
  readonly entry: number
  /** Month of exit; null while open at the end of January 2019. */
  readonly exit: number | null
  readonly longTermMissing: boolean
}

/** Complete months in service, given that the day of exit is never before the day of the month of referral. */
export function monthsOf(spell: Pick<Spell, 'entry' | 'exit'>): number {
  return (spell.exit ?? lastMonth) - spell.entry
}

const months = Array.from({ length: lastMonth + 1 }, (_, month) => month)

/** Children referred and leaving in each month of each site. */
interface Flows {
  readonly referred: (site: Place, month: number) => number
  readonly left: (site: Place, month: number) => number
}

/**
 * Stage 1: when children came and went, site by site, so that Table 2, the monthly range, the peak, the exits and the bases
 * of footnote 47 hold together. First the monthly referrals and exits of each site, as smooth as they can be; then which
 * referral ends in which exit.
 */
export async function solveService(seed: number, readings: Readings): Promise<readonly Spell[]> {
  return pairUp(await solveFlows(seed, readings), seed)
}

async function solveFlows(seed: number, readings: Readings): Promise<Flows> {
  const program = new Program('the monthly referrals and exits')
  const chance = new Chance(seed, 'flows')
  // The child of no known area comes in the middle of the two years and leaves a few months later.
  const strayEntry = chance.whole(6, 14)
  const strayExit = strayEntry + chance.whole(2, 5)
  const columns = (from: number, stray: number): Map<Place, Column[]> =>
    new Map(
      places.map((place) => [
        place,
        months.map((month) => {
          if (place !== 'unknown') return program.count({ upper: month < from ? 0 : monthly.most })
          const here = month === stray ? 1 : 0
          return program.count({ lower: here, upper: here })
        }),
      ]),
    )
  const entering = columns(0, strayEntry)
  const leaving = columns(firstExit, strayExit)
  const one = (of: Map<Place, Column[]>, site: Place, month: number): Terms => {
    const column = of.get(site)?.[month]
    return column === undefined ? [] : [[column, 1]]
  }
  const all = (of: Map<Place, Column[]>, month: number): Terms =>
    places.flatMap((site) => one(of, site, month))
  const inService = (site: Place, month: number): Terms =>
    months
      .filter((m) => m <= month)
      .flatMap((m) => [...one(entering, site, m), ...minus(one(leaving, site, m))])
  const everywhere = (month: number): Terms => places.flatMap((site) => inService(site, month))

  program.exactly(
    months.flatMap((month) => all(entering, month)),
    referrals,
  )
  program.exactly(
    months.flatMap((month) => all(leaving, month)),
    exits,
  )
  program.row(all(leaving, firstExit), 1, Infinity)
  for (const site of sites) {
    program.row(
      months.flatMap((month) => one(entering, site, month)),
      siteSizes[site][0],
      siteSizes[site][1],
    )
    for (const month of months) program.row(inService(site, month), 2, Infinity)
  }
  for (const target of ratioTargets(readings)) {
    const span = months.filter((month) => month >= target.from && month <= target.to)
    // Multiplied by 6 so that every coefficient is whole: a ratio is children ÷ 2 or ÷ 3.
    const sum = span.flatMap((month) =>
      times(inService(target.site, month), 6 / guardiansIn(target.site, month, readings)),
    )
    program.row(
      sum,
      Math.ceil((target.mean - target.within) * 6 * span.length - 1e-9),
      Math.floor((target.mean + target.within) * 6 * span.length - 1e-3),
    )
  }
  for (const month of months.filter((m) => m !== peak)) {
    program.row(add(everywhere(peak), minus(everywhere(month))), 1, Infinity)
  }
  // Greater Manchester stands highest from July 2018.
  for (const month of months.filter((m) => m >= 17)) {
    for (const other of sites.slice(1)) {
      program.row(
        add(times(inService('greater-manchester', month), 3), times(inService(other, month), -2)),
        6,
        Infinity,
      )
    }
  }
  monthlyRange(program, (month) => all(entering, month), chance)
  for (const site of sites) {
    for (const series of [entering, leaving]) {
      for (const month of months.slice(series === leaving ? firstExit + 1 : 1)) {
        program.near(
          add(one(series, site, month), minus(one(series, site, month - 1))),
          chance.whole(-1, 1),
          1,
        )
      }
    }
  }
  for (const site of sites) program.near(one(leaving, site, firstExit), 1, 1)
  const value = await program.solve({ gap: 0.2, nodes: 5, seed })
  const read = (of: Map<Place, Column[]>) => (site: Place, month: number) => {
    const column = of.get(site)?.[month]
    return column === undefined ? 0 : value(column)
  }
  return { referred: read(entering), left: read(leaving) }
}

/** The quietest and the busiest month are the seed's choice; every other month lies between them. */
function monthlyRange(program: Program, referred: (month: number) => Terms, chance: Chance): void {
  const quietest = chance.pick([10, 11, 22, 23])
  const busiest = chance.pick([3, 4, 13, 14])
  for (const month of months) {
    const fewest = month === busiest ? monthly.most : monthly.fewest
    const most = month === quietest ? monthly.fewest : monthly.most
    program.row(referred(month), fewest, most)
  }
}

interface Cell extends Spell {
  readonly column: Column
}

async function pairUp(flows: Flows, seed: number): Promise<readonly Spell[]> {
  const program = new Program('the stays in the service')
  const chance = new Chance(seed, 'stays')
  const cells = cellsOf(program, chance)
  const where = (keep: (cell: Cell) => boolean): Terms =>
    cells.filter(keep).map((cell) => [cell.column, 1] as const)
  for (const site of places) {
    for (const month of months) {
      program.exactly(
        where((c) => c.site === site && c.entry === month),
        flows.referred(site, month),
      )
      program.exactly(
        where((c) => c.site === site && c.exit === month),
        flows.left(site, month),
      )
    }
  }
  for (const site of sites)
    program.row(
      where((c) => c.site === site && c.longTermMissing),
      5,
      13,
    )
  program.exactly(
    where((c) => c.site === 'unknown' && c.longTermMissing),
    0,
  )
  program.row(
    cells.flatMap((c) => (c.exit === null ? [] : [[c.column, monthsOf(c)] as const])),
    closedMonths.fewest,
    closedMonths.most,
  )
  program.exactly(
    where((c) => monthsOf(c) === 0),
    stays.underOneMonth,
  )
  program.exactly(
    where((c) => c.longTermMissing),
    stays.longTermMissing,
  )
  const staying = (least: number): Terms => where((c) => !c.longTermMissing && monthsOf(c) >= least)
  program.exactly(staying(7), stays.atLeast7)
  program.exactly(staying(9), stays.atLeast9)
  program.exactly(staying(11), stays.atLeast11)
  // How long children stay, near a spread that falls off evenly.
  for (const site of sites) {
    for (let stay = 1; stay <= longestStay; stay += 1) {
      for (const open of [false, true]) {
        const these = where(
          (c) => !c.longTermMissing && c.site === site && (c.exit === null) === open && monthsOf(c) === stay,
        )
        const total = program.count()
        program.exactly(add(these, [[total, -1]]), 0)
        program.likely(total, open ? 3 : 5 - 0.22 * stay, 40)
      }
    }
  }
  const value = await program.solve({ gap: 0.05, nodes: 5, seed })
  return cells.flatMap(({ column, ...spell }) => Array.from({ length: value(column) }, () => spell))
}

function cellsOf(program: Program, chance: Chance): Cell[] {
  const cells: Cell[] = []
  const include = (site: Place, entry: number, exit: number | null, longTermMissing: boolean): void => {
    // A little chance in the cost decides between stays that are equally likely: another seed, another cohort.
    cells.push({
      site,
      entry,
      exit,
      longTermMissing,
      column: program.count({ cost: 0.3 * chance.next(), upper: 20 }),
    })
  }
  for (const site of places) {
    for (const entry of months) {
      for (
        let exit = Math.max(entry, firstExit);
        exit <= Math.min(lastMonth, entry + longestStay);
        exit += 1
      ) {
        include(site, entry, exit, false)
        if (exit - entry >= 6 && exit - entry <= 8) include(site, entry, exit, true)
      }
      if (lastMonth - entry <= longestStay) include(site, entry, null, false)
    }
  }
  return cells
}
