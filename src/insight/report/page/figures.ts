import { html, type Html } from '../../../platform/web/html.ts'
import type { Series } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { figureMarkup, isDrawn } from '../draw/figure.ts'
import { clean } from '../format.ts'
import { figureTable } from '../table.ts'

/** A figure with what it rests on and its table. It is drawn twice, and the style shows the one that fits the screen. */
export function figureSection(series: Series, id: string, invented: boolean): Html {
  const title = clean(words.figure(series.id, series.title))
  const facts: readonly (readonly [string, string])[] = [
    [words.population, series.population],
    [words.definition, series.definition],
    [words.source, `${series.source}. ${words.published[series.published]}`],
    ...((series.readings ?? []).length === 0
      ? []
      : [[words.dependsOn, (series.readings ?? []).map(words.reading).join('; ')] as const]),
  ]
  return html`<section class="figure" id="${id}" aria-labelledby="${id}-heading">
    <h3 id="${id}-heading">${title}</h3>
    ${series.why === undefined ? null : html`<p class="why">${clean(words.notAnswerable(series.why))}</p>`}
    ${isDrawn(series) ? html`<figure>${figureMarkup(series, { width: 'wide', invented })}${figureMarkup(series, { width: 'narrow', invented })}</figure>` : null}
    ${
      isDrawn(series)
        ? html`<details class="data">
            <summary>${words.dataAndPopulation}<span class="hidden">: ${title}</span></summary>
            ${rest(series, id, facts)}
          </details>`
        : rest(series, id, facts)
    }
  </section>`
}

/** What a figure rests on and its table: folded under a drawing, open where the table is all there is, and open on paper. */
function rest(series: Series, id: string, facts: readonly (readonly [string, string])[]): Html {
  return html`<dl class="facts">
      ${facts.map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${clean(text)}</dd>
          </div>`,
      )}
    </dl>
    ${dataTable(series, id)}`
}

function dataTable(series: Series, id: string): Html {
  const { head, rows, note } = figureTable(series)
  if (rows.length === 0) return html``
  const caption = words.dataOf(clean(series.title))
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
    <table${head.length > 5 ? html` class="many"` : null}>
      <caption id="${id}-caption">
        <span>${caption}${note === undefined ? null : html`. ${note}`}</span>
      </caption>
      <thead>
        <tr>
          ${head.map((text, index) => html`<th scope="col" ${index > 0 ? html` class="number"` : null}>${clean(text)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, cells }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map(
                ({ text, detail }) =>
                  html`<td class="number">
                    ${text}${detail === undefined ? null : html`<span class="detail">${detail}</span>`}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
