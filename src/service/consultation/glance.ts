import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { consultationContent } from './content/index.ts'

/** What the overview reads of this room, by its own composed read. Days 'YYYY-MM-DD'. */
export interface IndirectGlance {
  readonly follow_ups: number
  readonly follow_up_on: string | null
  readonly answers: number
  readonly answer_on: string | null
  readonly met_on: string | null
}

/** What waits with professionals, for the overview of a case; nothing where nothing was ever recorded. */
export function indirectGlance(glance: IndirectGlance | null, caseId: string, lang: Lang): Html | null {
  if (glance === null) return null
  const c = pick(consultationContent, lang).glance
  const since = (count: number, day: string | null) =>
    day === null ? null : c.since(count, formatDay(day, lang))
  const rows = [
    [c.followUp, since(glance.follow_ups, glance.follow_up_on)],
    [c.answer, since(glance.answers, glance.answer_on)],
    [c.meeting, glance.met_on === null ? null : formatDay(glance.met_on, lang)],
  ] as const
  return card(
    c.title,
    html`${rows.every(([, value]) => value === null) ? html`<p class="gs-muted">${c.nothing}</p>` : facts(rows)}
      <p><a class="govuk-link" href="/cases/${caseId}/indirect">${c.see}</a></p>`,
  )
}
