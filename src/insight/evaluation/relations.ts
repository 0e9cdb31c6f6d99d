import { tableOf } from '../package/index.ts'
import { text } from '../../platform/analytics/index.ts'
import { endOfFirstYear, spanBefore, type Period } from './period.ts'

// The relations the measures count in, each built in one aggregated pass over a table of the package. `$`-free SQL: days come
// from a parsed period, codes from tables.ts, so nothing of a package's text gets into a statement.

const day = (value: string): string => `date ${text(value)}`

const codesOf = (table: 'children' | 'months', column: string): readonly string[] =>
  tableOf(table).columns.find((one) => one.name === column)?.codes ?? []

/** A code as a number of one byte, so that a million episodes stay small and comparing is cheap. */
const enumOf = (column: string): string => `enum(${codesOf('children', column).map(text).join(', ')})`

const coded = (column: string): string => `${column}::${enumOf(column)} as ${column}`

/** The last entry travels as one whole number: the month above, the two codes below; 0 is blank. */
const numbered = (column: string): string =>
  `case ${column} ${codesOf('months', column)
    .map((code, index) => `when ${text(code)} then ${index + 1}`)
    .join(' ')} else 0 end`
const spelled = (number: string, column: string): string =>
  `case ${number} ${codesOf('months', column)
    .map((code, index) => `when ${index + 1} then ${text(code)}`)
    .join(' ')} end::enum(${codesOf('months', column).map(text).join(', ')})`

/** Sites and nationalities are open lists, so their enumerations come from the rows. */
export const openLists = [
  'create type site_code as enum (select distinct site from children where site is not null order by site)',
  'create type nationality_code as enum (select distinct nationality from children where nationality is not null order by nationality)',
]

const firstOfMonth = (date: string): string => `date_trunc('month', ${date})::date`
/** Month of service a day falls in: 1 for the calendar month of referral. */
const monthIndex = (date: string): string => `datediff('month', e.referral_date, ${date}) + 1`

export function referredSql({ from, to }: Period): string {
  return `create temp table referred as select
    episode_id, referral_date, site::site_code as site, age_at_referral::smallint as age,
    ${coded('gender')}, nationality::nationality_code as nationality, ${coded('nationality_group')},
    ${coded('immigration_group')}, ${coded('parental_responsibility')}, ${coded('primary_exploitation')},
    missing_on_referral, ${coded('trafficker_contact_at_referral')}, ${coded('education_at_referral')},
    ${coded('cjs_involved')}, ${coded('cjs_role')}, cjs_stage, ${coded('route')}, model_version, ${coded('no_contact_reason')},
    exit_date <= ${day(to)} as exited_or_null, ${coded('exit_reason')}, exit_reason_detail,
    least(coalesce(exit_date, ${day(to)}), ${day(to)}) as ended_on
    from children where referral_date between ${day(from)} and ${day(to)}`
}

/** One pass over the months. */
export function monthSumSql(horizonMonth: string | null): string {
  const contacted = '(face_to_face > 0 or other_contacts > 0)'
  return `select episode_id,
    min(month_index) filter (where ${contacted}) as first_contact_index,
    bool_or(face_to_face > 0) as month_met,
    min(month_index) filter (where missing) as first_missing_index,
    max(month_index * 64 + (${numbered('trafficker_contact')}) * 8 + (${numbered('education_status')})) as last_entry,
    count(*) as month_rows, sum(face_to_face) as face_to_face, sum(other_contacts) as other_contacts,
    count(*) filter (where missing) as months_missing
    from months ${horizonMonth === null ? '' : `where month <= ${text(horizonMonth)}`} group by episode_id`
}

/** One pass over the meetings with children. */
export function meetingSumSql(to: string): string {
  return `select episode_id, min(date) as first_meeting, bool_or(mode = 'face-to-face') as log_met
    from meetings where counterpart = 'child' and date <= ${day(to)} group by episode_id`
}

export function missingSumSql(to: string): string {
  const back = `least(coalesce(m.ended_on, ${day(to)}), e.ended_on)`
  const mask = `((1::ubigint << (least(60, ${monthIndex(back)}) + 1)) - (1::ubigint << greatest(0, least(60, ${monthIndex('m.started_on')}))))`
  return `select m.episode_id, min(m.started_on) as first_missing_row,
    bool_or((m.started_on + to_months(6))::date <= ${back}) as long_term,
    max(${monthIndex(back)}) filter (where m.on_referral) as on_referral_until,
    count(*) as missing_rows, coalesce(bit_or(${mask}) filter (where not m.on_referral and ${back} >= m.started_on and ${monthIndex(back)} > 0), 0) as other_missing
    from missing_episodes m join referred e using (episode_id)
    where m.started_on <= ${day(to)} group by m.episode_id`
}

