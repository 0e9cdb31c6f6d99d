import { join } from 'node:path'
import { identifier, text } from '../../platform/analytics/index.ts'
import type { TableName } from '../package/index.ts'
import type { Donor } from './donor.ts'
import { mixed } from './mix.ts'

/** Rows of a group: DuckDB's own size, said here so that files stay the same if it changes. */
const ROW_GROUP = 122_880

export interface Writing {
  readonly table: TableName
  /** Rows it reads to write them: children, or referrals to the NRM. */
  readonly reads: number
  readonly sql: string
}

/** The statements that write the seven files of a folder. `nrmRows`: how many referrals to the NRM, out of `nrmTemplates`. */
export function writings(
  donor: Donor,
  given: {
    readonly folder: string
    readonly children: number
    readonly seed: number
    readonly nrmRows: number
    readonly nrmTemplates: number
  },
): readonly Writing[] {
  const columns = (table: TableName, special: Readonly<Record<string, string>>) =>
    donor.columns[table]
      .map(({ name }) => `${special[name] ?? `t.${identifier(name)}`} as ${identifier(name)}`)
      .join(', ')
  const copy = (table: TableName, select: string): Writing => ({
    table,
    reads: table === 'nrm' ? given.nrmRows : given.children,
    sql: `copy (${select}) to ${text(join(given.folder, `${table}.parquet`))}
      (format parquet, compression zstd, compression_level 1, row_group_size ${ROW_GROUP})`,
  })
  const hanging = (table: TableName, special: Readonly<Record<string, string>>) =>
    copy(
      table,
      `select ${columns(table, { episode_id: 'e.episode_id', ...special })}
       from (select c.i, c.episode_id, unnest(range(v.${identifier(`${table}_from`)}, v.${identifier(`${table}_to`)}))::integer as row
             from child c join template_children v on v.variant = c.variant) e
       join ${identifier(`template_${table}`)} t on t.row = e.row`,
    )
  const drawn = (salt: number, number: string) =>
    `mix(xor(mix(${number}), ${mixed(given.seed, salt)}::ubigint))`
  return [
    hanging('meetings', {
      meeting_id: `e.episode_id || '-' || lpad(t.number::varchar, 3, '0')`,
      date: `t.date + below(t.span, mix(xor(${drawn(2, 'e.i')}, t.number::ubigint)))::integer`,
    }),
    hanging('months', {}),
    hanging('social_worker_months', {}),
    copy(
      'children',
      `select ${columns('children', { episode_id: 'c.episode_id', child_id: `'C' || c.episode_id[2:]` })}
       from child c join template_children t on t.variant = c.variant`,
    ),
    hanging('missing_episodes', {}),
    copy(
      'nrm',
      `select ${columns('nrm', {
        nrm_id: `'N' || lpad(e.i::varchar, 8, '0')`,
        ...Object.fromEntries(
          ['referral_date', 'rg_date', 'cg_date'].map((day) => [day, `t.${day} + e.later + t.first`]),
        ),
      })}
       from (select n.i, n.row, below(d.span, ${drawn(4, 'n.i')})::integer as later
             from (select i, below(${given.nrmTemplates}, ${drawn(3, 'i')})::integer as row
                   from (select unnest(range(1, ${given.nrmRows + 1})) as i)) n
             join template_nrm d on d.row = n.row) e
       join template_nrm t on t.row = e.row`,
    ),
    copy('guardians', `select ${columns('guardians', {})} from template_guardians t order by month, site`),
  ]
}
