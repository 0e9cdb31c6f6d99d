import type { Page } from 'playwright-core'
import type { CalendarDay } from '../../../src/kernel/calendar-day.ts'
import { addDays } from '../../../src/kernel/calendar-day.ts'
import { dateFields } from '../../../src/demonstration/date-fields.ts'
import { settledPoints } from '../../../src/kernel/vocabulary.ts'
import { variables } from '../../../src/service/status/variables.ts'
import type { Typed } from './desk.ts'
import { choose } from './hand.ts'

/** A child whom the police refer to Wales, missing since the evening before. */
export const referral = (began: CalendarDay, dob: CalendarDay, time: string): Typed => ({
  ...dateFields('taken_on', began),
  taken_at: time,
  referrer_agency: 'police',
  referrer_name: 'Nia Fenwick',
  referrer_telephone: '01632 960456',
  given_name: 'Linh Invented',
  dob_standing: 'exact',
  ...dateFields('dob', dob),
  gender: 'female',
  nationality_1: 'VNM',
  immigration_group: 'uasc',
  local_authority: 'W06000015',
  ...dateFields('identified_on', began),
  suspected_victim: 'yes',
  exploitation_all: ['criminal'],
  exploitation_primary: 'criminal',
  nrm_stage: 'not-referred',
  parental_responsibility: 'without',
  from_outside_uk: 'yes',
  missing_now: 'yes',
  ...dateFields('missing_since', addDays(began, -1)),
  cjs_involved: 'yes',
  cjs_role: 'accused',
  cjs_stage: 'arrested',
  immediate_danger: 'no',
})

/** What a worker proposes once everything is done. */
export const workCompleted = (today: CalendarDay): Typed => ({
  exit_reason: 'all-work-completed',
  ...dateFields('exit_on', today),
  ...Object.fromEntries(
    settledPoints.flatMap((point) => [
      [`point_${point}`, 'yes'],
      [`evidence_${point}`, 'Seen at the last visit'],
    ]),
  ),
  child_view_how: 'in-person',
  child_view: 'I know who to ring.',
  anything_open: 'no',
  referred_on: 'no',
  summary: 'Settled in a room near the college.',
})

/** Confirms what is known of a month, and says of the rest that nobody asked. */
export async function confirmMonth(page: Page): Promise<void> {
  for (const name of variables) {
    const asked = page.locator(`main input[name="${name}"]`)
    await asked.first().check()
    if ((await asked.first().inputValue()) === 'changed') await asked.last().check()
  }
  await choose(page, /missing now/, 'No')
  const without = page.locator('main select[name="no_contact_reason"]')
  if ((await without.count()) > 0) await without.selectOption('not-asked')
}

/** The events of the life in the order in which the chronology tells them. */
export const story = [
  'Missing from',
  'Who the child is',
  'Where last seen or found was recorded',
  'Triage: accepted',
  'Allocated to Gwen Guardian',
  'Contact, face to face',
  'Return interview or debrief: Held',
  'Where the child is was recorded',
  'Safety plan, Version 1: Full',
  'Referred to the NRM',
  'Claim and status',
  'Interview; Review of the safety plan raised',
  'A criminal matter',
  'Stage reached',
  'Court date; Review of the safety plan raised',
  'Somebody was told of section 45',
  'NRM decision: reasonable grounds, positive',
  'Missing from',
  'Offered, and the child declined',
  'Missing from',
  'Offered, and the child declined',
  'NRM decision: conclusive grounds, positive',
  'Monthly status',
  'Assessment at 17 and a half',
  'Plan for turning 18',
  'Manager’s decision: Turning 18',
  'Handed from Gwen Guardian to Pat Later',
  'Contact, face to face',
  'Closure proposed',
  'Manager signed off the closure',
]
