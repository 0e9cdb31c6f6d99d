import type { Knowledge } from './audit.ts'
import { bounds } from './audit.ts'
import { Changes } from './change.ts'
import { Neighbours } from './neighbours.ts'
import type { Solver } from './solver.ts'
import { stuck } from './stuck.ts'
import type { Rule, System } from './system.ts'
import { lowest, parts } from './system.ts'
import type { Limits } from './witness.ts'
import { equationsByCell, Witnesses } from './witness.ts'

/** Cells of a connected part above which a small cell is protected from its surroundings first, and from wider ones after. */
const surroundings = [120, 600]
const small = 1e-6
const stays = [0, 0] as const

/** How many of the dearest withheld cells are tried for print again. */
const dearest = 8

function reachOf(system: System): Record<'stars' | 'marks', { least: number[]; most: number[] }> {
  const counts = () => system.cells.map((cell) => cell.count)
  return { stars: { least: counts(), most: counts() }, marks: { least: counts(), most: counts() } }
}

/** A small cell must be able to move by `by`, while those in `still` do not, whatever an outsider of that knowledge knows. */
interface Need {
  readonly cell: number
  readonly by: number
  readonly knows: 'stars' | 'marks'
  readonly still: readonly number[]
}

/** The state of one search: what is withheld so far, and how far each cell is known to move. */
export class Search {
  readonly suppressed: boolean[]
  readonly #system: System
  readonly #rule: Rule
  readonly #first: readonly boolean[]
  readonly #equationsOf: readonly (readonly number[])[]
  readonly #witnesses: Witnesses
  readonly #neighbours: Neighbours
  readonly #partOf = new Map<number, readonly number[]>()
  #reach: Record<'stars' | 'marks', { least: number[]; most: number[] }>
  readonly #tried = new Set<string>()
  #known: { readonly moved: ReadonlyMap<number, number>; readonly knows: 'stars' | 'marks' }[] = []
  readonly #changes: Changes
  readonly #bounds: Readonly<Record<'stars' | 'marks', readonly (readonly [down: number, up: number])[]>>

