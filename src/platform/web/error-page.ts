import type { Lang } from '../../kernel/lang.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { pick } from '../i18n/index.ts'
import { errorContent } from './content/errors.ts'
import { html } from './html.ts'
import { page, type Reply } from './route.ts'

type PageReply = Extract<Reply, { kind: 'page' }>

/** HTTP status of a refusal shown as a page. */
export function statusOf(refusal: Refusal): 400 | 403 | 404 | 409 | 429 {
  switch (refusal.code) {
    case 'no-such-page':
    case 'conflict-of-interest':
      return 404
    case 'not-permitted':
    case 'not-signed-in':
    case 'session-locked':
      return 403
    case 'too-many-attempts':
      return 429
    case 'form-expired':
    case 'reason-required':
    case 'evidence-required':
      return 400
    default:
      return 409
  }
}

function body(lang: Lang, words: { title: string; text: string }, reference: string | null): PageReply {
  const c = pick(errorContent, lang)
  return page(
    words.title,
    html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.text}</p>
      ${reference === null ? null : html`<p class="govuk-body">${c.reference}: <strong>${reference}</strong></p>`}
      <p class="govuk-body"><a class="govuk-link" href="/">${c.back}</a></p>
      <p class="govuk-body">${c.whom}</p>`,
  ) as PageReply
}

/** The sentence of a refusal. Says nothing of `because`: that is for the audit, and would tell a stranger too much. */
export function refusalPage(lang: Lang, refusal: Refusal): PageReply {
  return body(lang, pick(errorContent, lang).refusals[refusal.code], null)
}

export function faultPage(lang: Lang, reference: string): PageReply {
  return body(lang, pick(errorContent, lang).fault, reference)
}
