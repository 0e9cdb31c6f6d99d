import type { Lang } from '../../kernel/lang.ts'
import { formatTimeLeft, pick } from '../i18n/index.ts'
import { chrome } from './content/index.ts'
import { html, type Html, type Renderable } from './html.ts'

/** Below this a clock asks for attention. */
const soon = 4 * 3_600_000

/** How long is left to a deadline: colour, shape and words. `msLeft` is negative when it has passed; null when met. */
export function clock(msLeft: number | null, lang: Lang): Html {
  const words = pick(chrome, lang).clock
  if (msLeft === null) return html`<span class="gs-clock gs-clock--met">${words.met}</span>`
  const text = formatTimeLeft(msLeft, lang)
  if (msLeft < 0) return html`<span class="gs-clock gs-clock--overdue">${capital(text)}</span>`
  if (msLeft < soon) return html`<span class="gs-clock gs-clock--soon">${words.soon}: ${text}</span>`
  return html`<span class="gs-clock gs-clock--fine">${capital(text)}</span>`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export interface Column {
  readonly text: string
  readonly numeric?: boolean | undefined
}

export interface StackTable {
  readonly caption: string
  /** The page's heading says it already: the caption is for screen readers only. */
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column[]
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Renderable[])[]
  /** Said instead of an empty table. */
  readonly empty: string
}

/**
 * A table that becomes a stack of cards on a narrow screen. The roles are said outright, because a browser forgets
 * them once the table is not displayed as one.
 */
export function stackTable(table: StackTable): Html {
  if (table.rows.length === 0) return html`<p class="gs-muted">${table.empty}</p>`
  const numeric = (index: number): Html | null =>
    table.columns[index]?.numeric === true ? html`class="gs-table__number"` : null
  const cell = (content: Renderable, index: number): Html =>
    index === 0
      ? html`<th scope="row" role="rowheader">${content}</th>`
      : html`<td role="cell" ${numeric(index)} data-label="${table.columns[index]?.text}">
          <div>${content}</div>
        </td>`
  return html`<table class="gs-table gs-stack" role="table">
    <caption ${table.captionHidden === true ? html`class="govuk-visually-hidden"` : null}>
      ${table.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${table.columns.map(
          (column, index) => html`<th scope="col" role="columnheader" ${numeric(index)}>${column.text}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${table.rows.map(
        (row) =>
          html`<tr role="row">
            ${row.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Terms and what is known of them. A null value is left out: not asked is not the same as unknown. */
export function facts(rows: readonly (readonly [term: string, value: Renderable])[]): Html {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== false)
  return html`<dl class="gs-facts">
    ${known.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

export interface NextItem {
  readonly what: Renderable
  /** Why, or for whom: one short line. */
  readonly why?: Renderable
  readonly href?: string | undefined
  readonly clock?: Html | undefined
}

/** What to do next: the first thing on a worker's page. */
export function nextSteps(items: readonly NextItem[], lang: Lang, empty: string): Html {
  const words = pick(chrome, lang)
  const step = (item: NextItem): Html => {
    const what = item.href === undefined ? item.what : html`<a href="${item.href}">${item.what}</a>`
    const why = item.why === undefined || item.why === null ? null : html`<small>${item.why}</small>`
    return html`<li class="gs-next__item"><span class="gs-next__what">${what}${why}</span>${item.clock}</li>`
  }
  return html`<section class="gs-next" aria-labelledby="gs-next">
    <h2 id="gs-next">${words.next}</h2>
    ${
      items.length === 0
        ? html`<p>${empty}</p>`
        : html`<ol class="gs-next__list">
            ${items.map(step)}
          </ol>`
    }
  </section>`
}

export function card(title: string | null, body: Renderable, kind: 'plain' | 'warning' = 'plain'): Html {
  return html`<section class="gs-card ${kind === 'warning' ? 'gs-card--warning' : null}">
    ${title === null ? null : html`<h2>${title}</h2>`} ${body}
  </section>`
}

export interface Chip {
  readonly text: string
  readonly kind?: 'plain' | 'careful' | 'warning' | undefined
  readonly href?: string | undefined
  readonly current?: boolean | undefined
}

export function chips(items: readonly Chip[]): Html | null {
  if (items.length === 0) return null
  const one = (chip: Chip): Html => {
    const kind = chip.kind === undefined || chip.kind === 'plain' ? '' : ` gs-chip--${chip.kind}`
    if (chip.href === undefined) return html`<span class="gs-chip${kind}">${chip.text}</span>`
    const current = chip.current === true ? html`aria-current="true"` : null
    return html`<a class="gs-chip${kind}" href="${chip.href}" ${current}>${chip.text}</a>`
  }
  return html`<ul class="gs-chips">
    ${items.map((chip) => html`<li>${one(chip)}</li>`)}
  </ul>`
}

/** Large numbers with what they count. */
export function figures(items: readonly (readonly [label: string, value: Renderable])[]): Html {
  return html`<dl class="gs-figures">
    ${items.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

/** A number to ring with one touch; what was written in its place and is no number stays as words. */
export function telephone(number: string): Html {
  return /^[+\d][\d ()-]{5,}$/.test(number)
    ? html`<a class="govuk-link gs-nowrap" href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a>`
    : html`<span dir="auto">${number}</span>`
}
