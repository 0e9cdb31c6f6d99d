import type { Lang } from '../../kernel/lang.ts'
import { formatTimeLeft } from '../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../platform/web/html.ts'

// The pieces of the overview as plain markup: the page is read many times a day and no part of it needs a macro.

export function section(title: string, body: Renderable, kind: 'plain' | 'warning' = 'plain'): Html {
  return html`<section class="gs-card ${kind === 'warning' ? 'gs-card--warning' : null}">
    <h2>${title}</h2>
    ${body}
  </section>`
}

export function rows(list: readonly (readonly [string, Renderable])[]): Html {
  return html`<dl class="gs-facts">
    ${list.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

const soon = 4 * 3_600_000

/** How long is left, in words and colour; milliseconds. */
export function timeLeft(ms: number, lang: Lang): Html {
  const text = formatTimeLeft(ms, lang)
  const kind = ms < 0 ? 'overdue' : ms < soon ? 'soon' : 'fine'
  return html`<span class="gs-clock gs-clock--${kind}">${text.charAt(0).toUpperCase() + text.slice(1)}</span>`
}

export function link(href: string, text: Renderable): Html {
  return html`<a class="govuk-link" href="${href}">${text}</a>`
}
