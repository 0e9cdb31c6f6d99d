import {
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { closureContent } from '../../content/index.ts'
import { readClosure, type ClosureRead } from '../../known.ts'
import { reopen } from '../../rules.ts'

const t = wordsOf(closureContent)
const form = defineForm({
  fields: {
    reason: radios({
      label: t((c) => c.reopen.reason),
      options: choices('reopen-reason'),
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.reopen.why), dir: 'auto' }),
  },
})

async function show(x: Exchange, known: ClosureRead, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(closureContent, x.lang).reopen
  const body = html`${await caseBar(x, 'closure')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${
      known.head.columns.stage === 'closed'
        ? html`<p class="govuk-body">${c.lead}</p>
            ${formShell({
              lang: x.lang,
              action: x.path,
              csrf: x.form.csrf,
              idempotencyKey: x.form.key,
              draftPath: draftAddress(x.path),
              body: form.render({ lang: x.lang, typed, errors }),
              submitLabel: c.submit,
            })}`
        : html`<p class="govuk-body">${c.nothing}</p>`
    }`
  return page(c.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

export const reopenPage: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordReopening: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const outcome = reopen(known, parsed.value, x.accountId(), x.now)
  if (!outcome.ok) return refused(outcome.refusal)
  const recorded = await x.record({
    kind: 'closure.reopen',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/closure`,
    facts: outcome.value,
    detail: { reason: parsed.value.reason },
  })
  return recorded.ok ? redirect(recorded.value.answer) : refused(recorded.refusal)
}
