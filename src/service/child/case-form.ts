import type { Refusal } from '../../kernel/refusal.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../platform/forms/index.ts'
import type { FactsOrRefusal } from '../../platform/record/index.ts'
import { conflictPage, type ContestedField } from '../../platform/web/conflict-page.ts'
import { html, type Html, type Renderable } from '../../platform/web/html.ts'
import { draftAddress, page, redirect, refused, type Exchange, type Reply } from '../../platform/web/route.ts'
import { caseBar, type CaseTab } from './case-bar.ts'
import { whoRecorded } from './details.ts'

/** A page of a case on which one thing is done: heading, why, form, way back. */
export interface CaseForm {
  readonly tab: CaseTab
  readonly title: string
  readonly lead?: Renderable | undefined
  /** Between the lead and the form. */
  readonly above?: Renderable
  /** What the form asks, drawn; null: there is nothing to ask now, and `lead` or `above` says why. */
  readonly form: Html | null
  readonly submit: string
  readonly back: { readonly href: string; readonly text: string }
  /** Beside the button, before the way back. */
  readonly besides?: Html | undefined
  readonly below?: Renderable
  /** What the form was drawn from; sent back, it tells whether somebody else came in between. */
  readonly version?: number | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** A rule refused what was asked: said beside the field, and audited as a refusal. */
  readonly refusal?: Refusal | undefined
  /** With errors; 422 unless said. */
  readonly status?: 409 | 422 | undefined
  readonly wide?: boolean | undefined
  readonly dense?: boolean | undefined
  /** The form brings a file. */
  readonly file?: boolean | undefined
}

const backLink = ({ back }: Pick<CaseForm, 'back'>): Html =>
  html`<a class="govuk-link" href="${back.href}">${back.text}</a>`

/** The form element of such a page. */
export function caseFormShell(
  x: Exchange,
  parts: Pick<CaseForm, 'form' | 'submit' | 'back' | 'besides' | 'version' | 'dense' | 'file'>,
): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: parts.version,
    draftPath: draftAddress(x.path),
    file: parts.file,
    classes: parts.dense === true ? 'gs-dense' : undefined,
    body: parts.form,
    submitLabel: parts.submit,
    besides: html`${parts.besides ?? null} ${backLink(parts)}`,
  })
}

export async function caseFormPage(x: Exchange, parts: CaseForm): Promise<Reply> {
  const { errors, refusal } = parts
  const body = html`${await caseBar(x, parts.tab)} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${parts.title}</h1>
    ${parts.lead === undefined ? null : html`<p class="govuk-body">${parts.lead}</p>`} ${parts.above}
    ${parts.form === null ? html`<p class="govuk-body">${backLink(parts)}</p>` : caseFormShell(x, parts)}
    ${parts.below}`
  return page(parts.title, body, {
    ...(parts.wide === true ? { wide: true } : {}),
    ...(errors === undefined ? {} : { hasErrors: true, status: parts.status ?? 422 }),
    ...(errors === undefined || refusal === undefined ? {} : { refusal }),
  })
}

/** Somebody else was quicker: both answers, and the same form with what this person typed. */
export async function contestedCaseForm(
  x: Exchange,
  parts: CaseForm,
  answers: readonly ContestedField[],
  stands: { readonly recorded_at: Date; readonly act_id: string; readonly reason?: string | null },
): Promise<Reply> {
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, parts.tab),
    fields: answers,
    changed: {
      at: stands.recorded_at,
      by: await whoRecorded(x.db, stands.act_id),
      reason: stands.reason ?? null,
    },
    form: caseFormShell(x, parts),
    backTo: parts.back.href,
  })
}

/** Records what a rule gave, and goes on to `answer`; to `contested` where somebody else was quicker. */
export async function recordOnCase(
  x: Exchange,
  kind: string,
  facts: FactsOrRefusal,
  more: {
    readonly answer: string
    readonly detail?: Readonly<Record<string, string | number>> | undefined
    readonly contested?: (() => Promise<Reply>) | undefined
    /** What else is stored in the same transaction, once the facts that name it are recorded; never on a replay. */
    readonly recorded?: (() => Promise<void>) | undefined
  },
): Promise<Reply> {
  if (!facts.ok) return refused(facts.refusal)
  const outcome = await x.record({
    kind,
    caseId: x.caseId(),
    happenedAt: null,
    answer: more.answer,
    facts: facts.value,
    ...(more.detail === undefined ? {} : { detail: more.detail }),
  })
  if (outcome.ok) {
    if (!outcome.value.replayed) await more.recorded?.()
    return redirect(outcome.value.answer)
  }
  if (outcome.refusal.code === 'someone-else-changed-it' && more.contested !== undefined)
    return more.contested()
  return refused(outcome.refusal)
}
