import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { outcomesContent } from './content/index.ts'

/** What the overview reads of this room, by its own composed read. Days 'YYYY-MM-DD'. */
export interface VoiceGlance {
  readonly last_on: string
  readonly goal: string | null
}

/** When the child was asked last, and the goal in the child's words; nothing drawn where the child was never asked. */
export function voiceGlance(glance: VoiceGlance | null, caseId: string, lang: Lang): Html | null {
  if (glance === null) return null
  const c = pick(outcomesContent, lang).glance
  return card(
    c.title,
    html`${facts([
        [c.last, formatDay(glance.last_on, lang)],
        [c.goal, glance.goal === null ? null : html`<span class="gs-prose" dir="auto">${glance.goal}</span>`],
      ])}
      <p><a class="govuk-link" href="/cases/${caseId}/voice">${c.see}</a></p>`,
  )
}
