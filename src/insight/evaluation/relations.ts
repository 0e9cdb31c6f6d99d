import { tableOf } from '../package/index.ts'
import { text } from '../../platform/analytics/index.ts'
import { endOfFirstYear, spanBefore, type Period } from './period.ts'

// The relations the measures count in, each built in one aggregated pass over a table of the package. `$`-free SQL: days come
// from a parsed period, codes from tables.ts, so nothing of a package's text gets into a statement.

/**
 * Joins are written with the long side first; the engine, which has to guess how many episodes a file of months is about, would
 * turn some of them round. `asItLikes` gives the choice back.
 */
export const inThisOrder = "set disabled_optimizers = 'join_order,build_side_probe_side'"
export const asItLikes = "set disabled_optimizers = ''"

const day = (value: string): string => `date ${text(value)}`

const codesOf = (table: 'children' | 'months', column: string): readonly string[] =>
  tableOf(table).columns.find((one) => one.name === column)?.codes ?? []

/** A code as a number of one byte, so that a million episodes stay small and comparing is cheap. */
const enumOf = (column: string): string => `enum(${codesOf('children', column).map(text).join(', ')})`

const coded = (column: string): string => `${column}::${enumOf(column)} as ${column}`

/**
 * The last entry travels as one whole number: the month above, the two codes below; 0 is blank. A function of a column is worked
 * out once for each different text of a block of rows; a `case` or a cast is worked out for every row.
 */
const numbered = (column: string): string =>
  `coalesce(list_position([${codesOf('months', column).map(text).join(', ')}], ${column}), 0)`
const spelled = (number: string, column: string): string => {
  const codes = codesOf('months', column).map(text)
  return `case ${number} ${codes.map((code, index) => `when ${index + 1} then ${code}::enum(${codes.join(', ')})`).join(' ')} end`
}

/** Sites and nationalities are open lists, so their enumerations come from the rows. */
export const openLists = [
  'create type site_code as enum (select distinct site from children where site is not null order by site)',
  'create type nationality_code as enum (select distinct nationality from children where nationality is not null order by nationality)',
]

const firstOfMonth = (date: string): string => `date_trunc('month', ${date})::date`
/** Month of service a day falls in: 1 for the calendar month of referral. */
const monthIndex = (date: string, referral = 'e.referral_date'): string =>
  `datediff('month', ${referral}, ${date}) + 1`

/** The episodes referred in the period as the package has them; read wherever they are needed, and kept nowhere. */
function referredSql({ from, to }: Period): string {
  return `select
    episode_id, referral_date, site::site_code as site, age_at_referral::smallint as age,
    ${coded('gender')}, nationality::nationality_code as nationality, ${coded('nationality_group')},
    ${coded('immigration_group')}, ${coded('parental_responsibility')}, ${coded('primary_exploitation')},
    missing_on_referral, ${coded('trafficker_contact_at_referral')}, ${coded('education_at_referral')},
    ${coded('cjs_involved')}, ${coded('cjs_role')}, cjs_stage, ${coded('route')}, model_version, ${coded('no_contact_reason')},
    coalesce(exit_date <= ${day(to)}, false) as exited, ${coded('exit_reason')}, exit_reason_detail,
    least(coalesce(exit_date, ${day(to)}), ${day(to)}) as ended_on
    from children where referral_date between ${day(from)} and ${day(to)}`
}

/** One pass over the months. */
function monthSumSql(horizonMonth: string | null): string {
  const contacted = '(face_to_face > 0 or other_contacts > 0)'
  return `select episode_id,
    min(month_index) filter (where ${contacted}) as first_contact_index,
    bool_or(face_to_face > 0) as month_met,
    min(month_index) filter (where missing) as first_missing_index,
    max(month_index * 64 + ${numbered('trafficker_contact')} * 8 + ${numbered('education_status')}) as last_entry,
    count(*) as month_rows, sum(face_to_face) as face_to_face, sum(other_contacts) as other_contacts,
    count(*) filter (where missing) as months_missing
    from months ${horizonMonth === null ? '' : `where month <= ${text(horizonMonth)}`} group by episode_id`
}

/** One pass over the meetings with children. */
function meetingSumSql(to: string): string {
  return `select episode_id, min(date) as first_meeting, bool_or(mode = 'face-to-face') as log_met
    from meetings where counterpart = 'child' and date <= ${day(to)} group by episode_id`
}

function missingSumSql(to: string): string {
  const back = `least(coalesce(m.ended_on, ${day(to)}), e.ended_on)`
  const mask = `((1::ubigint << (least(60, ${monthIndex(back)}) + 1)) - (1::ubigint << greatest(0, least(60, ${monthIndex('m.started_on')}))))`
  return `select m.episode_id, min(m.started_on) as first_missing_row,
    bool_or((m.started_on + to_months(6))::date <= ${back}) as long_term,
    max(${monthIndex(back)}) filter (where m.on_referral) as on_referral_until,
    count(*) as missing_rows, coalesce(bit_or(${mask}) filter (where not m.on_referral and ${back} >= m.started_on and ${monthIndex(back)} > 0), 0) as other_missing
    from missing_episodes m join (select episode_id, referral_date, ended_on from referred) e using (episode_id)
    where m.started_on <= ${day(to)} group by m.episode_id`
}

