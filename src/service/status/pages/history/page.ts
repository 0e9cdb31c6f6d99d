import { dayInLondon, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import { parseMonth } from '../../../../kernel/calendar-month.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import type { MonthlyStatusMonth } from '../../../../kernel/policy/monthly-status.ts'
import { decide } from '../../../../platform/access/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { chips, stackTable } from '../../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { contactsByMonth, type MonthOfContacts } from '../../../contact/index.ts'
import { statusContent } from '../../content/index.ts'
import { monthsOf } from '../../rules.ts'
import { caseStart, statusesOf, type StatusRow } from '../../store.ts'
import { answerInWords, missingInWords, variables, yesNoInWords } from '../../variables.ts'

export const historyPage: Handler = async (x) => {
  const caseId = x.caseId()
  const { rows } = await statusesOf(x.db, caseId)
  const start = await caseStart(x.db, caseId)
  const contacts = await contactsByMonth(x.db, caseId)
  const recorded = rows.flatMap((row) => parseMonth(row.month) ?? [])
  const body = html`${await caseBar(x, 'status')}
  ${historyView({
    lang: x.lang,
    base: `/cases/${caseId}/status`,
    rows,
    contacts,
    months: monthsOf({ ...start, recorded }, dayInLondon(x.now)),
    mayRecord: decide('status:record', x.access, x.now).permitted,
  })}`
  return page(pick(statusContent, x.lang).history.title, body, { wide: true })
}

export interface History {
  readonly lang: Lang
  readonly base: string
  /** The latest first. */
  readonly rows: readonly StatusRow[]
  readonly contacts: ReadonlyMap<string, MonthOfContacts>
  readonly months: readonly MonthlyStatusMonth[]
  readonly mayRecord: boolean
}

/** Months down, variables across; what changed since the month before is marked. Pure. */
export function historyView(given: History): Html {
  const { lang, rows } = given
  const c = pick(statusContent, lang)
  const names = [
    c.history.month,
    ...variables.map((variable) => c.names[variable]),
    c.names.missing_in_month,
    c.names.missing_now,
    c.history.contacts,
  ]
  return html`<h1 class="govuk-heading-l">${c.history.title}</h1>
    ${due(given)} ${rows.length > 1 ? html`<p class="govuk-body">${c.history.key}</p>` : null}
    <div class="gs-scroll gs-dense">
      ${stackTable({
        caption: c.history.title,
        captionHidden: true,
        columns: names.map((text) => ({ text })),
        rows: rows.map((row, index) => cells(row, rows[index + 1], given)),
        empty: c.history.empty,
      })}
    </div>`
}

function cells(row: StatusRow, before: StatusRow | undefined, given: History): Renderable[] {
  const { lang } = given
  const c = pick(statusContent, lang)
  const marked = (now: string, then: string | null): Renderable =>
    then === null || now === then
      ? now
      : html`<mark>${now}<span class="govuk-visually-hidden"> (${c.history.changed})</span></mark>`
  const month = formatDay(row.month, lang)
  const contacts = given.contacts.get(row.month)?.child ?? 0
  return [
    given.mayRecord ? html`<a href="${given.base}/${row.month}">${month}</a>` : month,
    ...variables.map((variable) =>
      marked(
        answerInWords(variable, row[variable], lang),
        before === undefined ? null : answerInWords(variable, before[variable], lang),
      ),
    ),
    yesNoInWords(row.missing_in_month, lang),
    marked(missingInWords(row, lang), before === undefined ? null : missingInWords(before, lang)),
    contacts,
  ]
}

function due({ lang, base, months, mayRecord }: History): Html | null {
  if (!mayRecord) return null
  const c = pick(statusContent, lang).history
  const todo = months.filter((one) => one.standing !== 'done')
  const said = (one: MonthlyStatusMonth): string => {
    const month = formatDay(one.month, lang)
    const day = (on: CalendarDay): string => formatDay(on, lang)
    if (one.standing === 'open') return c.now(month)
    const until = one.standing === 'overdue' ? c.overdue(day(one.dueOn)) : c.dueBy(day(one.dueOn))
    return `${c.record(month)} (${until})`
  }
  return html`<section aria-labelledby="months-due">
    <h2 class="govuk-heading-s" id="months-due">${c.due}</h2>
    ${
      todo.length === 0
        ? html`<p class="govuk-body">${c.noneDue}</p>`
        : chips(
            todo.map((one) => ({
              text: said(one),
              href: `${base}/${one.month}`,
              kind: one.standing === 'overdue' ? ('warning' as const) : ('plain' as const),
            })),
          )
    }
  </section>`
}
