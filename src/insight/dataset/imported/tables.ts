import { z } from 'zod'
import { factIdOf, factKind, type FactKind } from '../../../platform/record/index.ts'
import type { FactId } from '../../../kernel/ids.ts'
import { packageTables, tableOf, type Column, type TableName } from '../../package/index.ts'
import type { Row } from '../rows.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

function schemaOf(column: Column): z.ZodType {
  const filled =
    column.type === 'count'
      ? z.int().min(0)
      : column.type === 'flag'
        ? z.boolean()
        : column.type === 'day'
          ? day
          : z.string()
  return column.empty ? filled.nullable() : filled
}

type ImportedKind = FactKind<string, z.ZodObject>

/** One table of facts for each table of the package, with the package's columns and the batch that brought or changed the row. */
const kinds = new Map<TableName, ImportedKind>(
  packageTables.map((table) => [
    table.name,
    factKind(
      `imported_${table.name}`,
      z.object({
        ...Object.fromEntries(table.columns.map((column) => [column.name, schemaOf(column)])),
        batch_id: z.uuid(),
      }),
      'office',
    ),
  ]),
)

export function importedKind(name: TableName): ImportedKind {
  const kind = kinds.get(name)
  if (kind === undefined) throw new RangeError(`No imported table ${name}`)
  return kind
}

/** What was taken in at once: whose package, by whom, and how much of it. */
export const importedBatch = factKind(
  'imported_batch',
  z.object({
    package_digest: z.string(),
    package_as_at: day,
    taken_by: z.string(),
    rows_new: z.int(),
    rows_replaced: z.int(),
    rows_withdrawn: z.int(),
    rows_refused: z.int(),
  }),
  'office',
)

/** The columns that name an imported row: the package's key, and for the NRM the vintage, since vintages stand side by side. */
export function importedKey(name: TableName): readonly string[] {
  return name === 'nrm' ? ['as_at', 'nrm_id'] : tableOf(name).key
}

/** The words of a row's key, for telling rows apart. */
export function keyOf(name: TableName, row: Row): string {
  return importedKey(name)
    .map((column) => String(row[column]))
    .join(' ')
}

/** A row that is taken in again is the next version of the same fact, whoever takes it in. */
export function importedFactId(name: TableName, row: Row): FactId {
  return factIdOf('imported', name, keyOf(name, row))
}
