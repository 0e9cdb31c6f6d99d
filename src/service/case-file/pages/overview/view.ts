import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, formatDue, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import type { Permission } from '../../../../platform/access/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, clock, nextSteps, telephone, type NextItem } from '../../../../platform/web/pieces.ts'
import { indirectGlance } from '../../../consultation/index.ts'
import { aboutWords } from '../../../deadlines/index.ts'
import { justiceGlance, section45Words } from '../../../justice/index.ts'
import { needsGlance } from '../../../needs/index.ts'
import { networkGlance } from '../../../network/index.ts'
import { transitionGlance } from '../../../transition/index.ts'
import { immigrationGlance } from '../../../immigration/index.ts'
import { voiceGlance } from '../../../outcomes/index.ts'
import { nrmGlance } from '../../../nrm/index.ts'
import type { DeadlineKind } from '../../../deadlines/index.ts'
import { planGlance } from '../../../safety-plan/index.ts'
import { stepBackGlance } from '../../../stepping-back/index.ts'
import { overviewContent } from '../../content/overview.ts'
import type { Head, Overview } from '../../overview-data.ts'
import { link } from '../../words.ts'
import { stepsOf, type Step } from '../../rules.ts'
import { aroundCard, clockCard, latestCard, riskCard, safeCard, standsCard, whoCard } from './cards.ts'

export interface OverviewView {
  readonly overview: Overview
  readonly head: Head
  /** The moment the page speaks of: now, or the past moment asked for. */
  readonly now: Date
  readonly lang: Lang
  readonly may: (permission: Permission) => boolean
  /** As the NRM's own pages say it; null or absent: they hold nothing, and the month or the referral speaks. */
  readonly nrmStage?: string | null
}

/** The whole page below the case bar. */
export function overviewView(view: OverviewView): Html {
  const c = pick(overviewContent, view.lang)
  const { overview, head } = view
  return html`<div class="gs-title-row">
      <h1 class="govuk-heading-l" dir="auto">${overview.names[0]?.full_name ?? c.nameNotKnown}</h1>
    </div>
    ${furtherReferrals(view)} ${nextSection(view)} ${actions(view)} ${sections(view)} ${otherCases(view)}
    ${drafts(view)}
    <p class="govuk-body">${link(`/cases/${head.case_id}/as-of`, c.earlier)}</p>`
}

/** What is known of the child and the case; the same at any moment. */
export function sections(view: OverviewView): Html {
  return html`<div class="gs-grid gs-grid--three gs-dense">
      ${safeCard(view)} ${riskCard(view)} ${clockCard(view)} ${steppedBackCard(view)} ${whoCard(view)}
      ${aroundCard(view)} ${voiceGlance(view.overview.voice, view.head.case_id, view.lang)}
      ${standsCard(view)} ${planCard(view)}
      ${nrmGlance(view.overview.nrm, { ...view, caseId: view.head.case_id })}
      ${immigrationGlance(view.overview.immigration, { ...view, caseId: view.head.case_id })}
      ${justiceGlance(view.overview.justice, view.head.case_id, view.lang)}
      ${needsGlance(view.overview.needs, view.head.case_id, view.lang)}
      ${networkGlance(view.overview.network, view.head.case_id, view.now, view.lang)} ${transitionCard(view)}
      ${indirectGlance(view.overview.indirect, view.head.case_id, view.lang)}
    </div>
    ${latestCard(view)}`
}

function steppedBackCard({ overview, head, now, lang }: OverviewView): Html | null {
  const due = (kind: DeadlineKind): Date | null => {
    const at = overview.deadlines.find((one) => one.kind === kind && one.due_at !== null)?.due_at ?? null
    return at === null ? null : new Date(at)
  }
  return stepBackGlance(overview.steppedBack, {
    caseId: head.case_id,
    contactAt: due('professional-contact'),
    reviewAt: due('step-back-review'),
    now,
    lang,
  })
}

function planCard({ overview, head, now, lang }: OverviewView): Html {
  const due = overview.deadlines.find((one) => one.kind === 'safety-plan-review' && one.due_at !== null)
  const at = due?.due_at ?? null
  return planGlance(overview.plan, {
    caseId: head.case_id,
    reviewAt: at === null ? null : new Date(at),
    now,
    lang,
  })
}

function transitionCard({ overview, head, now, lang, nrmStage }: OverviewView): Html | null {
  const child = {
    caseId: head.case_id,
    dob: overview.identity?.dob ?? null,
    site: head.site,
    nrmStage: nrmStage ?? overview.status?.nrm_stage ?? overview.referral?.nrm_stage ?? null,
  }
  return transitionGlance(overview.transition, child, now, lang)
}

function nextSection(view: OverviewView): Html {
  const items = stepsOf(view.overview, view.now).map((step) => nextItem(step, view))
  return nextSteps(items, view.lang, pick(overviewContent, view.lang).nothingNext)
}

function nextItem(step: Step, view: OverviewView): NextItem {
  const { lang, now } = view
  const c = pick(overviewContent, lang)
  const allowed = view.may(step.permission)
  const when = step.dueAt === null ? null : formatDue(step.dueAt, lang)
  const why = [
    when === null || step.dueAt === null ? null : step.dueAt < now ? c.overdueSince(when) : c.dueAt(when),
    ...raisedWhy(step, view),
    allowed ? null : c.whoDoesIt[whoDoes(step.permission)],
  ].filter((one) => one !== null)
  return {
    what: whatOf(step, lang),
    why: html`${why.join('. ')}${
      step.kind === 'referrer-call' ? html`${why.length === 0 ? null : '. '}${referrerToRing(view)}` : null
    }`,
    href: allowed ? step.path : undefined,
    clock: step.paused
      ? html`<span class="gs-clock gs-clock--met">${c.clockPaused}</span>`
      : step.dueAt === null
        ? undefined
        : clock(step.dueAt.getTime() - now.getTime(), lang),
  }
}

