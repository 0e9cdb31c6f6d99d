import type { Cell, Equation, System } from './system.ts'
import { sum } from './system.ts'

/** One way to count children: its codes, and groups of codes that are printed as one (the total is a group of all). */
export interface Dimension {
  readonly name: string
  readonly codes: readonly string[]
  /** Group → members (codes or earlier groups). Groups may overlap: two hierarchies over the same codes are allowed. */
  readonly groups: Readonly<Record<string, readonly string[]>>
  /** The group of all codes. */
  readonly total: string
}

/** Children in one combination of codes. Combinations that are not named have none. */
export interface Inner {
  readonly codes: readonly string[]
  readonly count: number
}

export interface TableSystem extends System {
  /** Codes of each cell, one a dimension, in the order of the dimensions. */
  readonly keys: readonly (readonly string[])[]
}

/** A dimension whose only group is its total. */
export function flat(name: string, codes: readonly string[], total = 'Total'): Dimension {
  return { name, codes, groups: { [total]: codes }, total }
}

/**
 * The system of tables printed together from the same children. `tables` names the dimensions each one crosses; each has all
 * codes, groups and totals of these. What no table prints but joins them is there too, as cells that are not shown: an
 * outsider knows that counts below a margin are not negative.
 */
export function tableSystem(
  dimensions: readonly Dimension[],
  inner: readonly Inner[],
  tables: readonly (readonly string[])[],
): TableSystem {
  const used = dimensions.map((dimension) => tables.some((table) => table.includes(dimension.name)))
  const at = new Map<string, number>()
  const cells: Cell[] = []
  const keys: string[][] = []
  const equations: Equation[] = []
  const shownAt = shownIn(dimensions, tables)
  const leaves = new Map<string, number>()
  for (const { codes, count } of inner) {
    const key = name(codes.map((code, d) => (used[d] ? code : (dimensions[d]?.total ?? code))))
    leaves.set(key, (leaves.get(key) ?? 0) + count)
  }

  const cell = (codes: readonly string[]): number => {
    const key = name(codes)
    const known = at.get(key)
    if (known !== undefined) return known
    const split = dimensions.findIndex(
      (dimension, d) => used[d] && dimension.groups[codes[d] ?? ''] !== undefined,
    )
    const members = split === -1 ? [] : (dimensions[split]?.groups[codes[split] ?? ''] ?? [])
    const children = members.map((member) => cell(codes.map((code, d) => (d === split ? member : code))))
    const count =
      split === -1
        ? (leaves.get(key) ?? 0)
        : children.reduce((total, child) => total + (cells[child]?.count ?? 0), 0)
    const shown = shownAt(codes)
    const index = cells.push({ id: key, count, shown, sensitive: shown, weight: weightOf(count) }) - 1
    keys.push([...codes])
    at.set(key, index)
    if (split !== -1) equations.push(sum(index, children))
    return index
  }
  for (const table of tables) {
    const choices = dimensions.map((dimension) =>
      table.includes(dimension.name)
        ? [...Object.keys(dimension.groups), ...dimension.codes]
        : [dimension.total],
    )
    for (const codes of product(choices)) cell(codes)
  }
  return { cells, equations, keys }
}

/** What a reader loses: the children in the cell, and the cell. */
export function weightOf(count: number): number {
  return 1 + count
}

function shownIn(dimensions: readonly Dimension[], tables: readonly (readonly string[])[]) {
  return (codes: readonly string[]): boolean =>
    tables.some((table) =>
      dimensions.every((dimension, d) => codes[d] === dimension.total || table.includes(dimension.name)),
    )
}

function name(codes: readonly string[]): string {
  return codes.join(' / ')
}

function product(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>(
    (found, next) => found.flatMap((codes) => next.map((code) => [...codes, code])),
    [[]],
  )
}
