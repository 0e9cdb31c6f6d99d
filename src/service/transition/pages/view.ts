import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Post18State } from '../../../kernel/policy/post-18.ts'
import type { ContactStanding } from '../../../kernel/policy/transition.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, chips, nextSteps, type NextItem } from '../../../platform/web/pieces.ts'
import { toldList } from '../../child/index.ts'
import { isDecided, type Surroundings } from '../around.ts'
import { transitionContent } from '../content/index.ts'
import { missingFrom, nextReviewOn, progressOf, type MissingThing } from '../rules.ts'
import { plainly, type PlanVersion, type TransitionKnown } from '../store.ts'
import { tellAssessment, tellLeavingCare, tellPlan } from '../tell.ts'
import { countdown } from '../words.ts'
import {
  answersTable,
  contactsTable,
  informationTable,
  reviewsTable,
  servicesTable,
  versionsTable,
} from './tables.ts'

export interface HomeView {
  readonly caseId: CaseId
  readonly known: TransitionKnown
  readonly around: Surroundings
  readonly versions: readonly PlanVersion[]
  readonly state: Post18State | null
  readonly contacts: readonly ContactStanding[] | null
  /** May the reader add and correct; and decide as a manager. */
  readonly records: boolean
  readonly decides: boolean
  readonly today: CalendarDay
  readonly lang: Lang
}

const at = ({ caseId }: HomeView, path: string): string => `/cases/${caseId}/transition${path}`

/** Where each missing thing is done. */
const places: Readonly<Record<Exclude<MissingThing, 'post-18-worker'>, string>> = {
  assessment: '/assessment',
  plan: '/plan',
  agreement: '/plan',
  'adult-service': '/services/new',
  'named-contact': '/services/new',
  'nrm-information': '/nrm-information/new',
  'nrm-answer': '/nrm-answers/new',
  'leaving-care': '/leaving-care',
  contingency: '/plan',
}

/** Where a missing thing is done; undefined: this reader does not do it. */
function placeOf(thing: MissingThing, view: HomeView): string | undefined {
  const { caseId, known, records, decides } = view
  if (thing === 'post-18-worker') return decides ? `/cases/${caseId}/allocation/choose` : undefined
  if (!records) return undefined
  // The name is added where the service stands already.
  const asked = known.services.findLast(({ columns }) => columns.state !== 'refused')
  if (thing === 'named-contact' && asked !== undefined) return at(view, `/services/${asked.id}`)
  return at(view, places[thing])
}

/** The question that a manager is asked: going on after 18 where that was decided before, else turning 18. */
function decisionPath({ caseId, around, state }: HomeView): string {
  const after = around.inPost18Pilot && state?.step === 'continue-after-18'
  return `/cases/${caseId}/decisions/${after ? 'post-18-support' : 'turning-18'}`
}

function steps(view: HomeView): NextItem[] {
  const { known, around, lang, records, decides, state, today } = view
  const c = pick(transitionContent, lang)
  // Before 17 and a half nothing of this is missing yet.
  const lacking = state?.step === 'not-yet' ? [] : missingFrom(progressOf(plainly(known)), around)
  const missing = lacking.map((thing): NextItem => {
    const why =
      thing === 'nrm-answer' && around.nrm === 'unknown' ? c.next.why['nrm-unknown'] : c.next.why[thing]
    return { what: c.missing[thing], why, href: placeOf(thing, view) }
  })
  const due = nextReviewOn(plainly(known))
  const review: NextItem[] =
    due === null || due > today
      ? []
      : [
          {
            what: c.next.review(formatDay(due, lang)),
            href: records ? at(view, '/reviews/new') : undefined,
          },
        ]
  const decide: NextItem[] =
    state?.step === 'decide-at-18' || (state?.step === 'assign-post-18-worker' && !isDecided(around))
      ? [
          {
            what: c.next.decide,
            why: c.steps[state.step],
            href: decides ? decisionPath(view) : undefined,
          },
        ]
      : []
  const close: NextItem[] =
    state?.step === 'end-at-18'
      ? [{ what: c.next.close, why: c.steps[state.step], href: `/cases/${view.caseId}/closure` }]
      : []
  return [...decide, ...close, ...review, ...missing]
}

/** The countdown, and what the birth date is worth. */
function birthday(view: HomeView): Html {
  const { around, lang, today, state, caseId } = view
  const c = pick(transitionContent, lang)
  const standing = around.known.dobStanding
  const child = html`<a class="govuk-link" href="/cases/${caseId}/child">${c.birthday.see}</a>`
  if (around.eighteen === null || state === null)
    return card(
      c.birthday.title,
      html`<p>${c.birthday.notKnown}</p>
        <p>${child}</p>`,
      'warning',
    )
  const doubt =
    standing === 'approximate' || standing === 'disputed'
      ? c.birthday[standing]
      : standing === 'exact'
        ? null
        : c.birthday.unsure
  return card(
    c.birthday.title,
    html`<p><strong>${countdown(around.eighteen, today, lang)}</strong></p>
      <p>${c.birthday.half(formatDay(state.assessmentOn, lang))}</p>
      ${doubt === null ? null : html`<p><strong>${doubt}</strong> ${child}</p>`}
      <p>${c.steps[state.step]} <span class="gs-muted">${c.rule}</span></p>`,
    doubt === null ? 'plain' : 'warning',
  )
}