/** One pass over the returns; months after the horizon have not happened. */
export function returnSumSql(horizonMonth: string | null): string {
  const seen =
    horizonMonth === null
      ? ''
      : `join (select episode_id as referred_id, referral_date from referred) e on referred_id = episode_id
    where month_index <= ${monthIndex(`(${text(horizonMonth)} || '-01')::date`)}`
  return `select episode_id,
    case when bool_or(quality = 'ok') then 'ok' when bool_or(quality = 'input-error') then 'error' else 'none' end as returned,
    bool_or(any_contact) filter (where quality = 'ok') as sw_contact,
    bool_or(face_to_face) filter (where quality = 'ok') as sw_met,
    sum(meetings) filter (where quality = 'ok') as sw_meetings,
    sum(education_meetings) filter (where quality = 'ok') as sw_education_meetings
    from social_worker_months ${seen} group by episode_id`
}

/** The columns an evaluation can be split by. */
export const dimensions = [
  'site',
  'gender',
  'nationality_group',
  'immigration_group',
  'parental_responsibility',
  'primary_exploitation',
  'route',
  'model_version',
  'age_band',
  'referral_quarter',
] as const
export type Dimension = (typeof dimensions)[number]

/** One row an episode referred in the period, with everything the measures ask of it. */
export function episodeSql(period: Period, horizonMonth: string | null): string {
  const firstMissing = `coalesce(x.first_missing_row, (${firstOfMonth('e.referral_date')} + to_months(m.first_missing_index - 1))::date)`
  const contactMonth = `(${firstOfMonth('e.referral_date')} + to_months(m.first_contact_index - 1))::date`
  const quarter = `${firstOfMonth('e.referral_date')} - to_months((month(e.referral_date) + 10) % 3)`
  return `create temp table episodes as
    with m as (${monthSumSql(horizonMonth)}), g as (${meetingSumSql(period.to)}),
    x as (${missingSumSql(period.to)}), s as (${returnSumSql(horizonMonth)}),
    joined as (select e.*, m.first_contact_index, m.month_met, m.last_entry, m.month_rows, m.face_to_face, m.other_contacts, m.months_missing, x.missing_rows, g.first_meeting, g.log_met, m.first_missing_index,
      x.long_term, x.other_missing, s.returned, s.sw_contact, s.sw_met, s.sw_meetings, s.sw_education_meetings,
      m.episode_id is not null as has_months, x.episode_id is not null as has_missing,
      ${firstMissing} as first_missing, ${contactMonth} as contact_month, x.on_referral_until,
      strftime(${quarter}, '%Y-%m') as referral_quarter
      from referred e left join m using (episode_id) left join g using (episode_id) left join x using (episode_id)
      left join s using (episode_id))
    select episode_id, referral_date, site, age, gender, nationality, nationality_group, immigration_group,
    parental_responsibility, primary_exploitation, missing_on_referral, cjs_involved, cjs_role, cjs_stage = 'arrested' as arrested,
    cjs_stage, route, model_version, no_contact_reason, exit_reason, exit_reason_detail, ended_on,
    trafficker_contact_at_referral as trafficker_at_referral, education_at_referral,
    coalesce(exited_or_null, false) as exited,
    datesub('month', referral_date, ended_on)::smallint as months_in_service,
    referral_date <= ${day(endOfFirstYear(period))} as first_year,
    first_contact_index is not null or first_meeting is not null as ever_contacted,
    coalesce(month_met, false) or coalesce(log_met, false) as ever_met,
    has_months and coalesce(log_met, false) and not coalesce(month_met, false) as misrecorded,
    first_meeting - referral_date as days_to_first_meeting,
    least(first_meeting, last_day(contact_month)) as first_contact_by,
    missing_on_referral or first_missing_index is not null or has_missing as ever_missing,
    coalesce(long_term, false) as long_term_missing,
    (first_missing_index is not null or has_missing) and not missing_on_referral and not coalesce(long_term, false)
      as temporarily_missing,
    first_missing,
    missing_on_referral or not (coalesce(first_meeting < first_missing, false)
      or coalesce(contact_month < ${firstOfMonth('first_missing')}, false)) as no_contact_before_missing,
    coalesce(on_referral_until, case when missing_on_referral then 1 else 0 end)::smallint as on_referral_until,
    coalesce(other_missing, 0) as other_missing,
    ${spelled('(last_entry // 8) % 8', 'trafficker_contact')} as trafficker_at_last,
    ${spelled('last_entry % 8', 'education_status')} as education_at_last,
    (last_entry // 64)::smallint as last_month,
    coalesce(month_rows, 0)::smallint as month_rows, coalesce(face_to_face, 0)::integer as face_to_face,
    coalesce(other_contacts, 0)::integer as other_contacts, coalesce(months_missing, 0)::smallint as months_missing,
    coalesce(missing_rows, 0)::smallint as missing_rows, coalesce(returned, 'none') as returned, coalesce(sw_contact, false) as sw_contact, coalesce(sw_met, false) as sw_met,
    coalesce(sw_meetings, 0)::integer as sw_meetings, coalesce(sw_education_meetings, 0)::integer as sw_education_meetings,
    case when age is null then 'unknown' when age < 14 then 'under-14' when age < 16 then '14-15' when age < 18 then '16-17'
      else '18-or-over' end as age_band,
    referral_quarter from joined`
}

