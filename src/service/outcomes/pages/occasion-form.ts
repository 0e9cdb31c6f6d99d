import { outcomePoints, type OutcomePoint } from '../../../kernel/policy/outcomes.ts'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { FactId } from '../../../kernel/ids.ts'
import {
  checkboxes,
  date,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { isCode } from '../../../platform/reference-data/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { childDetails, correcting, standingFact } from '../../child/index.ts'
import { outcomesContent } from '../content/index.ts'
import { voiceOccasion, type Occasion } from '../facts.ts'
import { clocksWith, voiceKnown } from '../store.ts'
import { tellOccasion } from '../tell.ts'
import { occasionPath, voicePath } from './path.ts'

const t = wordsOf(outcomesContent)
const form = defineForm({
  fields: {
    point: radios({ label: t((c) => c.occasion.point), options: choices('outcome-point') }),
    on_day: date({ label: t((c) => c.occasion.on), called: t((c) => c.occasion.onCalled), latest: 'today' }),
    language: select({
      label: t((c) => c.occasion.language),
      hint: t((c) => c.occasion.languageHint),
      options: choices('language'),
      optional: true,
    }),
    aids: checkboxes({ label: t((c) => c.occasion.aids), options: choices('voice-aid'), optional: true }),
    present: checkboxes({
      label: t((c) => c.occasion.present),
      hint: t((c) => c.occasion.presentHint),
      options: choices('voice-present').map((one) => ({ ...one, exclusive: one.code === 'nobody' })),
      optional: true,
      span: 'full',
    }),
    possible: yesNo({ label: t((c) => c.occasion.possible) }),
    not_possible: select({
      label: t((c) => c.occasion.notPossible),
      options: choices('voice-not-possible'),
      when: { field: 'possible', is: 'no' },
    }),
    note: textarea({ label: t((c) => c.occasion.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

const isPoint = (text: string | undefined): text is OutcomePoint => outcomePoints.some((one) => one === text)

/** Known before it is recorded, so that the way leads to it. */
const idOf = (x: Exchange): FactId => {
  const given = x.params['factId']
  return given === undefined ? factIdOf('voice_occasion', x.caseId(), x.form.key) : (given as FactId)
}

const section = correcting<Value, Occasion>({
  kind: voiceOccasion,
  act: 'voice.occasion',
  form,
  title: (lang, stands) => {
    const c = pick(outcomesContent, lang).occasion
    return stands ? c.correctTitle : c.title
  },
  stored: async (x) => {
    const id = x.params['factId']
    return id === undefined ? null : standingFact(x.db, voiceOccasion, x.caseId(), id)
  },
  firstId: idOf,
  values: (one) => ({ ...one, on_day: one.on_day as Value['on_day'] }),
  columns: (value) => ({
    ...value,
    point: isPoint(value.point) ? value.point : 'three-monthly',
    aids: [...value.aids],
    present: [...value.present],
  }),
  tell: tellOccasion,
  tab: 'voice',
  after: (x) => (x.body['point'] === undefined ? voicePath(x) : occasionPath(x, idOf(x))),
  also: async (x, after) => {
    const { occasions } = await voiceKnown(x.db, x.caseId())
    const id = idOf(x)
    const others = occasions.filter((one) => one.id !== id)
    const clocks = await clocksWith(
      x.db,
      x.caseId(),
      [...others, { id, recordedAt: x.now, columns: after }],
      x.now,
    )
    return clocks
  },
})

/** The language in which the child is asked, as far as the record knows: the interpreter's, or else the child's first. */
async function languageOf(x: Exchange): Promise<string | null> {
  const known = (await childDetails(x.db, x.caseId())).identity?.columns
  const code = known?.interpreter_language ?? known?.languages?.[0] ?? null
  return code !== null && isCode('language', code) ? code : null
}

export const occasionPages = {
  /** Filled with today, the child's language and, from the list of what is due, the point; all of it can be changed. */
  show: async (x: Exchange) => {
    const point = x.query['point']
    const draft = await x.draft()
    if (x.params['factId'] !== undefined || draft !== null) return section.show(x)
    const language = await languageOf(x)
    const [year = '', month = '', day = ''] = dayInLondon(x.now).split('-')
    return section.draw(x, null, null, {
      typed: {
        ...(isPoint(point) ? { point } : {}),
        ...(language === null ? {} : { language }),
        'on_day-day': String(Number(day)),
        'on_day-month': String(Number(month)),
        'on_day-year': year,
      },
    })
  },
  save: section.save,
}
