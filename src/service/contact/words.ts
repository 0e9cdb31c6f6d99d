import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../../platform/i18n/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { contactContent } from './content/index.ts'
import type { ContactColumns } from './pages/record/known.ts'

/** With whom, in words; never a name. */
export function whomInWords(
  row: { readonly counterpart: string; readonly third_party_type: string | null },
  lang: Lang,
): string {
  if (row.counterpart === 'child') return pick(contactContent, lang).shared.child
  return row.third_party_type === null
    ? label('contact-counterpart', 'third-party', lang)
    : label('third-party-type', row.third_party_type, lang)
}

export function purposesInWords(codes: readonly string[], lang: Lang): string {
  return codes.map((code) => label('contact-purpose', code, lang)).join(', ')
}

/** A contact question by question, as a person reads it; null = not asked. */
export function contactInWords(
  columns: ContactColumns,
  lang: Lang,
): readonly { readonly label: string; readonly said: string | null }[] {
  const c = pick(contactContent, lang)
  const known = (code: string | null | undefined): string | null =>
    code === null || code === undefined ? null : label('yes-no-unknown', code, lang)
  const { interpreter, language, duration_minutes: minutes } = columns
  return [
    { label: c.form.counterpart, said: whomInWords(columns, lang) },
    { label: c.form.mode, said: label('contact-mode', columns.mode, lang) },
    { label: c.form.outcome, said: label('contact-outcome', columns.outcome, lang) },
    { label: c.form.purposes, said: purposesInWords(columns.purposes, lang) || null },
    { label: c.list.when, said: formatInstant(columns.happened_at, lang) },
    { label: c.form.withWhom, said: columns.with_whom },
    { label: c.form.duration, said: minutes === null ? null : String(minutes) },
    {
      label: c.form.interpreter,
      said: interpreter === null ? null : c.form.interpreterAnswers[interpreter],
    },
    { label: c.form.language, said: language === null ? null : label('language', language, lang) },
    { label: c.form.safeToWrite, said: known(columns.safe_to_write) },
    { label: c.form.accompanied, said: known(columns.accompanied) },
    { label: c.form.childWords, said: columns.child_words },
    { label: c.form.note, said: columns.note },
  ]
}
