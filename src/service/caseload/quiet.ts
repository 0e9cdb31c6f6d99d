import { sql, type RawBuilder } from 'kysely'
import { current } from './parts.ts'

/** A child is lost sight of after this many days without a successful contact. */
export const QUIET_DAYS = 14

/**
 * Nobody has spoken with the child for two weeks; for indirect support, with anybody about the child. Speaks of a row of
 * `case_file` named `cases`.
 */
export function isQuiet(now: Date): RawBuilder<boolean> {
  const since = sql`${now}::timestamptz - make_interval(days => ${QUIET_DAYS})`
  return sql<boolean>`(cases.stage in ('allocated', 'closing') and cases.received_at < ${since}
    and not exists (select from contact c where c.case_id = cases.case_id and ${current('c')} and c.happened_at >= ${since}
      and c.outcome = 'successful' and (c.counterpart = 'child' or cases.route = 'indirect')))`
}
