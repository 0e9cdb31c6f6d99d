import { addDays, dayInLondon } from '../../../kernel/calendar-day.ts'
import { codesOn } from '../../../kernel/code-list.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Post } from '../../../platform/access/index.ts'
import { formatDay, inLondon, pick } from '../../../platform/i18n/index.ts'
import { codeList, isCode, label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { chips, stackTable } from '../../../platform/web/pieces.ts'
import { feedbackNotice, type FeedbackToRead } from '../../outcomes/index.ts'
import {
  dueCell,
  dueKinds,
  kindWords,
  whatCell,
  type Due,
  type DueCount,
  type WorkerCount,
} from '../../tasks/index.ts'
import { supervisionContent } from '../content/index.ts'
import { weekOf, type ComesOfAge, type Week, type WeekTerms } from '../rules.ts'
import { changeKinds, type Born, type CaseNamed, type ChangeKind, type Met } from '../week-store.ts'

export interface WeekParts {
  readonly lang: Lang
  readonly now: Date
  readonly posts: readonly Post[]
  /** The sites the reader answers for; null = all. */
  readonly mine: readonly string[] | null
  readonly site: string
  readonly sites: readonly string[] | null
  readonly week: Week
  readonly terms: WeekTerms
  readonly changes: ReadonlyMap<ChangeKind, readonly CaseNamed[]>
  readonly lost: readonly (Met & { readonly quiet: boolean; readonly unseen: boolean })[]
  readonly counts: { readonly byKind: readonly DueCount[]; readonly byWorker: readonly WorkerCount[] }
  readonly waiting: { readonly rows: readonly Due[]; readonly total: number }
  readonly birthdays: readonly ComesOfAge<Born>[]
  readonly feedback: readonly FeedbackToRead[]
}

const caseLink = ({ caseId, reference }: CaseNamed): Html =>
  html`<a class="govuk-link gs-nowrap" href="/cases/${caseId}">${reference}</a> `

function siteWords(site: string, lang: Lang): string {
  return isCode('site', site) ? label('site', site, lang) : site
}

/** An address with what is chosen in it; what is not chosen is left out. */
function to(path: string, chosen: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString()
  return query === '' ? path : `${path}?${query}`
}

function ways(parts: WeekParts): Html {
  const { lang, now, mine, site, week } = parts
  const c = pick(supervisionContent, lang).week
  const of = (day: string) => to('/site/week', { week: day, site })
  const isThis = week.monday === weekOf(dayInLondon(now)).monday
  const all = mine ?? codesOn(codeList('site'), dayInLondon(now)).map(({ code }) => code)
  const bySite = (one: string, text: string) => ({
    text,
    href: to('/site/week', { week: week.monday, site: one }),
    current: site === one,
  })
  return html`<nav class="gs-off-paper" aria-label="${c.ways}">
    ${chips([
      { text: c.before, href: of(addDays(week.monday, -7)) },
      ...(isThis ? [] : [{ text: c.after, href: of(addDays(week.monday, 7)) }]),
      { text: c.site, href: to('/site', { site }) },
      { text: c.tasks, href: to('/site/tasks', { site }) },
    ])}
    ${all.length < 2 ? null : chips([bySite('', c.allMine), ...all.map((one) => bySite(one, siteWords(one, lang)))])}
  </nav>`
}

function changed({ changes, lang }: WeekParts): Html {
  const c = pick(supervisionContent, lang).week
  return html`<h2 class="govuk-heading-m">${c.changed.title}</h2>
    <p class="govuk-body">${c.changed.lead}</p>
    ${stackTable({
      caption: c.changed.title,
      captionHidden: true,
      columns: [
        { text: c.changed.what },
        { text: c.changed.children, numeric: true },
        { text: c.changed.cases },
      ],
      rows: changeKinds.flatMap((kind) => {
        const cases = changes.get(kind) ?? []
        return cases.length === 0 ? [] : [[c.kinds[kind], cases.length, html`${cases.map(caseLink)}`]]
      }),
      empty: c.changed.none,
    })}`
}

const overdueIn = (counts: readonly DueCount[]): number =>
  counts.filter((one) => one.group === 'overdue').reduce((all, one) => all + one.count, 0)

function overdue({ counts, site, lang }: WeekParts): Html {
  const c = pick(supervisionContent, lang).week.overdue
  const kinds = dueKinds.flatMap((kind) => {
    const count = overdueIn(counts.byKind.filter((one) => one.kind === kind))
    const href = to('/site/tasks', { kind, site })
    return count === 0
      ? []
      : [[html`<a class="govuk-link" href="${href}">${kindWords(kind, lang)}</a>`, count]]
  })
  const people = [...new Map(counts.byWorker.map((one) => [one.worker, one.name]))].flatMap(([id, name]) => {
    const count = overdueIn(counts.byWorker.filter((one) => one.worker === id))
    if (count === 0) return []
    const href = to('/site/tasks', { worker: id ?? '', site })
    return [
      [id === null ? c.nobody : html`<a class="govuk-link" href="${href}">${name ?? c.nobody}</a>`, count],
    ]
  })
  const counted = (title: string, first: string, rows: (string | number | Html)[][]): Html =>
    html`<div>
      <h3 class="govuk-heading-s">${title}</h3>
      ${stackTable({
        caption: title,
        captionHidden: true,
        columns: [{ text: first }, { text: c.count, numeric: true }],
        rows,
        empty: c.none,
      })}
    </div>`
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead}</p>
    <div class="gs-grid">${counted(c.byKind, c.kind, kinds)} ${counted(c.byWorker, c.worker, people)}</div>`
}

function unseen({ lost, terms, lang }: WeekParts): Html {
  const content = pick(supervisionContent, lang).week
  const c = content.unseen
  const when = (at: Date | null, late: boolean): Html | string => {
    const words = at === null ? c.never : formatDay(inLondon(at).day, lang)
    return late ? html`<strong class="gs-chip gs-chip--careful">${words}</strong>` : words
  }
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead(terms.quietDays, terms.unseenDays)}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [{ text: c.child }, { text: c.worker }, { text: c.contact }, { text: c.seen }],
      rows: lost.map((one) => [
        caseLink(one),
        one.workers ?? content.overdue.nobody,
        when(one.lastContact, one.quiet),
        one.indirect ? c.indirect : when(one.lastSeen, one.unseen),
      ]),
      empty: c.none,
    })}`
}

