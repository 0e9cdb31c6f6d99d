import { addDays } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import { lived, type Course, type Entry } from './diary.ts'

/** Areas that test support after 18. */
const areas: readonly string[] = ['london', 'croydon', 'west-yorkshire']

/** The way into adult life of those who turn 18 about now: where support goes on, a whole plan; elsewhere it has only begun. */
export function turning18Entries(course: Course): Entry[] {
  const { child, manager, step, today } = course
  if (child.fate !== 'turning-18') return []
  const goesOn = areas.includes(child.site)
  const from = lived(course) - 70
  const assessed: Entry = {
    day: from,
    *steps() {
      yield step(0, course.worker, '/transition/assessment', {
        ...dateFields('held_on', today()),
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
      yield step(HOUR, course.worker, '/transition/services/new', {
        service: 'leaving-care',
        organisation: 'Invented council',
        ...dateFields('contacted_on', addDays(today(), -3)),
        state: goesOn ? 'accepted' : 'waiting',
        ...(goesOn
          ? { ...dateFields('answered_on', today()), named_contact: 'Invented: the personal adviser' }
          : {}),
      })
    },
  }
  if (!goesOn) return [assessed]
  const planned: Entry = {
    day: from + 7,
    *steps() {
      yield step(0, course.worker, '/transition/plan', {
        ...dateFields('made_on', today()),
        ...dateFields('agreed_on', today()),
        ...dateFields('next_review_on', addDays(today(), 42)),
        goal_1: 'Invented: a shared house near the college',
        owner_1: 'Personal adviser',
        goal_2: 'Invented: a bank account in the young person’s own name',
        owner_2: 'The post-18 worker',
        agreed: 'in-part',
        not_agreed_why: 'Would rather stay with the carer.',
        child_words: 'One move, not two.',
        accommodation_at_18: 'supported-accommodation',
        missing_who: 'Personal adviser',
        missing_what: 'Invented: police at once, then the guardianship line; the carer keeps the telephone.',
      })
      yield step(HOUR, course.worker, '/transition/nrm-information/new', {
        ...dateFields('given_on', today()),
        what: ['adult-pack', 'stay-or-withdraw', 'adult-support'],
        given_by: 'Invented: the guardian, with an interpreter',
        understood: 'yes',
      })
    },
  }
  const handedOver: Entry = {
    day: from + 30,
    *steps() {
      yield step(0, manager, '/decisions/turning-18', {
        decision: 'hand-to-post-18',
        why: 'Invented: still needs help with housing and the asylum interview in January.',
      })
      yield step(HOUR, manager, '/allocation/choose', {
        worker: course.accountOf('post-18'),
        reason: 'post-18',
        note: 'Met together last week.',
      })
      course.handTo('post-18')
    },
  }
  const reviewed: Entry = {
    day: from + 49,
    *steps() {
      yield step(0, course.worker, '/transition/reviews/new', {
        ...dateFields('held_on', today()),
        outcome: 'goes-on',
        found: 'Invented: a room was found; the adviser has met the young person twice.',
        took_part: 'yes',
        child_words: 'I have seen the room. It is all right.',
        ...dateFields('next_on', addDays(today(), 42)),
      })
    },
  }
  return [assessed, planned, handedOver, reviewed]
}
