import type { Refusal } from '../../../kernel/refusal.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { draftAddress, page, type Exchange, type Reply } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'

/** A short form about the case: heading, a sentence, the questions, one button and the way back. */
export async function showForm(
  x: Exchange,
  parts: {
    readonly title: string
    readonly lead?: Renderable
    readonly fields: Html
    readonly submit: string
    readonly back: { readonly href: string; readonly text: string }
    readonly version?: number | undefined
    readonly errors?: readonly FieldError[] | undefined
    /** A rule refused what was asked: said beside the field, and audited as a refusal. */
    readonly refusal?: Refusal | undefined
  },
): Promise<Reply> {
  const { errors, refusal } = parts
  const body = html`${await caseBar(x, 'contacts')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${parts.title}</h1>
    ${parts.lead === undefined ? null : html`<p class="govuk-body">${parts.lead}</p>`}
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version: parts.version,
      draftPath: draftAddress(x.path),
      body: parts.fields,
      submitLabel: parts.submit,
      besides: html`<a class="govuk-link" href="${parts.back.href}">${parts.back.text}</a>`,
    })}`
  if (errors === undefined) return page(parts.title, body)
  return page(parts.title, body, {
    hasErrors: true,
    status: 422,
    ...(refusal === undefined ? {} : { refusal }),
  })
}
