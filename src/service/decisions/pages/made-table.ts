import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { decisionsContent } from '../content/index.ts'
import type { DecisionMade } from '../store.ts'

/** What managers decided, the latest first, with the rule that was in force then. */
export function madeTable(made: readonly DecisionMade[], lang: Lang): Html {
  const c = pick(decisionsContent, lang)
  return stackTable({
    caption: c.made,
    columns: [c.table.about, c.table.decision, c.table.why, c.table.review, c.table.by, c.table.rule].map(
      (text) => ({ text }),
    ),
    rows: made.map((one) => [
      c.subjects[one.about],
      c.answers[one.decision],
      html`<span class="gs-prose" dir="auto">${one.why}</span>`,
      one.reviewOn === null ? c.table.noReview : formatDay(one.reviewOn, lang),
      html`${one.decidedByName ?? c.notKnown}<br />${formatInstant(one.at, lang)}`,
      one.rule,
    ]),
    empty: c.noneMade,
  })
}
