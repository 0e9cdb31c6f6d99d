import { addDays, addMonths, calendarDay, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import { inHours, whatIsDue, type Course, type Entry } from './diary.ts'
import { goneFrom } from './missing.ts'
import { monthOf } from './month.ts'
import { firstMap, mapAgreed } from './network.ts'
import type { Step } from './player.ts'
import { sortOf } from './q-sort.ts'
import { firstPlan, planReview } from './safety.ts'

const words = [
  'I want to know what happens next.',
  'I like the boxing club. Nobody asks me things there.',
  'They still send me messages but I do not answer.',
  'School is all right. Maths is the same everywhere.',
  'I do not want to move again.',
] as const

/** First contact, then weeks and months of work: contacts, a status for each month, and what the diary holds. */
export function* support(course: Course, diary: Entry[]): Generator<Step, void, string> {
  const { child, chance, index, step, today } = course
  const late = chance.happens(0.12)
  const quiet = child.fate === 'gone-quiet' ? course.end - 25 * DAY_OF_24_HOURS : course.end
  const closes = ['closing', 'returned', 'closed'].includes(child.fate)
  const last = closes
    ? Math.min(
        child.referredAt.getTime() + chance.whole(90, 115) * DAY_OF_24_HOURS,
        course.end - DAY_OF_24_HOURS,
      )
    : quiet
  if (child.route === 'indirect') {
    yield step(2 * HOUR, course.worker, '/contacts/new', {
      counterpart: 'third-party',
      third_party_type: 'referrer',
      mode: 'phone',
      outcome: 'successful',
      purposes: ['social-care'],
    })
  }
  yield step(firstContactAfter(course, late), course.worker, '/contacts/new', {
    counterpart: 'child',
    mode: chance.pick(['face-to-face', 'phone', 'face-to-face']),
    outcome: 'successful',
    purposes: ['relationship-building', 'safety'],
    ...(late ? { breach_code: 'child-did-not-answer' } : {}),
    interpreter: child.given.identity.interpreter === 'yes' ? 'yes' : 'not-needed',
    child_words: chance.pick(words),
  })
  const reachedIn = new Set([monthOfInstant(course.clock())])
  yield firstPlan(step, course.worker, child.given.referral.immediate_danger === 'yes' ? 'immediate' : 'full')
  yield* firstMap(child, step, course.worker, today)
  let mapped = today()
  const sortedIn = new Set<string>()
  const asked = (study: { readonly id: string; readonly which: string }) =>
    child.route === 'direct' &&
    !sortedIn.has(study.id) &&
    (study.which === 'guardian' ? index % 6 !== 5 : index % 3 === 0)
  let month = firstOfNextMonth(dayInLondon(child.referredAt))
  const gone = goneFrom(course)
  const isGone = (at: number) => gone !== null && at >= child.referredAt.getTime() + gone * DAY_OF_24_HOURS
  for (;;) {
    const next = inHours(course.clock() + chance.whole(7, 13) * DAY_OF_24_HOURS + chance.whole(-3, 3) * HOUR)
    // The status of a month is written in the first days of the next one.
    const due = new Date(`${addDays(month, 2)}T10:00:00Z`).getTime()
    yield* whatIsDue(diary, Math.min(next, due, last), course)
    if (due < next && due < last) {
      const skipped =
        child.fate !== 'closed' && course.end - due < 20 * DAY_OF_24_HOURS && chance.happens(0.4)
      const told = addMonths(month, -1).slice(0, 7)
      if (!skipped) {
        course.waitUntil(due)
        yield step(0, course.worker, `/status/${told}`, {
          ...monthOf(course),
          ...(reachedIn.has(told)
            ? {}
            : { no_contact_reason: isGone(due) ? 'unable-to-contact' : 'no-engagement-with-the-service' }),
        })
        yield planReview(step, course.worker, today())
        // Before the three months are over: the status is written in the first days of a month.
        if (addDays(mapped, 62) < today()) {
          mapped = today()
          yield mapAgreed(step, course.worker, 'quarter', mapped, child)
        }
      }
      month = addMonths(month, 1)
      continue
    }
    if (next >= last) return
    course.waitUntil(next)
    // Nobody speaks with a child who is missing: the work goes on with those who look for the child.
    const withChild = chance.happens(0.7) && !isGone(next)
    const reached = chance.happens(0.85)
    if (withChild && reached) reachedIn.add(monthOfInstant(next))
    yield step(0, course.worker, '/contacts/new', {
      counterpart: withChild ? 'child' : 'third-party',
      ...(withChild
        ? {}
        : {
            third_party_type: chance.pick([
              'social-worker',
              'multi-agency',
              'immigration-solicitor',
              'police',
              'education',
            ]),
          }),
      mode: withChild ? chance.pick(['face-to-face', 'face-to-face', 'phone', 'text']) : 'phone',
      outcome: reached ? 'successful' : 'no-answer',
      purposes: reached
        ? [chance.pick(['relationship-building', 'safety', 'social-care', 'safeguarding', 'immigration'])]
        : [],
      ...(withChild && reached && chance.happens(0.4) ? { child_words: chance.pick(words) } : {}),
      ...(chance.happens(0.5)
        ? {
            note: 'Invented note: talked about the week, school and the next meeting; agreed to ring on Thursday.',
          }
        : {}),
    })
    const study = course.studies.open
    if (withChild && reached && study !== null && course.studies.takes(course.clock()) && asked(study)) {
      sortedIn.add(study.id)
      yield* sortOf(course)
    }
  }
}

/** How long until the first contact: hours, and not in the night if the evening before or the morning after is in time. */
function firstContactAfter(course: Course, late: boolean): number {
  if (late) return 30 * HOUR
  const now = course.clock()
  const drawn = now + course.chance.whole(2, 14) * HOUR
  const evening = Math.floor(now / DAY_OF_24_HOURS) * DAY_OF_24_HOURS + 19.5 * HOUR
  return (drawn <= evening ? drawn : Math.max(now + HOUR, evening)) - now
}

function monthOfInstant(at: number): string {
  return dayInLondon(new Date(at)).slice(0, 7)
}

function firstOfNextMonth(day: CalendarDay): CalendarDay {
  return addMonths(calendarDay(`${day.slice(0, 7)}-01`), 1)
}
