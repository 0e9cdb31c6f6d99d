import type { Results, Series } from '../results/index.ts'
import { exclusive, unions } from './families.ts'
import type { Ledger } from './ledger.ts'
import type { Entry, People, Printed } from './printed.ts'
import { pointPlace, scopeOf, whole } from './printed.ts'
import { conditions, named } from './words.ts'

/** Adds every equation between printed counts that we know how to find. The counts decide: what does not add up is not linked. */
export function link(results: Results, printed: Printed, threshold: number): void {
  const index = new Map<string, number>()
  for (const { scope, conditions: all, cell } of printed.people) {
    const key = `${scope}: ${named(all)}`
    // Words that say less than the query did name two counts: then they link nothing.
    index.set(key, index.has(key) ? -1 : cell)
  }
  const at = (scope: string, all: readonly string[]): number | null => {
    const cell = index.get(`${scope}: ${named([...all].sort())}`)
    return cell === undefined || cell === -1 ? null : cell
  }
  divideByWords(printed.ledger, printed.people, at)
  nearlyAll(printed.ledger, printed.people, threshold)
  divideByGroups(printed.ledger, results, printed.people, at)
  for (const entries of runs(printed.entries)) addUp(printed.ledger, entries)
  const linesOf = (s: number) =>
    (results.series[s]?.lines ?? []).map((line, l) =>
      line.points.map((_, p) => printed.byPlace.get(pointPlace(s, l, p))),
    )
  for (const [s, series] of results.series.entries()) linkSeries(printed, series.id, linesOf(s), threshold)
  for (const [s, series] of results.series.entries()) {
    for (const [t, parted] of results.series.entries()) {
      if (parted.id.startsWith(`${series.id}-by-`))
        linkParted(printed, series, linesOf(s), parted, linesOf(t))
    }
  }
}

type Drawn = readonly (readonly (Entry | undefined)[])[]

/** A figure drawn again for parts of its children: 'At least 7 months' is 'At least 7 months, with …' and the others and a rest. */
function linkParted(printed: Printed, whole: Series, wholeLines: Drawn, parted: Series, lines: Drawn): void {
  for (const [l, { name, points }] of whole.lines.entries()) {
    const parts = lines.filter((_, part) => parted.lines[part]?.name.startsWith(`${name}, `) === true)
    if (parts.length === 0) continue
    for (const p of points.keys()) {
      for (const what of ['numerator', 'n'] as const) {
        const of = wholeLines[l]?.[p]?.[what] ?? null
        const cells = parts.map((line) => line[p]?.[what] ?? null)
        if (of === null || !cells.every((cell) => cell !== null) || cells.includes(of)) continue
        const { ledger } = printed
        if (cells.reduce((sum, cell) => sum + ledger.count(cell), 0) > ledger.count(of)) continue
        ledger.divides(of, cells, `${parted.id}, point ${p}, none of the lines, ${what}`)
      }
    }
  }
}

type At = (scope: string, all: readonly string[]) => number | null

/** Conditions that exclude each other divide whoever they narrow; "criminal or labour" is the two together. */
function divideByWords(ledger: Ledger, people: readonly People[], at: At): void {
  const found = new Map<string, { whole: number; parts: Set<number> }>()
  for (const { scope, conditions: all, cell } of people) {
    for (const one of all) {
      for (const [family, pattern] of exclusive.entries()) {
        if (!pattern.test(one)) continue
        // Without the condition, and without what only it implied.
        const rest = all.filter((other) => other !== one)
        const wider = [rest, rest.filter((other) => !conditions(one).includes(other))]
        for (const conditions of wider) {
          const of = at(scope, conditions)
          if (of === null || of === cell) continue
          const key = `${of} ${family}`
          const known = found.get(key)
          if (known === undefined) found.set(key, { whole: of, parts: new Set([cell]) })
          else known.parts.add(cell)
        }
      }
      const prefix = unions.find((begin) => one.startsWith(begin) && one.includes(' or '))
      if (prefix === undefined) continue
      const rest = all.filter((other) => other !== one)
      const pieces = one
        .slice(prefix.length)
        .split(' or ')
        .map((piece) => (piece.startsWith(prefix) ? piece : prefix + piece))
      const cells = pieces.map((piece) => at(scope, [...rest, piece])).filter((piece) => piece !== null)
      if (cells.length > 0) ledger.divides(cell, cells, `${ledger.id(cell)}, the rest`)
    }
  }
  for (const { whole: of, parts } of found.values())
    ledger.divides(
      of,
      [...parts],
      `${ledger.id(of)}, but none of ${[...parts].map((part) => ledger.id(part)).join('; ')}`,
    )
}

