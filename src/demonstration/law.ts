import { addDays } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import type { Fields, Step } from './player.ts'
import { below, lived, type Course, type Entry } from './diary.ts'
import { nrmEntries } from './nrm.ts'

/** The NRM, a claim and a criminal matter of children who are supported, as a worker records them on the days. */
export function lawEntries(course: Course): Entry[] {
  const { child } = course
  if (child.fate !== 'supported') return []
  return [
    ...(child.given.referral.exploitation_primary === 'criminal' ? justiceEntries(course) : []),
    ...(child.route === 'direct' ? nrmEntries(course) : []),
    ...(child.route === 'direct' && child.given.identity.immigration_group === 'uasc'
      ? claimEntries(course)
      : []),
  ]
}

function claimEntries(course: Course): Entry[] {
  const { step, today } = course
  const who = () => course.worker
  const soon = Math.max(16, lived(course) - 9)
  return [
    {
      day: 6,
      *steps() {
        yield step(0, who(), '/immigration/claim', {
          claim: 'claimed',
          ...dateFields('claimed_on', addDays(today(), -1)),
        })
        yield step(HOUR / 2, who(), '/immigration/representatives/new', {
          kind: 'solicitor',
          state: 'instructed',
          firm: 'Invented Law',
          telephone: '01632 960555',
          ...dateFields('sought_on', addDays(today(), -2)),
          ...dateFields('instructed_on', today()),
          legal_aid: 'yes',
        })
      },
    },
    {
      day: soon - 8,
      *steps() {
        yield step(0, who(), '/immigration/statements/new', {
          kind: 'evidence-form',
          ...dateFields('asked_on', today()),
        })
      },
    },
    {
      day: soon,
      *steps() {
        yield step(0, who(), '/immigration/interviews/new', {
          kind: 'substantive',
          ...dateFields('on_day', addDays(today(), 16 + (course.index % 9))),
          at_time: '10:30',
          place: 'Invented: an office of the Home Office',
          local: 'no',
          companions: ['guardian', 'representative'],
          asked: ['local-venue', 'private-room', 'interpreter', 'breaks'],
        })
        if (course.index % 2 === 1) return
        const letter = yield step(HOUR, who(), '/immigration/letters/new', {
          template: 'interview',
          lang: 'en',
          addressee: 'Invented: the asylum casework team',
        })
        yield step(HOUR, who(), below(letter), {})
      },
    },
  ]
}

/** Arrested, told of section 45, charged, and a day at court that is soon. */
function justiceEntries(course: Course): Entry[] {
  const { index, step, today } = course
  const about = (after: number, page: string, fields: Fields): Step => ({
    ...step(after, course.worker, '/justice', fields),
    follow: new RegExp(`/${page}/new$`),
  })
  const told = (after: number, whom: string) =>
    about(after, 'section-45', {
      told: whom,
      ...dateFields('on_day', today()),
      told_by: 'Invented: the worker',
    })
  const court = Math.max(40, lived(course) - 12)
  return [
    {
      day: 5,
      *steps() {
        yield step(0, course.worker, '/justice/matters/new', {
          role: 'accused',
          offence: index % 3 === 0 ? 'robbery' : 'cannabis-cultivation',
          police_reference: 'INVENTED-CRIME',
          non_prosecution: index % 2 === 0 ? 'yes' : 'unknown',
        })
        yield about(0, 'stages', { stage: 'arrested', ...dateFields('on_day', addDays(today(), -6)) })
        if (index % 5 !== 4) yield told(HOUR, 'solicitor')
        yield step(HOUR / 2, course.worker, '/justice/orders/new', {
          kind: 'stro',
          stage: 'advised',
          ...dateFields('advised_on', today()),
          conditions: 'Invented: no contact with this child.',
        })
      },
    },
    {
      day: 30,
      *steps() {
        if (index % 5 !== 4) yield told(0, 'child')
        yield about(HOUR, 'stages', { stage: 'charged', ...dateFields('on_day', addDays(today(), -2)) })
        yield about(HOUR, 'court-dates', {
          kind: 'first-hearing',
          ...dateFields('on_day', addDays(today(), 8)),
          at_time: '09:45',
          asked: ['adjournment-nrm', 'breaks'],
        })
      },
    },
    {
      day: 39,
      *steps() {
        yield {
          ...step(0, course.worker, '/justice', {
            outcome: index % 2 === 0 ? 'adjourned-nrm' : 'went-ahead',
            granted: 'yes',
            guardian_there: 'yes',
            reason: 'Invented: the hearing was held.',
          }),
          follow: /\/court-dates\/[0-9a-f-]{36}$/,
        }
      },
    },
    {
      day: court,
      *steps() {
        yield about(0, 'court-dates', {
          kind: 'plea',
          court: 'Invented youth court',
          ...dateFields('on_day', addDays(today(), 14 + (index % 12))),
          at_time: '10:00',
          asked: ['intermediary', 'heard-apart', 'interpreter'],
        })
      },
    },
  ]
}
