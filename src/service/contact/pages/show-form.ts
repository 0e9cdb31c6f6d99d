import type { Refusal } from '../../../kernel/refusal.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { conflictPage, type ContestedField } from '../../../platform/web/conflict-page.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { draftAddress, page, type Exchange, type Reply } from '../../../platform/web/route.ts'
import { caseBar, whoRecorded } from '../../child/index.ts'

interface ShortForm {
  readonly title: string
  readonly lead?: Renderable
  readonly fields: Html
  readonly submit: string
  readonly back: { readonly href: string; readonly text: string }
  readonly version?: number | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** A rule refused what was asked: said beside the field, and audited as a refusal. */
  readonly refusal?: Refusal | undefined
}

function shellOf(x: Exchange, parts: ShortForm): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: parts.version,
    draftPath: draftAddress(x.path),
    body: parts.fields,
    submitLabel: parts.submit,
    besides: html`<a class="govuk-link" href="${parts.back.href}">${parts.back.text}</a>`,
  })
}

/** A short form about the case: heading, a sentence, the questions, one button and the way back. */
export async function showForm(x: Exchange, parts: ShortForm): Promise<Reply> {
  const { errors, refusal } = parts
  const body = html`${await caseBar(x, 'contacts')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${parts.title}</h1>
    ${parts.lead === undefined ? null : html`<p class="govuk-body">${parts.lead}</p>`} ${shellOf(x, parts)}`
  if (errors === undefined) return page(parts.title, body)
  return page(parts.title, body, {
    hasErrors: true,
    status: 422,
    ...(refusal === undefined ? {} : { refusal }),
  })
}

/** Somebody else answered meanwhile: both answers, and the same form with what this person typed. */
export async function showContested(
  x: Exchange,
  parts: ShortForm,
  answers: readonly ContestedField[],
  stands: { readonly recorded_at: Date; readonly act_id: string },
): Promise<Reply> {
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'contacts'),
    fields: answers,
    changed: { at: stands.recorded_at, by: await whoRecorded(x.db, stands.act_id) },
    form: shellOf(x, parts),
    backTo: parts.back.href,
  })
}
