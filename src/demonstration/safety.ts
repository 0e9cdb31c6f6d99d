import type { Step } from './player.ts'

type Play = (after: number, who: string, path: string, fields: Step['fields']) => Step

const HOUR_MS = 3_600_000

/** The first plan, written with the child in the days after the first contact. */
export function firstPlan(step: Play, worker: string, level: 'immediate' | 'full'): Step {
  return step(20 * HOUR_MS, worker, '/safety-plan/write', {
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
export function planReview(step: Play, worker: string, today: string): Step {
  const [year = '', month = '', day = ''] = today.split('-')
  return step(0, worker, '/safety-plan/review', {
    'held_on-day': day,
    'held_on-month': month,
    'held_on-year': year,
    found: 'Invented: the carer keeps to it, and nothing new was heard.',
    child_took_part: 'yes',
  })
}

/** Two children's plans are stepped down: proposed by the worker, approved by the manager, and watched since. */
export function* steppedDown(step: Play, worker: string, manager: string): Generator<Step, void, string> {
  yield step(HOUR_MS, worker, '/safety-plan/step-down', {
    why: 'Invented: three quiet months, a school place and a carer the child trusts.',
    child_view: 'I feel safe here.',
  })
  yield step(2 * HOUR_MS, manager, '/safety-plan/step-down/decide', {
    decision: 'approve',
    why: 'Invented: agreed at the meeting with the social worker and the police.',
  })
}
