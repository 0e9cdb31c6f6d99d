import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Reply } from '../../../platform/web/route.ts'
import { headlinesOf, type Results } from '../../results/index.ts'
import { evidenceContent } from '../content.ts'
import type { Read } from '../reading.ts'
import { cell, intervalInWords, ofInWords } from '../words.ts'

/** A page when there is nothing to count: what is missing, and who mends it. */
export function withoutResults(x: Exchange, title: string, kind: Exclude<Read['kind'], 'read'>): Reply {
  const c = pick(evidenceContent, x.lang)
  return page(
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
      <h2 class="govuk-heading-m">${c.without[kind].title}</h2>
      <p class="govuk-body">${c.without[kind].text}</p>
      ${kind === 'unsafe' ? html`<p class="govuk-body"><a class="govuk-link" href="/evidence">${c.back}</a></p>` : null}`,
  )
}

/** What every page of figures says first: whose they are, that they describe, and what is withheld. */
export function standing(x: Exchange, read: Extract<Read, { kind: 'read' }>): Html {
  const c = pick(evidenceContent, x.lang)
  const { disclosure } = read.results
  return html`${
      read.chosen.source === 'simulation'
        ? html`<div class="govuk-inset-text"><strong>${c.invented}</strong></div>`
        : x.demonstration
          ? html`<div class="govuk-inset-text"><strong>${c.demonstration}</strong></div>`
          : null
    }
    <p class="govuk-body">${c.descriptive}</p>
    ${
      disclosure === null
        ? null
        : html`<p class="govuk-body">${c.withheldText(disclosure.threshold, disclosure.suppressed)}</p>`
    }
    ${c.titlesInEnglish === '' ? null : html`<p class="govuk-body">${c.titlesInEnglish}</p>`}`
}

/** A wide table that scrolls by itself, reached by keyboard too. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="gs-scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`
}

/** A title out of the results: they are English in either language, and say so to a reader's software. */
export function english(text: string): Html {
  return html`<span lang="en">${text}</span>`
}

/** What a reader looks for first, as a plain table; nothing where the data have none of it. */
export function glance(x: Exchange, results: Results): Html | null {
  const c = pick(evidenceContent, x.lang)
  const some = headlinesOf(results.measures)
  if (some.length === 0) return null
  return html`<h2 class="govuk-heading-m">${c.glance}</h2>
    <p class="govuk-body">${c.glanceText}</p>
    ${stackTable({
      caption: c.glance,
      captionHidden: true,
      columns: [c.measure, c.value, c.of, c.interval].map((text, index) => ({ text, numeric: index > 0 })),
      rows: some.map((one) => [
        english(one.title),
        cell(one, x.lang),
        ofInWords(one, x.lang),
        intervalInWords(one, x.lang),
      ]),
      empty: c.noAnswer,
    })}`
}
