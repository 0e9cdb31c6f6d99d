import { identifier } from '../../platform/analytics/index.ts'
import { extensionTables, type ExtensionName } from '../package/index.ts'
import { given, ofEpisode, rowsWhere } from './search.ts'
import type { RowRule, Search } from './types.ts'

/** Tables whose number stands only where something was rated. */
const rated: readonly (readonly [ExtensionName, string])[] = [
  ['need_scores', 'score'],
  ['outcomes', 'rating'],
]

const outOfScale = (table: ExtensionName, column: string, rater: string, low: number, high: number): Search =>
  rowsWhere(table, column, {
    where: `t.rater = '${rater}' and (t.${column} < ${low} or t.${column} > ${high})`,
    note: `'from ${low} to ${high}'`,
  })

/** Rows that hang on a row of another table: the child table, its column, the parent. */
const hanging: readonly (readonly [ExtensionName, string, ExtensionName])[] = [
  ['need_scores', 'assessment_id', 'assessments'],
  ['need_decisions', 'assessment_id', 'assessments'],
  ['outcomes', 'occasion_id', 'occasions'],
]

/** The tables that extend the package: days in order, numbers where something was rated, rows that hang on a row. */
export const extensionRules: readonly RowRule[] = [
  {
    id: 'days-in-order',
    severity: 'error',
    says: 'This day is before the one it follows ({note}). Correct whichever is wrong.',
    searches: extensionTables.flatMap(({ name, inOrder }) =>
      inOrder.map(([first, second]) =>
        rowsWhere(name, second, {
          where: `t.${second} < t.${first}`,
          note: `'${first} ' || t.${first}::varchar`,
        }),
      ),
    ),
  },
  {
    id: 'before-referral',
    severity: 'warning',
    says: 'This is before the referral ({note}). Look whether its day and its episode are right.',
    searches: (
      [
        ['allocations', 'allocated_on'],
        ['assessments', 'date'],
        ['occasions', 'date'],
      ] as const
    ).map(([table, column]) =>
      rowsWhere(table, column, {
        ...ofEpisode,
        where: `t.${column} < e.referral_date`,
        note: `'referred ' || e.referral_date::varchar`,
      }),
    ),
  },
  {
    id: 'number-where-rated',
    severity: 'error',
    says: 'A number stands where something was rated, and only there ({note}). Correct the state or the number.',
    searches: rated.map(([table, column]) =>
      rowsWhere(table, column, {
        where: `(t.state = 'rated') <> (t.${given(table, column)} is not null)`,
        note: `'the state is ' || t.state`,
      }),
    ),
  },
  {
    id: 'number-off-its-scale',
    severity: 'error',
    says: 'The number is not on the scale of whoever rated ({note}). Correct it, or the rater.',
    searches: [
      outOfScale('need_scores', 'score', 'worker', 0, 4),
      outOfScale('need_scores', 'score', 'child', 0, 4),
      outOfScale('outcomes', 'rating', 'worker', 0, 4),
      outOfScale('outcomes', 'rating', 'child', 1, 5),
    ],
  },
  {
    id: 'hangs-on-nothing',
    severity: 'error',
    says: 'There is no such row in the table it hangs on ({note}), so nobody knows when it was. Correct the id or add the row.',
    searches: hanging.map(([table, column, parent]) =>
      rowsWhere(table, column, {
        join: `anti join ${identifier(parent)} p using (${column})`,
        with: [parent],
        where: `t.${column} is not null`,
        note: `'${parent}'`,
      }),
    ),
  },
]
