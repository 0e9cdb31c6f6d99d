import {
  addDays,
  dayInLondon,
  partsOf,
  startOfLondonDay,
  type CalendarDay,
} from '../../../kernel/calendar-day.ts'
import {
  firstDayOf,
  lastDayOf,
  monthOf,
  nextMonth,
  parseMonth,
  type CalendarMonth,
} from '../../../kernel/calendar-month.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Post } from '../../../platform/access/index.ts'
import { formatDay, formatWeekday, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { chips } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { sitesOf, sitesShown } from '../../caseload/index.ts'
import { tasksContent } from '../content/index.ts'
import { readDue, type Due, type Scope } from '../due.ts'
import { dayDue, endOfDay, weeksOf } from '../rules.ts'
import { askerOf } from './list.ts'
import { whatCell } from './words.ts'

/** So many things stand in one square; the others are counted, and stand in the list below. */
const IN_A_SQUARE = 3
const MOST = 500

interface MonthParts {
  readonly month: CalendarMonth
  readonly today: CalendarDay
  readonly rows: readonly Due[]
  readonly posts: readonly Post[]
  readonly lang: Lang
}

function byDay(rows: readonly Due[]): ReadonlyMap<CalendarDay, readonly Due[]> {
  const days = new Map<CalendarDay, Due[]>()
  for (const row of rows) {
    if (row.dueAt === null) continue
    const day = dayDue(row.dueAt)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return days
}

function oneDue(row: Due, { posts, lang }: MonthParts): Html {
  return html`<li>
    ${whatCell(row, posts, lang)}<br /><small class="gs-muted" dir="auto">${row.name ?? row.reference}</small>
  </li>`
}

/** A month as a table, Monday first: for wide screens. */
function monthTable(parts: MonthParts): Html {
  const { month, today, lang } = parts
  const c = pick(tasksContent, lang).calendar
  const days = byDay(parts.rows)
  const square = (day: CalendarDay): Html => {
    if (monthOf(day) !== month) return html`<td class="gs-month__other"></td>`
    const here = days.get(day) ?? []
    const rest = here.length - IN_A_SQUARE
    return html`<td>
      <span class="gs-month__day ${day === today ? 'gs-month__day--today' : null}"
        >${partsOf(day).day}${day === today ? html`<span class="govuk-visually-hidden"> ${c.today}</span>` : null}</span
      >
      ${
        here.length === 0
          ? null
          : html`<ul class="gs-month__list">
              ${here.slice(0, IN_A_SQUARE).map((row) => oneDue(row, parts))}
              ${rest > 0 ? html`<li><a class="govuk-link" href="#day-${day}">${c.more(rest)}</a></li>` : null}
            </ul>`
      }
    </td>`
  }
  return html`<table class="gs-table gs-month">
    <caption class="govuk-visually-hidden">
      ${c.caption(formatDay(month, lang))}
    </caption>
    <thead>
      <tr>
        ${c.weekdays.map((day) => html`<th scope="col">${day}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${weeksOf(firstDayOf(month), lastDayOf(month)).map(
        (week) =>
          html`<tr>
            ${week.map(square)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** The same day by day: all there is on a narrow screen, and on a wide one where what did not fit is found. */
function dayList(parts: MonthParts): Html {
  const days = [...byDay(parts.rows)].sort(([a], [b]) => (a < b ? -1 : 1))
  if (days.length === 0)
    return html`<p class="govuk-body">${pick(tasksContent, parts.lang).calendar.none}</p>`
  return html`${days.map(
    ([day, rows]) =>
      html`<section class="${rows.length > IN_A_SQUARE ? null : 'gs-month-narrow'}">
        <h2 class="govuk-heading-s" id="day-${day}">${formatWeekday(day, parts.lang)}</h2>
        <ul class="govuk-list">
          ${rows.map((row) => oneDue(row, parts))}
        </ul>
      </section>`,
  )}`
}

async function monthPage(
  x: Exchange,
  scope: Scope,
  path: string,
  title: string,
  site: string,
): Promise<Reply> {
  const c = pick(tasksContent, x.lang)
  const today = dayInLondon(x.now)
  const asked = x.query['month']
  const month = asked === undefined || asked === '' ? monthOf(today) : parseMonth(asked)
  if (month === null) return noSuchPage('no-such-month')
  // A clock that ends at the midnight before the first is due on the last day of the month before.
  const from = new Date(startOfLondonDay(firstDayOf(month)).getTime() + 1)
  const before = new Date(endOfDay(lastDayOf(month)).getTime() + 1)
  const { rows, total } = await readDue(x.db, scope, { from, before, most: MOST }, x.now)
  x.showed([...new Set(rows.map((row) => row.caseId))])
  const to = (other: CalendarMonth): string => `${path}?month=${other}${site === '' ? '' : `&site=${site}`}`
  const parts = { month, today, rows, posts: x.posts, lang: x.lang }
  const body = html`<h1 class="govuk-heading-l">${title}: ${formatDay(month, x.lang)}</h1>
    ${chips([
      { text: c.calendar.earlier, href: to(monthOf(addDays(firstDayOf(month), -1))) },
      { text: c.calendar.later, href: to(nextMonth(month)) },
      { text: c.links.list, href: '/tasks' },
    ])}
    ${monthTable(parts)} ${dayList(parts)}
    ${total > rows.length ? html`<p class="govuk-body">${c.more(rows.length, total)}</p>` : null}`
  return page(title, body, { wide: true })
}

export const myMonthPage: Handler = async (x) =>
  monthPage(
    x,
    { of: 'person', asker: askerOf(x) },
    '/tasks/calendar',
    pick(tasksContent, x.lang).calendar.title,
    '',
  )

export const siteMonthPage: Handler = async (x) => {
  const site = x.query['site'] ?? ''
  const sites = sitesShown(sitesOf(x.posts), site)
  if (sites === undefined) return noSuchPage()
  const title = pick(tasksContent, x.lang).calendar.siteTitle
  return monthPage(x, { of: 'sites', sites }, '/site/tasks/calendar', title, encodeURIComponent(site))
}
