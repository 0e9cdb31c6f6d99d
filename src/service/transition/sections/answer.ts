import { dayInLondon, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { checkNrmAnswer } from '../../../kernel/policy/transition.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import {
  date,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FieldError,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { childSummaries, correcting } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import { nrmAnswer, type NrmAnswer } from '../facts.ts'
import { tellAnswer } from '../tell.ts'
import { follows, oneOfMany, put } from './section.ts'

const t = wordsOf(transitionContent)
const form = defineForm({
  fields: {
    answer: radios({ label: t((c) => c.answer.answer), options: choices('nrm-at-18-answer'), span: 'full' }),
    given_on: date({ label: t((c) => c.answer.on), latest: 'today', span: 'full' }),
    // Both ways are offered whatever the day: an answer of an earlier day is refused with the rule, not by a missing choice.
    way: radios({
      label: t((c) => c.answer.way),
      hint: t((c) => c.answer.wayHint),
      options: choices('nrm-consent-way'),
    }),
    through: select({
      label: t((c) => c.answer.through),
      options: choices('nrm-first-responder'),
      optional: true,
    }),
    adult_support: yesNo({ label: t((c) => c.answer.support), unknown: true, optional: true }),
    adult_support_on: date({ label: t((c) => c.answer.supportOn), latest: 'today', optional: true }),
    child_words: textarea({ label: t((c) => c.answer.words), optional: true, rows: 3, dir: 'auto' }),
    note: textarea({ label: t((c) => c.answer.note), optional: true, rows: 3, dir: 'auto' }),
  },
  check: ({ adult_support, adult_support_on }) =>
    adult_support === 'yes' && adult_support_on === null
      ? [{ field: 'adult_support_on', message: t((c) => c.answer.needSupportDay) }]
      : [],
})
type Value = FormValue<typeof form>

const section = correcting<Value, NrmAnswer>({
  ...oneOfMany(nrmAnswer, 'answer', (c) => c.answer),
  form,
  above: (x) => html`<p class="govuk-body">${pick(transitionContent, x.lang).answer.lead}</p>`,
  values: (one) => ({
    ...one,
    given_on: one.given_on as Value['given_on'],
    adult_support: one.adult_support as Value['adult_support'],
    adult_support_on: one.adult_support_on as Value['adult_support_on'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellAnswer,
  also: (x, after) =>
    follows(x, (known) => ({ ...known, answers: put(known.answers, x, after) }), 'nrm-answered'),
})

async function birthDate(x: Exchange): Promise<CalendarDay | null> {
  const summary = (await childSummaries(x.db, [x.caseId()])).get(x.caseId())
  return (summary?.dob ?? null) as CalendarDay | null
}

/** The rule's refusal beside the field that it is about. */
function beside(refusal: Refusal, x: Exchange): FieldError {
  const c = pick(transitionContent, x.lang).answer.refusals
  const because = refusal.because ?? 'other'
  const said: Readonly<Record<string, string>> = c
  const message = said[because] ?? c.other
  if (because === 'through-first-responder') return { field: 'through', message, anchor: 'through' }
  if (because === 'withdrawal-before-18') return { field: 'given_on', message, anchor: 'given_on-day' }
  return { field: 'way', message, anchor: 'way' }
}

/** Held against the dated rule before it is recorded; what the rule refuses is audited and changes nothing. */
const save: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return section.save(x)
  const { answer, way, given_on, through } = parsed.value
  const may = checkNrmAnswer(
    { answer: answer === 'withdraw' ? 'withdraw' : 'stay', way, on: given_on, through },
    codeList('nrm-consent-way'),
    await birthDate(x),
  )
  if (may.ok) return section.save(x)
  const id = x.params['factId']
  const stands = id === undefined ? null : await oneOfMany(nrmAnswer, 'answer', (c) => c.answer).stored(x)
  if (stands === undefined) return noSuchPage()
  const typed = { ...parsed.typed, ...reasonTyped(x) }
  const drawn = await section.draw(x, stands, versionOf(x.body), {
    typed,
    errors: [beside(may.refusal, x)],
  })
  return drawn.kind === 'page' ? { ...drawn, refusal: may.refusal } : drawn
}

/** Why it is corrected, as typed: it stays when the rule refuses. */
function reasonTyped(x: Exchange): Readonly<Record<string, string>> {
  const { reason } = x.body
  return typeof reason === 'string' ? { reason } : {}
}

export const answerPages = { show: section.show, save }
