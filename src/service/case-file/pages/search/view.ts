import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { carried, type Typed } from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { ageInWords } from '../../../child/index.ts'
import { overviewContent } from '../../content/overview.ts'
import { searchContent } from '../../content/search.ts'
import type { FoundChild } from '../../search-store.ts'
import { told } from '../../words.ts'

export interface Results {
  readonly x: {
    readonly lang: Lang
    readonly now: Date
    readonly form: { readonly csrf: string; readonly key: string }
  }
  readonly shown: readonly FoundChild[]
  readonly typed: Typed
  readonly number: number
  readonly more: boolean
}

export function resultsView(results: Results): Html {
  const { lang, now } = results.x
  const c = pick(searchContent, lang)
  const o = pick(overviewContent, lang)
  const table = stackTable({
    caption: results.number === 1 ? c.found : `${c.found}. ${c.page(results.number)}`,
    columns: [
      { text: c.columns.child },
      { text: c.columns.reference },
      { text: c.columns.age },
      { text: c.columns.stage },
      { text: c.columns.site },
      { text: c.columns.received },
    ],
    rows: results.shown.map((one) => [
      html`<a class="govuk-link" href="/cases/${one.case_id}" dir="auto">${one.name ?? o.nameNotKnown}</a>`,
      html`<span class="gs-nowrap">${one.reference}</span>`,
      ageInWords({ dob: one.dob, dobStanding: one.dob_standing }, now, lang),
      o.stages[one.stage],
      one.site === null ? o.noSite : told('site', one.site, lang),
      formatDay(dayInLondon(one.received_at), lang),
    ]),
    empty: c.none,
  })
  return html`<div role="status">${table}</div>
    <div class="govuk-button-group">
      ${results.number > 1 ? turn(results, results.number - 1, c.newer) : null}
      ${results.more ? turn(results, results.number + 1, c.older) : null}
    </div>`
}

/** Another page of the same search: what was asked goes along unseen, as it was typed. */
function turn({ x, typed }: Results, number: number, words: string): Html {
  return html`<form method="post" action="/children">
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}" />
    ${Object.entries(typed).map(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map(
        (one) => html`<input type="hidden" name="${name}" value="${one}" />`,
      ),
    )}
    <button type="submit" class="govuk-button govuk-button--secondary" name="page" value="${number}">
      ${words}
    </button>
  </form>`
}
