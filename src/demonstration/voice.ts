import { addMonths, type CalendarDay } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import { codeList } from '../platform/reference-data/index.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

type Play = (after: number, who: string, path: string, fields: Step['fields']) => Step

/** The part of an address below its case: what `step` puts behind it again. */
const below = (address: string): string => address.replace(/^\/cases\/[^/]+/, '')

const items = (rater: 'child' | 'worker') =>
  codeList('outcome-item').entries.filter((entry) => entry.extra['rater'] === rater)

/** Two occasions, as a worker writes them down: one question not wanted, one not asked, and a goal that comes nearer. */
export function* askedTwice(step: Play, worker: string, today: CalendarDay): Generator<Step, void, string> {
  for (const [time, point] of (['entry', 'three-monthly'] as const).entries()) {
    const occasion = below(
      yield step(time === 0 ? 0 : HOUR, worker, '/voice/occasions/new', {
        point,
        ...dateFields('on_day', time === 0 ? addMonths(today, -3) : today),
        language: 'vie',
        aids: ['interpreter-there'],
        present: ['guardian', 'interpreter'],
        possible: 'yes',
      }),
    )
    const child = items('child').map(({ code }, index) => [
      code,
      index === 5
        ? 'declined'
        : index === 9 && time === 1
          ? ''
          : String(2 + ((index + time * (1 + (index % 3))) % 4)),
    ])
    yield step(0, worker, `${occasion}/answers`, Object.fromEntries(child) as Step['fields'])
    const seen = items('worker').flatMap(({ code }, index) => [
      [code, String(1 + ((index + time) % 4))],
      [`${code}_why`, 'Invented: seen at the visit and told by the carer.'],
    ])
    yield step(0, worker, `${occasion}/seen`, Object.fromEntries(seen) as Step['fields'])
    yield step(0, worker, `${occasion}/goal`, {
      words: 'I want to play football with the others on Saturdays.',
      score: String(2 + time * 4),
    })
  }
}
