import { addDays } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import { lived, type Course, type Entry } from './diary.ts'
import type { Fields, Step } from './player.ts'

/** How far the NRM has come with a child, by turns, so that each stage can be seen somewhere. */
export const nrmCourses = [
  'decision-awaited',
  'negative-reconsidered',
  'conclusive-awaited',
  'suspended',
  'information-asked',
  'conclusive-positive',
  'local-panel',
  'prepared',
] as const
export type NrmCourse = (typeof nrmCourses)[number]

export const nrmCourseOf = (index: number): NrmCourse => nrmCourses[index % nrmCourses.length] ?? 'prepared'

/** The stage that the monthly status tells, once the story of the NRM is told. */
export const stageTold: Readonly<Record<NrmCourse, string>> = {
  'decision-awaited': 'rg-pending',
  'negative-reconsidered': 'reconsideration',
  'conclusive-awaited': 'cg-pending',
  suspended: 'suspended',
  'information-asked': 'cg-pending',
  'conclusive-positive': 'cg-positive',
  'local-panel': 'combined-rg-cg',
  prepared: 'pre-referral',
}

/** The NRM of one child, as far as its course goes. */
export function nrmEntries(course: Course): Entry[] {
  const { index, step, today } = course
  const how = nrmCourseOf(index)
  const panel = how === 'local-panel'
  const record = (after: number, page: string, fields: Fields): Step =>
    step(after, course.worker, `/nrm/${page}/new`, fields)
  const decided = (grounds: 'rg' | 'cg' | 'combined', outcome: 'positive' | 'negative') =>
    record(0, 'decisions', {
      grounds,
      outcome,
      ...dateFields('decided_on', addDays(today(), -2)),
      ...dateFields('heard_on', today()),
      authority: panel ? 'devolved-panel' : 'sca',
      because:
        outcome === 'positive'
          ? 'Invented: the account and the marks of control agree.'
          : 'Invented: the account was found not to be consistent.',
    })
  const happened = (event: string, detail: string, more: Fields = {}) =>
    record(0, 'events', {
      event,
      ...dateFields('happened_on', today()),
      detail: `Invented: ${detail}`,
      ...more,
    })
  const told = (about: string, words: string) =>
    record(HOUR, 'told', {
      about,
      ...dateFields('told_on', today()),
      told_by: 'Invented: the guardian',
      understood: 'in-part',
      child_words: words,
    })
  const soon = lived(course) - 4

  const prepared: Entry = {
    day: 2,
    *steps() {
      yield step(0, course.worker, '/nrm/prepare/background', {
        birthplace: 'Invented: a village',
        family: 'Invented: a mother and two sisters',
        schooling: 'Invented: to the age of eleven',
        'work-before': 'Invented: helped in a shop',
      })
    },
  }
  if (how === 'prepared') return [prepared]
  const referred: Entry = {
    day: how === 'decision-awaited' ? Math.max(4, soon) : 4,
    *steps() {
      yield record(0, 'referrals', {
        ...dateFields('sent_on', today()),
        sent_by: panel ? 'local-authority' : 'barnardos',
        route: panel ? 'devolved' : 'standard',
      })
      yield told('referral', 'Somebody will say if they believe me.')
    },
  }
  if (how === 'decision-awaited') return [prepared, referred]
  const first: Entry = {
    day: panel ? 34 : 12,
    *steps() {
      if (panel) {
        yield happened('panel', 'the council, the police and health met; the guardian sent a report')
        yield decided('combined', 'positive')
      } else yield decided('rg', how === 'negative-reconsidered' ? 'negative' : 'positive')
      yield told(
        panel ? 'conclusive-grounds' : 'reasonable-grounds',
        how === 'negative-reconsidered'
          ? 'They do not believe me.'
          : 'So they believe me, but it is not finished.',
      )
    },
  }
  const later: Readonly<Partial<Record<NrmCourse, Entry>>> = {
    'negative-reconsidered': {
      day: 18,
      *steps() {
        yield {
          ...step(0, course.worker, '/nrm', {
            ...dateFields('asked_on', today()),
            asked_by: 'first-responder',
            grounds: 'new-evidence',
            detail: 'Invented: a report of the doctor that was not there before.',
          }),
          follow: /\/reconsider$/,
        }
      },
    },
    suspended: {
      day: 40,
      *steps() {
        yield happened('suspended', 'the authority waits for an account that the child cannot give yet')
      },
    },
    'information-asked': {
      day: soon,
      *steps() {
        yield happened('information-asked', 'asks for the school report and the report of the doctor', {
          ...dateFields('due_on', addDays(today(), 12)),
        })
      },
    },
    'conclusive-positive': {
      day: 62,
      *steps() {
        yield decided('cg', 'positive')
        yield told('conclusive-grounds', 'I read it three times.')
      },
    },
  }
  return [prepared, referred, first, ...(later[how] === undefined ? [] : [later[how]])]
}
