import type { Part } from './relation.ts'

// The way out at 18. Ages are told by months, so what lies before and after the birthday is counted in calendar months; the month
// of the birthday itself is on neither side.

const birthday = `(t.turns_18_month || '-01')::date`
/** Calendar months from the month of the 18th birthday to the month of a row of `months`. */
const since18 = `datediff('month', ${birthday}, (m.month || '-01')::date)`
const contacted = 'm.face_to_face > 0 or m.other_contacts > 0'
const likely = "m.trafficker_contact in ('confirmed', 'suspected')"
const windows = [3, 6, 12] as const

export const wayOutParts = (to: string): readonly Part[] => [
  {
    name: 'tr',
    sql: `select t.*, (t.turns_17_half_month || '-01')::date <= ${to} as reached_half,
      last_day(${birthday}) <= ${to} as reached_18, datediff('month', ${birthday}, ${to}) as months_past_18,
      t.first_planned_on - t.assessed_on as days_to_plan from transitions t`,
  },
  {
    name: 'ad',
    sql: `select s.episode_id, true as service_asked, bool_or(coalesce(s.met_before_18, false)) as met_adult_service,
      bool_or(s.named and s.state = 'accepted') as adult_worker_named, bool_or(s.state = 'accepted') as service_accepted,
      coalesce(bool_or(s.state = 'accepted' and s.answered_on < ${birthday} + interval 4 month), false) as accepted_in_3_months
      from adult_services s left join transitions t on t.episode_id = s.episode_id
      where s.contacted_on <= ${to} group by s.episode_id`,
  },
  {
    name: 'on_',
    sql: `select episode_id, true as referred_on, coalesce(bool_or(accepted = 'yes'), false) as onward_accepted
      from onward_referrals group by episode_id`,
  },
  {
    name: 'cn',
    sql: `with sent as (select *, referral_date - lag(referral_date) over (partition by episode_id order by referral_date, nrm_id)
        as since_last, row_number() over (partition by episode_id order by referral_date desc, nrm_id desc) as z
        from child_nrm where referral_date <= ${to})
      select s.episode_id, true as in_nrm, coalesce(bool_or(since_last <= 365), false) as nrm_again,
      any_value(rg_outcome) filter (where z = 1) as last_rg,
      any_value(cg_date) filter (where z = 1) as last_cg_on from sent s group by s.episode_id`,
  },
  {
    name: 'mo',
    sql: `select m.episode_id, count_if(${since18} between 1 and 6) > 0 as months_after_18,
      count_if(${since18} between -6 and -1) > 0 as months_before_18,
      count_if(m.missing and ${since18} between -6 and -1) > 0 as missing_before_18,
      count_if(m.missing and ${since18} between 1 and 6) > 0 as missing_after_18,
      count_if(${likely} and ${since18} between -6 and -1) > 0 as trafficker_before_18,
      count_if(${likely} and ${since18} between 1 and 6) > 0 as trafficker_after_18,
      ${windows
        .map(
          (at) =>
            `count_if((${contacted}) and ${since18} between ${at - 1} and ${at + 1}) > 0 as contact_at_${at}`,
        )
        .join(', ')}
      from months m join transitions t on t.episode_id = m.episode_id
      where m.month <= strftime(${to}, '%Y-%m') group by m.episode_id`,
  },
  {
    name: 'ln',
    sql: `select t.episode_id, true as assessed_later, bool_or(s.score >= 3) as high_need_later
      from transitions t join assessments a on a.episode_id = t.episode_id and a.date <= ${to}
        and a.date >= t.assessed_on + interval 9 month
      join need_scores s on s.assessment_id = a.assessment_id and s.rater = 'worker' and s.score is not null
      group by t.episode_id`,
  },
]

export const wayOutColumns = `coalesce(tr.reached_half, false) as reached_half, coalesce(tr.reached_18, false) as reached_18,
  coalesce(tr.months_past_18, -1) as months_past_18, coalesce(tr.in_pilot, false) as in_pilot,
  tr.turns_17_half_month, tr.turns_18_month, coalesce(tr.assessed_on is not null, false) as half_assessed,
  coalesce(tr.assessed_within_28_days, false) as half_in_time, tr.assessed_within_28_days is not null as half_judged, tr.result,
  coalesce(tr.first_planned_on is not null, false) as planned, coalesce(tr.agreed = 'yes', false) as agreed,
  coalesce(tr.agreed = 'in-part', false) as agreed_in_part, coalesce(tr.days_to_plan, null) as days_to_plan,
  coalesce(tr.contingency, false) as contingency, coalesce(tr.home_known, false) as home_known,
  coalesce(tr.leave, false) as leave_granted, coalesce(tr.adviser, false) as adviser_named,
  coalesce(tr.worker_before_18, false) as worker_before_18, tr.worker_before_18 is not null as worker_judged, tr.gap_days,
  coalesce(service_asked, false) as service_asked, coalesce(met_adult_service, false) as met_adult_service,
  coalesce(adult_worker_named, false) as adult_worker_named, coalesce(service_accepted, false) as service_accepted,
  coalesce(accepted_in_3_months, false) as accepted_in_3_months, coalesce(referred_on, false) as referred_on,
  coalesce(onward_accepted, false) as onward_accepted, coalesce(in_nrm, false) as in_nrm,
  coalesce(nrm_again, false) as nrm_again,
  coalesce(in_nrm and last_rg = 'positive' and (last_cg_on is null or last_cg_on > last_day((tr.turns_18_month || '-01')::date)),
    false) as nrm_pending_at_18,
  coalesce(tr.nrm_answer_on is not null and (last_cg_on is null or tr.nrm_answer_on <= last_cg_on), false) as nrm_answered,
  coalesce(months_after_18, false) as months_after_18, coalesce(months_before_18, false) as months_before_18,
  coalesce(missing_before_18, false) as missing_before_18, coalesce(missing_after_18, false) as missing_after_18,
  coalesce(trafficker_before_18, false) as trafficker_before_18, coalesce(trafficker_after_18, false) as trafficker_after_18,
  ${windows.map((at) => `coalesce(contact_at_${at}, false) as contact_at_${at}`).join(', ')},
  coalesce(assessed_later, false) as assessed_later, coalesce(high_need_later, false) as high_need_later`
