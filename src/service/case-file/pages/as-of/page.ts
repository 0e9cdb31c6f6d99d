import { CHAIN_LOCK, settle } from '../../../../platform/record/index.ts'
import { errorSummaryOf } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card } from '../../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { asOfContent } from '../../content/as-of.ts'
import { overviewContent } from '../../content/overview.ts'
import { londonMoment, wallClock } from '../../moment.ts'
import type { Overview } from '../../overview-data.ts'
import { readOverview } from '../../store.ts'
import { link } from '../../words.ts'
import { sections } from '../overview/view.ts'

/**
 * The case as the record had it at a moment. Only moments before this one: acts of the present millisecond may still come, and
 * what is shown of a moment must never change.
 */
export const asOfPage: Handler = async (x) => {
  const c = pick(asOfContent, x.lang)
  const typed = x.query['at'] ?? ''
  const at = typed === '' ? null : londonMoment(typed)
  const bar = await caseBar(x, null)
  if (typed !== '' && (at === null || at >= x.now)) {
    const errors = [{ field: 'at', message: c.wrong, anchor: 'at' }]
    const body = html`${bar} ${errorSummaryOf(errors, x.lang)} ${chooser(x, typed, c.wrong)}`
    return page(c.title, body, { hasErrors: true, status: 422 })
  }
  if (at === null) return page(c.title, html`${bar} ${chooser(x, wallClock(x.now))}`)
  await settle(x.db, CHAIN_LOCK)
  const overview = await readOverview(x.db, {
    caseId: x.caseId(),
    accountId: x.accountId(),
    now: x.now,
    moment: at,
  })
  return page(c.title, html`${bar} ${chooser(x, typed)} ${past(x, overview, at)}`, { wide: true })
}

function past(x: Exchange, overview: Overview, at: Date): Html {
  const c = pick(asOfContent, x.lang)
  const when = formatInstant(at, x.lang)
  const back = html`<p class="govuk-body">${link(`/cases/${x.caseId()}`, c.now)}</p>`
  const { head } = overview
  if (head === null)
    return html`<p class="govuk-body">${c.nothing(when)}</p>
      ${back}`
  const words = pick(overviewContent, x.lang)
  const running = overview.deadlines.filter((one) => one.state === 'open' || one.state === 'paused')
  return html`<div class="gs-card gs-card--warning" role="note" aria-label="${c.label}">
      <p><strong>${c.banner(when)}</strong></p>
    </div>
    ${back} ${sections({ overview, head, now: at, lang: x.lang, may: () => false })}
    ${card(
      c.deadlines,
      running.length === 0
        ? html`<p>${c.noDeadlines}</p>`
        : html`<ul class="govuk-list">
            ${running.map(
              (one) =>
                html`<li>
                  ${words.steps[one.kind]}:
                  ${
                    one.due_at === null
                      ? words.clockPaused
                      : c.due(formatInstant(new Date(one.due_at), x.lang))
                  }
                </li>`,
            )}
          </ul>`,
    )}`
}

function chooser(x: Exchange, value: string, error?: string): Html {
  const c = pick(asOfContent, x.lang)
  const wrong = error !== undefined
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <form method="get" action="${x.path}" class="gs-form gs-inline-form" novalidate>
      <div class="govuk-form-group ${wrong ? 'govuk-form-group--error' : null}">
        <label class="govuk-label" for="at">${c.at}</label>
        <div id="at-hint" class="govuk-hint">${c.hint}</div>
        ${wrong ? html`<p id="at-error" class="govuk-error-message">${error}</p>` : null}
        <input
          class="govuk-input govuk-input--width-20 ${wrong ? 'govuk-input--error' : null}"
          type="datetime-local"
          id="at"
          name="at"
          value="${value}"
          aria-describedby="at-hint ${wrong ? 'at-error' : null}"
        />
      </div>
      <button type="submit" class="govuk-button govuk-button--secondary">${c.show}</button>
    </form>`
}
