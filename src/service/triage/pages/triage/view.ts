import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { label, localAuthority, type CodeListName } from '../../../../platform/reference-data/index.ts'
import { insetText, summaryList } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
import { clock } from '../../../../platform/web/pieces.ts'
import type { Deadline } from '../../../deadlines/index.ts'
import {
  ageAnswers,
  assess,
  decisionView,
  isOutOfDate,
  outcomeBox,
  type CaseRecord,
} from '../../../eligibility/index.ts'
import { stageName } from '../../../matching/index.ts'
import { triageContent } from '../../content/index.ts'
import type { ReferralRead, Triage } from '../../store.ts'

/** A coded answer in words; null was not asked. */
function answer(list: CodeListName, code: string | null, lang: Lang): string {
  return code === null ? pick(triageContent, lang).summary.notAsked : label(list, code, lang)
}

/** How long is left to the first contact: runs on, whatever is asked meanwhile. */
export function clockLine(deadlines: readonly Deadline[], now: Date, lang: Lang): Html {
  const c = pick(triageContent, lang)
  const due = deadlines.find((one) => one.kind === 'first-contact' && one.state === 'open')?.dueAt ?? null
  return due === null
    ? html`<p class="govuk-body">${c.noClock}</p>`
    : html`<p class="govuk-body">${c.clock}: ${clock(due.getTime() - now.getTime(), lang)}</p>`
}

/** What the referrer said, in the order in which a duty worker asks. */
export function referralSummary(known: CaseRecord, read: ReferralRead | null, lang: Lang): Html {
  const c = pick(triageContent, lang).summary
  const line = (key: string, value: string) => ({
    key: { text: key },
    value: { html: html`<span class="gs-prose" dir="auto">${value}</span>` },
  })
  const words = (given: string | null) => given ?? c.notAsked
  const authority =
    known.localAuthority === null
      ? c.notAsked
      : (localAuthority(known.localAuthority)?.name[lang] ?? c.notKnown)
  const referrer = [read?.referrer_name, read?.referrer_organisation].filter(
    (part): part is string => typeof part === 'string',
  )
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    ${summaryList({
      classes: 'gs-dense',
      rows: [
        line(c.stage, stageName(known.file.stage, lang)),
        line(c.danger, answer('yes-no-unknown', read?.immediate_danger ?? null, lang)),
        line(c.missing, answer('yes-no-unknown', read?.missing_now ?? null, lang)),
        line(c.trafficker, answer('trafficker-contact', read?.trafficker_contact ?? null, lang)),
        line(c.exploitation, answer('exploitation', read?.exploitation_primary ?? null, lang)),
        line(c.nrm, answer('nrm-stage', read?.nrm_stage ?? null, lang)),
        line(c.authority, authority),
        line(c.safeguarding, answer('yes-no-unknown', read?.safeguarding_referral_made ?? null, lang)),
        line(c.referrer, referrer.length === 0 ? c.notAsked : referrer.join(', ')),
        line(c.telephone, words(read?.referrer_telephone ?? null)),
        line(c.concerns, words(read?.concerns ?? null)),
      ],
    })}
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${known.caseId}/referral">${c.whole}</a>
    </p>`
}

/** What the rules say and what was decided, with the way to the page that shows every condition. */
export function eligibilityBox(known: CaseRecord, lang: Lang): Html {
  const c = pick(triageContent, lang).eligibility
  const now = assess(known, ageAnswers(known.decision))
  const { decision } = known
  return html`<h2 class="govuk-heading-m" id="eligibility">${c.title}</h2>
    ${decision === null || (decision.decided_route === null && !decision.overridden) ? outcomeBox(now, lang) : nothing}
    ${decisionView(decision, decision !== null && isOutOfDate(decision, now), lang)}
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${known.caseId}/eligibility">${c.link}</a>
    </p>`
}

/** What stands of an earlier triage, above a form that would follow it. */
export function stoodView(stood: Triage | null, past: boolean, lang: Lang): Html {
  const c = pick(triageContent, lang)
  if (stood === null) return past ? html`<p class="govuk-body">${c.past}</p>` : nothing
  return insetText({
    html: html`<p class="govuk-body">
        <strong>${c.told[stood.decision]}</strong>${
          stood.decline_reason === null ? '' : `: ${label('decline-reason', stood.decline_reason, lang)}`
        }
      </p>
      ${
        stood.more_what === null || stood.more_by === null
          ? nothing
          : html`<p class="govuk-body">
              ${c.asked(stood.more_what, stood.more_from ?? '', formatDay(stood.more_by, lang))}
            </p>`
      }
      <p class="govuk-body">
        ${c.fields.risk}: ${label('risk-level', stood.risk_level, lang)}. ${c.fields.need}:
        ${label('yes-no-unknown', stood.safeguarding_need, lang)}.
      </p>
      <p class="govuk-body">${past ? c.past : c.again}</p>`,
  })
}
