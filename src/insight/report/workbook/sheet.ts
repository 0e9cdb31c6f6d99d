import type { Unit } from '../../results/index.ts'

/** One cell: text, a link to another sheet, or a number with the unit that says how it is shown. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit }

/** One sheet: its title and a line or two above one table, whose first row heads it. */
export interface SheetOf {
  /** 1 to 31 letters, digits and underscores: every program accepts that, and a link needs no quotes. */
  readonly name: string
  readonly title: string
  readonly above: readonly string[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** In centimetres, one a column; the last holds for the rest. */
  readonly widths: readonly number[]
}

export const text = (text: string): Cell => ({ kind: 'text', text })
export const suppressed = text('[c]')
export const notAvailable = text('[x]')
/** A number, or the sign that there is none. */
export const numberOr = (value: number | null, unit: Unit, otherwise: Cell = notAvailable): Cell =>
  value === null ? otherwise : { kind: 'number', value, unit }
