import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import type { Told } from '../../child/index.ts'
import { letterContent } from '../content/index.ts'
import type { Letter } from '../facts.ts'
import type { LetterVersion } from './store.ts'

/** Text as it was typed: an empty line begins a new paragraph, and a line stays a line. */
export function paragraphs(text: string): Html {
  return html`${text
    .split(/\n{2,}/)
    .map(
      (one) =>
        html`<p class="govuk-body" dir="auto">
          ${one.split('\n').map((line, index) => html`${index === 0 ? null : html`<br />`}${line}`)}
        </p>`,
    )}`
}

/** Where a letter stands, in words. */
export function letterState(one: Letter, lang: Lang): string {
  const c = pick(letterContent, lang).page
  if (one.sent_on !== null) return c.sent(formatDay(one.sent_on, lang))
  if (one.state === 'discarded') return c.discarded
  return one.signed_as === null || one.signed_on === null
    ? c.draft
    : c.signed(one.signed_as, formatDay(one.signed_on, lang))
}

/** What the chronology says of a letter: never its text, which stands on its own page. */
export function tellLetter(one: Letter, lang: Lang): readonly Told[] {
  const c = pick(letterContent, lang)
  return [
    { label: c.new.template, value: coded('letter-template', one.template, lang) },
    { label: c.new.addressee, value: one.addressee },
    { label: c.page.state, value: letterState(one, lang) },
    { label: c.page.sentHow, value: one.sent_how },
  ]
}

/**
 * How a reader calls a version: drafts are counted from the first, and what is signed or sent is the letter. `all` is the latest
 * first.
 */
export function versionName(all: readonly LetterVersion[], one: LetterVersion, lang: Lang): string {
  const c = pick(letterContent, lang).print
  const { state } = one.columns
  if (state !== 'draft') return c.called[state]
  const drafts = all.filter(({ version, columns }) => version <= one.version && columns.state === 'draft')
  return c.draftNumber(drafts.length)
}
