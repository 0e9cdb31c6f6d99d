import { caseStages } from '../../../../platform/access/index.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  select,
  text,
  type FieldError,
  type FormValue,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { page, type Exchange, type Handler, type Reply } from '../../../../platform/web/route.ts'
import { overviewContent } from '../../content/overview.ts'
import { searchContent } from '../../content/search.ts'
import { nameParts, searchChildren } from '../../search-store.ts'
import { resultsView } from './view.ts'

const PAGE = 25
const t = wordsOf(searchContent)
const stageWords = wordsOf(overviewContent)

const form = defineForm({
  fields: {
    text: text({ label: t((c) => c.text), hint: t((c) => c.textHint), optional: true, max: 100 }),
    dob: date({ label: t((c) => c.dob), optional: true }),
    site: select({ label: t((c) => c.site), options: choices('site'), optional: true }),
    stage: select({
      label: t((c) => c.stage),
      options: caseStages.map((code) => ({ code, label: stageWords((c) => c.stages[code]) })),
      optional: true,
    }),
  },
  check: (value: Asked) => {
    const typed = nameParts(value.text ?? '').join('')
    if (value.text !== null && typed.length < 2) return [{ field: 'text', message: t((c) => c.short) }]
    const nothing = Object.values(value).every((one) => one === null)
    return nothing ? [{ field: 'text', message: t((c) => c.enter) }] : []
  },
})
interface Asked {
  readonly text: string | null
  readonly dob: string | null
  readonly site: string | null
  readonly stage: string | null
}

/** A name never stands in an address: the form is posted, and what it finds is drawn in the answer. */
function searchForm(x: Exchange, typed?: Typed, errors?: readonly FieldError[]): Html {
  const c = pick(searchContent, x.lang)
  return html`${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${formShell({
      lang: x.lang,
      action: '/children',
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      body: form.render({ lang: x.lang, typed, errors }),
      submitLabel: c.submit,
      classes: 'gs-dense',
    })}`
}

export const searchPage: Handler = async (x) => {
  x.showed([])
  return page(pick(searchContent, x.lang).title, searchForm(x))
}

export const search: Handler = async (x): Promise<Reply> => {
  const title = pick(searchContent, x.lang).title
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) {
    x.showed([])
    return page(title, searchForm(x, parsed.typed, parsed.errors), { hasErrors: true, status: 422 })
  }
  const number = pageOf(x.body['page'])
  const asked: FormValue<typeof form> = parsed.value
  const found = await searchChildren(x.db, { ...asked, limit: PAGE + 1, offset: (number - 1) * PAGE })
  const shown = found.slice(0, PAGE)
  x.showed(shown.map((one) => one.case_id))
  const body = html`${searchForm(x, parsed.typed)}
  ${resultsView({ x, shown, typed: parsed.typed, number, more: found.length > PAGE })}`
  return page(title, body, { wide: true })
}

function pageOf(sent: unknown): number {
  return typeof sent === 'string' && /^[1-9]\d{0,3}$/.test(sent) ? Number(sent) : 1
}
