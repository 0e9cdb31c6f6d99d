import { asAt, monthOfService, ofEpisode, rowsWhere } from './search.ts'
import type { RowRule } from './types.ts'

const inReturn = "t.quality = 'ok'"
const blank = (column: string): string => `t.${column}_given is null`

/** Social workers' returns, guardians in post, and the NRM. */
export const otherRules: readonly RowRule[] = [
  {
    id: 'return-ok-but-blank',
    severity: 'warning',
    says: 'The return is marked ok and does not say how many meetings there were. Mark it missing or input-error, or add the number.',
    searches: ['meetings', 'education_meetings'].map((column) =>
      rowsWhere('social_worker_months', column, { where: `${inReturn} and ${blank(column)}` }),
    ),
  },
  {
    id: 'education-over-meetings',
    severity: 'error',
    says: 'More meetings were about education than there were meetings ({note}). Correct one of the two.',
    searches: [
      rowsWhere('social_worker_months', 'education_meetings', {
        where: `${inReturn} and t.education_meetings > t.meetings`,
        note: `'meetings: ' || t.meetings`,
      }),
    ],
  },
  {
    id: 'met-without-contact',
    severity: 'warning',
    says: 'The social worker met the child face to face, and any_contact is false. Correct one of the two.',
    searches: [
      rowsWhere('social_worker_months', 'any_contact', {
        where: `${inReturn} and t.face_to_face and not t.any_contact`,
      }),
    ],
  },
  {
    id: 'return-outside-service',
    severity: 'warning',
    says: 'The episode has no such month ({note}). Correct the number; the month of referral is 1.',
    searches: [
      rowsWhere('social_worker_months', 'month_index', {
        ...ofEpisode,
        where: `t.month_index < 1 or t.month_index > ${monthOfService('e.referral_date', `coalesce(e.exit_date, ${asAt})`)}`,
        note: `'it has months 1 to ' || ${monthOfService('e.referral_date', `coalesce(e.exit_date, ${asAt})`)}`,
      }),
    ],
  },
  {
    id: 'site-without-guardians',
    severity: 'warning',
    // Caseload ratio: children in service at the month's end ÷ guardians of the site in that month (report fn 9).
    says: 'Children were in service at a site at the end of a month for which guardians has no row ({note}). Its caseload cannot be told; add the row.',
    searches: [
      {
        table: 'guardians',
        column: 'site',
        with: ['children'],
        sql: `with service as (
            select site, date_trunc('month', referral_date)::date as first, coalesce(exit_date, ${asAt} + 1) as until
            from episode where site <> 'unknown' and referral_date <= ${asAt} and (exit_date is not null or exit_date_given is null)),
          bounds as (select min(first) as low, ${asAt} as high from service),
          ends as (select unnest(generate_series(low, high, interval 1 month))::date as month from bounds where low is not null),
          stock as (select s.site, m.month, count(*) as children from ends m
            join (select site, first, until, count(*) as n from service group by all) s
              on s.first <= m.month and s.until > last_day(m.month)
            where last_day(m.month) <= ${asAt} group by all)
          select 0 as line, s.site as value, strftime(s.month, '%Y-%m') as note from stock s
          anti join guardians g on g.site = s.site and g.month = s.month`,
      },
    ],
  },
  {
    id: 'nrm-decision-before-referral',
    severity: 'error',
    says: 'The decision was before the referral to the NRM ({note}). Correct whichever day is wrong.',
    searches: ['rg_date', 'cg_date'].map((column) =>
      rowsWhere('nrm', column, {
        where: `t.${column} < t.referral_date`,
        note: `'referred ' || t.referral_date::varchar`,
      }),
    ),
  },
  {
    id: 'nrm-decisions-order',
    severity: 'warning',
    says: 'The conclusive-grounds decision was before the reasonable-grounds decision ({note}). Look up both days.',
    searches: [
      rowsWhere('nrm', 'cg_date', {
        where: 't.cg_date < t.rg_date and t.cg_date >= t.referral_date',
        note: `'reasonable grounds ' || t.rg_date::varchar`,
      }),
    ],
  },
  {
    id: 'nrm-outcome-without-date',
    severity: 'warning',
    says: 'There is a decision without its day. Days to a decision cannot be counted; add the day if it can be had.',
    searches: ['rg', 'cg'].map((ground) =>
      rowsWhere('nrm', `${ground}_date`, {
        where: `t.${ground}_outcome in ('positive', 'negative') and ${blank(`${ground}_date`)}`,
      }),
    ),
  },
  {
    id: 'nrm-date-without-outcome',
    severity: 'warning',
    says: 'There is the day of a decision, and no decision. Add the decision, or take the day out.',
    searches: ['rg', 'cg'].map((ground) =>
      rowsWhere('nrm', `${ground}_outcome`, {
        where: `t.${ground}_date is not null and (t.${ground}_outcome is null or t.${ground}_outcome = 'pending')`,
      }),
    ),
  },
  {
    id: 'nrm-conclusive-without-reasonable',
    severity: 'warning',
    says: 'There are conclusive grounds without positive reasonable grounds before them ({note}). Correct one of the two.',
    searches: [
      rowsWhere('nrm', 'cg_outcome', {
        // A local panel decides both at once, so both may be negative on one day.
        where: `t.cg_outcome is not null and t.rg_outcome is distinct from 'positive'
          and not coalesce(t.cg_outcome = t.rg_outcome and t.cg_date = t.rg_date, false)`,
        note: `'reasonable grounds: ' || coalesce(t.rg_outcome, 'empty')`,
      }),
    ],
  },
  {
    id: 'nrm-site-elsewhere',
    severity: 'error',
    says: 'The row has a site and is said to be elsewhere than the areas with guardians. Correct the area or take the site out.',
    searches: [rowsWhere('nrm', 'site', { where: `t.area = 'elsewhere' and t.site is not null` })],
  },
  {
    id: 'nrm-after-vintage',
    severity: 'error',
    says: 'This day is later than the extract the row came from ({note}). Correct the day, or as_at.',
    searches: ['referral_date', 'rg_date', 'cg_date'].map((column) =>
      rowsWhere('nrm', column, { where: `t.${column} > t.as_at`, note: `'extract of ' || t.as_at::varchar` }),
    ),
  },
  {
    id: 'nrm-vintages',
    severity: 'warning',
    says: 'The row is of another extract than most ({note}). Outcomes of different days do not compare; use one extract.',
    searches: [
      rowsWhere('nrm', 'as_at', {
        join: `, (select as_at as usual from nrm where as_at is not null group by as_at order by count(*) desc, as_at desc limit 1) u`,
        where: `t.as_at <> u.usual and t.as_at <= coalesce(${asAt}, t.as_at)`,
        note: `'most are of ' || u.usual::varchar`,
      }),
    ],
  },
]
