import type { CaseId } from '../../../../kernel/ids.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import type { CalendarMonth } from '../../../../kernel/calendar-month.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, facts } from '../../../../platform/web/pieces.ts'
import { draftAddress } from '../../../../platform/web/route.ts'
import type { MonthOfContacts } from '../../../contact/index.ts'
import { statusContent } from '../../content/index.ts'
import { optionsFor, type KnownAnswers } from './answers.ts'
import { statusCorrectionForm, statusForm } from './fields.ts'

export interface MonthPage {
  readonly lang: Lang
  readonly caseId: CaseId
  readonly month: CalendarMonth
  readonly path: string
  readonly form: { readonly csrf: string; readonly key: string }
  readonly known: KnownAnswers
  /** The version to be corrected; null = the month is new. */
  readonly version: number | null
  readonly contacts: MonthOfContacts
  readonly over: boolean
  readonly typed: Typed
  readonly errors?: readonly FieldError[] | undefined
}

export function monthForm(given: MonthPage): Html {
  const { lang, typed, errors, known, version, contacts } = given
  const c = pick(statusContent, lang).form
  const correcting = version !== null
  const options = optionsFor(known, lang)
  const fields = Object.keys(statusForm.fields) as (keyof typeof statusForm.fields)[]
  const reached = contacts.child > 0
  const kept = (typed['no_contact_reason'] ?? '') !== ''
  const only = fields.filter((name) => name !== 'no_contact_reason' || !reached || kept)
  return formShell({
    lang,
    action: given.path,
    csrf: given.form.csrf,
    idempotencyKey: given.form.key,
    version: version ?? undefined,
    draftPath: draftAddress(given.path),
    classes: 'gs-dense',
    body: html`${statusForm.render({ lang, typed, errors, options, only })}
    ${correcting ? statusCorrectionForm.render({ lang, typed, errors, options, only: ['reason'] }) : null}`,
    submitLabel: correcting ? c.submitCorrection : c.submit,
    besides: html`<a class="govuk-link" href="/cases/${given.caseId}/status">${c.back}</a>`,
  })
}

export function monthView(given: MonthPage): Html {
  const { lang, contacts } = given
  const c = pick(statusContent, lang).form
  return html`${errorSummaryOf(given.errors, lang)}
    <h1 class="govuk-heading-l">${c.title(formatDay(given.month, lang))}</h1>
    <p class="govuk-body">${c.lead} ${given.over ? null : c.notOver}</p>
    <div class="gs-grid gs-grid--main">
      ${monthForm(given)}
      ${card(
        c.contacts,
        html`${facts([
            [c.withChild, contacts.child],
            [c.faceToFace, contacts.faceToFace],
            [c.withOthers, contacts.others],
            [c.attempts, contacts.attempts],
          ])}
          <p><a href="/cases/${given.caseId}/contacts">${c.seeContacts}</a></p>`,
      )}
    </div>`
}
