import type { FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Exchange, FormBody, Handler } from '../../../platform/web/route.ts'
import { boardView, columnName, unplacedView, type Board } from '../board.ts'
import { qSortContent } from '../content/index.ts'
import { columnsOf, notRight, readColumn, readPairs, readPile, writePairs, type Pile } from '../rules.ts'
import {
  drawnFrom,
  keepSort,
  sortPage,
  stepPath,
  typedIn,
  whileSorting,
  wordsFor,
  type SortForm,
  type Sorting,
} from './sort-frame.ts'

type Places = ReadonlyMap<string, number>
const box = (id: string): string => `at-${id}`

function typedPlaces(body: FormBody, { statements, study }: Sorting): Places {
  const read = readColumn(study.columns.heights)
  return new Map(
    statements.flatMap(({ id }) => {
      const column = read(typedIn(body, box(id)))
      return column === null ? [] : [[id, column] as const]
    }),
  )
}

export const placesOf = ({ sort, study }: Sorting): Places =>
  readPairs(sort.columns.places, readColumn(study.columns.heights))

/** Cards in the order of the rough piles: what was clear first, so that the ends fill before the middle. */
function cards(x: Exchange, sorting: Sorting, places: Places): Board {
  const c = pick(qSortContent, x.lang).sort
  const { heights } = sorting.study.columns
  const pileOf = readPairs(sorting.sort.columns.piles, readPile)
  const order = ['agree', 'disagree', 'unsure'] as const satisfies readonly Pile[]
  const rank = (id: string): number => {
    const pile = pileOf.get(id)
    return pile === undefined ? order.length : order.indexOf(pile)
  }
  const select = (id: string, words: string): Html =>
    html`<div class="gs-board__control">
      <label class="govuk-visually-hidden" for="${box(id)}">${c.where(words)}</label>
      <span class="gs-board__grip" data-grip aria-hidden="true"></span>
      <select class="govuk-select gs-board__where" id="${box(id)}" name="${box(id)}">
        <option value="">${c.notPlaced}</option>
        ${columnsOf(heights).map(
          (column) =>
            html`<option value="${String(column)}" ${places.get(id) === column ? html`selected` : null}>
              ${columnName(column)}
            </option>`,
        )}
      </select>
    </div>`
  return {
    heights,
    places,
    lang: x.lang,
    cards: sorting.statements
      .toSorted((a, b) => rank(a.id) - rank(b.id) || a.columns.place - b.columns.place)
      .map((one) => {
        const words = wordsFor(x, sorting, one)
        const pile = pileOf.get(one.id)
        return {
          id: one.id,
          text: html`${words.html}${
            pile === undefined || places.has(one.id)
              ? null
              : html`<small class="gs-board__below">${c.piles[pile]}</small>`
          }`,
          control: select(one.id, words.text),
        }
      }),
  }
}

function form(
  x: Exchange,
  sorting: Sorting,
  places: Places,
  version: number,
  errors?: readonly FieldError[],
): SortForm {
  const c = pick(qSortContent, x.lang).sort
  const board = cards(x, sorting, places)
  return {
    title: c.gridTitle,
    lead: html`${c.gridLead} ${c.gridHow} <span class="gs-with-script">${c.gridKeys}</span>`,
    fields: html`<div data-sorting data-pattern="${c.ofPattern}">
      ${
        errors === undefined
          ? null
          : html`<div class="govuk-inset-text" id="grid" tabindex="-1">${c.wrong}</div>`
      }
      ${unplacedView(board)} ${boardView(board)}
      <p class="govuk-visually-hidden" aria-live="polite" data-said></p>
    </div>`,
    submit: { text: c.next, name: 'do', value: 'next' },
    besides: html`<button type="submit" class="govuk-button govuk-button--secondary" name="do" value="keep">
        ${c.keep}
      </button>
      <a class="govuk-link" href="${stepPath(x, sorting, 'piles')}">${c.backToPiles}</a>`,
    version,
    errors,
    wide: true,
  }
}

export const gridPage: Handler = whileSorting(async (x, sorting) => {
  const draft = await x.draft()
  const places = draft === null ? placesOf(sorting) : typedPlaces(draft.fields, sorting)
  return sortPage(x, sorting, form(x, sorting, places, drawnFrom(sorting, draft)))
})

/** Which columns have room or too many, in words that say what to do. */
export function faults(x: Exchange, sorting: Sorting, places: Places): readonly FieldError[] {
  const c = pick(qSortContent, x.lang).sort
  return notRight(sorting.study.columns.heights, places).map(({ column, wants, has }) => {
    const name = columnName(column)
    return {
      field: 'grid',
      anchor: 'grid',
      message: has < wants ? c.short(name, wants - has) : c.over(name, has - wants),
    }
  })
}

export const keepGrid: Handler = whileSorting(async (x, sorting) => {
  const places = typedPlaces(x.body, sorting)
  const on = typedIn(x.body, 'do') === 'next'
  const wrong = on ? faults(x, sorting, places) : []
  const seen = Number(typedIn(x.body, '_version')) || 0
  // Nothing is lost by an unfinished grid: it is drawn again with every statement where it was put.
  if (wrong.length > 0) return sortPage(x, sorting, form(x, sorting, places, seen, wrong))
  const named = (column: number | undefined) => (column === undefined ? null : columnName(column))
  return keepSort(x, sorting, {
    kind: 'q-sort.keep',
    columns: { places: writePairs(places) },
    answer: stepPath(x, sorting, on ? 'words' : 'grid'),
    form: (version) => form(x, sorting, places, version),
    compare: (theirs) => {
      const other = readPairs(theirs.places, readColumn(sorting.study.columns.heights))
      return sorting.statements.map((one) => ({
        label: wordsFor(x, sorting, one).text,
        yours: named(places.get(one.id)),
        theirs: named(other.get(one.id)),
      }))
    },
  })
})
