import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { noContactReasons } from '../../../../kernel/vocabulary.ts'
import {
  date,
  defineForm,
  radios,
  select,
  textarea,
  type Field,
  type Option,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { statusContent } from '../../content/index.ts'
import { optionsOf, type Variable } from '../../variables.ts'

const t = wordsOf(statusContent)
export const notAsked: Option = { code: 'not-asked', label: t((c) => c.form.notAsked) }

type Pair<V extends Variable> = { readonly [K in V]: Field<string> } & {
  readonly [K in `${V}_to`]: Field<string | null>
}

/** Unchanged, changed or not asked; and what it changed to. The first's options are known only when the page is drawn. */
function pair<V extends Variable>(variable: V): Pair<V> {
  const name = t((c) => c.names[variable])
  return {
    [variable]: radios({
      label: name,
      options: 'given',
      messages: { missing: (lang) => pick(statusContent, lang).form.choose(nameOf(variable, lang)) },
    }),
    [`${variable}_to`]: select({
      label: t((c) => c.form.to),
      options: optionsOf(variable),
      when: { field: variable, is: 'changed' },
      messages: { missing: (lang) => pick(statusContent, lang).form.chooseTo(nameOf(variable, lang)) },
    }),
    // The two names are computed, which the type of an object literal cannot follow.
  } as unknown as Pair<V>
}

const nameOf = (variable: Variable, lang: 'en' | 'cy'): string => pick(statusContent, lang).names[variable]

/** Required in a month without contact and left out in any other, which the page knows and the field does not. */
function onlyWithoutContact(field: Field<string>): Field<string | null> {
  return {
    ...field,
    parse: (name, typed, context) =>
      (typed[name] ?? '') === '' ? { ok: true, value: null } : field.parse(name, typed, context),
    typedOf: (name, value) => (value === null ? {} : field.typedOf(name, value)),
  }
}

const yesNoUnknownNotAsked: readonly Option[] = [...choices('yes-no-unknown'), notAsked]

const fields = {
  ...pair('contact_with_trafficker'),
  ...pair('education_status'),
  ...pair('accommodation'),
  ...pair('immigration_stage'),
  ...pair('nrm_stage'),
  ...pair('cjs_role'),
  ...pair('cjs_stage'),
  ...pair('safety_plan_status'),
  missing_in_month: radios({ label: t((c) => c.form.missingInMonth), options: yesNoUnknownNotAsked }),
  missing_now: radios({ label: t((c) => c.form.missingNow), options: yesNoUnknownNotAsked }),
  missing_since: date({
    label: t((c) => c.form.missingSince),
    called: t((c) => c.form.missingSinceCalled),
    optional: true,
    latest: 'today',
    when: { field: 'missing_now', is: 'yes' },
  }),
  no_contact_reason: onlyWithoutContact(
    select({
      label: t((c) => c.form.noContact),
      options: [
        ...noContactReasons.map((code) => ({
          code,
          label: (lang: 'en' | 'cy') => label('no-contact-reason', code, lang),
        })),
        notAsked,
      ],
      span: 'full',
    }),
  ),
  note: textarea({ label: t((c) => c.form.note), optional: true, rows: 3 }),
}

export const statusForm = defineForm({ fields })
export const statusCorrectionForm = defineForm({
  fields: {
    ...fields,
    reason: textarea({
      label: t((c) => c.form.reason),
      hint: t((c) => c.form.reasonHint),
      rows: 2,
      max: 500,
    }),
  },
})

/** What both forms give, as far as the answers go. */
export type StatusValue = { readonly [K in Variable]: string } & {
  readonly [K in `${Variable}_to`]: string | null
} & {
  readonly missing_in_month: string
  readonly missing_now: string
  readonly missing_since: CalendarDay | null
  readonly no_contact_reason: string | null
  readonly note: string | null
}
