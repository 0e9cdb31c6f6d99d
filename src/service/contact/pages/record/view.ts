import type { Lang } from '../../../../kernel/lang.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { details } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { contactContent } from '../../content/index.ts'
import { farFields, nearFields, type ContactFieldName } from './fields.ts'

export interface ContactFields {
  readonly lang: Lang
  readonly typed: Typed
  readonly errors: readonly FieldError[] | undefined
  /** The clock is past its limit and nobody has said why. */
  readonly askBreach: boolean
  /** Draws some fields of the form; both forms of this room have them all. */
  readonly draw: (only: readonly ContactFieldName[], size: 's' | 'm') => Html
  /** Shown open when something in it needs to be seen. */
  readonly open: boolean
}

/** The questions of a contact: five in sight, the rest folded. Pure. */
export function contactFields(given: ContactFields): Html {
  const c = pick(contactContent, given.lang)
  const wrongInside = given.errors?.some((error) => farFields.some((name) => name === error.field)) === true
  const filled = Object.entries(given.typed).some(
    ([name, value]) =>
      value.length > 0 && farFields.some((field) => name === field || name.startsWith(`${field}-`)),
  )
  const askBreach = given.askBreach || given.errors?.some((error) => error.field === 'breach_code') === true
  return html`${given.draw(nearFields, 'm')} ${askBreach ? given.draw(['breach_code'], 'm') : null}
  ${details({
    summaryText: c.form.addMore,
    open: given.open || wrongInside || filled,
    html: given.draw(farFields, 's'),
  })}`
}
