import { sql, type RawBuilder } from 'kysely'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { wholeValueOn } from '../../kernel/code-list.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { isSteppedBack } from '../stepping-back/index.ts'
import { current } from './parts.ts'

/** A child is lost sight of after so many days without a successful contact (supervision-term.csv). */
export const quietDays = (now: Date): number =>
  wholeValueOn(codeList('supervision-term'), 'quiet-days', dayInLondon(now))

/**
 * Nobody has spoken with the child for that long; for indirect support, with anybody about the child. A child
 * stepped back has a rhythm of another kind, with a clock of its own. Speaks of a row of
 * `case_file` named `cases`.
 */
export function isQuiet(now: Date): RawBuilder<boolean> {
  const since = sql`${now}::timestamptz - make_interval(days => ${quietDays(now)})`
  return sql<boolean>`(cases.stage in ('allocated', 'closing') and cases.received_at < ${since}
    and not ${isSteppedBack('cases', now)}
    and not exists (select from contact c where c.case_id = cases.case_id and ${current('c')} and c.happened_at >= ${since}
      and c.outcome = 'successful' and (c.counterpart = 'child' or cases.route = 'indirect')))`
}
