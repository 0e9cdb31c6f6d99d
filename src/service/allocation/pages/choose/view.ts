import type { Lang } from '../../../../kernel/lang.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
import { draftAddress } from '../../../../platform/web/route.ts'
import type { Candidate } from '../../candidates.ts'
import { allocationContent } from '../../content/index.ts'
import { roleOfRoute } from '../../state.ts'
import type { CaseForAllocation } from '../../store.ts'
import { workerPicker } from '../picker.ts'

export interface ChooseParts {
  readonly lang: Lang
  readonly known: CaseForAllocation
  readonly mode: 'allocate' | 'reallocate'
  readonly former: string | null
  readonly candidates: readonly Candidate[]
  readonly acrossSites: boolean
  /** The other questions, already drawn. */
  readonly rest: Html
  readonly chosen: string
  readonly errors: readonly FieldError[] | undefined
  readonly path: string
  readonly form: { readonly csrf: string; readonly key: string }
  readonly stamp: string
}

export function chooseForm(parts: ChooseParts): Html {
  const { lang, known, path } = parts
  const c = pick(allocationContent, lang).choose
  const { route } = known.state.head
  const everywhere = `${path}?sites=all`
  return formShell({
    lang,
    action: parts.acrossSites ? everywhere : path,
    csrf: parts.form.csrf,
    idempotencyKey: parts.form.key,
    version: parts.stamp,
    draftPath: draftAddress(path),
    classes: 'gs-dense',
    submitLabel: parts.mode === 'allocate' ? c.submitAllocate : c.submitReallocate,
    besides: html`<a class="govuk-link" href="/cases/${known.state.head.caseId}/allocation">${c.back}</a>`,
    body: html`${workerPicker({
      lang,
      question: c.question,
      caption: c.caption(route === null ? '' : label('service-role', roleOfRoute[route], lang)),
      candidates: parts.candidates,
      chosen: parts.chosen,
      error: parts.errors?.find((error) => error.field === 'worker')?.message,
      childSpeaks: known.languages,
      acrossSites: parts.acrossSites,
      here: path,
      everywhere,
    })}
    ${parts.rest}`,
  })
}

export function chooseView(bar: Html, title: string, parts: ChooseParts): Html {
  const c = pick(allocationContent, parts.lang).choose
  return html`${bar} ${errorSummaryOf(parts.errors, parts.lang)}
    <h1 class="govuk-heading-l">${title}</h1>
    ${parts.former === null ? nothing : html`<p class="govuk-body">${c.nowWith(parts.former)}</p>`}
    ${chooseForm(parts)}`
}
