import type { AnyTableName, Column } from '../package/index.ts'

// What the fixed columns cannot say and the record knows. A required code or flag has no room for "nobody asked", so these
// columns keep unknown, none and not asked apart (README.md).

const extra = (name: string, type: Column['type'], says: string, codes: readonly string[] = []): Column => ({
  name,
  type,
  empty: true,
  codes,
  says,
})

export const extraColumns: Partial<Record<AnyTableName, readonly Column[]>> = {
  children: [
    extra('not_asked', 'text', 'columns, joined by ;, that hold unknown or false because nobody asked'),
    extra(
      'not_known',
      'text',
      'columns, joined by ;, that hold false or nothing because the answer was "not known"',
    ),
    extra('other_nationalities', 'text', 'further nationalities, joined by ;'),
    extra(
      'cjs_at_referral',
      'code',
      'whether the referral said involved with criminal justice; empty: nobody said',
      ['yes', 'no', 'unknown'],
    ),
    extra('origin', 'code', 'where the row comes from', ['record', 'import']),
  ],
  months: [
    extra(
      'status_recorded',
      'flag',
      'a monthly status was recorded; where false, nobody said anything of the month',
    ),
    extra('missing_said', 'code', 'what the status says of missing in the month; empty: nobody said', [
      'yes',
      'no',
      'unknown',
    ]),
  ],
  meetings: [extra('minutes', 'count', 'how long it was, in minutes; empty: not recorded')],
  guardians: [
    extra(
      'full_time_percent',
      'count',
      'full-time shares of these guardians added up, a full post being 100',
    ),
  ],
}
