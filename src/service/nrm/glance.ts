import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { nrmContent } from './content/index.ts'
import { nrmStanding } from './standing.ts'
import {
  knownOf,
  type DecisionRow,
  type EventRow,
  type ReconsiderationRow,
  type ReferralRow,
} from './store.ts'

/** The tables of which the overview brings every row that stands, as JSON, in its own composed read. */
export const nrmGlanceTables = ['nrm_referral', 'nrm_decision', 'nrm_reconsideration', 'nrm_event'] as const

/** A table without a row is absent. Days 'YYYY-MM-DD'. */
export interface NrmGlance {
  readonly nrm_referral?: readonly ReferralRow[]
  readonly nrm_decision?: readonly DecisionRow[]
  readonly nrm_reconsideration?: readonly ReconsiderationRow[]
  readonly nrm_event?: readonly EventRow[]
}

const byDay = <R>(rows: readonly R[] | undefined, day: (row: R) => string): R[] =>
  [...(rows ?? [])].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))

/** Where the referral stands and how long it has waited, by the rule of the room. Nothing where none was sent. */
export function nrmGlance(
  glance: NrmGlance | null,
  asked: { readonly caseId: string; readonly now: Date; readonly lang: Lang },
): Html | null {
  if (glance === null) return null
  const { caseId, now, lang } = asked
  const known = knownOf({
    referrals: byDay(glance.nrm_referral, (row) => row.sent_on),
    decisions: byDay(glance.nrm_decision, (row) => row.decided_on),
    reconsiderations: [...(glance.nrm_reconsideration ?? [])],
    events: byDay(glance.nrm_event, (row) => row.happened_on),
  })
  const standing = nrmStanding(known, dayInLondon(now))
  if (standing === null) return null
  const c = pick(nrmContent, lang)
  const { days, sentOn, aimedFor, recoveryUntil, waitsFor } = standing
  return card(
    c.overview.title,
    html`${facts([
        [c.stage, `${label('nrm-stage', standing.stage, lang)}, ${formatDay(standing.since, lang)}`],
        [
          c.overview.days,
          waitsFor === null ? c.wait.ended(days) : c.wait.lead(days, formatDay(sentOn, lang)),
        ],
        [c.wait.aimed, aimedFor === null ? null : formatDay(aimedFor, lang)],
        [c.wait.recovery, recoveryUntil === null ? null : formatDay(recoveryUntil, lang)],
      ])}
      <p><a class="govuk-link" href="/cases/${caseId}/nrm">${c.overview.see}</a></p>`,
  )
}
