import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../i18n/index.ts'
import { conflictPageContent } from './content/conflict-page.ts'
import { html, nothing, type Html } from './html.ts'
import { page, type Reply } from './route.ts'

/** One question of the form, as a person reads it. null: left blank, not asked. */
export interface ContestedField {
  readonly label: string
  readonly yours: string | null
  readonly theirs: string | null
}

export interface ConflictPage {
  readonly lang: Lang
  /** The case bar, where the page is about a case. */
  readonly above?: Html | undefined
  /** Every question of the form; the page shows those whose answers differ. */
  readonly fields: readonly ContestedField[]
  /** Of the version that now stands. `by` is a colleague's name, `reason` what they gave as theirs. */
  readonly changed: { readonly at: Date; readonly by?: string | null; readonly reason?: string | null }
  /** The same form with everything the second person typed and, as its `_version`, the version that now stands. */
  readonly form: Html
  /** Where what now stands is shown, for whoever gives way. */
  readonly backTo: string
}

function differences(parts: ConflictPage): Html {
  const c = pick(conflictPageContent, parts.lang)
  const differing = parts.fields.filter((field) => (field.yours ?? '') !== (field.theirs ?? ''))
  if (differing.length === 0) return html`<p class="govuk-body">${c.same}</p>`
  const said = (answer: string | null): Html =>
    answer === null || answer === ''
      ? html`<span class="gs-muted">${c.blank}</span>`
      : html`<span class="gs-prose" dir="auto">${answer}</span>`
  return html`<table class="gs-table gs-stack" role="table">
    <caption>
      ${c.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${c.field}</th>
        <th scope="col" role="columnheader">${c.theirs}</th>
        <th scope="col" role="columnheader">${c.yours}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${differing.map(
        (field) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${field.label}</th>
            <td role="cell" data-label="${c.theirs}"><div>${said(field.theirs)}</div></td>
            <td role="cell" data-label="${c.yours}"><div>${said(field.yours)}</div></td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/**
 * The page for the second of two people who changed the same thing at once (status 409): nothing of either is lost. Their
 * words stand beside what the first one saved, and the form below saves over it only now that they have seen it.
 */
export function conflictPage(parts: ConflictPage): Reply {
  const { lang, changed } = parts
  const c = pick(conflictPageContent, lang)
  const moment = formatInstant(changed.at, lang)
  const body = html`${parts.above ?? nothing}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body" role="alert">${c.lead}</p>
    <p class="govuk-body">
      ${changed.by === undefined || changed.by === null ? c.when(moment) : c.whenBy(moment, changed.by)}
    </p>
    ${
      changed.reason === undefined || changed.reason === null
        ? nothing
        : html`<p class="govuk-body">${c.whyTheirs}: ${changed.reason}</p>`
    }
    ${differences(parts)}
    <p class="govuk-body"><a class="govuk-link" href="${parts.backTo}">${c.keep}</a></p>
    <h2 class="govuk-heading-m">${c.yourForm}</h2>
    ${parts.form}`
  return page(c.title, body, { status: 409 })
}

/** The version a form was drawn from (its `_version`); null when it was drawn before there was anything. */
export function versionOf(body: Readonly<Record<string, unknown>>): number | null {
  const sent = body['_version']
  return typeof sent === 'string' && /^[1-9]\d{0,8}$/.test(sent) ? Number(sent) : null
}
