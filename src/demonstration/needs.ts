import { addDays } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import { codeList } from '../platform/reference-data/index.ts'
import { dateFields } from './date-fields.ts'
import { lived, type Course, type Entry } from './diary.ts'
import type { Fields } from './player.ts'

/** Does the pilot of direct support for exceptional need run where the child is, and is it this child? */
export const isExceptional = ({ child }: Pick<Course, 'child'>): boolean =>
  child.route === 'indirect' && child.site === 'wales' && child.fate === 'supported'

/** Every domain with a score, how sure, the child's own view and now and then why; the scores fall from time to time. */
function answers({ index }: Course, time: number, most: number): Fields {
  return Object.fromEntries(
    codeList('needs-domain').entries.flatMap(({ code }, at): [string, string][] => {
      const first = Math.min(most, 1 + ((index * 3 + at * 2) % 4))
      const score = Math.max(0, first - time * ((at + index) % 3 === 0 ? 2 : at % 2))
      const open = (at + index + time) % 11 === 0
      return [
        [`${code}-score`, open ? 'not-known' : String(score)],
        [`${code}-sure`, open ? '' : (['sure', 'fairly-sure', 'guess'][(at + index) % 3] ?? 'sure')],
        [
          `${code}-child`,
          (at + index) % 7 === 0 ? 'would-not-say' : String(Math.max(0, Math.min(4, score + ((at % 3) - 1)))),
        ],
        [`${code}-why`, at % 4 === 0 ? 'Invented: seen at the visit and told by the carer.' : ''],
      ]
    }),
  )
}

function assessment(course: Course, time: number, point: string, asks: boolean): Fields {
  return {
    ...answers(course, time, asks ? 4 : 3),
    ...(asks ? { 'immediate-safety-score': '4', 'immediate-safety-child': '3' } : {}),
    ...dateFields('on_day', addDays(course.today(), -1)),
    point,
    with_child: 'yes',
    hours: time === 0 ? '2.5' : '1.5',
    child_words:
      time === 0 ? 'I do not sleep. The rest is all right.' : 'School is better. I still do not sleep.',
    summary:
      time === 0
        ? 'Invented: safe where the child lives now; sleep, school and the solicitor come first.'
        : 'Invented: school and the solicitor are settled; sleep is with the doctor.',
    asks_decision: asks ? 'yes' : 'no',
  }
}

/** First what the child needs at the beginning, then every three months. Those who went quiet were never assessed. */
export function needsEntries(course: Course): Entry[] {
  const { child, manager, step } = course
  const exceptional = isExceptional(course)
  if (child.fate === 'gone-quiet' || (course.index % 7 === 3 && !exceptional)) return []
  const assess = (day: number, time: number): Entry => ({
    day,
    *steps() {
      yield step(
        0,
        course.worker,
        '/needs/new',
        assessment(course, time, time === 0 ? 'entry' : 'review', false),
      )
    },
  })
  const first: Entry = exceptional
    ? {
        day: 3,
        *steps() {
          yield step(0, course.worker, '/needs/new', assessment(course, 0, 'exceptional-need', true))
          yield step(DAY_OF_24_HOURS, manager, '/needs/exceptional', {
            decision: 'exceptional',
            why: 'Invented: the family cannot keep the child safe alone, and the threats go on.',
          })
          yield step(HOUR, manager, '/allocation/choose', {
            worker: course.accountOf('practitioner'),
            reason: 'route-changed',
            note: 'Invented: direct work by the regional practitioner from today.',
          })
          course.handTo('practitioner')
        },
      }
    : assess(24 + (course.index % 14), 0)
  return [first, assess(first.day + 84, 1), assess(first.day + 170, 2)].filter(
    ({ day }) => day < lived(course),
  )
}
