import {
  dayInLondon,
  addMonths,
  eighteenthBirthday,
  parseDay,
  seventeenAndAHalf,
} from '../../kernel/calendar-day.ts'
import type { SiteCode } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { nrmAnswerNeeded } from '../../kernel/policy/transition.ts'
import { pick } from '../../platform/i18n/index.ts'
import { siteInPilot } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card } from '../../platform/web/pieces.ts'
import { transitionContent } from './content/index.ts'
import { missingFrom, type Progress } from './rules.ts'
import { countdown } from './words.ts'

/** What the overview reads of this room, by its own composed read. */
export interface TransitionGlance {
  readonly assessed: boolean
  readonly result: string | null
  readonly agreed: string | null
  readonly contingency: boolean
  readonly contacted: boolean
  readonly named: boolean
  readonly informed: boolean
  readonly answered: boolean
  readonly leaving: boolean
  readonly worker: boolean
}

/** From 17 on: how long until 18, and what is missing. Nothing is drawn before, or where the birth date is not known. */
export function transitionGlance(
  glance: TransitionGlance,
  child: {
    readonly caseId: string
    readonly dob: string | null
    readonly site: string | null
    readonly nrmStage: string | null
  },
  now: Date,
  lang: Lang,
): Html | null {
  const dob = child.dob === null ? null : parseDay(child.dob)
  const today = dayInLondon(now)
  if (dob === null || today < addMonths(eighteenthBirthday(dob), -12)) return null
  const c = pick(transitionContent, lang)
  const see = html`<p><a class="govuk-link" href="/cases/${child.caseId}/transition">${c.glance.see}</a></p>`
  const left = html`<p><strong>${countdown(eighteenthBirthday(dob), today, lang)}</strong></p>`
  // Before 17 and a half nothing of this is missing yet.
  if (today < seventeenAndAHalf(dob)) return card(c.glance.title, html`${left} ${see}`)
  const progress: Progress = {
    ...glance,
    servicesContacted: glance.contacted,
    contactNamed: glance.named,
    leavingCare: glance.leaving,
  }
  const missing = missingFrom(progress, {
    nrm: nrmAnswerNeeded(child.nrmStage),
    inPost18Pilot: child.site !== null && siteInPilot('post-18', child.site as SiteCode, today),
    post18Worker: glance.worker,
  })
  return card(
    c.glance.title,
    html`${left}
      <p>
        ${
          missing.length === 0
            ? c.glance.complete
            : c.glance.missing(missing.map((thing) => c.missing[thing]).join(', '))
        }
      </p>
      ${see}`,
  )
}
