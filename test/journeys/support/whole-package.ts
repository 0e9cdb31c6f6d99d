import { expect } from 'vitest'
import {
  addDays,
  eighteenthBirthday,
  seventeenAndAHalf,
  type CalendarDay,
} from '../../../src/kernel/calendar-day.ts'
import { monthOf } from '../../../src/kernel/calendar-month.ts'
import { openPackage } from '../../../src/insight/package/index.ts'

/** The one child of the long life as the data package of the last day holds it. */
export async function holdsTheLife(
  folder: string,
  {
    began,
    dob,
    last,
  }: { readonly began: CalendarDay; readonly dob: CalendarDay; readonly last: CalendarDay },
): Promise<void> {
  const opened = await openPackage(folder)
  const rows = (sql: string) => opened.duck.rows(sql)
  const gone = (from: number, to: number) => ({
    started_on: addDays(began, from),
    ended_on: addDays(began, to),
  })
  try {
    expect(await rows('select * from children')).toMatchObject([
      {
        referral_date: began,
        site: 'croydon',
        local_authority: 'E09000008',
        missing_on_referral: true,
        cjs_involved: 'yes',
        cjs_role: 'accused',
        cjs_stage: 'charged',
        route: 'post-18',
        exit_date: last,
        exit_reason: 'all-work-completed',
      },
    ])
    expect(await rows('select started_on, ended_on, on_referral from missing_episodes order by 1')).toEqual([
      { ...gone(-1, 0), on_referral: true },
      { ...gone(12, 14), on_referral: false },
      { ...gone(20, 23), on_referral: false },
    ])
    expect(await rows('select month, missing_said from months where missing and status_recorded')).toEqual([
      { month: monthOf(addDays(began, 13)), missing_said: 'yes' },
    ])
    const decided = {
      rg_outcome: 'positive',
      rg_date: addDays(began, 10),
      cg_outcome: 'positive',
      cg_date: addDays(began, 40),
    }
    expect(await rows('select * from nrm')).toMatchObject([
      { ...decided, age_group: 'child', area: 'ictg', site: 'croydon', exploitation_type: 'criminal' },
    ])
    expect(await rows('select c.* from child_nrm c join nrm using (nrm_id)')).toMatchObject([decided])
    expect(
      await rows(
        `select outcome, within_72_hours from return_interviews where started_on > date '${began}' order by started_on`,
      ),
    ).toEqual([
      { outcome: 'declined', within_72_hours: true },
      { outcome: 'declined', within_72_hours: true },
    ])
    expect(await rows('select * from transitions')).toMatchObject([
      {
        turns_17_half_month: monthOf(seventeenAndAHalf(dob)),
        turns_18_month: monthOf(eighteenthBirthday(dob)),
        in_pilot: true,
        assessed_within_28_days: true,
        result: 'additional-need',
        agreed: 'yes',
        worker_before_18: true,
      },
    ])
    expect(await rows(`select distinct capacity from allocations order by 1`)).toEqual([
      { capacity: 'guardian' },
      { capacity: 'post-18' },
    ])
  } finally {
    opened.close()
  }
}
