import { text } from '../../../platform/analytics/index.ts'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { outcomeTermsOn } from '../../../kernel/policy/outcomes.ts'
import { voiceParts, voiceColumns } from './voice.ts'
import { wayOutColumns, wayOutParts } from './way-out.ts'

// One row an episode with what the extension tables say of it, beside everything `episodes` has. Each table is folded once; what a
// package does not carry is null throughout, and the measures that need it say so. Everything is of children, never of single
// scores, deadlines or meetings, so that a figure never speaks of fewer children than it shows.

/** A part of the relation: its name, the select that makes it (one row an episode), and the columns taken from it. */
export interface Part {
  readonly name: string
  readonly sql: string
}

/** Days within which direct work begins after a decision on exceptional need [PROPOSAL]: the indicator leaves the number open. */
export const STARTED_WITHIN = 7

const careParts = (to: string): readonly Part[] => [
  {
    name: 'al',
    sql: `select episode_id, max(waited_hours) filter (where first) as waited_hours,
      coalesce(bool_or(coalesce(contact_hours < 24, false)) filter (where first), false) as contact_in_24_hours
      from allocations where allocated_on <= ${to} group by episode_id`,
  },
  {
    name: 'dl',
    sql: `select episode_id, count(in_time) > 0 as any_due, coalesce(bool_or(not in_time), false) as any_missed,
      count(in_time) filter (where kind = 'needs-assessment') > 0 as needs_due,
      coalesce(bool_and(in_time) filter (where kind = 'needs-assessment'), false) as needs_in_time,
      count(in_time) filter (where kind = 'transition-review') > 0 as review_due,
      coalesce(bool_and(in_time) filter (where kind = 'transition-review'), false) as reviews_in_time,
      count(in_time) filter (where kind = 'safety-plan-review') > 0 as plan_review_due,
      coalesce(bool_and(in_time) filter (where kind = 'safety-plan-review'), false) as plan_reviews_in_time
      from deadlines where due_on <= ${to} group by episode_id`,
  },
  {
    name: 'asm',
    sql: `with numbered as (select *, row_number() over (partition by episode_id order by date, assessment_id) as k,
        row_number() over (partition by episode_id order by date desc, assessment_id desc) as z
        from assessments where date <= ${to}),
      moved as (select f.episode_id, f.domain, l.score - f.score as step from need_scores f
        join numbered a on a.assessment_id = f.assessment_id and a.k = 1
        join numbered b on b.episode_id = a.episode_id and b.z = 1 and b.k > 1
        join need_scores l on l.assessment_id = b.assessment_id and l.domain = f.domain and l.rater = f.rater
        where f.rater = 'worker'),
      folded as (select episode_id, count(step) > 0 as needs_twice, count_if(step < 0) > 0 as need_eased,
        count_if(step > 0) > 0 as need_grew, count(step) filter (where domain = 'independence') > 0 as independence_twice,
        count_if(step < 0 and domain = 'independence') > 0 as independence_eased from moved group by episode_id)
      select n.episode_id, count(*) as assessments, min(date) as assessed_first,
      max(date) filter (where k = 2) - min(date) as days_to_second, sum(minutes) as assessment_minutes,
      count(minutes) as assessments_timed, sum(minutes) filter (where point = 'seventeen-and-a-half') as half_minutes,
      count(minutes) filter (where point = 'seventeen-and-a-half') as half_timed,
      any_value(needs_twice) as needs_twice, any_value(need_eased) as need_eased, any_value(need_grew) as need_grew,
      any_value(independence_twice) as independence_twice, any_value(independence_eased) as independence_eased
      from numbered n left join folded f on f.episode_id = n.episode_id group by n.episode_id`,
  },
  {
    name: 'nd',
    sql: `with d as (select episode_id, min(date) filter (where decision <> 'deferred') as decided_on,
        min(date) filter (where decision = 'exceptional') as exceptional_on,
        max(date) filter (where decision = 'not-exceptional') as not_exceptional_on,
        coalesce(bool_or(route = 'indirect'), false) as stepped_down
        from need_decisions where date <= ${to} group by episode_id),
      spoken as (select d.episode_id, min(m.date) - min(d.exceptional_on) as days_to_start from d
        join meetings m on m.episode_id = d.episode_id and m.counterpart = 'child' and m.date between d.exceptional_on and ${to}
        group by d.episode_id)
      select d.*, s.days_to_start from d left join spoken s on s.episode_id = d.episode_id`,
  },
  {
    name: 'nw',
    sql: `with maps as (select *, date::varchar || network_id as k from networks where date <= ${to})
      select episode_id, count(*) as maps, arg_max(protective, k) - arg_min(protective, k) as protective_moved
      from maps group by episode_id`,
  },
  {
    name: 'sp',
    sql: `select episode_id, true as has_plan from safety_plans where in_force_from <= ${to} group by episode_id`,
  },
  {
    name: 'ri',
    sql: `select episode_id, true as came_back, bool_and(coalesce(within_72_hours, false)) as interviews_in_time
      from return_interviews where returned_on <= ${to} group by episode_id`,
  },
  {
    name: 'iw',
    sql: `select episode_id, count(*) filter (where kind = 'meeting') > 0 as had_meeting,
      count(*) filter (where kind = 'meeting' and detail = 'strategy') > 0 as had_strategy,
      coalesce(bool_and(coalesce(child_there = 'yes', false) or coalesce(views_presented = 'yes', false))
        filter (where kind = 'meeting'), false) as views_at_every_meeting
      from indirect_work where episode_id is not null and month <= strftime(${to}, '%Y-%m') group by episode_id`,
  },
  {
    name: 'ov',
    // Two kinds of third party about the same thing within 30 days; only where support of the two pilots is looked at.
    sql: `with work as (select m.episode_id, m.date, m.third_party_type as kind, unnest(string_split(m.purposes, ';')) as purpose
        from meetings m join episodes e using (episode_id) where m.counterpart = 'third-party' and m.date <= ${to}
          and m.third_party_type is not null and m.purposes is not null and e.route in ('exceptional-need', 'post-18'))
      select a.episode_id, true as overlapping from work a join work b on b.episode_id = a.episode_id and b.purpose = a.purpose
        and b.kind > a.kind and abs(b.date - a.date) <= 30 group by a.episode_id`,
  },
]

