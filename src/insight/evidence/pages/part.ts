import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { details } from '../../../platform/web/components/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { facts, stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { codeInWords, figureMarkup, figureTable, isDrawn } from '../../report/index.ts'
import { parts, type MeasureResult, type Part, type Results, type Series } from '../../results/index.ts'
import { queryOf, variableOf } from '../ask.ts'
import { evidenceContent } from '../content.ts'
import { read } from '../reading.ts'
import type { Shelf } from '../shelf.ts'
import { cell, intervalInWords, ofInWords } from '../words.ts'
import { english, scrolling, standing, withoutResults } from './frame.ts'

function partOf(text: string | undefined): Part | null {
  return parts.find((one) => one === text) ?? null
}

function defined(
  x: Exchange,
  given: Pick<MeasureResult, 'definition' | 'source' | 'readings'>,
  population?: string,
): Html {
  const c = pick(evidenceContent, x.lang)
  return facts([
    [c.population, population ?? null],
    [c.definition, given.definition],
    [c.source, given.source],
    [c.readings, given.readings === undefined ? null : given.readings.join(', ')],
  ])
}

/** One figure: the picture for those who look, its table for those who read, and whom it counts. */
export function figure(x: Exchange, series: Series, invented: boolean): Html {
  const c = pick(evidenceContent, x.lang)
  const table = figureTable(series, { lang: x.lang })
  const asTable = scrolling(
    `${series.title}: ${c.figure}`,
    stackTable({
      caption: series.title,
      captionHidden: true,
      columns: table.head.map((text, index) => ({ text, numeric: index > 0 })),
      rows: table.rows.map((row) => [
        row.name,
        ...row.cells.map((one) =>
          one.detail === undefined
            ? one.text
            : html`${one.text} <small class="gs-muted">${one.detail}</small>`,
        ),
      ]),
      empty: c.noAnswer,
    }),
  )
  return html`<section class="gs-figure" aria-labelledby="of-${series.id}">
    <h3 class="govuk-heading-s" id="of-${series.id}" lang="en">${table.caption}</h3>
    ${
      series.why !== undefined
        ? html`<p class="govuk-body gs-muted">${c.noAnswer}: ${series.why}</p>`
        : !isDrawn(series)
          ? asTable
          : html`<div class="gs-figure__picture gs-figure__picture--wide">
                ${figureMarkup(series, { width: 'wide', invented, lang: x.lang })}
              </div>
              <div class="gs-figure__picture gs-figure__picture--narrow">
                ${figureMarkup(series, { width: 'narrow', invented, lang: x.lang })}
              </div>
              ${details({ lang: x.lang, summaryText: c.figure, html: asTable })}`
    }
    ${details({ lang: x.lang, summaryText: c.population, html: defined(x, series, series.population) })}
  </section>`
}

/** Every figure of a part in one table; with a column for each group, where the children are parted. */
function measures(x: Exchange, results: Results, part: Part): Html {
  const c = pick(evidenceContent, x.lang)
  const wanted = results.measures.filter((one) => one.part === part)
  const groups = results.groups.map((group) => {
    const [[variable, code] = ['', '']] = Object.entries(group.by)
    return {
      name: codeInWords(variable, code, x.lang),
      of: new Map(group.measures.map((one) => [one.id, one])),
    }
  })
  const named = (measure: MeasureResult): Html =>
    html`${english(measure.title)}${measure.why === undefined || measure.suppressed ? null : html`<br /><small class="gs-muted">${measure.why}</small>`}`
  const row = (measure: MeasureResult): Renderable[] =>
    groups.length === 0
      ? [named(measure), cell(measure, x.lang), ofInWords(measure, x.lang), intervalInWords(measure, x.lang)]
      : [
          named(measure),
          cell(measure, x.lang),
          ...groups.map((group) => cell(group.of.get(measure.id), x.lang)),
        ]
  const columns =
    groups.length === 0
      ? [c.measure, c.value, c.of, c.interval]
      : [c.measure, c.whole, ...groups.map((group) => group.name)]
  return scrolling(
    c.measures,
    stackTable({
      caption: c.measures,
      captionHidden: true,
      columns: columns.map((text, index) => ({ text, numeric: index > 0 })),
      rows: wanted.map(row),
      empty: c.noAnswer,
    }),
  )
}

export const partPage =
  (shelf: Shelf): Handler =>
  async (x) => {
    const part = partOf(x.params['part'])
    if (part === null) return noSuchPage()
    const c = pick(evidenceContent, x.lang)
    const title = c.partNames[part]
    const given = await read(shelf, x)
    if (given.kind !== 'read') return withoutResults(x, title, given.kind)
    const { results } = given
    const variable = variableOf(given.asked)
    const next = parts[parts.indexOf(part) + 1]
    const figures = results.series.filter((one) => one.part === part)
    return page(
      title,
      html`<p class="govuk-body">
          <a class="govuk-link" href="/evidence?${queryOf(given.asked)}">${c.back}</a>
        </p>
        <h1 class="govuk-heading-l">${title}</h1>
        <p class="govuk-body">
          ${c.showing}: ${given.chosen.title}; ${c.period.toLowerCase()}
          ${formatDay(results.period.from, x.lang)} ${c.and}
          ${formatDay(results.period.to, x.lang)}${variable === undefined ? null : html`; ${c.partedBy(c.variables[variable])}`}.
          <a class="govuk-link" href="/evidence?${queryOf(given.asked)}#ask">${c.change}</a>
        </p>
        ${standing(x, given)}
        ${
          figures.length === 0
            ? null
            : html`<h2 class="govuk-heading-m">${c.figures}</h2>
                ${figures.map((one) => figure(x, one, given.chosen.source === 'simulation'))}`
        }
        <h2 class="govuk-heading-m">${c.measures}</h2>
        ${measures(x, results, part)}
        <p class="govuk-body">
          ${
            next === undefined
              ? null
              : html`<a class="govuk-link" href="/evidence/${next}?${queryOf(given.asked)}"
                    >${c.next}: ${c.partNames[next]}</a
                  ><br />`
          }
          <a class="govuk-link" href="/evidence?${queryOf(given.asked)}">${c.back}</a>
        </p>`,
      { wide: true },
    )
  }

export const definitionsPage =
  (shelf: Shelf): Handler =>
  async (x) => {
    const c = pick(evidenceContent, x.lang)
    const given = await read(shelf, x)
    if (given.kind !== 'read') return withoutResults(x, c.definitions, given.kind)
    return page(
      c.definitions,
      html`<p class="govuk-body">
          <a class="govuk-link" href="/evidence?${queryOf(given.asked)}">${c.back}</a>
        </p>
        <h1 class="govuk-heading-l">${c.definitions}</h1>
        ${parts.map((part) =>
          details({
            lang: x.lang,
            summaryText: c.partNames[part],
            html: scrolling(
              c.partNames[part],
              stackTable({
                caption: c.partNames[part],
                captionHidden: true,
                columns: [c.measure, c.definition, c.source, c.readings].map((text) => ({ text })),
                rows: given.results.measures
                  .filter((one) => one.part === part)
                  .map((one) => [
                    english(one.title),
                    english(one.definition),
                    one.source,
                    one.readings?.join(', ') ?? null,
                  ]),
                empty: c.noAnswer,
              }),
            ),
          }),
        )}`,
      { wide: true },
    )
  }
