import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

interface Course {
  readonly worker: string
  readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
  readonly today: () => CalendarDay
}

/** The way into adult life of those who turn 18 about now: where support goes on, a whole plan; elsewhere it has only begun. */
export function* turning18(
  child: InventedChild,
  { worker, step, today }: Course,
): Generator<Step, void, string> {
  if (child.fate !== 'turning-18') return
  const day = today()
  const goesOn = ['london', 'croydon', 'west-yorkshire'].includes(child.site)
  yield step(HOUR, worker, '/transition/assessment', {
    ...dateFields('held_on', day),
    accommodation: 'high',
    accommodation_note: 'Invented: the placement ends at 18 and no room is found yet.',
    adult_services: 'some',
    immigration: 'high',
    nrm: 'some',
    education_work: 'none',
    money: 'some',
    health: 'unknown',
    safety: 'some',
    network: goesOn ? 'some' : 'high',
    took_part: 'yes',
    child_words: 'I do not want to move again. I want to finish college.',
    result: goesOn ? 'additional-need' : 'no-additional-need',
    result_why: 'Invented: housing and the asylum interview are not settled.',
  })
  yield step(HOUR, worker, '/transition/services/new', {
    service: 'leaving-care',
    organisation: 'Invented council',
    ...dateFields('contacted_on', addDays(day, -3)),
    state: goesOn ? 'accepted' : 'waiting',
    ...(goesOn ? { ...dateFields('answered_on', day), named_contact: 'Invented: the personal adviser' } : {}),
  })
  if (!goesOn) return
  yield step(HOUR, worker, '/transition/plan', {
    ...dateFields('made_on', day),
    ...dateFields('agreed_on', day),
    ...dateFields('next_review_on', addDays(day, 42)),
    goal_1: 'Invented: a shared house near the college',
    owner_1: 'Personal adviser',
    goal_2: 'Invented: a bank account in the young person’s own name',
    agreed: 'in-part',
    not_agreed_why: 'Would rather stay with the carer.',
    child_words: 'One move, not two.',
    accommodation_at_18: 'supported-accommodation',
    missing_who: 'Personal adviser',
    missing_what: 'Invented: police at once, then the guardianship line; the carer keeps the telephone.',
  })
  yield step(HOUR, worker, '/transition/nrm-information/new', {
    ...dateFields('given_on', day),
    what: ['adult-pack', 'stay-or-withdraw', 'adult-support'],
    given_by: 'Invented: the guardian, with an interpreter',
    understood: 'yes',
  })
}
