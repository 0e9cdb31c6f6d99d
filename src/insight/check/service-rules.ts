import { asAt, monthOfService, ofEpisode, rowsWhere } from './search.ts'
import type { RowRule } from './types.ts'

const lastDay = `least(coalesce(t.exit_date, ${asAt}), ${asAt})`
const lastIndex = monthOfService('t.referral_date', lastDay)

/** The months of an episode, and what months and meetings say of contact. */
export const serviceRules: readonly RowRule[] = [
  {
    id: 'month-before-referral',
    severity: 'error',
    says: 'This month is before the month of referral ({note}). Take the row out, or correct the month or the day of referral.',
    searches: [
      rowsWhere('months', 'month', {
        ...ofEpisode,
        where: `t.month < date_trunc('month', e.referral_date)`,
        note: `'referred ' || e.referral_date::varchar`,
      }),
    ],
  },
  {
    id: 'month-after-exit',
    severity: 'error',
    says: 'This month is after the month in which the case closed ({note}). Take the row out, or correct the month or the exit.',
    searches: [
      rowsWhere('months', 'month', {
        ...ofEpisode,
        where: `t.month > e.exit_date and t.month <= coalesce(${asAt}, t.month)`,
        note: `'closed ' || e.exit_date::varchar`,
      }),
    ],
  },
  {
    id: 'month-index',
    severity: 'error',
    says: 'The number of the month and the calendar month disagree: the month of referral is 1 ({note}). Correct one of the two.',
    searches: [
      rowsWhere('months', 'month_index', {
        ...ofEpisode,
        where: `t.month >= date_trunc('month', e.referral_date) and t.month_index <> ${monthOfService('e.referral_date', 't.month')}`,
        note: `t.month_given || ' is month ' || ${monthOfService('e.referral_date', 't.month')}`,
      }),
    ],
  },
  {
    id: 'month-hole',
    severity: 'warning',
    // One child of the evaluation lacks month 6: the curves leave it out of that month, so it is to be looked at, not refused.
    says: 'There is no row for the month before this one ({note}). The episode will be left out of that month; add the row if it can be had.',
    searches: [
      rowsWhere('months', 'month_index', {
        join: `join (select line, month_index - coalesce(lag(month_index) over (partition by episode_id order by month_index, line), 0)
          as step from months where month_index is not null) s using (line)`,
        where: 's.step > 1',
        note: `case when s.step = 2 then 'month ' || (t.month_index - 1)
          else 'months ' || (t.month_index - s.step + 1) || ' to ' || (t.month_index - 1) end`,
      }),
    ],
  },
  {
    id: 'month-rows-end',
    severity: 'warning',
    says: 'The months of this episode stop too soon ({note}). Add the rows up to the month of exit, or of as_at while it is open.',
    searches: [
      rowsWhere('children', 'episode_id', {
        join: `left join (select episode_id, max(month_index) as last, bool_or(month_index is null) as unread
          from months group by episode_id) m using (episode_id)`,
        with: ['months'],
        where: `not coalesce(m.unread, false) and t.referral_date <= ${lastDay} and coalesce(m.last, 0) < ${lastIndex}`,
        note: `case when m.last is null then 'it has none of ' else 'it has ' || m.last || ' of ' end || ${lastIndex}`,
      }),
    ],
  },
  {
    id: 'never-met-with-contact',
    severity: 'error',
    says: 'There is a reason for never having had contact, and contact is recorded ({note}). Take the reason out, or correct the contact.',
    searches: [
      rowsWhere('children', 'no_contact_reason', {
        join: `left join (select episode_id, sum(face_to_face) as met, sum(other_contacts) as other from months group by episode_id) m
            using (episode_id)
          left join (select episode_id, count(*) as talks from meetings where counterpart = 'child' group by episode_id) l
            using (episode_id)`,
        with: ['months', 'meetings'],
        where: `t.no_contact_reason is not null and (m.met > 0 or m.other > 0 or l.talks > 0)`,
        note: `concat_ws(', ',
          case when m.met > 0 then m.met || ' face to face in months' end,
          case when m.other > 0 then m.other || ' other contacts in months' end,
          case when l.talks > 0 then l.talks || ' with the child in meetings' end)`,
      }),
    ],
  },
  {
    id: 'meeting-not-in-months',
    severity: 'warning',
    // Report fn 31: eleven children were misrecorded so. The curve of meetings a month leaves them out.
    says: 'The child was met according to meetings ({note}), and every month says no face-to-face contact. The months are probably wrong; correct them.',
    searches: [
      rowsWhere('children', 'episode_id', {
        join: `join (select episode_id, sum(face_to_face) as met from months group by episode_id) m using (episode_id)
          join (select episode_id, min(line) as first from meetings
            where counterpart = 'child' and mode = 'face-to-face' group by episode_id) l using (episode_id)`,
        with: ['months', 'meetings'],
        where: 'm.met = 0',
        note: `'meetings, row ' || l.first`,
      }),
    ],
  },
  {
    id: 'meeting-outside-episode',
    severity: 'warning',
    says: 'The meeting was before the referral or after the case closed ({note}). Look whether its day and its episode are right.',
    searches: [
      rowsWhere('meetings', 'date', {
        ...ofEpisode,
        where: `t.date < e.referral_date or (t.date > e.exit_date and t.date <= coalesce(${asAt}, t.date))`,
        note: `case when t.date < e.referral_date then 'referred ' || e.referral_date::varchar
          else 'closed ' || e.exit_date::varchar end`,
      }),
    ],
  },
]
