import { qSortStatements } from '../../kernel/policy/q-sort.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import type { Study } from './facts.ts'

export type GridFault = 'not-numbers' | 'not-odd' | 'too-few' | 'too-many'

/** Reads '2, 3, 4, 3, 2': how many statements each column takes, the least agreed with first. */
export function readHeights(text: string): Outcome<readonly number[]> {
  const parts = text.split(/[\s,;]+/).filter((one) => one !== '')
  const because = (fault: GridFault) => refuse('not-in-this-state', fault)
  if (parts.some((one) => !/^[1-9]\d?$/.test(one))) return because('not-numbers')
  const heights = parts.map(Number)
  if (heights.length < 3 || heights.length > 13 || heights.length % 2 === 0) return because('not-odd')
  const sum = sumOf(heights)
  if (sum < qSortStatements.least) return because('too-few')
  return sum > qSortStatements.most ? because('too-many') : done(heights)
}

export const sumOf = (heights: readonly number[]): number => heights.reduce((sum, one) => sum + one, 0)

/** The columns of a grid by their value: three heights are −1, 0 and 1. */
export function columnsOf(heights: readonly number[]): readonly number[] {
  return heights.map((_, index) => index - (heights.length - 1) / 2)
}

/** A study may open when every place of its grid has its statement. */
export function mayOpen(study: Pick<Study, 'study_state' | 'heights'>, statements: number): boolean {
  return study.study_state === 'draft' && statements === sumOf(study.heights)
}

/** `statement=value` as a map; a value that is not of the kind is left out. */
export function readPairs<V>(
  pairs: readonly string[],
  read: (value: string) => V | null,
): ReadonlyMap<string, V> {
  return new Map(
    pairs.flatMap((pair) => {
      const [id = '', value = ''] = pair.split('=')
      const known = read(value)
      return known === null ? [] : [[id, known] as const]
    }),
  )
}

export const writePairs = (map: ReadonlyMap<string, string | number>): string[] =>
  [...map].map(([id, value]) => `${id}=${value}`).sort()

export const piles = ['agree', 'unsure', 'disagree'] as const
export type Pile = (typeof piles)[number]
export const readPile = (value: string): Pile | null => piles.find((one) => one === value) ?? null

/** A column of this grid, or null. */
export function readColumn(heights: readonly number[]): (value: string) => number | null {
  const columns = columnsOf(heights)
  return (value) => columns.find((one) => String(one) === value) ?? null
}

export interface ColumnFill {
  readonly column: number
  readonly wants: number
  readonly has: number
}

/** How full each column is, the least agreed with first. */
export function fillOf(
  heights: readonly number[],
  places: ReadonlyMap<string, number>,
): readonly ColumnFill[] {
  const placed = [...places.values()]
  return columnsOf(heights).map((column, index) => ({
    column,
    wants: heights[index] ?? 0,
    has: placed.filter((one) => one === column).length,
  }))
}

/** The columns with too few or too many. None: every place is taken exactly once, as a forced distribution asks. */
export function notRight(
  heights: readonly number[],
  places: ReadonlyMap<string, number>,
): readonly ColumnFill[] {
  return fillOf(heights, places).filter(({ wants, has }) => wants !== has)
}

/** Words in another language, one a line: `vie: …`. Null where a line is not like that, or a language comes twice. */
export function readOtherWords(text: string): readonly string[] | null {
  const lines = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (lines.some((one) => !/^[a-z]{3}: *\S/.test(one))) return null
  const tidy = lines.map((one) => `${one.slice(0, 3)}: ${one.slice(4).trim()}`)
  return new Set(tidy.map((one) => one.slice(0, 3))).size === tidy.length ? tidy : null
}

/** Statements typed or pasted, one a line: English, Welsh and a note for the interpreter, parted by `|`. */
export function readStatements(
  text: string,
): readonly { readonly en: string; readonly cy: string | null; readonly note: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([en = '']) => en !== '')
    .map(([en = '', cy = '', note = '']) => ({
      en,
      cy: cy === '' ? null : cy,
      note: note === '' ? null : note,
    }))
}
