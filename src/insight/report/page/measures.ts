import { html, type Html } from '../../../platform/web/html.ts'
import type { MeasureResult } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { clean, formatInterval, formatNumber, formatValue, formatWithUnit } from '../format.ts'
import type { Cut } from '../groups.ts'

const whole = (count: number): string => formatNumber(count, Number.isInteger(count) ? 0 : 1)

/** What stands for the value: itself, that it is suppressed, or why there is none. */
export function valueOf(measure: MeasureResult): string {
  if (measure.suppressed) return words.suppressed
  if (measure.value === null) return words.notAnswerable(clean(measure.why ?? words.noReason))
  return formatWithUnit(measure.value, measure.unit)
}

function countOf({ numerator, denominator, n, unit }: MeasureResult): string {
  // A count is its own numerator: saying it three times helps nobody.
  if (numerator === null || unit === 'count') return ''
  return denominator === null || denominator === n
    ? whole(numerator)
    : `${whole(numerator)} ${words.of} ${whole(denominator)}`
}

/** On a narrow screen a row becomes a card: roles keep it a table, and each cell says its own heading. */
function cell(head: string, text: string): Html {
  return text === ''
    ? html`<td role="cell" class="number none">–</td>`
    : html`<td role="cell" class="number"><span class="head" aria-hidden="true">${head}</span>${text}</td>`
}

/** `defined`: with its definition under each name. */
export function measureTable(
  id: string,
  caption: string,
  measures: readonly MeasureResult[],
  defined = true,
): Html {
  const head = [words.measure, words.value, words.numerator, words.n, words.interval]
  return html`<table role="table" class="measures" id="${id}">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((text, index) => html`<th role="columnheader" scope="col" ${index > 0 ? html` class="number"` : null}>${text}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${measures.map(
        (measure) =>
          html`<tr role="row">
            <th role="rowheader" scope="row">
              ${clean(measure.title)}${defined ? definition(measure) : null}
            </th>
            ${cell(words.value, valueOf(measure))}${
              measure.suppressed
                ? ['', '', ''].map((text) => cell('', text))
                : [
                    cell(words.numerator, countOf(measure)),
                    cell(words.n, measure.n === null || measure.unit === 'count' ? '' : whole(measure.n)),
                    cell(
                      words.interval,
                      measure.interval === null ? '' : formatInterval(measure.interval, measure.unit),
                    ),
                  ]
            }
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Folded on a screen, where five hundred of them would bury the figures; the style opens it on paper. */
function definition(measure: MeasureResult): Html {
  return html`<details class="definition">
    <summary>${words.howCounted}<span class="hidden">: ${clean(measure.title)}</span></summary>
    <p>
      ${clean(measure.definition)}
      <span class="source"
        >${clean(measure.source)}${(measure.readings ?? []).map((reading) => `; ${reading}`)}</span
      >
    </p>
  </details>`
}

export function cutTable(id: string, caption: string, cut: Cut): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
    <table id="${id}" ${cut.groups.length > 4 ? html` class="many"` : null}>
      <caption id="${id}-caption">
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.measure}</th>
          ${cut.groups.map((group) => html`<th scope="col" class="number">${group}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${cut.rows.map(
          ({ title, cells }) =>
            html`<tr>
              <th scope="row">${clean(title)}</th>
              ${cells.map((measure) => {
                if (measure === null) return html`<td class="number">${words.noValue}</td>`
                const detail =
                  measure.suppressed || measure.interval === null
                    ? null
                    : html`<span class="detail"
                        >${formatInterval(measure.interval, measure.unit)}${measure.n === null ? null : `; ${words.nIs(whole(measure.n))}`}</span
                      >`
                const text = measure.suppressed
                  ? words.suppressed
                  : measure.value === null
                    ? valueOf(measure)
                    : formatValue(measure.value, measure.unit)
                return html`<td class="number">${text}${detail}</td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
