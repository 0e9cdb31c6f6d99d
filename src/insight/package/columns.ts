// What a column of the package can be, for the tables that are fixed and for those that extend them.

export type ColumnType = 'text' | 'day' | 'month' | 'count' | 'flag' | 'code' | 'codes' | 'nationality'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** May the cell be empty? Empty is "nobody said", which is neither `unknown` nor `none`. */
  readonly empty: boolean
  /** The codes of `code` and `codes` (several, joined by `;`). */
  readonly codes: readonly string[]
  readonly says: string
}

export const filled = (name: string, type: ColumnType, says: string): Column => ({
  name,
  type,
  empty: false,
  codes: [],
  says,
})
export const open = (name: string, type: ColumnType, says: string): Column => ({
  name,
  type,
  empty: true,
  codes: [],
  says,
})
export const oneOf = (name: string, codes: string, says: string): Column => ({
  name,
  type: 'code',
  empty: false,
  codes: codes.split(' '),
  says,
})
export const oneOfOrEmpty = (name: string, codes: string, says: string): Column => ({
  ...oneOf(name, codes, says),
  empty: true,
})
