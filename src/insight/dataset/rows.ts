import type { ExtensionName, TableName } from '../package/index.ts'

export type Cell = string | number | boolean | null
/** One row of a table of the package, by column name; a column left out is empty. */
export type Row = Readonly<Record<string, Cell>>
export type PackageRows = Readonly<Record<TableName, readonly Row[]>>
export type ExtensionRows = Readonly<Record<ExtensionName, readonly Row[]>>

/** Sorts rows by the columns that name them, numbers as numbers: the order of every file, whatever the database answers. */
export function inOrder(rows: readonly Row[], key: readonly string[]): readonly Row[] {
  return [...rows].sort((a, b) => {
    for (const column of key) {
      const [x, y] = [a[column] ?? '', b[column] ?? '']
      if (x === y) continue
      if (typeof x === 'number' && typeof y === 'number') return x - y
      return String(x) < String(y) ? -1 : 1
    }
    return 0
  })
}
