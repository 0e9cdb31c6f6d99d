import type { Chance } from '../kernel/chance.ts'
import { DAY_OF_24_HOURS, HOUR, MINUTE } from '../kernel/clock.ts'
import { dateFields } from './date-fields.ts'
import { below, type Course } from './diary.ts'
import type { Step, Story } from './player.ts'

/** Where the studies are and when children may be asked, told by the story that makes them to the stories of the children. */
export class Studies {
  /** The study that is open, once its story has come so far, and when it closes. */
  open: { readonly id: string; readonly which: keyof typeof banks; readonly until: Date | null } | null = null

  /** May a child begin to sort at this instant, and be done before the study closes? */
  takes(at: number): boolean {
    return (
      this.open !== null && (this.open.until === null || at + DAY_OF_24_HOURS < this.open.until.getTime())
    )
  }
}

// Invented, and not the statements of any published study.
const banks = {
  guardian: {
    title: 'What matters in a guardian',
    question_en: 'What mattered most to me about my guardian?',
    question_cy: 'Beth oedd bwysicaf i mi am fy ngwarcheidwad?',
    heights: [1, 2, 3, 4, 3, 2, 1],
    statements: [
      'They keep me safe | Maen nhw’n fy nghadw’n ddiogel',
      'They explain what happens next | Maen nhw’n egluro beth sy’n digwydd nesaf | court, school, the Home Office',
      'They tell me what my rights are | Maen nhw’n dweud wrthyf beth yw fy hawliau',
      'They come to my meetings | Maen nhw’n dod i’m cyfarfodydd',
      'They found me a solicitor | Cawson nhw gyfreithiwr i mi',
      'They know what the letters mean | Maen nhw’n gwybod beth mae’r llythyrau’n ei feddwl',
      'They speak for me when I cannot | Maen nhw’n siarad drosof pan na allaf',
      'They tell the police what I need | Maen nhw’n dweud wrth yr heddlu beth sydd ei angen arnaf',
      'They stay when others change | Maen nhw’n aros pan fydd eraill yn newid',
      'They listen to me | Maen nhw’n gwrando arnaf',
      'They do what they said they would | Maen nhw’n gwneud yr hyn a ddywedon nhw',
      'They help me make friends | Maen nhw’n fy helpu i wneud ffrindiau',
      'We do things that I enjoy | Rydyn ni’n gwneud pethau rwy’n eu mwynhau',
      'They ask about my faith and my food | Maen nhw’n gofyn am fy ffydd a’m bwyd',
      'They laugh with me | Maen nhw’n chwerthin gyda mi',
      'They believe me | Maen nhw’n fy nghredu',
    ],
  },
  leaving: {
    title: 'What matters when support ends',
    question_en: 'What matters most to me when my guardian stops?',
    question_cy: 'Beth sydd bwysicaf i mi pan fydd fy ngwarcheidwad yn gorffen?',
    heights: [1, 2, 3, 2, 1],
    statements: [
      'I know whom to ring | Rwy’n gwybod pwy i’w ffonio',
      'I have a place to live | Mae gen i le i fyw',
      'I say when I am ready | Fi sy’n dweud pan fyddaf yn barod',
      'I can still send a message | Gallaf anfon neges o hyd',
      'I know what happens in my case | Rwy’n gwybod beth sy’n digwydd yn fy achos',
      'I have people I trust | Mae gen i bobl rwy’n ymddiried ynddynt',
      'I go to college or work | Rwy’n mynd i’r coleg neu i’r gwaith',
      'We say goodbye properly | Rydyn ni’n ffarwelio’n iawn',
      'I have my papers | Mae fy mhapurau gen i',
    ],
  },
} as const

/** An evaluator’s studies: one open for a season and closed since, one open now. */
export function* studyStory(now: Date, studies: Studies): Story {
  const ago = (days: number, minutes = 0) =>
    new Date(now.getTime() - days * DAY_OF_24_HOURS + minutes * MINUTE)
  const does = (at: Date, path: string, fields: Step['fields'], sendTo?: string): Step => ({
    at,
    who: 'evaluator',
    path,
    fields,
    ...(sendTo === undefined ? {} : { sendTo }),
  })
  for (const [which, from, to] of [
    ['guardian', 150, 16],
    ['leaving', 14, null],
  ] as const) {
    const { title, question_en, question_cy, heights, statements } = banks[which]
    const study = yield does(ago(from), '/q-sort/studies/new', {
      title,
      question_en,
      question_cy,
      heights: heights.join(', '),
    })
    yield does(ago(from, 20), `${study}/statements/new`, { statements: statements.join('\n') })
    yield does(ago(from, 40), study, {}, `${study}/open`)
    studies.open = { id: study.split('/').at(-1) ?? '', which, until: to === null ? null : ago(to) }
    if (to !== null) {
      yield does(ago(to), study, {}, `${study}/close`)
      studies.open = null
    }
  }
}

/** The order in which one of two views would sort the statements, the least true first, with a little of one's own. */
function ordered(count: number, chance: Chance): number[] {
  const firstView = chance.happens(0.5)
  // The second view goes through the bank in steps of five, which meets every statement and is like the first in nothing.
  const order = Array.from({ length: count }, (_, at) => (firstView ? count - 1 - at : (at * 5 + 3) % count))
  for (let swap = 0; swap < 4; swap += 1) {
    const at = chance.whole(0, count - 2)
    const [one = 0, other = 0] = [order[at], order[at + 1]]
    order[at] = other
    order[at + 1] = one
  }
  return order
}

/** The column of each place of the grid, the least first. */
const columnsOf = (heights: readonly number[]): number[] =>
  heights.flatMap((height, at) => Array.from({ length: height }, () => at - (heights.length - 1) / 2))

/** A child says yes, sorts, and says a word about the two ends; the last ones are still at it. */
export function* sortOf(course: Course): Generator<Step, void, string> {
  const { child, chance, step, studies, today } = course
  const { open } = studies
  if (open === null) return
  const { heights, statements } = banks[open.which]
  const interpreter = child.given.identity.interpreter === 'yes'
  const sort = below(
    yield step(HOUR / 4, course.worker, `/q-sort/invite/${open.id}`, {
      consent: 'yes',
      ...dateFields('consent_on', today()),
      language: child.given.identity.interpreter_language ?? 'eng',
      help: interpreter ? 'interpreter' : 'alone',
    }),
  ).replace(/\/piles$/, '')
  const order = ordered(statements.length, chance)
  const columns = columnsOf(heights)
  yield step(HOUR / 4, course.worker, `${sort}/grid`, (held) => {
    const boxes = Object.keys(held).filter((name) => name.startsWith('at-'))
    return {
      ...Object.fromEntries(order.map((which, at) => [boxes[which] ?? '', String(columns[at] ?? 0)])),
      do: 'next',
    }
  })
  if (open.which === 'leaving' && chance.happens(0.3)) return
  yield step(HOUR / 4, course.worker, `${sort}/words`, {
    most_words: 'Because I had nobody before.',
    least_words: 'That is not for a guardian.',
  })
}
