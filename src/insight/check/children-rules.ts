import { rowsWhere } from './search.ts'
import type { RowRule } from './types.ts'

/** What one row of children must agree on with itself. */
export const childrenRules: readonly RowRule[] = [
  {
    id: 'exit-before-referral',
    severity: 'error',
    says: 'The case closed before it was referred ({note}). Correct whichever day is wrong.',
    searches: [
      rowsWhere('children', 'exit_date', {
        where: 't.exit_date < t.referral_date',
        note: `'referred ' || t.referral_date::varchar`,
      }),
    ],
  },
  {
    id: 'exit-reason-without-date',
    severity: 'error',
    says: 'The case has a reason for closing and no day of closing, so it would be counted as open. Add the day or take the reason out.',
    searches: [
      rowsWhere('children', 'exit_reason', {
        where: 't.exit_reason is not null and t.exit_date_given is null',
      }),
    ],
  },
  {
    id: 'exit-date-without-reason',
    severity: 'warning',
    says: 'The case closed and nobody said why. Add the reason if it is known.',
    searches: [
      rowsWhere('children', 'exit_date', { where: 't.exit_date is not null and t.exit_reason is null' }),
    ],
  },
  {
    id: 'exit-other-without-detail',
    // A bare "other" was the commonest reason from 2017 to 2022 and said little (domain dictionary of exit reasons).
    severity: 'warning',
    says: 'The reason for closing is other, and exit_reason_detail does not say which. Add it.',
    searches: [
      rowsWhere('children', 'exit_reason_detail', {
        where: `t.exit_reason = 'other' and t.exit_date is not null and t.exit_reason_detail is null`,
      }),
    ],
  },
  {
    id: 'turned-18-too-young',
    severity: 'error',
    // Aged n on referral, the 18th birthday is after the day 17 − n years later.
    says: 'The case closed because the child turned 18, which cannot be by then ({note}). Correct the age, the day or the reason.',
    searches: [
      rowsWhere('children', 'exit_reason', {
        where: `t.exit_reason = 'turned-18' and t.age_at_referral <= 17
          and t.exit_date < t.referral_date + to_years(17 - t.age_at_referral)`,
        note: `'aged ' || t.age_at_referral || ' on ' || t.referral_date::varchar || ', closed on ' || t.exit_date::varchar`,
      }),
    ],
  },
  {
    id: 'age-18-or-over',
    // Report fn 11 counts six such: referred by mistake or found to be adults. Support after 18 has a route of its own.
    severity: 'warning',
    says: 'The child was 18 or over on the day of referral. It happens (an age put right later), but look whether the age is right.',
    searches: [
      rowsWhere('children', 'age_at_referral', {
        where: `t.age_at_referral >= 18 and t.route is distinct from 'post-18'`,
      }),
    ],
  },
  {
    id: 'justice-role-without-involved',
    severity: 'warning',
    says: 'The child has a role in criminal justice, and cjs_involved is not yes ({note}). Correct one of the two.',
    searches: [
      rowsWhere('children', 'cjs_role', {
        where: `t.cjs_role is not null and t.cjs_involved in ('no', 'unknown')`,
        note: `'it is ' || t.cjs_involved`,
      }),
    ],
  },
  {
    id: 'justice-stage-without-accused',
    severity: 'warning',
    says: 'A stage is for a child who is accused, and cjs_role does not say so. Correct the role or take the stage out.',
    searches: [
      rowsWhere('children', 'cjs_stage', {
        where: `t.cjs_stage is not null and t.cjs_role is distinct from 'accused'`,
      }),
    ],
  },
  {
    id: 'british-group',
    severity: 'error',
    says: 'Nationality and nationality_group disagree about being British ({note}). Correct one of the two.',
    searches: [
      rowsWhere('children', 'nationality_group', {
        where: `(t.nationality = 'GBR' and t.nationality_group in ('eea', 'non-eea', 'unknown'))
          or (t.nationality_group = 'british' and t.nationality <> 'GBR' and t.nationality in (select code from ref_nationality))`,
        note: `'the nationality is ' || t.nationality`,
      }),
    ],
  },
  {
    id: 'nationality-group',
    severity: 'warning',
    says: 'The list of nationalities has this one in another group ({note}). Correct the group, or the nationality.',
    searches: [
      rowsWhere('children', 'nationality_group', {
        join: 'join ref_nationality n on n.code = t.nationality',
        where: `t.nationality <> 'GBR' and t.nationality_group in ('eea', 'non-eea', 'unknown') and n.grp <> t.nationality_group`,
        note: `t.nationality || ' is ' || n.grp`,
      }),
    ],
  },
]
