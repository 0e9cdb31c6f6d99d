import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import { isCode, label, localAuthority, type CodeListName } from '../../platform/reference-data/index.ts'
import { html, type Html, type Renderable } from '../../platform/web/html.ts'
import { overviewContent } from './content/overview.ts'

/** A code in words. Not asked, not known and none stay three different answers. */
export function told(list: CodeListName, code: string | null | undefined, lang: Lang): Html | string {
  const c = pick(overviewContent, lang)
  if (code === null || code === undefined) return html`<span class="gs-muted">${c.notAsked}</span>`
  if (isCode(list, code)) return label(list, code, lang)
  return code === 'unknown' ? c.notKnown : code === 'none' ? c.none : code
}

/** Several codes, in the order they were given. */
export function toldAll(
  list: CodeListName,
  codes: readonly string[] | null | undefined,
  lang: Lang,
): Renderable {
  if (codes === null || codes === undefined) return told(list, null, lang)
  if (codes.length === 0) return pick(overviewContent, lang).none
  return codes.map((code, index) => [index === 0 ? '' : ', ', told(list, code, lang)])
}

/** What somebody wrote, or that nobody was asked. */
export function words(text: string | null | undefined, lang: Lang): Html | string {
  return text === null || text === undefined || text === ''
    ? html`<span class="gs-muted">${pick(overviewContent, lang).notAsked}</span>`
    : html`<span dir="auto">${text}</span>`
}

export function authorityName(gss: string | null, lang: Lang): Html | string {
  const known = gss === null ? null : localAuthority(gss)
  return known === null ? told('yes-no-unknown', gss, lang) : known.name[lang]
}

export function link(href: string, text: Renderable): Html {
  return html`<a class="govuk-link" href="${href}">${text}</a>`
}
