import type { Lang } from '../../../../kernel/lang.ts'
import { shownCount } from '../../../../kernel/policy/indirect-work.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { button, select } from '../../../../platform/web/components/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { consultationContent } from '../../content/index.ts'
import { hoursOf, type AreaRow, type Quarter, type Work } from '../../rules.ts'
import { amount, areaName } from '../../tell.ts'
import { areaPicture, type DrawnQuarter } from './picture.ts'

export interface AreasView {
  readonly quarter: Quarter
  readonly offered: readonly Quarter[]
  readonly rows: readonly AreaRow[]
  readonly total: AreaRow
  /** The area of the picture; null: all of them. */
  readonly area: string | null
  readonly series: readonly {
    readonly quarter: Quarter
    readonly work: Work
    readonly referrals: number | null
  }[]
  readonly below: number
  readonly to: number
  readonly rates: { readonly hourly: number; readonly mileage: number }
  readonly lang: Lang
}

export function quarterName(quarter: Quarter, lang: Lang): string {
  return pick(consultationContent, lang).areas.quarterName(quarter.slice(6), quarter.slice(0, 4))
}

const money = (pence: number, lang: Lang, digits: 0 | 2): string =>
  new Intl.NumberFormat(lang === 'cy' ? 'cy-GB' : 'en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(pence / 100)

/** Referrals as they may be shown: none, withheld, rounded, or a time that is not over. */
export function referralsInWords(
  count: number | null,
  { below, to, lang }: Pick<AreasView, 'below' | 'to' | 'lang'>,
): string {
  const c = pick(consultationContent, lang).areas
  if (count === null) return c.notOver
  const shown = shownCount(count, below, to)
  return shown.kind === 'none' ? '0' : shown.kind === 'withheld' ? c.withheld(below) : c.about(shown.n)
}

function hoursCell(work: Work, lang: Lang): Renderable {
  if (hoursOf(work) === 0) return '0'
  const c = pick(consultationContent, lang).areas
  const [there, preparing, travelling] = [work.delivery, work.preparation, work.travel].map((one) =>
    amount(one, lang),
  )
  return html`${amount(hoursOf(work), lang)}<br /><small class="gs-muted"
      >${c.split(there ?? '', preparing ?? '', travelling ?? '')}</small
    >`
}

function rowOf(row: AreaRow, name: Renderable, view: AreasView): readonly Renderable[] {
  const { lang } = view
  const c = pick(consultationContent, lang).areas
  const said = (count: number | null) => referralsInWords(count, view)
  const { work, referrals } = row
  return [
    name,
    amount(work.consultations, lang),
    amount(work.meetings, lang),
    amount(work.events, lang),
    amount(work.people, lang),
    hoursCell(work, lang),
    money(work.pence, lang, 0),
    c.pair(said(referrals.before6), said(referrals.before3)),
    said(referrals.within),
    c.pair(said(referrals.after3), said(referrals.after6)),
  ]
}

function table(view: AreasView): Html {
  const { lang, rows, total } = view
  const c = pick(consultationContent, lang).areas
  const { columns } = c
  return stackTable({
    caption: c.table(quarterName(view.quarter, lang)),
    captionHidden: true,
    columns: [
      { text: columns.area },
      ...[
        columns.consultations,
        columns.meetings,
        columns.events,
        columns.people,
        columns.hours,
        columns.cost,
      ].map((text) => ({ text, numeric: true })),
      ...[columns.before, columns.within, columns.after].map((text) => ({ text })),
    ],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows.map((row) => rowOf(row, areaName(row.area, lang), view)),
            rowOf(total, html`<strong>${c.total}</strong>`, view),
          ],
    empty: c.none,
  })
}

function chooser(view: AreasView): Html {
  const { lang, rows, area } = view
  const c = pick(consultationContent, lang).areas
  return html`<form method="get" action="/consultations/areas" class="gs-inline-form">
    ${select({
      id: 'quarter',
      name: 'quarter',
      label: { text: c.quarter },
      value: view.quarter,
      items: view.offered.map((one) => ({ value: one, text: quarterName(one, lang) })),
    })}
    ${select({
      id: 'area',
      name: 'area',
      label: { text: c.area },
      value: area ?? '',
      items: [
        { value: '', text: c.allAreas },
        ...rows.map((row) => ({ value: row.area, text: areaName(row.area, lang) })),
      ],
    })}
    ${button({ text: c.show, classes: 'govuk-button--secondary' })}
  </form>`
}

function picture(view: AreasView): Html {
  const { lang } = view
  const c = pick(consultationContent, lang).areas
  const name = view.area === null ? c.allAreas : areaName(view.area, lang)
  const drawn: DrawnQuarter[] = view.series.map(({ quarter, work, referrals }) => ({
    label: `${quarter.slice(0, 4)} ${quarter.slice(5)}`,
    delivery: work.delivery,
    preparation: work.preparation,
    travel: work.travel,
    referrals: referrals === null ? null : shownCount(referrals, view.below, view.to),
  }))
  return html`<h2 class="govuk-heading-m">${c.picture(name)}</h2>
    <div class="gs-scroll" role="region" aria-label="${c.picture(name)}" tabindex="0">
      ${areaPicture(drawn, name, lang)}
    </div>
    ${stackTable({
      caption: c.pictureTable(name),
      columns: [
        { text: c.quarter },
        { text: c.columns.hours, numeric: true },
        { text: c.columns.cost, numeric: true },
        { text: c.referralsAxis },
      ],
      rows: view.series.map(({ quarter, work, referrals }) => [
        quarterName(quarter, lang),
        hoursCell(work, lang),
        money(work.pence, lang, 0),
        referralsInWords(referrals, view),
      ]),
      empty: c.none,
    })}`
}

export function areasView(view: AreasView): Html {
  const { lang, rates } = view
  const c = pick(consultationContent, lang).areas
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <p class="govuk-body">${c.rule(view.below, view.to)}</p>
    ${chooser(view)}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">${c.table(quarterName(view.quarter, lang))}</h2>
    ${table(view)}
    <p class="govuk-body">
      ${c.rates(money(rates.hourly, lang, 2), money(rates.mileage, lang, 2))} ${c.notAsked}
    </p>
    ${picture(view)}`
}
