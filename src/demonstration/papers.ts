import { HOUR } from '../kernel/clock.ts'
import { addDays } from '../kernel/calendar-day.ts'
import { dateFields } from './date-fields.ts'
import { below, lived, type Course, type Entry } from './diary.ts'
import { inventedPdf } from './invented-files.ts'
import type { Fields, InventedFile, Step } from './player.ts'

const letterFrom = (who: string) =>
  inventedPdf(['Invented for the demonstration.', `A letter from ${who}.`, 'It describes nobody.'])

/** Papers of a few children who are supported: a file, a picture, one that waits for the scanner, a letter sent and one begun. */
export function papersEntries(course: Course, photo: Buffer): Entry[] {
  const { child, index, step, today } = course
  if (child.fate !== 'supported' || child.route !== 'direct' || index % 3 !== 2) return []
  const kept = (after: number, fields: Fields, file: InventedFile): Step => ({
    ...step(after, course.worker, '/documents/new', {
      ...dateFields('on_day', addDays(today(), -3)),
      ...fields,
    }),
    file,
  })
  const written = (template: string, addressee: string): Step =>
    step(HOUR, course.worker, `/documents/letters/new?template=${template}&language=en`, (held) => ({
      addressee: `Invented: ${addressee}`,
      body: String(held['body'] ?? '').replace(
        /\[[^[\]\n]*\]/g,
        'Invented: a place at the college from January',
      ),
    }))
  return [
    {
      day: 26,
      *steps() {
        yield kept(
          0,
          {
            kind: 'education',
            what: 'Invented: letter on the college place',
            from_whom: 'An invented college',
            holds_place: 'no',
          },
          { name: 'letter.pdf', bytes: letterFrom('an invented college') },
        )
        yield kept(
          HOUR / 2,
          {
            kind: 'child-own',
            what: 'Invented: a picture the child painted',
            from_whom: 'The child',
            holds_place: 'no',
          },
          { name: 'IMG_0042.jpg', bytes: photo },
        )
        const letter = below(yield written('school-or-gp', 'the college'))
        yield step(HOUR, course.worker, `${letter}/sent`, {
          to_whom: 'Invented: the college',
          ...dateFields('on_day', today()),
          how: 'post',
        })
      },
    },
    {
      day: Math.max(28, lived(course) - 5),
      *steps() {
        yield kept(
          0,
          {
            kind: 'local-authority',
            what: 'Invented: minutes of a meeting',
            from_whom: 'An invented council',
            holds_place: 'unknown',
          },
          { name: 'minutes.pdf', bytes: letterFrom('an invented council'), quarantined: true },
        )
        yield written('due-regard', 'the council')
      },
    },
  ]
}