/** One pass over the returns; months after the horizon have not happened. `told`: 1 usable, 2 an input error, 4 contact, 8 met. */
function returnSumSql(horizonMonth: string | null): string {
  const seen =
    horizonMonth === null
      ? ''
      : `join (select episode_id as referred_id, referral_date from referred) e on referred_id = episode_id
    where month_index <= ${monthIndex(`(${text(horizonMonth)} || '-01')::date`)}`
  return `select episode_id,
    bit_or(case when usable then 1 + case when any_contact then 4 else 0 end + case when face_to_face then 8 else 0 end
      when erred then 2 else 0 end) as told,
    sum(meetings) filter (where usable) as sw_meetings,
    sum(education_meetings) filter (where usable) as sw_education_meetings
    from (select *, quality = 'ok' as usable, quality = 'input-error' as erred from social_worker_months) ${seen}
    group by episode_id`
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

/**
 * One row an episode referred in the period, with everything the measures ask of it: the table `episode_rows`, of what takes
 * time to find, and the view `episodes` over it, of what follows from that. The children are the long side of each join and the
 * sums are looked up, so the order of `from` must stand (`inThisOrder`).
 */
export function episodesSql(period: Period, horizonMonth: string | null): readonly string[] {
  const monthOfContact = `(${firstOfMonth('e.referral_date')} + to_months(m.first_contact_index - 1))::date`
  const returned = (code: string): string => `'${code}'::enum('ok', 'error', 'none')`
  return [
    `create temp table episode_rows as
    with referred as not materialized (${referredSql(period)}), m as (${monthSumSql(horizonMonth)}),
    g as (${meetingSumSql(period.to)}), x as (${missingSumSql(period.to)}), s as (${returnSumSql(horizonMonth)})
    select e.*,
    datesub('month', referral_date, ended_on)::smallint as months_in_service,
    m.first_contact_index::smallint as first_contact_index, g.first_meeting,
    least(g.first_meeting, last_day(${monthOfContact})) as first_contact_by,
    coalesce(m.month_met, false) or coalesce(g.log_met, false) as ever_met,
    m.episode_id is not null and coalesce(g.log_met, false) and not coalesce(m.month_met, false) as misrecorded,
    coalesce(x.first_missing_row, (${firstOfMonth('e.referral_date')} + to_months(m.first_missing_index - 1))::date) as first_missing,
    coalesce(x.long_term, false) as long_term_missing,
    coalesce(x.on_referral_until, case when missing_on_referral then 1 else 0 end)::smallint as on_referral_until,
    coalesce(x.other_missing, 0) as other_missing,
    m.last_entry, coalesce(m.month_rows, 0)::smallint as month_rows, coalesce(m.face_to_face, 0)::integer as face_to_face,
    coalesce(m.other_contacts, 0)::integer as other_contacts, coalesce(m.months_missing, 0)::smallint as months_missing,
    coalesce(x.missing_rows, 0)::smallint as missing_rows, coalesce(s.told, 0)::utinyint as told,
    coalesce(s.sw_meetings, 0)::integer as sw_meetings, coalesce(s.sw_education_meetings, 0)::integer as sw_education_meetings
    from referred e left join m using (episode_id) left join g using (episode_id) left join x using (episode_id)
      left join s using (episode_id)`,
    `create temp view episodes as select *,
    trafficker_contact_at_referral as trafficker_at_referral,
    referral_date <= ${day(endOfFirstYear(period))} as first_year,
    first_contact_index is not null or first_meeting is not null as ever_contacted,
    first_meeting - referral_date as days_to_first_meeting,
    missing_on_referral or first_missing is not null as ever_missing,
    first_missing is not null and not missing_on_referral and not long_term_missing as temporarily_missing,
    missing_on_referral or not (coalesce(first_meeting < first_missing, false)
      or coalesce(first_contact_index < ${monthIndex('first_missing', 'referral_date')}, false)) as no_contact_before_missing,
    ${spelled('(last_entry // 8) % 8', 'trafficker_contact')} as trafficker_at_last,
    ${spelled('last_entry % 8', 'education_status')} as education_at_last,
    case when told % 2 = 1 then ${returned('ok')} when told > 0 then ${returned('error')} else ${returned('none')} end as returned,
    told & 4 > 0 as sw_contact, told & 8 > 0 as sw_met,
    case when age is null then 'unknown' when age < 14 then 'under-14' when age < 16 then '14-15' when age < 18 then '16-17'
      else '18-or-over' end as age_band,
    strftime(${firstOfMonth('referral_date')} - to_months((month(referral_date) + 10) % 3), '%Y-%m') as referral_quarter
    from episode_rows`,
  ]
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

/**
 * Months of service of the long stayers, folded: the curves of Figures 4 and 8. What the months are folded by is one number,
 * and the months in which missing counts are the bits of another, so that each of the months costs a look and two sums.
 */
export function curvesSql(horizonMonth: string | null): string {
  const responsibilities = codesOf('children', 'parental_responsibility').map(text).join(', ')
  return `with stays as (select episode_id,
      (case when months_in_service >= 11 then 11 when months_in_service >= 9 then 9 else 7 end * 64
        + coalesce(list_position([${responsibilities}], parental_responsibility::varchar), 0) * 4
        + long_term_missing::integer * 2 + misrecorded::integer)::usmallint as kind,
      ((4096 - (2::integer << greatest(0, least(11, on_referral_until::integer)))) | (other_missing & 4095)::integer)::usmallint as counting
      from episodes where months_in_service >= 7),
    folded as (select kind, month_index, count(*) as rows, sum(face_to_face) as meetings,
      count_if(missing and (counting >> month_index::usmallint) % 2 = 1) as missing
      from months join stays using (episode_id)
      where month_index between 1 and 11 ${horizonMonth === null ? '' : `and month <= ${text(horizonMonth)}`} group by all)
    select kind // 64 as tier, list_extract([${responsibilities}], (kind // 4) % 16) as parental_responsibility,
      kind // 2 % 2 = 1 as long_term_missing, kind % 2 = 1 as misrecorded, month_index, rows, meetings, missing from folded`
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
