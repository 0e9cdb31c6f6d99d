import { isUuid } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { chips, stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { sitesOf, sitesShown } from '../../caseload/index.ts'
import { tasksContent } from '../content/index.ts'
import { readDue } from '../due.ts'
import { countDue, type DueCount } from '../site-counts.ts'
import { horizon, kindFilter } from './list.ts'
import { dueGroupTables, dueKinds, kindAsked, kindWords } from './words.ts'

const groups = ['overdue', 'today', 'week', 'later'] as const

function countTable(
  title: string,
  first: string,
  rows: readonly { readonly head: Renderable; readonly counts: readonly DueCount[] }[],
  lang: Lang,
): Html {
  const c = pick(tasksContent, lang)
  const sum = (counts: readonly DueCount[], group: (typeof groups)[number]): number =>
    counts.filter((one) => one.group === group).reduce((all, one) => all + one.count, 0)
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${stackTable({
      caption: title,
      captionHidden: true,
      columns: [{ text: first }, ...groups.map((group) => ({ text: c.site.columns[group], numeric: true }))],
      rows: rows.map(({ head, counts }) => [head, ...groups.map((group) => String(sum(counts, group)))]),
      empty: c.nothing,
    })}`
}

/** What is due at the sites somebody answers for: counted by worker and by kind, then the things themselves. */
export const siteTasksPage: Handler = async (x) => {
  const site = x.query['site'] ?? ''
  const sites = sitesShown(sitesOf(x.posts), site)
  const asked = x.query['worker'] ?? ''
  if (sites === undefined || (asked !== '' && !isUuid(asked))) return noSuchPage()
  const worker = asked === '' ? null : asked
  const kind = kindAsked(x.query)
  const before = horizon(x.now)
  const counts = await countDue(x.db, sites, before, x.now)
  const scope = { of: 'sites', sites } as const
  const { rows, total } = await readDue(x.db, scope, { kind, worker, before }, x.now)
  x.showed([...new Set(rows.map((row) => row.caseId))])
  const c = pick(tasksContent, x.lang)
  const people = [...new Map(counts.byWorker.map((one) => [one.worker, one.name]))]
  const chosen = people.find(([id]) => id !== null && id === worker)?.[1] ?? null
  const ofKinds = worker === null ? counts.byKind : counts.byWorker.filter((one) => one.worker === worker)
  const body = html`<h1 class="govuk-heading-l">${c.site.title}</h1>
    <p class="govuk-body">${c.site.lead}</p>
    ${chips([
      {
        text: c.links.calendar,
        href: `/site/tasks/calendar${site === '' ? '' : `?site=${encodeURIComponent(site)}`}`,
      },
      ...(worker === null ? [] : [{ text: c.site.all, href: '/site/tasks' }]),
    ])}
    <div class="gs-dense">
      ${countTable(
        c.site.byWorker,
        c.site.columns.worker,
        people.map(([id, name]) => ({
          head:
            id === null
              ? c.site.nobody
              : html`<a class="govuk-link" href="/site/tasks?worker=${id}">${name ?? c.nobody}</a>`,
          counts: counts.byWorker.filter((one) => one.worker === id),
        })),
        x.lang,
      )}
      ${countTable(
        chosen === null ? c.site.byKind : `${c.site.byKind}: ${c.site.only(chosen)}`,
        c.site.columns.kind,
        dueKinds
          .map((one) => ({ head: kindWords(one, x.lang), counts: ofKinds.filter((of) => of.kind === one) }))
          .filter((row) => row.counts.length > 0),
        x.lang,
      )}
      <h2 class="govuk-heading-m">${c.site.list}</h2>
      ${worker === null ? kindFilter(x, '/site/tasks', kind) : null}
      ${dueGroupTables({ rows, posts: x.posts, now: x.now, lang: x.lang, who: true })}
    </div>
    ${total > rows.length ? html`<p class="govuk-body">${c.more(rows.length, total)}</p>` : null}`
  return page(c.site.title, body, { wide: true })
}
