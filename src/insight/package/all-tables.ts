import type { Column } from './columns.ts'
import { extensionTables, type ExtensionName } from './extensions.ts'
import { packageTables, type PackageTable, type TableName } from './tables.ts'

/** A table of the package, fixed or one that extends it. */
export type AnyTableName = TableName | ExtensionName
export type AnyTable = PackageTable<AnyTableName>

/** The fixed tables, then those that a package may carry beside them. */
export const allTables: readonly AnyTable[] = [...packageTables, ...extensionTables]

const extensions = new Set<string>(extensionTables.map(({ name }) => name))
export const isExtension = (name: string): name is ExtensionName => extensions.has(name)

export function tableOf<Name extends AnyTableName>(name: Name): PackageTable<Name> {
  const table = allTables.find((one): one is PackageTable<Name> => one.name === name)
  if (table === undefined) throw new RangeError(`No table ${name}`)
  return table
}

export function columnOf(name: AnyTableName, column: string): Column {
  const found = tableOf(name).columns.find((one) => one.name === column)
  if (found === undefined) throw new RangeError(`No column ${column} in ${name}`)
  return found
}
