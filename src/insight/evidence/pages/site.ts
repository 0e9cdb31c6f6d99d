import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { codeInWords } from '../../report/index.ts'
import { headlinesOf, type MeasureResult, type Part, type Results } from '../../results/index.ts'
import { evidenceContent } from '../content.ts'
import { read } from '../reading.ts'
import type { Shelf } from '../shelf.ts'
import { cell, intervalInWords, ofInWords } from '../words.ts'
import { english, scrolling, standing, withoutResults } from './frame.ts'

/** The parts a manager acts on; the rest is for evaluators. */
const shown: readonly Part[] = ['contact', 'missing', 'trafficker-contact', 'exits', 'education', 'profile']

/** Sites a person manages; null = no site in particular. */
function sitesOf(x: Exchange): readonly string[] | null {
  const posts = x.posts.filter((post) => post.role === 'manager' || post.role === 'service-lead')
  const sites = posts.map((post) => post.site).filter((site) => site !== null)
  return sites.length < posts.length ? null : [...new Set(sites)].sort()
}

interface Column {
  readonly name: string
  readonly of: ReadonlyMap<string, MeasureResult>
}

/** Figures of a part that some column can show, each once: the report states several of them more than once. */
function ofPart(results: Results, part: Part, mine: readonly Column[]): readonly MeasureResult[] {
  const seen = new Set<string>()
  return results.measures.filter((one) => {
    const values = [one, ...mine.map((site) => site.of.get(one.id))]
    if (one.part !== part || seen.has(one.definition)) return false
    if (!values.some((value) => value !== undefined && value.value !== null)) return false
    seen.add(one.definition)
    return true
  })
}

function table(
  x: Exchange,
  caption: string,
  rows: readonly MeasureResult[],
  mine: readonly Column[],
): Html | null {
  if (rows.length === 0) return null
  const c = pick(evidenceContent, x.lang)
  const withOf = (measure: MeasureResult | undefined): Html =>
    html`${cell(measure, x.lang)}${
      measure === undefined
        ? null
        : html` <small class="gs-muted"
            >${ofInWords(measure, x.lang)} ${intervalInWords(measure, x.lang)}</small
          >`
    }`
  return scrolling(
    caption,
    stackTable({
      caption,
      columns: [c.measure, ...mine.map((one) => one.name), c.whole].map((text, index) => ({
        text,
        numeric: index > 0,
      })),
      rows: rows.map((one) => [
        english(one.title),
        ...mine.map((site) => withOf(site.of.get(one.id))),
        withOf(one),
      ]),
      empty: c.noAnswer,
    }),
  )
}

/** A manager's site beside the whole service: never beside another site. */
export const sitePage =
  (shelf: Shelf): Handler =>
  async (x) => {
    const c = pick(evidenceContent, x.lang)
    const given = await read(shelf, { ...x, query: { ...x.query, by: 'site' } })
    if (given.kind !== 'read') return withoutResults(x, c.mine, given.kind)
    const sites = sitesOf(x) ?? []
    const mine = sites.map((site) => ({
      name: codeInWords('site', site, x.lang),
      of: new Map(
        given.results.groups
          .find((group) => group.by['site'] === site)
          ?.measures.map((one) => [one.id, one]) ?? [],
      ),
    }))
    return page(
      c.mine,
      html`<h1 class="govuk-heading-l">${c.mine}</h1>
        <p class="govuk-body-l">${sites.length === 0 ? c.noSite : c.mineLead}</p>
        ${standing(x, given)} ${table(x, c.actFirst, headlinesOf(given.results.measures), mine)}
        ${shown.map((part) => table(x, c.partNames[part], ofPart(given.results, part, mine), mine))}`,
      { wide: true },
    )
  }