/** Two populations, one within the other, whose difference is a handful or nobody: printing both prints the handful. */
function nearlyAll(ledger: Ledger, people: readonly People[], threshold: number): void {
  const scopes = Map.groupBy(people, ({ scope }) => scope)
  for (const inScope of scopes.values()) {
    const sorted = [...inScope].sort((a, b) => ledger.count(b.cell) - ledger.count(a.cell) || a.cell - b.cell)
    for (const [i, wide] of sorted.entries()) {
      for (const narrow of sorted.slice(i + 1)) {
        const apart = ledger.count(wide.cell) - ledger.count(narrow.cell)
        if (apart >= threshold) break
        const within = wide.conditions.every((one) => narrow.conditions.includes(one))
        // None at all between them: two wordings of the same children.
        if (within && narrow.cell !== wide.cell) {
          ledger.divides(
            wide.cell,
            [narrow.cell],
            `${ledger.id(wide.cell)}, but not ${ledger.id(narrow.cell)}`,
          )
        }
      }
    }
  }
}

/** A group of children is divided by each further way of grouping; a grouping that is printed only crossed has margins too. */
function divideByGroups(ledger: Ledger, results: Results, people: readonly People[], at: At): void {
  if (results.groups.length === 0) return
  const scopes = new Map([
    [whole, {}],
    ...results.groups.map((group) => [scopeOf(group.by), group.by] as const),
  ])
  const wordings = new Map(people.map((one) => [named(one.conditions), one.conditions]))
  for (const [name, all] of wordings) {
    const cells = new Map<string, number>()
    for (const scope of scopes.keys()) {
      const cell = at(scope, all)
      if (cell !== null) cells.set(scope, cell)
    }
    if (cells.size < 2) continue
    const names = [...new Set(results.groups.flatMap((group) => Object.keys(group.by)))].sort()
    const inside = (by: Readonly<Record<string, string>>): number | null => {
      const known = cells.get(scopeOf(by))
      const free = names.filter((one) => by[one] === undefined)
      let made: number | null = known ?? null
      for (const one of free) {
        const codes = new Set(
          [...scopes.values()]
            .filter((group: Readonly<Record<string, string>>) =>
              Object.entries(by).every(([key, code]) => group[key] === code),
            )
            .map((group: Readonly<Record<string, string>>) => group[one])
            .filter((code) => code !== undefined),
        )
        const parts = [...codes].map((code) => inside({ ...by, [one]: code })).filter((part) => part !== null)
        if (parts.length === 0) continue
        const scope = scopeOf(by)
        made ??= ledger.implied(
          `${scope}: ${name}`,
          parts.reduce((sum, part) => sum + ledger.count(part), 0),
        )
        ledger.divides(made, parts, `${scope}: ${name}, ${one} not printed`)
      }
      return made
    }
    inside({})
  }
}

/** Figures of one population printed one after another in one part. */
function runs(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = []
  for (const entry of entries) {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (entry.denominator === null || entry.numerator === null || entry.numerator === entry.denominator)
      continue
    if (last !== undefined && before?.denominator === entry.denominator && before.scope === entry.scope)
      last.push(entry)
    else found.push([entry])
  }
  return found.filter((run) => run.length > 1)
}

const longest = 24

/** A run whose counts add up to exactly its population is taken for its categories. */
function addUp(ledger: Ledger, run: readonly Entry[]): void {
  const cells = run.map((entry) => entry.numerator ?? -1)
  const of = run[0]?.denominator ?? null
  if (of === null) return
  for (let from = 0; from < cells.length - 1; from += 1) {
    let sum = ledger.count(cells[from] ?? -1)
    for (let to = from + 1; to < Math.min(cells.length, from + longest); to += 1) {
      sum += ledger.count(cells[to] ?? -1)
      const window = cells.slice(from, to + 1)
      if (sum === ledger.count(of) && new Set(window).size === window.length) ledger.balances([of], window)
      if (sum > ledger.count(of)) break
    }
  }
}

