import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { SMALL_NUMBER_THRESHOLD, withholdSmall } from '../../../kernel/policy/small-numbers.ts'
import type { Direction } from '../../../kernel/policy/outcomes.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { codeList, label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { outcomesContent } from '../content/index.ts'
import type { Rater } from '../facts.ts'
import { sinceEntry, type Ratings } from '../rules.ts'
import { ratingsOfSites } from '../site.ts'

const directions: readonly Direction[] = ['better', 'same', 'worse', 'not-rated']

function table(cases: readonly Ratings[], rater: Rater, now: Date, lang: Lang): Html {
  const c = pick(outcomesContent, lang)
  const outcomes = codeList('outcome').entries.map(({ code }) => code)
  const list = codeList('outcome-item')
  const all = cases.map((one) => sinceEntry(one, rater, outcomes, list, dayInLondon(now)).outcomes)
  return stackTable({
    caption: rater === 'child' ? c.site.child : c.site.worker,
    columns: [
      { text: c.site.outcome },
      ...directions.map((direction) => ({ text: c.since[direction], numeric: true })),
    ],
    rows: outcomes.map((outcome, index) => [
      label('outcome', outcome, lang),
      ...withholdSmall(
        directions.map((direction) => all.filter((one) => one[index]?.direction === direction).length),
      ).map((count) => count ?? c.site.withheld),
    ]),
    empty: '',
  })
}

/** How many children of the site are better, the same, worse or not rated, outcome by outcome: counts, and never a child. */
export const sitePage: Handler = async (x) => {
  const c = pick(outcomesContent, x.lang).site
  const cases = await ratingsOfSites(x.db, x.posts)
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${
        cases.length < SMALL_NUMBER_THRESHOLD
          ? html`<p class="gs-muted">${c.few(SMALL_NUMBER_THRESHOLD)}</p>`
          : html`<p class="govuk-body">${c.children(cases.length)}</p>
              ${table(cases, 'child', x.now, x.lang)} ${table(cases, 'worker', x.now, x.lang)}
              <p class="govuk-body-s">${c.withheldText(SMALL_NUMBER_THRESHOLD)}</p>`
      }`,
    { wide: true },
  )
}
