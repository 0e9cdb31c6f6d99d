import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Exchange, FormBody, Handler } from '../../../platform/web/route.ts'
import { qSortContent } from '../content/index.ts'
import { piles, readPairs, readPile, writePairs, type Pile } from '../rules.ts'
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

const box = (id: string): string => `pile-${id}`

function typedPiles(body: FormBody, { statements }: Sorting): ReadonlyMap<string, Pile> {
  return new Map(
    statements.flatMap(({ id }) => {
      const pile = readPile(typedIn(body, box(id)))
      return pile === null ? [] : [[id, pile] as const]
    }),
  )
}

function fields(x: Exchange, sorting: Sorting, chosen: ReadonlyMap<string, Pile>): Html {
  const c = pick(qSortContent, x.lang).sort
  return html`${sorting.statements.map(
    (one) =>
      html`<fieldset class="gs-piles">
        <legend class="gs-piles__words">${wordsFor(x, sorting, one).html}</legend>
        <div class="gs-piles__choices">
          ${piles.map(
            (pile) =>
              html`<label class="gs-piles__choice gs-piles__choice--${pile}">
                <input
                  type="radio"
                  name="${box(one.id)}"
                  value="${pile}"
                  ${chosen.get(one.id) === pile ? html`checked` : null}
                />
                <span>${c.piles[pile]}</span>
              </label>`,
          )}
        </div>
      </fieldset>`,
  )}`
}

const form = (
  x: Exchange,
  sorting: Sorting,
  chosen: ReadonlyMap<string, Pile>,
  version: number,
): SortForm => {
  const c = pick(qSortContent, x.lang).sort
  return {
    title: c.pilesTitle,
    lead: c.pilesLead,
    fields: fields(x, sorting, chosen),
    submit: { text: c.pilesNext },
    besides: null,
    version,
  }
}

/** First three rough piles: nothing has to be decided, and nothing has to be complete. */
export const pilesPage: Handler = whileSorting(async (x, sorting) => {
  const draft = await x.draft()
  const chosen =
    draft === null ? readPairs(sorting.sort.columns.piles, readPile) : typedPiles(draft.fields, sorting)
  return sortPage(x, sorting, form(x, sorting, chosen, drawnFrom(sorting, draft)))
})

export const keepPiles: Handler = whileSorting((x, sorting) => {
  const chosen = typedPiles(x.body, sorting)
  const c = pick(qSortContent, x.lang).sort
  const named = (pile: Pile | undefined) => (pile === undefined ? null : c.piles[pile])
  return keepSort(x, sorting, {
    kind: 'q-sort.keep',
    columns: { piles: writePairs(chosen) },
    answer: stepPath(x, sorting, 'grid'),
    form: (version) => form(x, sorting, chosen, version),
    compare: (theirs) => {
      const other = readPairs(theirs.piles, readPile)
      return sorting.statements.map((one) => ({
        label: wordsFor(x, sorting, one).text,
        yours: named(chosen.get(one.id)),
        theirs: named(other.get(one.id)),
      }))
    },
  })
})
