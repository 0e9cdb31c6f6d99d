import type { Lang } from '../../../../kernel/lang.ts'
import { mayToSomeCase } from '../../../../platform/access/index.ts'
import { formatDay, inLondon, pick } from '../../../../platform/i18n/index.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
import { clock, stackTable } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { deadlineWords } from '../../../deadlines/index.ts'
import { caseloadContent } from '../../content/index.ts'
import { listNamed, readList, type ListedRow, type SiteList } from '../../lists.ts'
import { PAGE } from '../../mine.ts'
import { quietDays } from '../../quiet.ts'
import { sitesOf, sitesShown } from '../../sites-of.ts'
import { childCell, daysAgo, pageAsked, pager } from '../words.ts'
import { siteWords } from '../site/view.ts'

function titleOf(list: SiteList, now: Date, lang: Lang): string {
  const c = pick(caseloadContent, lang)
  switch (list.which) {
    case 'overdue':
      return c.list.overdue(pick(deadlineWords, lang)[list.kind])
    case 'unknown':
    case 'not-asked':
      return c.list[list.which](c.variables[list.variable])
    case 'no-contact':
      return c.list[list.which](quietDays(now))
    default:
      return c.list[list.which]
  }
}

function leadOf(list: SiteList, now: Date, lang: Lang): string | null {
  const { lead } = pick(caseloadContent, lang).list
  switch (list.which) {
    case 'unallocated':
    case 'clocks-running':
    case 'clocks-breached':
    case 'clocks-unexplained':
      return lead[list.which]
    case 'no-contact':
      return lead[list.which](quietDays(now))
    default:
      return null
  }
}

/** What is due, or where the reason is given for what ran out: its distance from now would count on for ever. */
function dueCell(list: SiteList, row: ListedRow, now: Date, lang: Lang, mayRecord: boolean) {
  if (list.which === 'clocks-unexplained' && !mayRecord) return ''
  if (list.which === 'clocks-unexplained')
    return html`<a class="govuk-link" href="/cases/${row.caseId}/clock/breach"
      >${pick(caseloadContent, lang).sayWhy}<span class="govuk-visually-hidden">: ${row.reference}</span></a
    >`
  return row.dueAt === null ? '' : clock(row.dueAt.getTime() - now.getTime(), lang)
}

function rowOf(list: SiteList, row: ListedRow, now: Date, lang: Lang, mayRecord: boolean) {
  const c = pick(caseloadContent, lang)
  return [
    childCell(row, now, lang),
    c.stages[row.stage],
    row.site === null ? c.none : siteWords(row.site, lang),
    row.workers ?? html`<span class="gs-muted">${c.nobody}</span>`,
    formatDay(inLondon(row.receivedAt).day, lang),
    row.lastContact === null
      ? html`<span class="gs-muted">${c.noContactYet}</span>`
      : daysAgo(row.lastContact, now, lang),
    dueCell(list, row, now, lang, mayRecord),
  ]
}

/** The children behind one number of the manager's view. */
export const listPage: Handler = async (x) => {
  const list = listNamed(x.params['which'], x.query)
  const sites = sitesShown(sitesOf(x.posts), x.query['site'])
  if (list === null || sites === undefined) return noSuchPage()
  const number = pageAsked(x.query)
  const { rows, total } = await readList(x.db, list, { sites, page: number, now: x.now })
  x.showed(rows.map((row) => row.caseId))
  const mayRecord = mayToSomeCase('contact:record', x.posts)
  const c = pick(caseloadContent, x.lang)
  const title = titleOf(list, x.now, x.lang)
  const lead = leadOf(list, x.now, x.lang)
  const asked = new URLSearchParams(
    Object.entries(x.query).filter(([name]) => ['site', 'kind', 'variable'].includes(name)),
  ).toString()
  const site = x.query['site'] ?? ''
  const body: Html = html`<h1 class="govuk-heading-l">${title}</h1>
    ${lead === null ? nothing : html`<p class="govuk-body">${lead}</p>`}
    <p class="govuk-body"><strong>${c.list.count(total)}</strong></p>
    <div class="gs-dense">
      ${stackTable({
        caption: title,
        captionHidden: true,
        columns: [
          { text: c.columns.child },
          { text: c.columns.stage },
          { text: c.columns.site },
          { text: c.columns.worker },
          { text: c.columns.since },
          { text: c.columns.lastContact },
          { text: c.columns.due },
        ],
        rows: rows.map((row) => rowOf(list, row, x.now, x.lang, mayRecord)),
        empty: c.list.empty,
      })}
    </div>
    ${pager(asked === '' ? x.path : `${x.path}?${asked}`, number, total, PAGE, x.lang)}
    <p class="govuk-body">
      <a class="govuk-link" href="/site${site === '' ? '' : `?site=${encodeURIComponent(site)}`}"
        >${c.list.back}</a
      >
    </p>`
  return page(title, body, { wide: true })
}
