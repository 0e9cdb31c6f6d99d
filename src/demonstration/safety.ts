import type { CalendarDay } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import { lived, type Course, type Entry } from './diary.ts'
import type { Step } from './player.ts'

type Play = (after: number, who: string, path: string, fields: Step['fields']) => Step

/** The first plan, written with the child in the days after the first contact. */
export function firstPlan(step: Play, worker: string, level: 'immediate' | 'full'): Step {
  return step(20 * HOUR, worker, '/safety-plan/write', {
    level,
    call_first: 'The carer, then the guardianship line: 0800 043 4303',
    supervision: 'An adult in the house at night; nobody opens the door alone.',
    phone_and_internet: 'New telephone; the old number is kept by the social worker.',
    missing_when: 'Not back an hour after the time agreed',
    missing_first_hour: 'Ring the child, then the police (101), then this line.',
    missing_who: 'The carer',
    trigger_1: 'A call from a number the child does not know',
    signs_1: 'Goes quiet, packs a bag',
    likelihood_1: 'likely',
    risk_1: 'online',
    detail_1: 'Invented: messages from somebody who says there is a debt.',
    action_1: 'Telephone stays downstairs at night',
    owner_1: 'The carer',
    restricts_1: 'yes',
    necessity_1: 'The calls come at night',
    person_1: 'The carer',
    place_1: 'The boxing club',
    child_heard: 'in-person',
    agreement: 'in-part',
    child_words: 'I want to be able to go out on Saturdays.',
    for_child: 'You are not in trouble. If somebody worries you, ring us, whatever the time.',
  })
}

/** A look at the plan that leaves it as it is: it answers whatever the month has raised. */
export function planReview(step: Play, worker: string, today: CalendarDay): Step {
  return step(0, worker, '/safety-plan/review', {
    ...dateFields('held_on', today),
    found: 'Invented: the carer keeps to it, and nothing new was heard.',
    child_took_part: 'yes',
  })
}

/** A plan is stepped down: proposed by the worker, approved by the manager, and watched since. */
export function* steppedDown(course: Course, why: string): Generator<Step, void, string> {
  const { manager, step, today } = course
  yield planReview(step, course.worker, today())
  yield step(HOUR, course.worker, '/safety-plan/step-down', {
    why: `Invented: ${why}`,
    child_view: 'I feel safe here.',
  })
  yield step(2 * HOUR, manager, '/safety-plan/step-down/decide', {
    decision: 'approve',
    why: 'Invented: agreed at the meeting with the social worker and the police.',
  })
}

/** What becomes of the plan: shared, after the first days no longer immediate, written anew, and stepped down where it is quiet. */
export function safetyEntries(course: Course): Entry[] {
  const { child, index, step, today } = course
  if (child.fate !== 'supported' && child.fate !== 'turning-18') return []
  const immediate = child.given.referral.immediate_danger === 'yes'
  const quiet = index % 4 === 1 && lived(course) > 70
  const shared = (part: string, whom: string, recipient: string): Step =>
    step(HOUR / 2, course.worker, '/safety-plan/share', {
      part,
      with_whom: whom,
      recipient,
      ...dateFields('shared_on', today()),
      how: 'in-person',
    })
  const share: Entry = {
    day: 6,
    *steps() {
      if (immediate) yield* steppedDown(course, 'the first 72 hours are over and the telephone is changed.')
      yield shared('carer', 'The carer', 'carer')
      if (index % 2 === 0) yield shared('child', 'The child', 'child')
      if (index % 3 === 0) yield shared('whole', 'Invented: the social worker', 'social-worker')
    },
  }
  const again: Entry = {
    day: 41,
    *steps() {
      yield step(0, course.worker, '/safety-plan/write', {
        trigger_2: 'A day at court or an interview',
        signs_2: 'Does not eat, stays in bed',
        likelihood_2: 'possible',
        action_2: 'Somebody goes along, and stays for the evening',
        owner_2: 'The guardian',
        restricts_2: 'no',
        child_words: 'I want to be able to go out on Saturdays, with my friends from boxing.',
        agreement: 'agrees',
        change: 'new-version',
        why: 'Invented: the interview and the court date frighten the child more than the calls do.',
        child_took_part: 'yes',
      })
    },
  }
  const down: Entry = {
    day: lived(course) - 9,
    *steps() {
      yield* steppedDown(course, 'three quiet months, a school place and a carer the child trusts.')
    },
  }
  const looked: Entry = {
    day: lived(course) - 4,
    *steps() {
      yield planReview(step, course.worker, today())
    },
  }
  return [
    share,
    ...(index % 3 === 2 ? [again] : []),
    ...(quiet ? [down] : []),
    // One in three is left as a plan is when nobody has looked at it.
    ...(index % 3 !== 0 && lived(course) > 20 ? [looked] : []),
  ].filter(({ day }) => day < lived(course))
}