  constructor(solver: Solver, system: System, rule: Rule, first: readonly boolean[]) {
    this.#system = system
    this.#rule = rule
    this.#first = first
    this.suppressed = system.cells.map((cell, at) => cell.shown && first[at] === true)
    this.#reach = reachOf(system)
    this.#equationsOf = equationsByCell(system)
    this.#witnesses = new Witnesses(system, this.#equationsOf)
    const away = (knows: Knowledge) =>
      system.cells.map(({ count }, at): [number, number] => {
        const [low, high] = bounds(system, rule, knows, at)
        return [count - low, high - count]
      })
    this.#bounds = { stars: away('stars'), marks: away('marks') }
    this.#changes = new Changes(solver, system, this.#equationsOf, first)
    this.#neighbours = new Neighbours(system, this.#equationsOf, (at) => this.#movable(at))
    const movable = system.cells.map((_, at) => this.#movable(at))
    for (const part of parts(system, movable)) for (const cell of part) this.#partOf.set(cell, part)
  }

  /**
   * Makes the interval of a small cell as wide as its star: as far down as its equations allow (a total over three stars is
   * at least three), and from there up by the width of the star, or to the threshold − 1 if that is higher.
   */
  cover(cell: number): boolean {
    const count = this.#system.cells[cell]?.count ?? 0
    const floor = lowest(this.#rule)
    let down = floor - count
    const lower: Need = { cell, by: down, knows: 'stars', still: [] }
    if (down < 0 && (this.#reach.stars.least[cell] ?? count) > floor + small && !this.#already(lower)) {
      down = this.#down(cell, down)
      if (down < 0) this.protect({ ...lower, by: down })
    }
    const top = Math.max(this.#rule.threshold - 1, count + down + this.#rule.threshold - 1 - floor)
    return top === count || this.protect({ cell, by: top - count, knows: 'stars', still: [] })
  }

  /**
   * What was withheld for the first cells may be more than all of them together need: the dearest are printed again, where every
   * small cell is protected without them.
   */
  giveBack(protectedCells: readonly number[]): void {
    const cells = this.#system.cells
    const weight = (at: number) => cells[at]?.weight ?? 0
    const told = this.#toldAlone()
    const stirred = protectedCells.filter((cell) => cells[cell]?.shown === true && this.#stirs(cell))
    const candidates = [...cells.keys()].filter(
      (at) => this.suppressed[at] === true && this.#first[at] !== true,
    )
    for (const at of candidates.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, dearest)) {
      const before = { known: this.#known, reach: this.#reach, suppressed: [...this.suppressed] }
      if (!this.suppressed[at]) continue
      this.suppressed[at] = false
      this.#reach = reachOf(this.#system)
      this.#known = []
      for (const { moved, knows } of before.known) if (!moved.has(at)) this.#note(moved, knows)
      if (protectedCells.every((cell) => this.#wide(cell))) {
        // What stood with it for the same cell, and moves in no table any more, protects nothing.
        const moves = new Set(this.#known.flatMap(({ moved }) => [...moved.keys()]))
        for (const one of candidates) if (!moves.has(one)) this.suppressed[one] = false
        const kept = stirred.every((cell) => this.#stirs(cell))
        if (kept && [...this.#toldAlone()].every((pair) => told.has(pair))) continue
      }
      for (const one of candidates) this.suppressed[one] = before.suppressed[one] === true
      this.#known = before.known
      this.#reach = before.reach
    }
  }

  /** Whether somebody who can tell small stars from the others is left in doubt, by tables known or others near by. */
  #stirs(cell: number): boolean {
    const { least, most } = this.#reach.marks
    const moves = () => (most[cell] ?? 0) - (least[cell] ?? 0) >= 1 - small
    return moves() || [1, -1].some((by) => this.#already({ cell, by, knows: 'marks', still: [] }))
  }

  /** Pairs of which whoever is alone in the one would know the other. */
  #toldAlone(): Set<string> {
    const told = this.#pairs().filter(
      ([alone, cell]) =>
        !this.#known.some(({ moved }) => Math.abs(moved.get(cell) ?? 0) >= 1 - small && !moved.has(alone)) &&
        ![1, -1].some((by) => this.#already({ cell, by, knows: 'stars', still: [alone] })),
    )
    return new Set(told.map(([alone, cell]) => `${alone} ${cell}`))
  }

  /** Whether a small cell is protected by tables known, or by others near by. */
  #wide(cell: number): boolean {
    const count = this.#system.cells[cell]?.count ?? 0
    const [floor, top] = [lowest(this.#rule), this.#rule.threshold - 1]
    const { least, most } = this.#reach.stars
    const done = () =>
      (most[cell] ?? 0) - (least[cell] ?? 0) >= top - floor - small && (most[cell] ?? 0) >= top - small
    const whole = this.#partOf.get(cell) ?? [cell]
    const free = this.#limits('stars', [], (at) => this.#open(at) && this.#movable(at))
    const reaches = (by: number) => {
      if (by === 0 || this.#already({ cell, by, knows: 'stars', still: [] })) return
      const moved = this.#changes.cheapest(whole, cell, by, free, (at) => this.#price(at))
      if (moved !== null) this.#note(moved, 'stars')
    }
    if (!done()) reaches(floor - count)
    if (!done()) reaches(top - count)
    // Over a total of stars that leaves it no way down, it must reach up as much further.
    if (!done()) reaches((least[cell] ?? 0) + top - floor - count)
    return done()
  }

  /** Makes sure the cell can move by one, up or down, whichever is cheaper to try first. */
  stir(cell: number, knows: 'stars' | 'marks', still: readonly number[]): boolean {
    const count = this.#system.cells[cell]?.count ?? 0
    const { least, most } = this.#reach[knows]
    if (still.length === 0 && (most[cell] ?? 0) - (least[cell] ?? 0) >= 1 - small) return true
    const moves = (by: ReadonlyMap<number, number>) => Math.abs(by.get(cell) ?? 0) >= 1 - small
    if (
      still.length > 0 &&
      this.#known.some(({ moved }) => moves(moved) && !still.some((at) => moved.has(at)))
    )
      return true
    const [low, high] = bounds(this.#system, this.#rule, knows, cell)
    const ways = [-1, 1].filter((by) => count + by >= low && count + by <= high)
    return ways.some((by) => this.protect({ cell, by, knows, still }))
  }

  /** Withholds what is needed; false when no pattern protects the cell so far. */
  protect(need: Need): boolean {
    const { cell, by, knows, still } = need
    const count = this.#system.cells[cell]?.count ?? 0
    const { least, most } = this.#reach[knows]
    if (still.length === 0) {
      if (by > 0 ? (most[cell] ?? 0) >= count + by - small : (least[cell] ?? 0) <= count + by + small)
        return true
    }
    if (this.#already(need)) return true
    const limits = this.#limits(knows, still, (at) => this.#movable(at))
    if (stuck(this.#system, this.#equationsOf, cell, by, limits, still)) return false
    // Whoever can tell stars apart sees those of printed counts: a count that nobody prints has none.
    if (knows === 'marks' && this.#system.cells[cell]?.shown !== true) return false
    const whole = this.#partOf.get(cell) ?? [cell]
    // What only an insider or somebody who can tell the stars apart could work out is looked for close by.
    const more = knows === 'marks' || still.length > 0
    for (const [step] of (more ? ['close by'] : surroundings).entries()) {
      const part = this.#about(cell, whole, step)
      const found = this.#change(part, need)
      if (part === whole) return found
      this.#changes.close(part)
      if (found) return true
    }
    return !more && this.#change(whole, need)
  }

  /** Whether what is withheld so far is enough, by a table near by. */
  #already({ cell, by, knows, still }: Need): boolean {
    const free = this.#limits(knows, still, (at) => this.#open(at) && this.#movable(at))
    const moved = this.#witnesses.find(cell, by, free)
    if (moved === null) return false
    this.#note(moved, knows)
    return true
  }

  /** How far each cell may go down and up for somebody of that knowledge; not at all where it may not move or stands still. */
  #limits(knows: 'stars' | 'marks', still: readonly number[], may: (at: number) => boolean): Limits {
    const own = this.#bounds[knows]
    return (at) => (!may(at) || still.includes(at) ? stays : (own[at] ?? stays))
  }

  #about(cell: number, whole: readonly number[], step: number): readonly number[] {
    const limit = surroundings[step] ?? Infinity
    return whole.length <= limit ? whole : this.#neighbours.of(cell, limit, (one) => this.#price(one))
  }

  /** Pairs that share an equation with nothing else withheld: somebody alone in a cell, and another small count. */
  alone(): [number, number][] {
    const found = this.#pairs().filter(([one, other]) => !this.#tried.has(`${one} ${other}`))
    for (const [one, other] of found) this.#tried.add(`${one} ${other}`)
    return found
  }

  #pairs(): [number, number][] {
    const found: [number, number][] = []
    for (const equation of this.#system.equations) {
      const [a, b, more] = equation.cells.filter((cell) => this.#open(cell))
      if (a === undefined || b === undefined || more !== undefined) continue
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const cell = this.#system.cells[one]
        if (cell?.count === 1 && cell.sensitive && this.#first[other] === true) found.push([one, other])
      }
    }
    return found
  }

  close(): void {
    this.#changes.closeAll()
  }

  #open(at: number): boolean {
    return this.suppressed[at] === true || this.#system.cells[at]?.shown === false
  }

  // What is withheld already moves almost freely: short changes are preferred, so that the answer has no idle loops.
  #price(at: number): number {
    return this.#open(at) ? 1e-3 : (this.#system.cells[at]?.weight ?? 1)
  }

  /** A printed zero stays printed when zeros are, or a star would not mean "at least one". */
  #movable(at: number): boolean {
    const cell = this.#system.cells[at]
    if (cell === undefined || cell.fixed === true) return false
    return !cell.shown || cell.count > 0 || this.#rule.zeros
  }

  /** How far down a cell can go at all, were everything withheld that may be; `wanted` is as far as it needs to. */
  #down(cell: number, wanted: number): number {
    const limits = this.#limits('stars', [], (at) => this.#movable(at))
    if (stuck(this.#system, this.#equationsOf, cell, -1, limits, [])) return 0
    const whole = this.#partOf.get(cell) ?? [cell]
    // From near by only: a cell that could go deeper with changes further off reaches up for its width instead.
    const part = this.#about(cell, whole, 0)
    const down = Math.max(this.#changes.deepest(part, cell, limits), wanted)
    if (part !== whole) this.#changes.close(part)
    return down
  }

  #change(part: readonly number[], { cell, by, knows, still }: Need): boolean {
    const limits = this.#limits(knows, still, () => true)
    const moved = this.#changes.cheapest(part, cell, by, limits, (at) => this.#price(at))
    if (moved === null) return false
    for (const at of moved.keys()) if (this.#system.cells[at]?.shown === true) this.suppressed[at] = true
    this.#note(moved, knows)
    return true
  }

  #note(moved: ReadonlyMap<number, number>, knows: 'stars' | 'marks'): void {
    this.#known.push({ moved, knows })
    for (const [at, move] of moved) {
      this.#learn('stars', at, move)
      if (knows === 'marks') this.#learn('marks', at, move)
    }
  }

  #learn(knows: 'stars' | 'marks', at: number, move: number): void {
    const { least, most } = this.#reach[knows]
    const value = (this.#system.cells[at]?.count ?? 0) + move
    least[at] = Math.min(least[at] ?? value, value)
    most[at] = Math.max(most[at] ?? value, value)
  }
}
