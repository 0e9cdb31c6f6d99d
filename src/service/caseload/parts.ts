import { sql, type RawBuilder } from 'kysely'

/** The version of a fact that stands. `alias` is written in this room, never by a person. */
export function current(alias: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`
}

/** What the child of a row's case is called: the given name, else the latest other one; null when nobody knows one. */
export function nameOf(alias: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select n.full_name from child_name n where n.case_id = ${sql.ref(`${alias}.case_id`)}
    and ${current('n')} order by n.kind = 'given' desc, n.recorded_at desc limit 1)`
}
