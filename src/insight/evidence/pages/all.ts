import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { button, select } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { facts } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { parts } from '../../results/index.ts'
import { queryOf, variableOf, variables } from '../ask.ts'
import { evidenceContent } from '../content.ts'
import { read, type Read } from '../reading.ts'
import type { Shelf } from '../shelf.ts'
import { glance, standing, withoutResults } from './frame.ts'

type WithResults = Extract<Read, { kind: 'read' }>

function question(x: Exchange, given: WithResults): Html {
  const c = pick(evidenceContent, x.lang)
  const item = (value: string, text: string, selected: boolean) => ({ value, text, selected })
  const { asked, quarters } = given
  const choice = (name: string, label: string, items: ReturnType<typeof item>[]) =>
    select({ lang: x.lang, id: name, name, label: { text: label }, items })
  return html`<form method="get" action="/evidence" class="gs-form" id="ask">
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${c.ask}</legend>
      ${choice(
        'data',
        c.data,
        given.shelf.map((one) => item(one.name, one.title, one.name === asked.name)),
      )}
      ${choice('from', c.from, [
        item('', c.all, asked.from === null),
        ...quarters.map((one) => item(one.from, formatDay(one.from, x.lang), one.from === asked.from)),
      ])}
      ${choice('to', c.to, [
        item('', c.all, asked.to === null),
        ...quarters.map((one) => item(one.to, formatDay(one.to, x.lang), one.to === asked.to)),
      ])}
      ${choice('by', c.by, [
        item('', c.notParted, asked.by.length === 0),
        ...variables.map((one) => item(one, c.variables[one], asked.by.includes(one))),
      ])}
    </fieldset>
    ${button({ text: c.show })}
  </form>`
}

export const allPage =
  (shelf: Shelf): Handler =>
  async (x) => {
    const c = pick(evidenceContent, x.lang)
    const given = await read(shelf, x)
    if (given.kind !== 'read') return withoutResults(x, c.title, given.kind)
    const { results, asked } = given
    const query = queryOf(asked)
    const variable = variableOf(asked)
    const counted = (part: string) => {
      const all = results.measures.filter((one) => one.part === part)
      return { all: all.length, answered: all.filter((one) => one.value !== null).length }
    }
    return page(
      c.title,
      html`<h1 class="govuk-heading-l">${c.title}</h1>
        <p class="govuk-body-l">${c.lead}</p>
        ${
          given.understood
            ? null
            : html`<div class="govuk-inset-text" role="alert">
                <p class="govuk-body">${c.notUnderstood}</p>
              </div>`
        }
        ${standing(x, given)}
        ${facts([
          [c.data, given.chosen.title],
          [c.asAt, formatDay(results.package.as_at, x.lang)],
          [
            c.period,
            `${formatDay(results.period.from, x.lang)} ${c.and} ${formatDay(results.period.to, x.lang)}`,
          ],
          [c.episodes, results.package.episodes],
          [c.by, variable === undefined ? c.notParted : c.variables[variable]],
        ])}
        <p class="govuk-body"><a class="govuk-link" href="#ask">${c.change}</a></p>
        ${glance(x, results)}
        <h2 class="govuk-heading-m">${c.parts}</h2>
        <ul class="govuk-list gs-next__list">
          ${parts.map((part) => {
            const { all, answered } = counted(part)
            return html`<li>
              <a class="govuk-link" href="/evidence/${part}?${query}">${c.partNames[part]}</a>
              <small class="gs-muted">${c.answered(answered, all)}</small>
            </li>`
          })}
        </ul>
        <p class="govuk-body">
          <a class="govuk-link" href="/evidence/definitions?${query}">${c.definitions}</a>
        </p>
        ${question(x, given)}
        <h2 class="govuk-heading-m">${c.download}</h2>
        <ul class="govuk-list">
          <li><a class="govuk-link" href="/evidence/files/report?${query}">${c.downloadReport}</a></li>
          <li><a class="govuk-link" href="/evidence/files/tables?${query}">${c.downloadTables}</a></li>
          <li><a class="govuk-link" href="/evidence/files/results?${query}">${c.downloadResults}</a></li>
        </ul>`,
      { wide: true },
    )
  }
