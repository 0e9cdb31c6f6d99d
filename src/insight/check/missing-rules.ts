import { asAt, ofEpisode, rowsWhere } from './search.ts'
import type { RowRule } from './types.ts'

/** Missing: the flag at referral, the episodes, the months and the exit must tell one story. */
export const missingRules: readonly RowRule[] = [
  {
    id: 'missing-end-before-start',
    severity: 'error',
    says: 'The child returned before going missing ({note}). Correct whichever day is wrong.',
    searches: [
      rowsWhere('missing_episodes', 'ended_on', {
        where: 't.ended_on < t.started_on',
        note: `'missing from ' || t.started_on::varchar`,
      }),
    ],
  },
  {
    id: 'missing-overlap',
    severity: 'error',
    says: 'The child was already missing on that day ({note}). Join the two rows into one, or correct the days.',
    searches: [
      rowsWhere('missing_episodes', 'started_on', {
        join: `join (select line,
            max(coalesce(ended_on, date '9999-12-31')) over earlier as until, arg_max(line, coalesce(ended_on, date '9999-12-31')) over earlier as other
          from missing_episodes where started_on is not null and (ended_on is null or ended_on >= started_on)
            and (ended_on is not null or ended_on_given is null)
          window earlier as (partition by episode_id order by started_on, line rows between unbounded preceding and 1 preceding)) o
          using (line)`,
        // The same first day twice is a key that is there twice, and said so.
        where: `t.started_on < o.until and not exists (select 1 from missing_episodes s
          where s.episode_id = t.episode_id and s.started_on = t.started_on and s.line <> t.line)`,
        note: `'row ' || o.other || case when o.until = date '9999-12-31' then ', without a return' else ', until ' || o.until::varchar end`,
      }),
    ],
  },
  {
    id: 'on-referral-after-referral',
    severity: 'error',
    says: 'The row says missing when referred, and begins after the referral ({note}). Correct on_referral or the day.',
    searches: [
      rowsWhere('missing_episodes', 'on_referral', {
        ...ofEpisode,
        where: 't.on_referral and t.started_on > e.referral_date',
        note: `'missing from ' || t.started_on::varchar || ', referred ' || e.referral_date::varchar`,
      }),
    ],
  },
  {
    id: 'missing-at-referral-not-marked',
    severity: 'warning',
    says: 'The child was missing on the day of referral ({note}), and on_referral is false. Correct it or the day.',
    searches: [
      rowsWhere('missing_episodes', 'on_referral', {
        ...ofEpisode,
        where: `not t.on_referral and t.started_on < e.referral_date and (t.ended_on_given is null or t.ended_on >= e.referral_date)`,
        note: `'missing from ' || t.started_on::varchar || ', referred ' || e.referral_date::varchar`,
      }),
    ],
  },
  {
    id: 'missing-after-exit',
    severity: 'warning',
    says: 'The child went missing after the case closed ({note}). Look whether the day and the episode are right.',
    searches: [
      rowsWhere('missing_episodes', 'started_on', {
        ...ofEpisode,
        where: `t.started_on > e.exit_date and t.started_on <= coalesce(${asAt}, t.started_on)`,
        note: `'closed ' || e.exit_date::varchar`,
      }),
    ],
  },
  {
    id: 'on-referral-without-flag',
    severity: 'warning',
    says: 'The row says missing when referred, and missing_on_referral of the episode is false ({note}). Correct one of the two.',
    searches: [
      rowsWhere('missing_episodes', 'on_referral', {
        ...ofEpisode,
        where: 't.on_referral and not e.missing_on_referral',
        note: `'children, row ' || e.line`,
      }),
    ],
  },
  {
    id: 'flag-without-on-referral',
    severity: 'warning',
    says: 'The child was missing when referred, and missing_episodes has no row with on_referral for it. Add the row, or correct the flag.',
    searches: [
      rowsWhere('children', 'missing_on_referral', {
        with: ['missing_episodes'],
        where: `t.missing_on_referral and not exists (select 1 from missing_episodes m
          where m.episode_id = t.episode_id and (m.on_referral or m.on_referral is null))`,
      }),
    ],
  },
  {
    id: 'missing-month-without-episode',
    severity: 'warning',
    says: 'The month is marked missing, and no row of missing_episodes falls in it. Add the row, or correct the mark.',
    searches: [
      rowsWhere('months', 'missing', {
        with: ['missing_episodes'],
        where: `t.missing and t.month is not null and not exists (select 1 from missing_episodes m where m.episode_id = t.episode_id
          and (m.started_on is null or m.started_on < t.month + interval 1 month)
          and (m.ended_on is null or m.ended_on >= t.month))`,
      }),
    ],
  },
  {
    id: 'long-term-missing-too-short',
    // DT-6: long-term missing is six months, to the same day of the sixth month; whether the child has a figure with
    // parental responsibility makes no difference.
    severity: 'warning',
    says: 'The case closed as long-term missing, and no row of missing_episodes lasted six months by then. Add or correct the row, or the reason.',
    searches: [
      rowsWhere('children', 'exit_reason', {
        with: ['missing_episodes'],
        where: `t.exit_reason = 'long-term-missing' and t.exit_date is not null and not exists (select 1 from missing_episodes m
          where m.episode_id = t.episode_id and (m.started_on is null
            or m.started_on + interval 6 month <= least(coalesce(m.ended_on, t.exit_date), t.exit_date)))`,
      }),
    ],
  },
]
