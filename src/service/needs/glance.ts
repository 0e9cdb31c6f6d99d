import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import { needsContent } from './content/index.ts'
import { readAssessment } from './rules.ts'

/** What the overview reads of this room, by its own composed read. Days 'YYYY-MM-DD'. */
export interface NeedsGlance {
  readonly on_day: string
  readonly answers: string
  readonly decision: string | null
}

/** The critical domains and the day, for the overview of a case; nothing where nobody has assessed yet. */
export function needsGlance(glance: NeedsGlance | null, caseId: string, lang: Lang): Html | null {
  if (glance === null) return null
  const c = pick(needsContent, lang).glance
  const { critical } = readAssessment(glance)
  return card(
    c.title,
    html`${facts([
        [
          c.critical,
          critical.length === 0
            ? c.noneCritical
            : html`<strong>${critical.map((one) => coded('needs-domain', one, lang)).join('; ')}</strong>`,
        ],
        [c.assessed, formatDay(glance.on_day, lang)],
        [c.decision, coded('exceptional-need', glance.decision, lang)],
      ])}
      <p><a class="govuk-link" href="/cases/${caseId}/needs">${c.see}</a></p>`,
    critical.length > 0 ? 'warning' : 'plain',
  )
}
