import { randomUUID } from 'node:crypto'
import QRCode from 'qrcode'
import { z } from 'zod'
import type { AccountId } from '../../../kernel/ids.ts'
import { defineForm, errorSummaryOf, formShell, hidden, text, type FieldError } from '../../forms/index.ts'
import { pick, say, wordsOf, type Wording } from '../../i18n/index.ts'
import { html, raw, type Html, type Renderable } from '../../web/html.ts'
import { page, type Exchange, type Reply } from '../../web/route.ts'
import { signInContent } from '../content/index.ts'
import { TICKET_LASTS, type Kit } from '../kit.ts'
import { newTotpSecret, spaced, totpAddress } from '../rules/one-time-code.ts'
import { faultOfPassword } from '../rules/password.ts'

export const t = wordsOf(signInContent)

/** A page with one form, in the order that every page has: errors, heading, what to know, the form. */
export function formPage(
  x: Exchange,
  given: {
    title: string
    action?: string
    above?: Renderable
    fields: Html
    submit: string
    errors?: readonly FieldError[] | undefined
    below?: Renderable
    status?: 422 | 429
  },
): Reply {
  const wrong = given.errors !== undefined && given.errors.length > 0
  return page(
    given.title,
    html`${errorSummaryOf(given.errors, x.lang)}
      <h1 class="govuk-heading-l">${given.title}</h1>
      ${given.above}
      ${formShell({
        lang: x.lang,
        action: given.action ?? x.path,
        csrf: x.form.csrf,
        // A page that is shown again is a new attempt, never a repetition of the one before.
        idempotencyKey: randomUUID(),
        body: given.fields,
        submitLabel: given.submit,
      })}
      ${given.below}`,
    wrong ? { hasErrors: true, status: given.status ?? 422 } : {},
  )
}

export function fault(x: Exchange, field: string, message: Wording): readonly FieldError[] {
  return [{ field, message: say(message, x.lang), anchor: field }]
}

export const paragraph = (words: string): Html => html`<p class="govuk-body">${words}</p>`

export const newPasswordForm = defineForm({
  fields: {
    password: text({
      kind: 'password',
      label: t((c) => c.invitation.password),
      hint: t((c) => c.invitation.rules),
      autocomplete: 'new-password',
      max: 2_000,
      span: 'full',
    }),
    again: text({
      kind: 'password',
      label: t((c) => c.invitation.again),
      autocomplete: 'new-password',
      max: 2_000,
      span: 'full',
    }),
  },
})

/** What is wrong with a new password typed twice, as errors beside the fields; none when it may be taken. */
export function faultsOfNew(
  x: Exchange,
  kit: Kit,
  typed: { readonly password: string; readonly again: string },
  person: { readonly name: string; readonly email: string },
): readonly FieldError[] {
  const found = faultOfPassword(typed.password, person, kit.common)
  if (found !== null)
    return fault(
      x,
      'password',
      t((c) => c.faults[found]),
    )
  return typed.password.normalize('NFC') === typed.again.normalize('NFC')
    ? []
    : fault(
        x,
        'again',
        t((c) => c.faults.different),
      )
}

export const codeField = (label: Wording, hint?: Wording) =>
  text({
    label,
    hint,
    width: 10,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
    max: 20,
  })

export const enrolForm = defineForm({
  fields: { sealed: hidden(4_000), code: codeField(t((c) => c.enrol.code)) },
})

const enrolment = z.object({ secret: z.string(), hash: z.string().nullable(), at: z.number() })
export type Enrolment = z.infer<typeof enrolment>

const about = (accountId: AccountId): string => `enrolment:${accountId}`

/** A new secret, sealed for the form that carries it until its first code is shown right; the database keeps no half-made one. */
export function beginEnrolment(kit: Kit, accountId: AccountId, hash: string | null, now: Date): string {
  return kit.keys.seal(JSON.stringify({ secret: newTotpSecret(), hash, at: now.getTime() }), about(accountId))
}

export function openEnrolment(
  kit: Kit,
  accountId: AccountId,
  sealed: string | null,
  now: Date,
): Enrolment | null {
  const opened = kit.keys.open(sealed ?? '', about(accountId))
  if (opened === null) return null
  const value = enrolment.parse(JSON.parse(opened))
  return now.getTime() - value.at < TICKET_LASTS * 3 ? value : null
}

/** The page that shows a new secret as a picture and as text, and asks for its first code. */
export async function enrolPage(
  x: Exchange,
  given: {
    sealed: string
    enrolment: Enrolment
    email: string
    action: string
    errors?: readonly FieldError[]
  },
): Promise<Reply> {
  const c = pick(signInContent, x.lang)
  const picture = await QRCode.toString(totpAddress(given.enrolment.secret, given.email), {
    type: 'svg',
    margin: 2,
    width: 224,
  })
  return formPage(x, {
    title: c.enrol.title,
    action: given.action,
    above: html`<p class="govuk-body">${c.enrol.lead}</p>
      <div role="img" aria-label="${c.enrol.picture}">${raw(picture)}</div>
      <p class="govuk-body">
        ${c.enrol.key}<br /><strong translate="no">${spaced(given.enrolment.secret)}</strong>
      </p>`,
    fields: enrolForm.render({ lang: x.lang, typed: { sealed: given.sealed }, errors: given.errors }),
    submit: c.enrol.submit,
    errors: given.errors,
  })
}

/** The codes, this once. */
export function codesPage(
  x: Exchange,
  codes: readonly string[],
  onward: { href: string; text: string },
): Reply {
  const c = pick(signInContent, x.lang)
  return page(
    c.codes.title,
    html`<h1 class="govuk-heading-l">${c.codes.title}</h1>
      <p class="govuk-body">${c.codes.lead}</p>
      <ol class="govuk-list govuk-list--number" aria-label="${c.codes.label}" translate="no">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p class="govuk-body"><a class="govuk-button" href="${onward.href}">${onward.text}</a></p>`,
  )
}
