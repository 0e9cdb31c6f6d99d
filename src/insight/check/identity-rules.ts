import { identifier } from '../../platform/analytics/index.ts'
import { allTables, extensionTables, type AnyTable, type AnyTableName } from '../package/index.ts'
import { asAt, given, rowsWhere } from './search.ts'
import type { RowRule, Search } from './types.ts'

function twice(table: AnyTable): Search {
  const keys = table.key.map((name) => given(table.name, name))
  const pointed = given(table.name, table.key.at(-1) ?? '')
  const same = keys.map((key) => `t.${key} = k.${key}`).join(' and ')
  return {
    table: table.name,
    column: table.key.at(-1) ?? '',
    with: [],
    sql: `select t.line, t.${pointed} as value, 'first in row ' || k.first as note from ${identifier(table.name)} t
      join (select ${keys.join(', ')}, min(line) as first from ${identifier(table.name)}
        group by ${keys.join(', ')} having count(*) > 1) k on ${same} where t.line > k.first`,
  }
}

const ofChildren: readonly AnyTableName[] = [
  'months',
  'meetings',
  'missing_episodes',
  'social_worker_months',
  ...extensionTables
    .filter(({ columns }) => columns.some(({ name }) => name === 'episode_id'))
    .map(({ name }) => name),
]

const late = (table: AnyTableName, column: string): Search =>
  rowsWhere(table, column, { where: `t.${column} > ${asAt}`, note: `'as at ' || ${asAt}::varchar` })

/** Ids that name one row, ids that point somewhere, and nothing that had not happened yet. */
export const identityRules: readonly RowRule[] = [
  {
    id: 'key-twice',
    severity: 'error',
    says: 'This row has the key of another one ({note}), so one thing would be counted twice. Take one of the two out, or correct its id.',
    searches: allTables.map(twice),
  },
  {
    id: 'episode-nowhere',
    severity: 'error',
    says: 'There is no such episode in the table children, so the row belongs to nobody. Correct the id or add the episode.',
    searches: ofChildren.map((table) =>
      rowsWhere(table, 'episode_id', {
        join: 'anti join episode e using (episode_id)',
        with: ['children'],
        where: 't.episode_id is not null',
      }),
    ),
  },
  {
    id: 'after-as-at',
    severity: 'error',
    says: 'This is later than the day the package describes ({note}). Correct it, or the as_at of datapackage.json.',
    searches: [
      late('children', 'referral_date'),
      late('children', 'exit_date'),
      late('months', 'month'),
      late('meetings', 'date'),
      late('missing_episodes', 'started_on'),
      late('missing_episodes', 'ended_on'),
      late('guardians', 'month'),
      late('nrm', 'as_at'),
      ...extensionTables.flatMap(({ name, happened }) => happened.map((column) => late(name, column))),
      late('indirect_work', 'month'),
      late('posts', 'month'),
    ],
  },
]
