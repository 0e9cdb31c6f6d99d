import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import type { Permission } from '../../../../platform/access/index.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, chips, clock, facts, nextSteps, type NextItem } from '../../../../platform/web/pieces.ts'
import type { Deadline } from '../../../deadlines/index.ts'
import { BY_LEVEL } from '../../../deadlines/index.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords } from '../../entries.ts'
import { mayBeWritten, pendingOf } from '../../rules.ts'
import { runningWatch, standingProposal } from '../../rules-step-down.ts'
import type { Share } from '../../store-shares.ts'
import type { PlanKnown } from '../../store.ts'
import { wholePlan } from '../plan-view.ts'
import { reviewsTable, sharesTable, stepDownsTable } from './tables.ts'

export interface HomeView {
  readonly known: PlanKnown
  readonly shares: readonly Share[]
  readonly may: (permission: Permission) => boolean
  /** The reader's account: nobody decides on their own proposal. */
  readonly reader: string
  readonly now: Date
  readonly lang: Lang
}

/** Why a review is due: the event with the words of whoever raised it, or the level alone. */
export function whyReview(known: PlanKnown, one: Deadline, lang: Lang): string {
  if (one.about === null || one.about === BY_LEVEL) return pick(planContent, lang).next.byLevel
  const raised = known.reviews.filter(({ state, event }) => state === 'raised' && event === one.about)
  const said = raised.flatMap(({ why }) => (why === null ? [] : [why]))
  return [label('safety-plan-event', one.about, lang), ...said].join('. ')
}

function steps(view: HomeView): NextItem[] {
  const { known, may, lang, now, reader } = view
  const c = pick(planContent, lang).next
  const at = (path: string) => `/cases/${known.caseId}${path}`
  const left = (one: Deadline | undefined) =>
    one === undefined || one.dueAt === null ? undefined : clock(one.dueAt.getTime() - now.getTime(), lang)
  const writes = may('case:record')
  if (known.plan === null)
    return [
      {
        what: c.write,
        why: c.writeWhy,
        href: writes ? at('/safety-plan/write') : undefined,
        clock: left(pendingOf(known, 'safety-plan-first')[0]),
      },
    ]
  const proposal = standingProposal(known)
  const decision = pendingOf(known, 'safety-plan-step-down')[0]
  const decides = proposal?.proposedBy !== reader && may('safety-plan:step-down')
  return [
    ...pendingOf(known, 'watch-contact').map((one) => ({
      what: c.watch,
      href: may('contact:record') ? at('/contacts/new') : undefined,
      clock: left(one),
    })),
    ...pendingOf(known, 'safety-plan-review').map((one) => ({
      what: c.review,
      why: html`<span dir="auto">${whyReview(known, one, lang)}</span>`,
      href: writes ? at('/safety-plan/review') : undefined,
      clock: left(one),
    })),
    ...(proposal?.state === 'proposed'
      ? [
          {
            what: decides ? c.decide : c.waiting,
            href: decides ? at('/safety-plan/step-down/decide') : undefined,
            clock: left(decision),
          },
        ]
      : []),
    ...(proposal?.state === 'returned'
      ? [{ what: c.returned, href: writes ? at('/safety-plan/step-down') : undefined }]
      : []),
  ]
}

function watchCard({ known, now, lang }: HomeView): Html | null {
  const watch = runningWatch(known, now)
  if (watch === null) return null
  const c = pick(planContent, lang).watch
  const due = pendingOf(known, 'watch-contact')[0]?.dueAt ?? null
  return card(
    c.title,
    html`<p>${c.lead(formatDay(dayInLondon(watch.until), lang), watch.contactDays)}</p>
      ${facts([[c.next, due === null ? null : formatInstant(due, lang)]])}`,
    'warning',
  )
}

function actions({ known, may }: HomeView, lang: Lang): Html | null {
  const c = pick(planContent, lang).actions
  if (known.plan === null) return null
  const at = (path: string, text: string, button = false): Html =>
    html`<a
      class="${button ? 'govuk-button govuk-button--secondary' : 'govuk-link'}"
      href="/cases/${known.caseId}/safety-plan${path}"
      >${text}</a
    >`
  const writes = may('case:record') && mayBeWritten(known)
  return html`<nav aria-label="${c.label}">
    <div class="govuk-button-group">
      ${writes ? at('/write', c.next, true) : null} ${writes ? at('/share', c.share, true) : null}
      ${writes ? at('/review', c.review) : null} ${writes ? at('/raise', c.raise) : null}
      ${writes ? at('/step-down', c.stepDown) : null} ${at('/print', c.print)} ${at('/versions', c.versions)}
      ${may('case:see-location') ? at('/addresses', c.addresses) : null}
    </div>
  </nav>`
}

function headLine({ known, now, lang }: HomeView): Html | null {
  const { plan } = known
  if (plan === null) return null
  const c = pick(planContent, lang)
  const watch = runningWatch(known, now)
  return html`${chips([
      {
        text: c.badge(levelInWords(plan.level, lang)),
        kind: plan.level === 'immediate' ? 'warning' : 'plain',
      },
      ...(watch === null
        ? []
        : [{ text: c.badgeWatched(formatDay(dayInLondon(watch.until), lang)), kind: 'careful' as const }]),
    ])}
    <p class="govuk-body">
      ${c.versionBy(plan.version, plan.writtenByName ?? c.notKnown, formatInstant(plan.at, lang))}.
      ${c.inForceSince(formatDay(plan.inForceFrom, lang))}
    </p>`
}

export function homeView(view: HomeView): Html {
  const { known, lang, now, shares } = view
  const c = pick(planContent, lang)
  const { plan } = known
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${headLine(view)}
    ${
      mayBeWritten(known)
        ? nextSteps(steps(view), lang, c.next.nothing)
        : html`<p class="govuk-body">${plan === null ? c.none : c.over}</p>`
    }
    ${actions(view, lang)} ${watchCard(view)}
    ${
      plan === null
        ? null
        : html`${wholePlan(plan, dayInLondon(now), lang)} ${sharesTable(shares, plan.version, lang)}
          ${reviewsTable(known.reviews, lang)} ${stepDownsTable(known.stepDowns, lang)}`
    }`
}