/** Meetings folded by what they have in common: `meetings` of them with the same purposes, of children of the same group. */
export function meetingsSql(to: string, by: readonly Dimension[]): string {
  const keys = [...new Set<string>(['parental_responsibility', 'route', ...by])]
    .map((name) => `e.${name}`)
    .join(', ')
  return `create temp table meetings_folded as
    with folded as (select m.counterpart, m.third_party_type, m.purposes, ${keys}, count(*) as meetings
      from meetings m join episodes e using (episode_id) where m.date <= ${day(to)} group by all)
    select *, string_split(coalesce(purposes, ''), ';') as purpose_list from folded`
}

/** Months of service of the long stayers, folded: the curves of Figures 4 and 8. */
export function curvesSql(horizonMonth: string | null): string {
  const counts =
    'm.missing and (m.month_index > e.on_referral_until or (e.other_missing >> m.month_index) % 2 = 1)'
  return `select case when e.months_in_service >= 11 then 11 when e.months_in_service >= 9 then 9 else 7 end as tier,
    e.parental_responsibility::varchar as parental_responsibility, e.long_term_missing, e.misrecorded, m.month_index,
    count(*) as rows, sum(m.face_to_face) as meetings, count(*) filter (where ${counts}) as missing
    from months m join episodes e using (episode_id)
    where e.months_in_service >= 7 and m.month_index <= 11 ${horizonMonth === null ? '' : `and m.month <= ${text(horizonMonth)}`}
    group by all`
}

/** Referrals to the NRM, with the span and the calendar year they fall in. */
export function nrmSql(period: Period, hasAge: boolean): string {
  const earlier = spanBefore(period)
  const year = Number(period.from.slice(0, 4))
  return `create temp table nrm_referrals as select age_group, area, gender, nationality, exploitation_type, exploitation_subtype,
    rg_outcome, cg_outcome, referral_date, rg_date, cg_date, as_at, ${hasAge ? 'try_cast(age as integer)' : 'null::integer'} as age,
    case when referral_date between ${day(earlier.from)} and ${day(earlier.to)} then 'before'
      when referral_date between ${day(period.from)} and ${day(period.to)} then 'during' end as span,
    case year(referral_date) when ${year} then 1 when ${year + 1} then 2 end as calendar_year,
    case when cg_outcome in ('positive', 'negative') then cg_date - referral_date end as days_to_cg from nrm`
}

/** Work with professionals in the months of the period, with the kind of support of the child it was about. */
export function workSql({ from, to }: Period): string {
  return `create temp table work as select w.*, e.route::varchar as route from indirect_work w
    left join episodes e on e.episode_id = w.episode_id where w.month between ${text(from.slice(0, 7))} and ${text(to.slice(0, 7))}`
}

/** Everyone who came and went, by site and month, whenever referred: what the number in service is made of. */
export function flowSql(to: string): string {
  return `select site, month, sum(came)::bigint as came, sum(went)::bigint as went from (
    select site, strftime(referral_date, '%Y-%m') as month, 1 as came, 0 as went from children where referral_date <= ${day(to)}
    union all select site, strftime(exit_date, '%Y-%m'), 0, 1 from children
    where exit_date <= ${day(to)} and referral_date <= ${day(to)}) group by all order by site, month`
}
