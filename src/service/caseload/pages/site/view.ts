import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { codesOn } from '../../../../kernel/code-list.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { againstEnvisaged, caseloadRatio, envisagedCaseload } from '../../../../kernel/policy/caseload.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { codeList, isCode, label } from '../../../../platform/reference-data/index.ts'
import { button, select } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { chips, figures, stackTable } from '../../../../platform/web/pieces.ts'
import type { Colleague } from '../../../allocation/index.ts'
import { ratioBar } from '../../bar.ts'
import { deadlineWords } from '../../../deadlines/index.ts'
import { caseloadContent } from '../../content/index.ts'
import { quietDays } from '../../quiet.ts'
import type { SiteCounts } from '../../site.ts'
import { variableNames } from '../../variables.ts'
import { peopleTable } from './people.ts'

export interface SiteParts {
  readonly lang: Lang
  readonly now: Date
  /** The sites the reader answers for; null = all. */
  readonly mine: readonly string[] | null
  readonly asked: string
  readonly sites: readonly string[] | null
  /** Whether notes of supervision are the reader's to open. */
  readonly supervises: boolean
  readonly counts: SiteCounts
  readonly colleagues: readonly Colleague[]
}

export function siteWords(site: string, lang: Lang): string {
  return isCode('site', site) ? label('site', site, lang) : site
}

function chooser({ lang, now, mine, asked }: SiteParts): Html {
  const c = pick(caseloadContent, lang).site
  const all = mine ?? codesOn(codeList('site'), dayInLondon(now)).map((entry) => entry.code)
  if (all.length < 2) return nothing
  return html`<form method="get" action="/site" class="gs-inline-form">
    ${select({
      id: 'site',
      name: 'site',
      label: { text: c.chooser },
      value: asked,
      items: [
        { value: '', text: c.allMine },
        ...all.map((site) => ({ value: site, text: siteWords(site, lang) })),
      ],
    })}
    ${button({ text: c.show, classes: 'govuk-button--secondary' })}
  </form>`
}

/** A number that leads to the list behind it; nought leads nowhere. */
function counted(count: number, list: string, what: string, parts: SiteParts): Renderable {
  if (count === 0) return '0'
  const site =
    parts.asked === '' ? '' : `${list.includes('?') ? '&' : '?'}site=${encodeURIComponent(parts.asked)}`
  return numberLink(`/site/list/${list}${site}`, count, what)
}

const numberLink = (href: string, count: number, what: string): Html =>
  html`<a class="govuk-link" href="${href}">${count}<span class="govuk-visually-hidden"> ${what}</span></a>`

/** The other pages from which a site is led. */
function furtherPages({ asked, supervises, lang }: SiteParts): Html {
  const c = pick(caseloadContent, lang).site
  const site = asked === '' ? '' : `?site=${encodeURIComponent(asked)}`
  return html`<nav aria-label="${c.further}">
    ${chips([
      { text: c.week, href: `/site/week${site}` },
      { text: c.due, href: `/site/tasks${site}` },
      { text: c.turning18, href: '/site/transition' },
      ...(supervises ? [{ text: c.supervision, href: '/supervision' }] : []),
    ])}
  </nav>`
}

function waiting(parts: SiteParts): Html {
  const { counts, lang } = parts
  const c = pick(caseloadContent, lang).site.figures
  const figure = (text: string, count: number, list: string) =>
    [text, counted(count, list, text, parts)] as const
  return figures([
    figure(c.unallocated, counts.unallocated, 'unallocated'),
    figure(c.breached, counts.breached, 'clocks-breached'),
    figure(c.unexplained, counts.unexplained, 'clocks-unexplained'),
    figure(c.running, counts.running, 'clocks-running'),
    figure(c.noContact(quietDays(parts.now)), counts.noContact, 'no-contact'),
    [c.missing, counts.missing === 0 ? '0' : numberLink('/missing', counts.missing, c.missing)] as const,
    figure(c.decisions, counts.decisions, 'decisions'),
    figure(c.closures, counts.closures, 'closures'),
  ])
}

