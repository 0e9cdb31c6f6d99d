import type { Lang } from '../../kernel/lang.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import { formatDay, formatDue, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { steppingBackContent } from './content/index.ts'

/** What the overview reads of this room, by its own composed read. */
export interface StepBackGlance {
  readonly state: 'proposed' | 'approved'
  /** 'YYYY-MM-DD' */
  readonly from_on: string
}

/** Whether the service has stepped back from the child, for the overview; nothing where nobody has, and nothing is proposed. */
export function stepBackGlance(
  glance: StepBackGlance | null,
  more: {
    readonly caseId: string
    readonly contactAt: Date | null
    readonly reviewAt: Date | null
    readonly now: Date
    readonly lang: Lang
  },
): Html | null {
  if (glance === null) return null
  const c = pick(steppingBackContent, more.lang)
  const day = formatDay(glance.from_on, more.lang)
  const stands =
    glance.state === 'proposed'
      ? c.glance.waits
      : glance.from_on <= dayInLondon(more.now)
        ? c.stands.approved(day)
        : c.stands.from(day)
  const due = (at: Date | null) => (at === null ? null : formatDue(at, more.lang))
  return card(
    c.glance.title,
    html`<p class="govuk-body"><strong>${stands}</strong></p>
      ${facts([
        [c.glance.contact, due(more.contactAt)],
        [c.glance.review, due(more.reviewAt)],
      ])}
      <p><a class="govuk-link" href="/cases/${more.caseId}/stepping-back">${c.glance.see}</a></p>`,
    'warning',
  )
}