function badges({ around, lang }: HomeView): Html | null {
  const c = pick(transitionContent, lang).badges
  const { site } = around.known.head
  return chips([
    { text: site === null ? c.noSite : around.inPost18Pilot ? c.pilot : c.notPilot },
    ...(around.post18Worker ? [{ text: c.worker }] : []),
  ])
}

function decisions(view: HomeView): Html {
  const { around, lang, caseId, decides, state } = view
  const c = pick(transitionContent, lang).decisions
  return html`<section>
    <h2 class="govuk-heading-m">${c.title}</h2>
    ${
      around.decisions.length === 0
        ? html`<p class="gs-muted">${c.none}</p>`
        : html`<ul class="govuk-list">
            ${around.decisions.map(
              (one) =>
                html`<li>
                  ${c.told(
                    c.answers[one.decision],
                    formatInstant(one.at, lang),
                    one.decidedByName ?? c.nobody,
                  )}<br />
                  <span class="gs-prose" dir="auto">${one.why}</span>
                </li>`,
            )}
          </ul>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${caseId}/decisions">${c.see}</a>
      ${
        decides && state !== null && state.step !== 'not-yet'
          ? html`·
              <a class="govuk-link" href="${decisionPath(view)}"
                >${state.step === 'continue-after-18' ? c.end : c.hand}</a
              >`
          : null
      }
    </p>
  </section>`
}

function told(title: string, none: string, body: Html | null): Html {
  return html`<section>
    <h2 class="govuk-heading-m">${title}</h2>
    ${body === null ? html`<p class="gs-muted">${none}</p>` : html`<div class="gs-dense">${body}</div>`}
  </section>`
}

function actions(view: HomeView): Html | null {
  if (!view.records) return null
  const c = pick(transitionContent, view.lang).actions
  const add = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at(view, path)}">${text}</a>`
  return html`<nav aria-label="${c.label}">
    <div class="govuk-button-group">
      ${add('/assessment', c.assessment)} ${add('/plan', c.plan)} ${add('/services/new', c.service)}
      ${add('/nrm-information/new', c.information)} ${add('/nrm-answers/new', c.answer)}
      ${add('/leaving-care', c.leaving)} ${add('/reviews/new', c.review)}
    </div>
  </nav>`
}

export function homeView(view: HomeView): Html {
  const { known, lang, records, around, versions, contacts } = view
  const c = pick(transitionContent, lang)
  const correct = records ? (path: string) => at(view, path) : null
  const { assessment, plan, leavingCare } = known
  const next = steps(view)
  const notYet = view.state?.step === 'not-yet'
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${badges(view)}
    <p class="govuk-body">${c.lead}</p>
    ${birthday(view)} ${notYet && next.length === 0 ? null : nextSteps(next, lang, c.next.nothing)}
    ${actions(view)}
    ${told(
      c.assessment.title,
      c.assessment.none,
      assessment === null ? null : toldList(tellAssessment(assessment.columns, lang), lang),
    )}
    ${told(c.plan.title, c.plan.none, plan === null ? null : toldList(tellPlan(plan.columns, lang), lang))}
    ${versions.length > 1 ? versionsTable(versions, lang) : null}
    ${reviewsTable(known.reviews, lang, correct)} ${servicesTable(known.services, lang, correct)}
    <section>
      <h2 class="govuk-heading-m">${c.nrm.title}</h2>
      <p class="govuk-body">${c.nrm[around.nrm]}</p>
      ${informationTable(known.information, lang, correct)} ${answersTable(known.answers, lang, correct)}
    </section>
    <section>
      <h2 class="govuk-heading-m">${c.leaving.title}</h2>
      <p class="govuk-body">${c.leaving.lead[around.nation ?? 'unknown']}</p>
      ${
        leavingCare === null
          ? html`<p class="gs-muted">${c.leaving.none}</p>`
          : html`<div class="gs-dense">${toldList(tellLeavingCare(leavingCare.columns, lang), lang)}</div>`
      }
    </section>
    <section>
      <h2 class="govuk-heading-m">${c.contacts.title}</h2>
      <p class="govuk-body">${c.contacts.lead}</p>
      ${contacts === null ? html`<p class="gs-muted">${c.contacts.none}</p>` : contactsTable(contacts, lang)}
    </section>
    ${decisions(view)}`
}
