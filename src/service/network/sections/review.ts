import { dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  radios,
  text,
  textarea,
  type FieldError,
  type FormValue,
  type Option,
  type Typed,
} from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact } from '../../../platform/record/index.ts'
import { done } from '../../../kernel/refusal.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import type { Exchange, Handler } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseFormPage, caseIsOver, correcting, recordOnCase, standingFact } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkReview, type Review } from '../facts.ts'
import { networkPath, wayBack } from '../pages/places.ts'
import { frozen, mapClocks } from '../rules.ts'
import { mapDeadlines, membersOf, reviewsOf } from '../store.ts'
import { countsInWords, countsOf, tellReviewWords } from '../tell.ts'

const t = wordsOf(networkContent)
const said = {
  agreed_by: text({ label: t((c) => c.review.by), dir: 'auto' }),
  with_child: radios({
    label: t((c) => c.review.with),
    options: [
      { code: 'yes', label: t((c) => c.review.yes) },
      { code: 'no', label: t((c) => c.review.no) },
    ] satisfies Option<'yes' | 'no'>[],
  }),
  child_words: textarea({
    label: t((c) => c.review.words),
    optional: true,
    rows: 3,
    dir: 'auto',
    span: 'full',
  }),
  note: textarea({ label: t((c) => c.review.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
}
const form = defineForm({
  fields: {
    point: radios({ label: t((c) => c.review.point), options: choices('network-review-point') }),
    on_day: date({ label: t((c) => c.review.on), called: t((c) => c.review.onCalled), latest: 'today' }),
    ...said,
  },
})
const words = defineForm({ fields: said })
type Words = FormValue<typeof words>

const columnsOf = async (x: Exchange) => (await membersOf(x.db, x.caseId())).map(({ columns }) => columns)

/** What would be frozen today, so that nobody agrees to a map they have not seen. */
async function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(networkContent, x.lang)
  const now = frozen(await columnsOf(x), dayInLondon(x.now))
  const { reading, ...counts } = now
  const stands = [
    coded('network-reading', reading, x.lang),
    countsInWords({ ...counts, unknown: counts.type_unknown }, x.lang),
  ].filter((one) => one !== null)
  const first = (await reviewsOf(x.db, x.caseId())).length === 0
  return caseFormPage(x, {
    tab: 'network',
    title: c.review.title,
    lead: c.review.lead,
    above: html`<p class="govuk-inset-text">${stands.join('. ')}</p>`,
    form: form.render({ lang: x.lang, typed, errors, values: { point: first ? 'entry' : 'quarter' } }),
    submit: c.review.save,
    back: wayBack(x),
    errors,
    dense: true,
  })
}

export const agreePage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? undefined : form.typed(draft.fields))
}

/** The map as it stands on the day is frozen, and the clocks follow, in one act. */
export const agreeMap: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const caseId = x.caseId()
  const { value } = parsed
  const id = factIdOf(networkReview.table, caseId, x.form.key)
  const columns: Review = { ...value, ...frozen(await columnsOf(x), value.on_day) }
  const maps = (await reviewsOf(x.db, caseId)).map(({ id, recordedAt, columns }) => ({
    id,
    recordedAt,
    ...columns,
  }))
  const clocks = mapClocks(
    caseId,
    [...maps, { id, recordedAt: x.now, on_day: value.on_day, point: value.point }],
    await mapDeadlines(x.db, caseId),
    { running: !caseIsOver(x), why: 'map-agreed' },
  )
  const facts = done([newFact(networkReview, caseId, columns, id), ...clocks])
  return recordOnCase(x, 'network.review.record', facts, { answer: networkPath(x) })
}

/** What was said may be corrected; the day and the numbers may not, for they are what was agreed. */
export const reviewPages = correcting<Words, Review>({
  kind: networkReview,
  act: 'network.review',
  title: (lang) => pick(networkContent, lang).review.correctTitle,
  stored: (x) => standingFact(x.db, networkReview, x.caseId(), x.params['factId']),
  form: words,
  above: (x, stands) => {
    const c = pick(networkContent, x.lang)
    const map = stands?.columns
    return html`${
        map === undefined
          ? null
          : html`<p class="govuk-inset-text">
              ${[
                c.now.agreedOn(
                  formatDay(map.on_day, x.lang),
                  coded('network-review-point', map.point, x.lang) ?? '',
                ),
                coded('network-reading', map.reading, x.lang),
                countsInWords(countsOf(map), x.lang),
              ]
                .filter((one) => one !== null)
                .join('. ')}
            </p>`
      }
      <p class="govuk-body">${c.review.frozen}</p>`
  },
  values: (map) => ({ ...map }),
  columns: (value, before) => {
    if (before === null) throw new Error('a map is agreed on a page of its own')
    return { ...before, ...value }
  },
  tell: tellReviewWords,
  tab: 'network',
  after: networkPath,
})
