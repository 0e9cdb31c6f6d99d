import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { figures, stackTable } from '../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { childCell } from '../../caseload/index.ts'
import { tasksContent } from '../content/index.ts'
import { readGaps } from '../missing-data.ts'
import { missingVariables } from '../variables.ts'

const MOST = 100

/** What a worker clears in minutes: every blank and every unknown of their children, what is filled fastest first. */
export const missingDataPage: Handler = async (x) => {
  const c = pick(tasksContent, x.lang).missing
  const { rows, blank, unknown } = await readGaps(x.db, x.accountId(), x.now, MOST)
  x.showed([...new Set(rows.map((row) => row.caseId))])
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${figures([
      [c.blank, String(blank)],
      [c.unknown, String(unknown)],
    ])}
    <p class="govuk-body">${c.explain}</p>
    <div class="gs-dense">
      ${stackTable({
        caption: c.title,
        captionHidden: true,
        columns: [c.columns.question, c.columns.child, c.columns.gap, c.columns.effort].map((text) => ({
          text,
        })),
        rows: rows.map((row) => [
          html`<a class="govuk-link" href="/cases/${row.caseId}${missingVariables[row.variable].place}"
            >${c.variables[row.variable]}<span class="govuk-visually-hidden">: ${row.reference}</span></a
          >`,
          html`<div>${childCell(row, x.now, x.lang)}</div>`,
          row.gap === 'blank' ? c.blank : html`<span class="gs-chip gs-chip--careful">${c.unknown}</span>`,
          c.efforts[missingVariables[row.variable].effort],
        ]),
        empty: c.none,
      })}
    </div>
    ${blank + unknown > rows.length ? html`<p class="govuk-body">${c.more(rows.length, blank + unknown)}</p>` : null}`
  return page(c.title, body, { wide: true })
}
