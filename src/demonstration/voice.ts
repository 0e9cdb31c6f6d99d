import { HOUR } from '../kernel/clock.ts'
import { codeList } from '../platform/reference-data/index.ts'
import { dateFields } from './date-fields.ts'
import { below, lived, type Course, type Entry } from './diary.ts'
import type { Fields } from './player.ts'

const items = (rater: 'child' | 'worker') =>
  codeList('outcome-item').entries.filter((entry) => entry.extra['rater'] === rater)

const goals = [
  'I want to play football with the others on Saturdays.',
  'I want to cook for my friends.',
  'I want my own key.',
  'I want to read a book in English.',
  'I want to see the sea.',
] as const

/** Who grows, who stays as they are, and for whom it gets worse, by turns. */
const moves = [1, 1, 0, 1, -1] as const

/** The answers at one time: one question not wanted, one not asked at the second time. */
function childSays({ index }: Course, time: number): Fields {
  const move = moves[index % moves.length] ?? 0
  return Object.fromEntries(
    items('child').map(({ code }, at): [string, string] => {
      if (at === 5 && index % 2 === 0) return [code, 'declined']
      if (at === 9 && time === 1 && index % 3 === 0) return [code, '']
      const first = 2 + ((at + index) % 3)
      return [code, String(Math.max(1, Math.min(5, first + move * time * (at % 4 === 3 ? 0 : 1))))]
    }),
  )
}

function workerSees({ index }: Course, time: number): Fields {
  return Object.fromEntries(
    items('worker').flatMap(({ code }, at): [string, string][] => [
      [code, String(Math.max(0, Math.min(4, 1 + ((at + index) % 3) + (at % 5 === 4 ? -time : time))))],
      [`${code}_why`, 'Invented: seen at the visit and told by the carer.'],
    ]),
  )
}

/** The child is asked at entry and every three months, as a worker writes it down, and the goal comes nearer. */
export function voiceEntries(course: Course): Entry[] {
  const { child, index, step } = course
  if (child.route !== 'direct' || !['supported', 'turning-18', 'closing', 'closed'].includes(child.fate))
    return []
  if (index % 4 === 3) return []
  const interpreter = child.given.identity.interpreter === 'yes'
  const ask = (day: number, time: number): Entry => ({
    day,
    *steps() {
      const occasion = below(
        yield step(0, course.worker, '/voice/occasions/new', {
          point: time === 0 ? 'entry' : 'three-monthly',
          ...dateFields('on_day', course.today()),
          language: child.given.identity.interpreter_language ?? child.given.identity.languages?.[0] ?? 'eng',
          aids: [interpreter ? 'interpreter-there' : 'read-aloud'],
          present: interpreter ? ['guardian', 'interpreter'] : ['guardian'],
          possible: 'yes',
        }),
      )
      yield step(HOUR / 4, course.worker, `${occasion}/answers`, childSays(course, time))
      yield step(HOUR / 4, course.worker, `${occasion}/seen`, workerSees(course, time))
      yield step(HOUR / 4, course.worker, `${occasion}/goal`, {
        words: goals[index % goals.length] ?? goals[0],
        score: String(2 + ((index + time * 3) % 8)),
      })
    },
  })
  const first = 18 + (index % 16)
  return [ask(first, 0), ask(first + 86, 1)].filter(({ day }) => day < lived(course))
}
