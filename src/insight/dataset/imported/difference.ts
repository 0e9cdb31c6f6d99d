import type { TableName } from '../../package/index.ts'
import type { Row } from '../rows.ts'
import { sameRow, type Judged, type Refused } from './judge.ts'
import type { Stored } from './stored.ts'
import { keyOf } from './tables.ts'

export interface Replacement {
  readonly row: Row
  readonly stands: Stored
}

/** What taking a table in would change. */
export interface Difference {
  readonly table: TableName
  readonly fresh: readonly Row[]
  /** Taken in before and the same. */
  readonly same: number
  readonly changed: readonly Replacement[]
  /** Rows of a vintage that its new content no longer has; withdrawn where it is replaced. */
  readonly absent: readonly Stored[]
  readonly withdrawn: readonly Stored[]
  readonly refused: readonly Refused[]
}

/**
 * Compares rows with what was taken in before. A row that says something else than before is refused unless `replace`. An NRM
 * vintage is one thing: a new vintage is taken whole, and one that was taken in before is the same or is replaced whole, rows
 * that it lost being withdrawn. Of every other table the rows stand for themselves, since returns come month by month.
 */
export function differenceOf(
  table: TableName,
  rows: readonly Judged[],
  stored: ReadonlyMap<string, Stored>,
  replace: boolean,
  /** Keys that the file has in rows refused before: what stands of them is kept. */
  refusedKeys: ReadonlySet<string> = new Set(),
): Difference {
  const standing = [...stored.values()].filter((one) => !one.withdrawn)
  const vintages = new Set(table === 'nrm' ? standing.map(({ row }) => row['as_at']) : [])
  const fresh: Row[] = []
  const changed: Replacement[] = []
  const refused: Refused[] = []
  let same = 0
  for (const { number, row, cells } of rows) {
    const stands = stored.get(keyOf(table, row))
    if (stands !== undefined && !stands.withdrawn && sameRow(row, stands.row)) {
      same += 1
      continue
    }
    const intoVintage = vintages.has(row['as_at'])
    const overwrites = stands !== undefined && !stands.withdrawn
    if (!replace && (overwrites || intoVintage)) {
      const reason = table === 'nrm' ? 'differs-from-its-vintage' : 'differs-from-what-was-taken-in'
      refused.push({ table, number, reason, column: null, cells })
    } else if (stands === undefined) fresh.push(row)
    else changed.push({ row, stands })
  }
  const present = new Set(rows.map(({ row }) => keyOf(table, row)))
  const brought = new Set(rows.map(({ row }) => row['as_at']))
  const absent =
    table === 'nrm'
      ? standing.filter(({ row }) => {
          const key = keyOf(table, row)
          return brought.has(row['as_at']) && !present.has(key) && !refusedKeys.has(key)
        })
      : []
  return { table, fresh, same, changed, absent, withdrawn: replace ? absent : [], refused }
}
