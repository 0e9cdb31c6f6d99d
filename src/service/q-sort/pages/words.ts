import { defineForm, textarea } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { page, redirect, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { qSortContent } from '../content/index.ts'
import { notRight } from '../rules.ts'
import { sortsPath } from './case-home.ts'
import { t } from './design-frame.ts'
import { placesOf } from './grid.ts'
import {
  drawnFrom,
  keepSort,
  sortPage,
  stepPath,
  whileSorting,
  wordsFor,
  type SortForm,
  type Sorting,
} from './sort-frame.ts'

const question = (label: Parameters<typeof textarea>[0]['label']) =>
  textarea({ label, rows: 4, max: 4_000, optional: true, dir: 'auto' })
const most = defineForm({ fields: { most_words: question(t((c) => c.sort.mostWords)) } })
const least = defineForm({ fields: { least_words: question(t((c) => c.sort.leastWords)) } })

type Attempt = Pick<Parameters<typeof most.render>[0], 'typed' | 'errors'>

/** The statements of one end, as they were put. */
function end(x: Exchange, sorting: Sorting, column: number): Html {
  const places = placesOf(sorting)
  return html`<ul class="gs-board__cards gs-board__end">
    ${sorting.statements
      .filter(({ id }) => places.get(id) === column)
      .map(
        (one) =>
          html`<li class="gs-board__card">
            <p class="gs-board__words">${wordsFor(x, sorting, one).html}</p>
          </li>`,
      )}
  </ul>`
}

function form(x: Exchange, sorting: Sorting, version: number, attempt: Attempt): SortForm {
  const c = pick(qSortContent, x.lang).sort
  const last = (sorting.study.columns.heights.length - 1) / 2
  const { most_words, least_words } = sorting.sort.columns
  return {
    title: c.wordsTitle,
    lead: c.wordsLead,
    fields: html`<h2 class="govuk-heading-m">${c.most}</h2>
      ${end(x, sorting, last)} ${most.render({ lang: x.lang, values: { most_words }, ...attempt })}
      <h2 class="govuk-heading-m">${c.least}</h2>
      ${end(x, sorting, -last)} ${least.render({ lang: x.lang, values: { least_words }, ...attempt })}`,
    submit: { text: c.finish },
    besides: html`<a class="govuk-link" href="${stepPath(x, sorting, 'grid')}">${c.backToGrid}</a>`,
    version,
    errors: attempt.errors,
  }
}

const whole = (sorting: Sorting): boolean =>
  notRight(sorting.study.columns.heights, placesOf(sorting)).length === 0

/** Asked once the grid is full; before that the grid is the page to be on. */
export const wordsPage: Handler = whileSorting(async (x, sorting) => {
  if (!whole(sorting)) return redirect(stepPath(x, sorting, 'grid'))
  const draft = await x.draft()
  const attempt =
    draft === null ? {} : { typed: { ...most.typed(draft.fields), ...least.typed(draft.fields) } }
  return sortPage(x, sorting, form(x, sorting, drawnFrom(sorting, draft), attempt))
})

export const finishSort: Handler = whileSorting(async (x, sorting) => {
  if (!whole(sorting)) return redirect(stepPath(x, sorting, 'grid'))
  const [one, other] = [most.parse(x.body, x.lang), least.parse(x.body, x.lang)]
  const typed = { ...one.typed, ...other.typed }
  const c = pick(qSortContent, x.lang).sort
  if (!one.ok || !other.ok) {
    const errors = [...(one.ok ? [] : one.errors), ...(other.ok ? [] : other.errors)]
    return sortPage(x, sorting, form(x, sorting, drawnFrom(sorting, null), { typed, errors }))
  }
  const said = { ...one.value, ...other.value }
  return keepSort(x, sorting, {
    kind: 'q-sort.finish',
    columns: said,
    answer: stepPath(x, sorting, 'done'),
    form: (version) => form(x, sorting, version, { typed }),
    compare: (theirs) => [
      { label: c.mostWords, yours: said.most_words, theirs: theirs.most_words },
      { label: c.leastWords, yours: said.least_words, theirs: theirs.least_words },
    ],
  })
})

export const donePage: Handler = whileSorting(async (x) => {
  const c = pick(qSortContent, x.lang).sort
  return page(
    c.doneTitle,
    html`<h1 class="govuk-heading-l">${c.doneTitle}</h1>
      <p class="govuk-body-l">${c.doneText}</p>
      <p class="govuk-body"><a class="govuk-link" href="${sortsPath(x)}">${c.doneNext}</a></p>`,
    { publicPage: true },
  )
})
