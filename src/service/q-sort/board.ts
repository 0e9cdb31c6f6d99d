import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { qSortContent } from './content/index.ts'
import { fillOf, type ColumnFill } from './rules.ts'

/** −3, 0, +3: with a real minus, and a plus, so that the two ends are told apart when read aloud. */
export function columnName(column: number): string {
  return column > 0 ? `+${column}` : column < 0 ? `−${-column}` : '0'
}

/** A statement as it is shown, and what else its card holds. */
export interface Card {
  readonly id: string
  readonly text: Html
  readonly control?: Html | undefined
}

export interface Board {
  readonly heights: readonly number[]
  readonly places: ReadonlyMap<string, number>
  readonly cards: readonly Card[]
  readonly lang: Lang
  /** Of the columns' headings: one below the heading that the board stands under. */
  readonly level?: 3 | 4
}

function cardView({ text, control }: Card): Html {
  return html`<li class="gs-board__card" data-card>
    <p class="gs-board__words">${text}</p>
    ${control}
  </li>`
}

function heading(fill: ColumnFill, last: number, lang: Lang): Html {
  const c = pick(qSortContent, lang).sort
  const end = fill.column === last ? c.most : fill.column === -last ? c.least : null
  return html`<span class="govuk-visually-hidden">${c.column} </span>${columnName(fill.column)}
    ${end === null ? null : html`<small>${end}</small>`}`
}

/**
 * The grid: a column for each value with the cards that lie in it. One column below the other where the window is narrow.
 * The browser script moves cards between `data-column`s; without it the same is done by the controls on the cards.
 */
export function boardView(board: Board): Html {
  const { heights, places, cards, lang, level = 3 } = board
  const c = pick(qSortContent, lang).sort
  const fills = fillOf(heights, places)
  const last = (heights.length - 1) / 2
  return html`<div class="gs-board">
    ${fills.map(
      (fill) =>
        html`<section
          class="gs-board__column"
          data-column="${String(fill.column)}"
          data-wants="${String(fill.wants)}"
          data-fill="${fill.has === fill.wants ? 'full' : fill.has > fill.wants ? 'over' : 'short'}"
        >
          ${
            level === 3
              ? html`<h3 class="gs-board__name">${heading(fill, last, lang)}</h3>`
              : html`<h4 class="gs-board__name">${heading(fill, last, lang)}</h4>`
          }
          <p class="gs-board__fill" data-count>${c.of(fill.has, fill.wants)}</p>
          <ul class="gs-board__cards">
            ${cards.filter(({ id }) => places.get(id) === fill.column).map(cardView)}
          </ul>
        </section>`,
    )}
  </div>`
}

/** What has no place yet, in the order given. */
export function unplacedView(board: Board): Html {
  const c = pick(qSortContent, board.lang).sort
  const left = board.cards.filter(({ id }) => !board.places.has(id))
  return html`<section class="gs-board__unplaced" data-column="">
    <h2 class="govuk-heading-m">${c.unplaced}</h2>
    <p class="govuk-body" data-all-placed ${left.length === 0 ? null : html`hidden`}>${c.allPlaced}</p>
    <ul class="gs-board__cards">
      ${left.map(cardView)}
    </ul>
  </section>`
}
