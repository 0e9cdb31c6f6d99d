import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Permission } from '../../../platform/access/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, clock, facts, nextSteps, stackTable, type NextItem } from '../../../platform/web/pieces.ts'
import type { Deadline } from '../../deadlines/index.ts'
import { mayRecord, pending } from '../consequences.ts'
import { nrmContent } from '../content/index.ts'
import type { Readiness } from '../readiness.ts'
import { mayRefer, panelInScope } from '../rules.ts'
import { mayBeReconsidered } from '../rules-reconsider.ts'
import type { NrmStanding } from '../standing.ts'
import type { NrmCase } from '../store.ts'
import { publishedWaits } from '../terms.ts'
import { toTell } from '../to-tell.ts'
import { timeline, toldTable } from './home-tables.ts'

export interface HomeView {
  readonly known: NrmCase
  /** null: no referral is recorded here. */
  readonly standing: NrmStanding | null
  /** Read only while a referral may be prepared. */
  readonly ready: Readiness | null
  readonly may: (permission: Permission) => boolean
  readonly today: CalendarDay
  readonly now: Date
  readonly lang: Lang
}

function steps({ known, standing, ready, may, today, now, lang }: HomeView): NextItem[] {
  const c = pick(nrmContent, lang).next
  const at = (path: string) => `/cases/${known.caseId}${path}`
  const writes = may('case:record')
  const due = (kind: Deadline['kind']) => known.deadlines.filter((one) => one.kind === kind && pending(one))
  const left = (one: Deadline) =>
    one.dueAt === null ? undefined : clock(one.dueAt.getTime() - now.getTime(), lang)
  const manager = due('manager-decision').filter(({ about }) => about === 'negative-nrm-decision')
  const prepares = standing === null && ready !== null && mayRefer(known, today)
  return [
    ...due('nrm-information-due').map((one) => ({
      what: c.information,
      why: known.events.find(({ id }) => id === one.about)?.detail ?? undefined,
      href: writes ? at('/nrm/events/new?event=information-sent') : undefined,
      clock: left(one),
    })),
    ...due('nrm-reconsideration').map((one) => ({
      what: c.reconsider,
      href: writes ? at(`/nrm/decisions/${one.about ?? ''}/reconsider`) : undefined,
      clock: left(one),
    })),
    ...manager.map((one) => ({
      what: c.manager,
      href: may('closure:decide') ? at('/decisions/negative-nrm-decision') : undefined,
      clock: left(one),
    })),
    ...toTell(known).map((about) => ({
      what: c.tell(label('nrm-told-about', about, lang)),
      href: writes ? at(`/nrm/told/new?about=${about}`) : undefined,
    })),
    ...(prepares
      ? [
          ready.gaps === 0
            ? { what: c.ready, why: c.readyWhy, href: at('/nrm/print') }
            : { what: c.prepare, why: c.prepareWhy(ready.gaps), href: at('/nrm/readiness') },
        ]
      : []),
  ]
}

function actions({ known, standing, may, today, lang }: HomeView): Html {
  const c = pick(nrmContent, lang).actions
  const at = (path: string, text: string, button = false): Html =>
    html`<a
      class="${button ? 'govuk-button govuk-button--secondary' : 'govuk-link'}"
      href="/cases/${known.caseId}/nrm${path}"
      >${text}</a
    >`
  const writes = may('case:record') && mayRecord(known)
  const asked = known.reconsiderations.find(({ state }) => state === 'asked')
  const [negative] = mayBeReconsidered(known)
  return html`<nav aria-label="${c.label}">
    <div class="govuk-button-group">
      ${writes && mayRefer(known, today) ? at('/referrals/new', c.refer, true) : null}
      ${writes && standing !== null ? at('/decisions/new', c.decide, true) : null}
      ${writes && standing !== null ? at('/events/new', c.event, true) : null}
      ${writes ? at('/told/new', c.told, true) : null}
      ${writes && asked !== undefined ? at(`/decisions/${asked.decision_id}/reconsider`, c.reconsider) : null}
      ${
        writes && negative !== undefined
          ? at(`/decisions/${negative.id}/reconsider`, pick(nrmContent, lang).reconsider.title)
          : null
      }
      ${at('/readiness', c.readiness)} ${at('/print', c.print)}
    </div>
  </nav>`
}

const WIDTH = 160

/** Days as a bar. For the eye only: the number stands beside it. */
function dayBar(days: number, longest: number, own: boolean): Html {
  const length = ((days / Math.max(longest, 1)) * (WIDTH - 2)).toFixed(1)
  return html`<svg
    class="gs-bar"
    width="${WIDTH}"
    height="14"
    viewBox="0 0 ${WIDTH} 14"
    aria-hidden="true"
    focusable="false"
  >
    <rect x="0.5" y="0.5" width="${WIDTH - 1}" height="13" fill="#ffffff" stroke="#7b8486" />
    <rect x="1" y="4" width="${length}" height="6" fill="${own ? '#0f5c63' : '#7b8486'}" />
  </svg>`
}

function waitCard({ known, standing, today, lang }: HomeView): Html | null {
  if (standing === null) return null
  const c = pick(nrmContent, lang).wait
  const over = standing.waitsFor === null
  const published = publishedWaits()
  const longest = Math.max(standing.days, ...published.map(({ days }) => days))
  const referral = known.referrals.find(({ id }) => id === standing.referralId)
  const outOfScope =
    referral?.route === 'devolved' && panelInScope(known.dob, calendarDay(referral.sent_on)) === false
  return card(
    c.title,
    html`<p>${over ? c.ended(standing.days) : c.lead(standing.days, formatDay(standing.sentOn, lang))}</p>
      ${facts([
        [c.aimed, standing.aimedFor === null ? null : formatDay(standing.aimedFor, lang)],
        [c.recovery, standing.recoveryUntil === null ? null : formatDay(standing.recoveryUntil, lang)],
      ])}
      ${standing.aimedFor !== null && standing.aimedFor < today ? html`<p>${c.aimPassed}</p>` : null}
      ${outOfScope ? html`<p><strong>${c.panel}</strong></p>` : null}
      ${stackTable({
        caption: c.picture,
        columns: [{ text: c.what }, { text: c.days }, { text: c.source }],
        rows: [
          [
            over ? c.thisChildEnded : c.thisChild,
            html`${standing.days}<br />${dayBar(standing.days, longest, true)}`,
            formatDay(standing.sentOn, lang),
          ],
          ...published.map((one) => [
            c.published(label('nrm-published-wait', one.code, lang)),
            html`${one.days}<br />${dayBar(one.days, longest, false)}`,
            html`${c.years(formatDay(one.fromDay, lang), formatDay(one.toDay, lang))}<br />${one.source}`,
          ]),
        ],
        empty: '',
      })}
      <p class="gs-muted">${c.note}</p>`,
  )
}

/** Where it stands, what to do next, how long it takes beside the published averages, what happened and what the child was told. */
export function homeView(view: HomeView): Html {
  const { known, standing, lang } = view
  const c = pick(nrmContent, lang)
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body-l">
      ${
        standing === null
          ? c.noneYet
          : html`<strong>${label('nrm-stage', standing.stage, lang)}</strong>.
              ${c.since(formatDay(standing.since, lang))}`
      }
    </p>
    ${mayRecord(known) ? nextSteps(steps(view), lang, c.next.nothing) : html`<p class="govuk-body">${c.over}</p>`}
    ${actions(view)} ${waitCard(view)} ${timeline(view)} ${toldTable(view)}`
}
