import { sql, type RawBuilder } from 'kysely'

/** The version of a fact that stands. `alias` is written in this room, never by a person. */
export function current(alias: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`
}

/**
 * A first-contact clock that ran out and for which nobody has said why, whether or not there was a contact since: the rule of
 * `breachUnexplained` in the contacts, over the deadlines `d`. A child already missing when referred has no clock.
 */
export function isUnexplained(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(d.kind = 'first-contact'
    and ((d.state = 'open' and d.due_at <= ${now}) or (d.state = 'met' and d.met_at > d.due_at))
    and not exists (select from breach_reason b where b.case_id = d.case_id and ${current('b')})
    and not exists (select from referral gone where gone.case_id = d.case_id and ${current('gone')}
      and gone.missing_now = 'yes'))`
}

/** What the child of a row's case is called: the given name, else the latest other one; null when nobody knows one. */
export function nameOf(alias: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select n.full_name from child_name n where n.case_id = ${sql.ref(`${alias}.case_id`)}
    and ${current('n')} order by n.kind = 'given' desc, n.recorded_at desc limit 1)`
}