/** Points that divide their population, along a line or across lines; lines that add up to a line; flows into a stock. */
function linkSeries(
  printed: Printed,
  id: string,
  lines: readonly (readonly (Entry | undefined)[])[],
  threshold: number,
): void {
  const { ledger } = printed
  const cellsOf = (entries: readonly (Entry | undefined)[]) =>
    entries.map((entry) => entry?.numerator ?? null)
  const complete = (cells: readonly (number | null)[]): cells is number[] =>
    cells.every((cell) => cell !== null)
  for (const points of lines) {
    const cells = cellsOf(points)
    if (!complete(cells) || cells.length < 2) continue
    const sum = cells.reduce((total, cell) => total + ledger.count(cell), 0)
    // The points of a line that add up to a printed size of the whole are its categories or its months.
    const base = points[0]?.denominator ?? null
    if (base !== null && ledger.count(base) === sum) ledger.balances([base], cells)
    // Without a base, the widest population of that size; a small one is withheld anyway, and too many are as small.
    if (sum < threshold || new Set(cells).size < 3) continue
    const alike = printed.people.filter((one) => one.scope === whole && ledger.count(one.cell) === sum)
    const widest = Math.min(...alike.map((one) => one.conditions.length))
    for (const one of alike) if (one.conditions.length === widest) ledger.balances([one.cell], cells)
  }
  const width = Math.min(...lines.map((line) => line.length))
  if (lines.length < 2) return
  for (let p = 0; p < width; p += 1) {
    const across = lines.map((line) => line[p])
    const cells = cellsOf(across)
    if (!complete(cells)) continue
    const bases = across.map((entry) => entry?.denominator ?? null)
    const base = bases[0] ?? null
    const sum = cells.reduce((total, cell) => total + ledger.count(cell), 0)
    if (
      base !== null &&
      bases.every((one) => one !== null && ledger.count(one) === ledger.count(base)) &&
      ledger.count(base) === sum
    ) {
      ledger.balances([base], cells)
    }
    for (const [l, cell] of cells.entries()) totalLine(ledger, id, l, cell, cells, lines, p)
  }
  flows(ledger, lines.map(cellsOf))
}

/** A line is the total of the others when it is never less than their sum, and in half of the points or more just that. */
function totalLine(
  ledger: Ledger,
  id: string,
  l: number,
  cell: number,
  cells: readonly number[],
  lines: readonly (readonly (Entry | undefined)[])[],
  p: number,
): void {
  let exact = 0
  for (const [q] of (lines[l] ?? []).entries()) {
    const counts = lines.map((line) => ledger.count(line[q]?.numerator ?? -1))
    const own = counts[l] ?? 0
    const others = counts.reduce((total, count) => total + count, 0) - own
    if (own < others) return
    if (own === others) exact += 1
  }
  if (exact * 2 < (lines[l]?.length ?? 0)) return
  ledger.divides(
    cell,
    cells.filter((_, other) => other !== l),
    `${whole}: ${id}, point ${p}, none of the lines`,
  )
}

/** In service at the end of a month = at the end of the month before + referred − left, where the three are printed. */
function flows(ledger: Ledger, lines: readonly (readonly (number | null)[])[]): void {
  const count = (cell: number | null | undefined) =>
    cell === null || cell === undefined ? Number.NaN : ledger.count(cell)
  for (const [s, stock] of lines.entries()) {
    for (const [i, into] of lines.entries()) {
      for (const [o, out] of lines.entries()) {
        if (new Set([s, i, o]).size < 3 || stock.length < 3) continue
        const holds = stock.every(
          (cell, p) => p === 0 || count(cell) === count(stock[p - 1]) + count(into[p]) - count(out[p]),
        )
        if (!holds) continue
        for (const [p, cell] of stock.entries()) {
          const [before, more, fewer] = [stock[p - 1], into[p], out[p]]
          if (
            p === 0 ||
            cell === null ||
            typeof before !== 'number' ||
            typeof more !== 'number' ||
            typeof fewer !== 'number'
          )
            continue
          ledger.balances([cell, fewer], [before, more])
        }
      }
    }
  }
}
