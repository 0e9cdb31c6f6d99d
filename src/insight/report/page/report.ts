import { createHash } from 'node:crypto'
import { html, raw, type Html } from '../../../platform/web/html.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import { headlinesOf, parts, type Part, type Results, type Series } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { clean, formatNumber } from '../format.ts'
import { cutsOf } from '../groups.ts'
import { figureSection } from './figures.ts'
import { cutTable, measureTable } from './measures.ts'
import { styleOf } from './style.ts'

const idOf = (series: Series): string => series.id.replace(/[^A-Za-z0-9-]/g, '-')

/**
 * One page to read and to print: figures with their tables, measures by part, and what they rest on. No script, nothing loaded
 * from elsewhere; its own policy lets nothing in but its one style. The same results are the same bytes.
 */
export function reportHtml(results: Results): string {
  const invented = results.package.source === 'simulation'
  const style = styleOf(invented)
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`
  const shown = parts.filter(
    (part) =>
      results.series.some((one) => one.part === part) || results.measures.some((one) => one.part === part),
  )
  const cuts = cutsOf(results)
  return `${html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}${invented ? ` (${words.invented})` : null}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>
          ${banners(results)}
          <h1>${words.title}</h1>
          <p class="period">
            ${words.periodOf(formatDay(results.period.from, 'en'), formatDay(results.period.to, 'en'))}
          </p>
        </header>
        <div class="about">
          ${glance(results)} ${about(results)} ${contents(results, shown, cuts.length > 0)}
        </div>
        <main id="main" tabindex="-1">
          ${shown.map((part) => partSection(results, part, invented))}
          ${
            cuts.length === 0
              ? null
              : html`<section id="groups" aria-labelledby="groups-heading">
                  <h2 id="groups-heading">${words.byGroup}</h2>
                  ${cuts.map((cut, index) => cutTable(`groups-${index + 1}`, words.groupedOf(words.parts[cut.part], cut.by), cut))}
                </section>`
          }
        </main>
      </body>
    </html>`.toString()}\n`
}

function banners(results: Results): Html {
  return html`${results.package.source === 'simulation' ? html`<p class="banner invented"><strong>${words.inventedLong}</strong></p>` : null}${results.disclosure === null ? html`<p class="banner unprotected"><strong>${words.unprotected}</strong></p>` : null}`
}

/** The first page: what somebody with one minute wants to know. */
function glance({ measures }: Results): Html | null {
  const some = headlinesOf(measures)
  if (some.length === 0) return null
  return html`<section class="glance" aria-labelledby="glance-heading">
    <h2 id="glance-heading">${words.glance}</h2>
    <p>${words.glanceText}</p>
    ${measureTable('glance', words.glance, some, false)}
  </section>`
}

function about({ package: given, period, disclosure }: Results): Html {
  const facts: readonly (readonly [string, string])[] = [
    [words.period, words.periodOf(formatDay(period.from, 'en'), formatDay(period.to, 'en'))],
    [words.asAt, formatDay(given.as_at, 'en')],
    [words.madeFrom, words.sources[given.source]],
    [words.episodes, formatNumber(given.episodes, 0)],
    [
      words.disclosure,
      disclosure === null
        ? words.undisclosed
        : words.disclosed(disclosure.threshold, disclosure.rounding, disclosure.suppressed),
    ],
    [words.digest, given.digest],
  ]
  return html`<section aria-labelledby="about-heading">
    <h2 id="about-heading">${words.about}</h2>
    <dl class="facts">
      ${facts.map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${clean(text)}</dd>
          </div>`,
      )}
    </dl>
    <h3>${words.howToRead}</h3>
    <p>${words.descriptive}</p>
    <p>${words.intervals}</p>
    <p>${words.unknownBlank}</p>
  </section>`
}

function contents(results: Results, shown: readonly Part[], groups: boolean): Html {
  return html`<nav id="contents" class="contents" aria-labelledby="contents-heading">
    <h2 id="contents-heading">${words.contents}</h2>
    <ol>
      ${shown.map(
        (part) =>
          html`<li>
            <a href="#part-${part}">${words.parts[part]}</a>
            <ul>
              ${results.series
                .filter((one) => one.part === part)
                .map(
                  (one) =>
                    html`<li><a href="#${idOf(one)}">${clean(words.figure(one.id, one.title))}</a></li>`,
                )}${results.measures.some((one) => one.part === part) ? html`<li><a href="#measures-${part}">${words.measuresOf(words.parts[part])}</a></li>` : null}
            </ul>
          </li>`,
      )}${groups ? html`<li><a href="#groups">${words.byGroup}</a></li>` : null}
    </ol>
  </nav>`
}

function partSection(results: Results, part: Part, invented: boolean): Html {
  const measures = results.measures.filter((one) => one.part === part)
  return html`<section class="part" id="part-${part}" aria-labelledby="part-${part}-heading">
    <h2 id="part-${part}-heading">${words.parts[part]}</h2>
    ${partContents(results, part)}
    ${results.series.filter((one) => one.part === part).map((one) => figureSection(one, idOf(one), invented))}
    ${measures.length === 0 ? null : measureTable(`measures-${part}`, words.measuresOf(words.parts[part]), measures)}
  </section>`
}

function partContents(results: Results, part: Part): Html {
  const figures = results.series.filter((one) => one.part === part)
  const measured = results.measures.some((one) => one.part === part)
  return html`<nav class="part-contents" aria-label="${words.inThisPart}: ${words.parts[part]}">
    <ul>
      ${figures.map(
        (one) => html`<li><a href="#${idOf(one)}">${clean(words.figure(one.id, one.title))}</a></li>`,
      )}${measured ? html`<li><a href="#measures-${part}">${words.measuresOf(words.parts[part])}</a></li>` : null}
      <li><a href="#contents">${words.toContents}</a></li>
    </ul>
  </nav>`
}
