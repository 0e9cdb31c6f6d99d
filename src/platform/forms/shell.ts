import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../i18n/index.ts'
import { button, errorSummary } from '../web/components/index.ts'
import { html, nothing, type Html, type Renderable } from '../web/html.ts'
import { formWords } from './content/index.ts'
import type { FieldError } from './types.ts'

/** The names of the inputs a form carries unseen. No field of a form may be called so. */
export const carried = {
  csrf: '_csrf',
  /** One per drawn form: sending it twice records once. */
  idempotencyKey: '_key',
  /** The version of the fact that was read: a later one means somebody else changed it. */
  version: '_version',
} as const

export interface FormShell {
  readonly lang: Lang
  readonly action: string
  readonly csrf: string
  readonly idempotencyKey: string
  readonly version?: string | number | undefined
  /** Where the browser script saves what is typed, every two seconds; without it there is no draft. */
  readonly draftPath?: string | undefined
  readonly body: Renderable
  /** "Save" when left out. */
  readonly submitLabel?: string | undefined
  /** The first button's own name and value, when the page has several. */
  readonly submit?: { readonly name: string; readonly value: string } | undefined
  /** More buttons or a cancel link, beside the first button. */
  readonly besides?: Renderable
  readonly classes?: string | undefined
  /** The form brings a file. */
  readonly file?: boolean | undefined
}

/** The form element with everything a write needs. `novalidate`: messages are ours, in the page's language. */
export function formShell(shell: FormShell): Html {
  return html`<form
    method="post"
    action="${shell.action}"
    novalidate
    data-once
    class="gs-form ${shell.classes}"
    ${shell.file === true ? html`enctype="multipart/form-data"` : null}
    ${shell.draftPath === undefined ? null : html`data-draft="${shell.draftPath}"`}
  >
    <input type="hidden" name="${carried.csrf}" value="${shell.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${shell.idempotencyKey}" />
    ${
      shell.version === undefined
        ? null
        : html`<input type="hidden" name="${carried.version}" value="${shell.version}" />`
    }
    ${shell.body}
    <div class="govuk-button-group">
      ${button({
        text: shell.submitLabel ?? pick(formWords, shell.lang).save,
        preventDoubleClick: true,
        name: shell.submit?.name,
        value: shell.submit?.value,
      })}
      ${shell.besides}
    </div>
    ${
      shell.draftPath === undefined
        ? null
        : html`<p class="gs-draft" data-draft-state aria-live="polite"></p>`
    }
  </form>`
}

/** Nothing when there is no error. Goes above the page's h1. */
export function errorSummaryOf(errors: readonly FieldError[] | undefined, lang: Lang): Html {
  if (errors === undefined || errors.length === 0) return nothing
  return errorSummary({
    lang,
    titleText: pick(formWords, lang).errorTitle,
    errorList: errors.map((error) => ({ text: error.message, href: `#${error.anchor}` })),
  })
}
