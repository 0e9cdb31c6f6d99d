import type { Lang } from '../../kernel/lang.ts'
import { safetyPlanLevels, type SafetyPlanLevel } from '../../kernel/policy/safety-plan.ts'
import { formatDay, formatInstant, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, clock, facts } from '../../platform/web/pieces.ts'
import { planContent } from './content/index.ts'
import { levelInWords } from './entries.ts'

/** What the overview reads of a plan, by its own composed read. Instants are ISO text. */
export interface PlanGlance {
  readonly level: SafetyPlanLevel
  readonly in_force_from: string
  readonly call_first: string | null
  /** The end of the last watch; null: there was none. */
  readonly watch_until: string | null
}

/** The plan in five lines, for the overview of a case. `reviewAt`: the soonest review that is due. */
export function planGlance(
  glance: PlanGlance | null,
  more: { readonly caseId: string; readonly reviewAt: Date | null; readonly now: Date; readonly lang: Lang },
): Html {
  const { lang, now, reviewAt } = more
  const c = pick(planContent, lang).overview
  const link = html`<p><a class="govuk-link" href="/cases/${more.caseId}/safety-plan">${c.see}</a></p>`
  if (glance === null)
    return card(
      c.title,
      html`<p class="gs-muted">${c.none}</p>
        ${link}`,
    )
  const until = glance.watch_until === null ? null : new Date(glance.watch_until)
  const watched = until !== null && until > now && safetyPlanLevels.indexOf(glance.level) > 0
  return card(
    c.title,
    html`${facts([
      [c.level, html`<strong>${levelInWords(glance.level, lang)}</strong>`],
      [c.since, formatDay(glance.in_force_from, lang)],
      [c.watched, watched ? formatInstant(until, lang) : null],
      [c.review, reviewAt === null ? null : clock(reviewAt.getTime() - now.getTime(), lang)],
      [
        c.callFirst,
        glance.call_first === null
          ? null
          : html`<span class="gs-prose" dir="auto">${glance.call_first}</span>`,
      ],
    ])}
    ${link}`,
    glance.level === 'immediate' || watched ? 'warning' : 'plain',
  )
}