/** Sites that have a guardian or a child; a colleague of every site counts where the children are. */
function sitesToCount({ sites, counts, colleagues }: SiteParts): string[] {
  if (sites !== null) return [...sites]
  const named = [
    ...counts.direct.map((row) => row.site),
    ...colleagues.flatMap((one) => one.posts.map((post) => post.site)),
  ]
  return [...new Set(named.filter((site) => site !== null))].sort()
}

function ratios(parts: SiteParts): Html {
  const { counts, colleagues, lang } = parts
  const c = pick(caseloadContent, lang).site.ratio
  const rows = sitesToCount(parts).map((site) => {
    const children = counts.direct.find((row) => row.site === site)?.children ?? 0
    const guardians = colleagues.filter((one) =>
      one.posts.some((post) => post.role === 'guardian' && (post.site === null || post.site === site)),
    ).length
    const ratio = caseloadRatio(children, guardians)
    return [
      siteWords(site, lang),
      children,
      guardians,
      ratio === null ? html`<span class="gs-muted">${c.noGuardian}</span>` : ratio.toFixed(1),
      ratio === null ? '' : html`${ratioBar(ratio)} ${c[againstEnvisaged(ratio)]}`,
    ]
  })
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead(envisagedCaseload.from, envisagedCaseload.to)}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [
        { text: c.columns.site },
        { text: c.columns.children, numeric: true },
        { text: c.columns.guardians, numeric: true },
        { text: c.columns.ratio, numeric: true },
        { text: c.columns.against },
      ],
      rows,
      empty: c.empty,
    })}`
}

function overdue(parts: SiteParts): Html {
  const content = pick(caseloadContent, parts.lang)
  const c = content.site.overdue
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [{ text: c.columns.kind }, { text: c.columns.count, numeric: true }],
      rows: parts.counts.overdue.map(({ kind, count }) => [
        pick(deadlineWords, parts.lang)[kind],
        counted(count, `overdue?kind=${kind}`, pick(deadlineWords, parts.lang)[kind], parts),
      ]),
      empty: c.empty,
    })}`
}

function missingData(parts: SiteParts): Html {
  const content = pick(caseloadContent, parts.lang)
  const c = content.site.data
  const rows = variableNames
    .map((name) => ({ name, ...parts.counts.data[name] }))
    .filter((row) => row.unknown > 0 || row.notAsked > 0)
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [
        { text: c.columns.variable },
        { text: c.columns.unknown, numeric: true },
        { text: c.columns.notAsked, numeric: true },
      ],
      rows: rows.map(({ name, unknown, notAsked }) => [
        content.variables[name],
        counted(unknown, `unknown?variable=${name}`, content.list.unknown(content.variables[name]), parts),
        counted(
          notAsked,
          `not-asked?variable=${name}`,
          content.list['not-asked'](content.variables[name]),
          parts,
        ),
      ]),
      empty: c.empty,
    })}`
}

/** What waits for the manager first, then how the site stands. Pure. */
export function siteView(parts: SiteParts): Html {
  const c = pick(caseloadContent, parts.lang).site
  const shown =
    parts.sites !== null && parts.sites.length === 1
      ? `${c.title}: ${siteWords(parts.sites[0] ?? '', parts.lang)}`
      : c.allMine
  return html`<h1 class="govuk-heading-l">${shown}</h1>
    ${chooser(parts)}
    <h2 class="govuk-heading-m">${c.waiting}</h2>
    ${waiting(parts)} ${furtherPages(parts)}
    <div class="gs-dense">
      ${ratios(parts)} ${peopleTable(parts.colleagues, parts.now, parts.lang)}
      <div class="gs-grid">
        <div>${overdue(parts)}</div>
        <div>${missingData(parts)}</div>
      </div>
    </div>`
}
