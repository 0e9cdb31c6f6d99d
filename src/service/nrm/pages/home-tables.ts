import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { nrmContent } from '../content/index.ts'
import type { NrmCase } from '../store.ts'
import type { HomeView } from './home-view.ts'

const prose = (text: string | null): Html | null =>
  text === null ? null : html`<div class="gs-prose" dir="auto">${text}</div>`

interface Line {
  readonly on: string
  readonly what: string
  readonly more: Html
  readonly path: string
}

function linesOf(known: NrmCase, lang: Lang): readonly Line[] {
  const c = pick(nrmContent, lang)
  const decisionOf = (id: string) => known.decisions.find((one) => one.id === id)
  return [
    ...known.referrals.map((one) => ({
      on: one.sent_on,
      what: c.line.referred,
      more: html`${c.line.by(label('nrm-first-responder', one.sent_by, lang))}<br />${c.routes[one.route]}
        ${one.nrm_reference === null ? null : html`<br />${one.nrm_reference}`} ${prose(one.note)}`,
      path: `/referrals/${one.id}`,
    })),
    ...known.decisions.map((one) => ({
      on: one.decided_on,
      what: `${c.grounds[one.grounds]}: ${c.outcomes[one.outcome].toLowerCase()}`,
      more: html`${one.authority === null ? c.notKnown : label('nrm-competent-authority', one.authority, lang)}
      ${prose(one.because)}`,
      path: `/decisions/${one.id}`,
    })),
    ...known.reconsiderations.flatMap((one) => {
      const decision = decisionOf(one.decision_id)
      const about = decision === undefined ? '' : c.grounds[decision.grounds]
      const path = `/decisions/${one.decision_id}/reconsider`
      const asked = {
        on: one.asked_on,
        what: c.line.asked,
        more: html`${about}. ${c.askers[one.asked_by]}. ${c.reasons[one.grounds]} ${prose(one.detail)}`,
        path,
      }
      if (one.outcome_on === null) return [asked]
      const told = html`${about} ${prose(one.outcome_detail)}`
      return [asked, { on: one.outcome_on, what: c.states[one.state], more: told, path }]
    }),
    ...known.events.map((one) => ({
      on: one.happened_on,
      what: label('nrm-event', one.event, lang),
      more: html`${one.due_on === null ? null : c.line.due(formatDay(one.due_on, lang))} ${prose(one.detail)}`,
      path: `/events/${one.id}`,
    })),
  ].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** What has happened, the latest first, each with the way to its correction. */
export function timeline({ known, may, lang }: HomeView): Html {
  const c = pick(nrmContent, lang).line
  const writes = may('case:record')
  return stackTable({
    caption: c.title,
    columns: [c.when, c.what, c.more].map((text) => ({ text })),
    rows: linesOf(known, lang).map((one) => [
      formatDay(one.on, lang),
      html`${one.what}${
        writes
          ? html`<br /><a class="govuk-link" href="/cases/${known.caseId}/nrm${one.path}"
                >${c.correct}<span class="govuk-visually-hidden">
                  ${one.what}, ${formatDay(one.on, lang)}</span
                ></a
              >`
          : null
      }`,
      one.more,
    ]),
    empty: c.none,
  })
}

export function toldTable({ known, may, lang }: HomeView): Html {
  const c = pick(nrmContent, lang)
  const writes = may('case:record')
  return stackTable({
    caption: c.toldTable.title,
    columns: [c.toldTable.about, c.toldTable.when, c.toldTable.understood].map((text) => ({ text })),
    rows: known.told.toReversed().map((one) => {
      const about = label('nrm-told-about', one.about, lang)
      return [
        html`${about}${
          writes
            ? html`<br /><a class="govuk-link" href="/cases/${known.caseId}/nrm/told/${one.id}"
                  >${c.line.correct}<span class="govuk-visually-hidden">
                    ${about}, ${formatDay(one.told_on, lang)}</span
                  ></a
                >`
            : null
        }`,
        html`${formatDay(one.told_on, lang)}, <span dir="auto">${one.told_by}</span>${
            one.language === null ? null : html`<br />${label('language', one.language, lang)}`
          }`,
        html`${one.understood === null ? c.notAsked : c.understood[one.understood]} ${prose(one.child_words)}`,
      ]
    }),
    empty: c.toldTable.none,
  })
}
