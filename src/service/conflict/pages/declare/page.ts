import {
  defineForm,
  radios,
  formShell,
  errorSummaryOf,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { conflictOfInterest } from '../../../../platform/access/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { conflictContent } from '../../content/index.ts'

const t = wordsOf(conflictContent)
const form = defineForm({
  fields: { nature: radios({ label: t((c) => c.nature), options: choices('conflict-reason') }) },
})

async function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(conflictContent, x.lang)
  const body: Html = html`${await caseBar(x, null)} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      draftPath: draftAddress(x.path),
      body: form.render({ lang: x.lang, typed, errors }),
      submitLabel: c.submit,
    })}`
  return page(c.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

export const declarePage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? undefined : form.typed(draft.fields))
}

export const declare: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const outcome = await x.record({
    kind: 'conflict.declare',
    caseId: x.caseId(),
    happenedAt: null,
    answer: '/',
    facts: [
      newFact(conflictOfInterest, x.caseId(), {
        account_id: x.accountId(),
        nature: parsed.value.nature,
        withdrawn: false,
      }),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
