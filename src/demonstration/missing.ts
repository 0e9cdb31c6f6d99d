import { addDays, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import { below, lived, type Course, type Entry } from './diary.ts'

const FRIDAY = 5
const SUNDAY_BEFORE = new Date('2026-01-04T00:00:00Z').getTime()
const weekday = (day: CalendarDay): number =>
  Math.round((new Date(`${day}T00:00:00Z`).getTime() - SUNDAY_BEFORE) / 86_400_000) % 7

/** From which day after the referral on a child is missing for good, as far as the demonstration goes; null: never. */
export function goneFrom(course: Pick<Course, 'child' | 'end'>): number | null {
  return course.child.fate === 'long-missing'
    ? 12
    : course.child.fate === 'missing'
      ? lived(course) - 3
      : null
}

/** Days after the referral on which the child went missing and came back two days after: Fridays, after dark. */
function fridays(course: Course): number[] {
  const referred = dayInLondon(course.child.referredAt)
  const first = 10 + ((FRIDAY - weekday(addDays(referred, 10)) + 7) % 7)
  const before = (goneFrom(course) ?? 0) - 5
  return [0, 7, 21, 28, 49].map((later) => first + later).filter((day) => day < before)
}

/**
 * Times missing as a worker records them: one child missing for more than six months; the others gone on Fridays and back on
 * Sundays, with their interviews, and gone again since.
 */
export function missingEntries(course: Course): Entry[] {
  const { child, step, today } = course
  const gone = goneFrom(course)
  if (gone === null) return []
  const referred = dayInLondon(child.referredAt)
  const onReferral = child.given.referral.missing_now === 'yes'
  const back = (day: number, time: number): Entry => ({
    day: day + 3,
    *steps() {
      const held = time !== 1
      const episode = below(
        yield step(0, course.worker, '/missing/earlier', {
          ...dateFields('on', addDays(referred, day)),
          at: `${20 + (time % 3)}:${time % 2 === 0 ? '40' : '15'}`,
          ...dateFields('ended_on', addDays(referred, day + 2)),
          ended_at: '08:15',
          police_reference: `INVENTED-${day}`,
          risk_grade: 'high',
          reported_by: 'carer',
          missing_from: 'placement',
          trigger: time % 2 === 0 ? 'trafficker-contact' : 'debt',
          returned_how: time % 2 === 0 ? 'found-by-police' : 'came-back',
          police_check: 'yes',
        }),
      )
      yield step(4 * HOUR, course.worker, `${episode}/interview`, {
        outcome: held ? 'held' : 'declined',
        ...dateFields('settled_on', today()),
        settled_at: '11:00',
        by_whom: 'Invented: an independent worker of the council',
        independent: 'yes',
        ...(held
          ? {
              child_words: 'A man rang and I had to go. I slept at a house I do not know.',
              harm: ['labour-exploitation'],
              trafficker: 'suspected',
              learning: 'Invented: rung on Fridays after dark; the phone stays with the carer at night.',
              plan_must_change: time === 0 ? 'yes' : 'no',
            }
          : { why_not: 'Invented: did not want to speak about it yet.' }),
      })
    },
  })
  let episode = ''
  const meeting = (day: number, kind: string): Entry => ({
    day,
    *steps() {
      yield step(0, course.worker, `${episode}/meeting`, {
        meeting_kind: kind,
        ...dateFields('on', addDays(today(), -1)),
        at: '10:00',
        agencies: ['police', 'local-authority'],
        actions_agreed: 'Invented: police ask the neighbouring force; the council rings the carer each day.',
      })
    },
  })
  const begins: Entry = {
    day: gone,
    *steps() {
      episode = below(
        yield step(0, course.worker, '/missing/new', {
          ...dateFields('on', today()),
          at: '00:30',
          on_referral: 'no',
          police_reference: `INVENTED-${today()}`,
          risk_grade: child.fate === 'missing' ? 'high' : 'medium',
          reported_by: 'local-authority',
          missing_from: 'placement',
          trigger: child.fate === 'missing' ? 'trafficker-contact' : 'unknown',
        }),
      )
      yield step(HOUR, course.worker, `${episode}/action`, { action: 'nrm-told-suspend' })
      yield step(HOUR, course.worker, `${episode}/action`, {
        action: 'agency-told',
        agency: 'local-authority',
      })
    },
  }
  const found: Entry = {
    day: 1,
    *steps() {
      yield step(0, course.worker, '/missing/earlier', {
        ...dateFields('on', addDays(referred, -2)),
        at: '22:15',
        on_referral: 'yes',
        ...dateFields('ended_on', referred),
        ended_at: `${new Date(child.referredAt.getTime() + HOUR).toISOString().slice(11, 13)}:30`,
        police_reference: 'INVENTED-FIRST',
        risk_grade: 'high',
        reported_by: 'local-authority',
        missing_from: 'placement',
        returned_how: 'found-by-police',
        police_check: 'yes',
      })
    },
  }
  const times = child.fate === 'missing' ? fridays(course).map(back) : []
  const meetings =
    child.fate === 'missing'
      ? [meeting(gone + 2, 'strategy')]
      : [
          meeting(gone + 3, 'strategy'),
          ...[30, 58, 86, 114, 142, 170].map((day) => meeting(gone + day, 'review')),
        ]
  return [...(onReferral ? [found] : []), ...times, begins, ...meetings]
}
