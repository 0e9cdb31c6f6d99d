import { isUuid } from '../../../kernel/ids.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { say, wordsOf, type Wording } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { mayChange } from '../rules.ts'
import { readAccount, type Account } from '../store.ts'

export const t = wordsOf(accountsContent)

/** A page of this room with one form. The heading never names the account: the line below it does. */
export function formPage(
  x: Exchange,
  given: {
    title: string
    about: Account | null
    lead?: string | undefined
    fields: Html
    submit: string
    version?: number | undefined
    errors?: readonly FieldError[] | undefined
  },
): Reply {
  const { about, errors } = given
  return page(
    given.title,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${given.title}</h1>
      ${about === null ? null : accountLine(about)}
      ${given.lead === undefined ? null : html`<p class="govuk-body">${given.lead}</p>`} ${shell(x, given)}`,
    errors === undefined ? {} : { hasErrors: true, status: 422 },
  )
}

export function shell(
  x: Exchange,
  given: { fields: Renderable; submit: string; version?: number | undefined },
): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: given.version,
    draftPath: draftAddress(x.path),
    body: given.fields,
    submitLabel: given.submit,
  })
}

export function accountLine(account: Account): Html {
  return html`<p class="govuk-body">
    <a class="govuk-link" href="/accounts/${account.id}">${account.name}</a>, ${account.email}
  </p>`
}

export function fault(x: Exchange, field: string, message: Wording): readonly FieldError[] {
  return [{ field, message: say(message, x.lang), anchor: field }]
}

/** Handles a page about the account of the path; one that is not there answers as any unknown page. */
export function aboutAccount(handle: (x: Exchange, account: Account) => Promise<Reply>): Handler {
  return async (x) => {
    const id = x.params['accountId'] ?? ''
    const account = isUuid(id) ? await readAccount(x.db, id) : null
    return account === null ? noSuchPage() : handle(x, account)
  }
}

/** The same, refused for the administrator's own account. */
export function aboutAnother(handle: (x: Exchange, account: Account) => Promise<Reply>): Handler {
  return aboutAccount(async (x, account) => {
    const may = mayChange(x.accountId(), account.id)
    return may.ok ? handle(x, account) : refused(may.refusal)
  })
}