const careColumns = `al.waited_hours, coalesce(al.contact_in_24_hours, false) as contact_in_24_hours,
  al.episode_id is not null as allocated, coalesce(any_due, false) as any_due, coalesce(any_missed, false) as any_missed,
  coalesce(needs_due, false) as needs_due, coalesce(needs_in_time, false) as needs_in_time,
  coalesce(review_due, false) as review_due, coalesce(reviews_in_time, false) as reviews_in_time,
  coalesce(plan_review_due, false) as plan_review_due, coalesce(plan_reviews_in_time, false) as plan_reviews_in_time,
  coalesce(assessments, 0) as assessments, days_to_second, coalesce(assessment_minutes, 0) as assessment_minutes,
  coalesce(assessments_timed, 0) as assessments_timed, coalesce(half_minutes, 0) as half_minutes,
  coalesce(half_timed, 0) as half_timed, coalesce(needs_twice, false) as needs_twice, coalesce(need_eased, false) as need_eased,
  coalesce(need_grew, false) as need_grew, coalesce(independence_twice, false) as independence_twice,
  coalesce(independence_eased, false) as independence_eased, decided_on is not null as decided,
  exceptional_on is not null as exceptional, decided_on - e.referral_date as days_to_decision, days_to_start,
  coalesce(days_to_start <= ${STARTED_WITHIN}, false) as started_soon, coalesce(stepped_down, false) as stepped_down,
  coalesce(not_exceptional_on > exceptional_on, false) as reclassified, coalesce(maps, 0) as maps, protective_moved,
  coalesce(has_plan, false) as has_plan, coalesce(came_back, false) as came_back,
  coalesce(interviews_in_time, false) as interviews_in_time, coalesce(had_meeting, false) as had_meeting,
  coalesce(had_strategy, false) as had_strategy, coalesce(views_at_every_meeting, false) as views_at_every_meeting,
  coalesce(overlapping, false) as overlapping`

/** The relation `support`. `minutes`: the meetings of the package say how long they were. */
export function supportSql(to: CalendarDay, minutes: boolean): string {
  const day = `date ${text(to)}`
  const spoken: Part = {
    name: 'mi',
    sql: `select episode_id, sum(${minutes ? 'try_cast(minutes as integer)' : 'null::integer'}) as contact_minutes
      from meetings where counterpart = 'child' and date <= ${day} group by episode_id`,
  }
  const parts = [...careParts(day), ...voiceParts(day, outcomeTermsOn(to)), ...wayOutParts(day), spoken]
  return `create temp table support as with ${parts.map(({ name, sql }) => `${name} as (${sql})`).join(',\n')}
    select e.*, ${careColumns}, ${voiceColumns}, ${wayOutColumns}, contact_minutes::bigint as contact_minutes
    from episodes e ${parts.map(({ name }) => `left join ${name} on ${name}.episode_id = e.episode_id`).join(' ')}`
}