function waits({ waiting, now, posts, terms, lang }: WeekParts): Html {
  const c = pick(supervisionContent, lang).week.waits
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead(terms.aheadDays)}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [{ text: c.what }, { text: c.child }, { text: c.due }],
      rows: waiting.rows.map((row) => [whatCell(row, posts, lang), caseLink(row), dueCell(row, now, lang)]),
      empty: c.none,
    })}
    ${
      waiting.total > waiting.rows.length
        ? html`<p class="govuk-body">${c.more(waiting.rows.length, waiting.total)}</p>`
        : null
    }`
}

function comeOfAge({ birthdays, terms, lang }: WeekParts): Html {
  const c = pick(supervisionContent, lang).week.birthdays
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead(terms.aheadDays)}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [{ text: c.child }, { text: c.turns }, { text: c.day }],
      rows: birthdays.map(({ one, turns, on }) => [caseLink(one), c[turns], formatDay(on, lang)]),
      empty: c.none,
    })}`
}

/** What waits for the manager first; then who is lost sight of, what is late, who comes of age, what changed. Pure. */
export function weekView(parts: WeekParts): Html {
  const { lang, week, sites } = parts
  const c = pick(supervisionContent, lang).week
  const where = sites === null ? c.everySite : sites.map((one) => siteWords(one, lang)).join(', ')
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body-l">
      ${c.from(formatDay(week.monday, lang), formatDay(week.sunday, lang))}<br /><span class="gs-muted"
        >${where}</span
      >
    </p>
    ${ways(parts)} ${feedbackNotice(parts.feedback, lang)}
    <p class="govuk-body">${c.lead}</p>
    <div class="gs-dense">
      ${waits(parts)} ${unseen(parts)} ${overdue(parts)} ${comeOfAge(parts)} ${changed(parts)}
    </div>`
}