/** Whom to ring, so that nobody looks for the number. */
function referrerToRing({ overview, lang }: OverviewView): Html {
  const { referral } = overview
  const c = pick(overviewContent, lang)
  const number = referral?.referrer_telephone ?? null
  return html`<span dir="auto">${referral?.referrer_name ?? c.nameNotKnown}</span>,
    ${number === null ? c.noTelephone : telephone(number)}`
}

function whatOf({ kind, about, whom }: Step, lang: Lang): string {
  if (kind === 'section-45') return section45Words(whom, lang)
  const words = pick(overviewContent, lang).steps[kind]
  const which = aboutWords(kind, about, lang)
  return which === null ? words : `${words}: ${which}`
}

/** What raised the review of the safety plan: each event of its kind with its day, and in the words of whoever raised it. */
function raisedWhy({ kind, about }: Step, { overview, lang }: OverviewView): string[] {
  if (kind !== 'safety-plan-review' || about === null) return []
  return overview.reviewsRaised
    .filter(({ event }) => event === about)
    .map(({ event_on, why }) =>
      [event_on === null ? null : formatDay(event_on, lang), why].filter((one) => one !== null).join(': '),
    )
    .filter((one) => one !== '')
}

function whoDoes(permission: Permission): 'desk' | 'manager' | 'worker' {
  if (permission === 'triage:record') return 'desk'
  const managers: readonly Permission[] = [
    'allocation:record',
    'closure:decide',
    'safety-plan:step-down',
    'step-back:decide',
  ]
  return managers.includes(permission) ? 'manager' : 'worker'
}

/** The acts most often wanted come as buttons, the rest as links; only what this person may do is offered. */
function actions(view: OverviewView): Html {
  const c = pick(overviewContent, view.lang)
  const { head, may } = view
  const at = (path: string) => `/cases/${head.case_id}${path}`
  const over = head.stage === 'closed' || head.stage === 'declined'
  const allocatable = ['accepted', 'allocated', 'closing'].includes(head.stage)
  const more = [
    may('triage:record') && (head.stage === 'referred' || head.stage === 'more-information')
      ? link(at('/triage'), c.triage)
      : null,
    may('allocation:record') && allocatable ? link(at('/allocation/choose'), c.allocate) : null,
    may('case:record') ? link(at('/child'), c.correct) : null,
    may('closure:propose') && !over ? link(at('/closure'), c.close) : null,
    may('case:declare-conflict') ? link(at('/conflict'), c.conflict) : null,
  ].filter((one) => one !== null)
  return html`<nav aria-label="${c.actions}">
    <div class="govuk-button-group">
      ${
        may('contact:record') && !over
          ? html`<a class="govuk-button" href="${at('/contacts/new')}" role="button" draggable="false"
              >${c.recordContact}</a
            >`
          : null
      }
      ${
        may('status:record') && !over
          ? html`<a
              class="govuk-button govuk-button--secondary"
              href="${at('/status')}"
              role="button"
              draggable="false"
              >${c.monthlyStatus}</a
            >`
          : null
      }
      ${
        may('case:see-location')
          ? html`<a
              class="govuk-button govuk-button--secondary"
              href="${at('/location')}"
              role="button"
              draggable="false"
              >${c.showLocation}</a
            >`
          : null
      }
      ${more}
    </div>
  </nav>`
}

/** The child was referred again while this case is open: whoever works on it must read what somebody else has seen. */
function furtherReferrals({ overview, head, lang }: OverviewView): Html | null {
  if (head.stage === 'closed' || head.stage === 'declined') return null
  const later = overview.otherCases.filter((one) => new Date(one.received_at) > new Date(head.received_at))
  if (later.length === 0) return null
  const c = pick(overviewContent, lang)
  return html`<div class="govuk-inset-text">
    ${later.map(
      (one) =>
        html`<p class="govuk-body">
          ${c.furtherReferral(formatInstant(new Date(one.received_at), lang))}
          (${link(`/cases/${one.case_id}`, one.reference)})
        </p>`,
    )}
  </div>`
}

function otherCases(view: OverviewView): Html | null {
  const c = pick(overviewContent, view.lang)
  const { otherCases: others } = view.overview
  if (others.length === 0) return null
  return card(
    c.others,
    html`<ul class="govuk-list">
      ${others.map(
        (one) =>
          html`<li>
            ${link(`/cases/${one.case_id}`, one.reference)}, ${c.stages[one.stage].toLowerCase()},
            ${formatInstant(new Date(one.received_at), view.lang)}
          </li>`,
      )}
    </ul>`,
  )
}

type DraftPage = keyof ReturnType<typeof words>['draftPages']
const words = (lang: Lang) => pick(overviewContent, lang)

function drafts(view: OverviewView): Html | null {
  const c = words(view.lang)
  if (view.overview.drafts.length === 0) return null
  return card(
    c.drafts,
    html`<ul class="govuk-list">
      ${view.overview.drafts.map((draft) => {
        const part = draft.path.split('/')[3] ?? ''
        const key: DraftPage = Object.hasOwn(c.draftPages, part) ? (part as DraftPage) : 'other'
        return html`<li>
          ${link(draft.path, c.draftPages[key])},
          ${c.draftSaved(formatInstant(new Date(draft.saved_at), view.lang))}
        </li>`
      })}
    </ul>`,
  )
}
