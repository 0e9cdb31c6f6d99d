import type { QSortSafety } from '../../../kernel/policy/q-sort.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { button, details, select } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, stackTable } from '../../../platform/web/pieces.ts'
import { boardView, columnName } from '../../../service/q-sort/index.ts'
import { extractions, significantLoading, type Analysis, type Factor } from '../../q-methodology/index.ts'
import { qEvidenceContent } from '../content.ts'
import {
  mostFactors,
  safeGroups,
  variables,
  type Asked,
  type Judged,
  type Row,
  type Variable,
} from '../safe.ts'

/** Two decimals with a real minus; what rounds to nothing has no sign. */
const two = (value: number): string => value.toFixed(2).replace(/^-(?!0\.00$)/, '−').replace('-', '')

/** A wide table that scrolls by itself, reached by keyboard too. */
function scrolling(name: string, content: Html): Html {
  return html`<div class="gs-scroll" role="region" aria-label="${name}" tabindex="0">${content}</div>`
}

const inWords = (by: Variable, code: string, lang: Lang): string =>
  code === 'unknown' ? pick(qEvidenceContent, lang).notRecorded : (label(by, code, lang) ?? code)

export function askForm(given: {
  readonly path: string
  readonly asked: Asked
  readonly rows: readonly Row[]
  readonly rule: QSortSafety
  readonly lang: Lang
}): Html {
  const { asked, rows, rule, lang } = given
  const c = pick(qEvidenceContent, lang)
  const groups = variables.flatMap((by) =>
    safeGroups(rows, by, rule).map((code) => ({
      value: `${by}:${code}`,
      text: `${c.groupOf[by]}: ${inWords(by, code, lang)}`,
      selected: asked.group?.by === by && asked.group.code === code,
    })),
  )
  const field = (
    name: string,
    text: string,
    items: readonly { value: string; text: string; selected: boolean }[],
  ): Html => select({ lang, id: name, name, label: { text }, items })
  return html`<form method="get" action="${given.path}" class="gs-form gs-dense" id="ask">
    <h2 class="govuk-heading-m">${c.ask}</h2>
    <div class="gs-fields">
      ${field(
        'factors',
        c.factors,
        Array.from({ length: mostFactors }, (_, index) => ({
          value: String(index + 1),
          text: String(index + 1),
          selected: asked.factors === index + 1,
        })),
      )}
      ${field(
        'extraction',
        c.extraction,
        extractions.map((one) => ({
          value: one,
          text: c.extractions[one],
          selected: asked.extraction === one,
        })),
      )}
      ${field(
        'rotation',
        c.rotation,
        (['varimax', 'none'] as const).map((one) => ({
          value: one,
          text: c.rotations[one],
          selected: asked.rotate === (one === 'varimax'),
        })),
      )}
      ${
        groups.length === 0
          ? html`<p class="govuk-body gs-muted">${c.noGroups}</p>`
          : field('group', c.group, [
              { value: '', text: c.everybody, selected: asked.group === null },
              ...groups,
            ])
      }
    </div>
    ${button({ text: c.show })}
  </form>`
}

export function refusalView(
  kind: Exclude<Judged['kind'], 'shown'> | 'not-closed',
  rule: QSortSafety,
  lang: Lang,
): Html {
  const c = pick(qEvidenceContent, lang)
  return card(
    c.refused[kind].title,
    html`<p>${c.refused[kind].text}</p>
      <p>${c.least(rule.sorts, rule.perFactor)}</p>`,
    'warning',
  )
}

interface Solution {
  readonly rows: readonly Row[]
  readonly analysis: Analysis
  readonly heights: readonly number[]
  readonly statements: readonly { readonly id: string; readonly text: string; readonly lang: string }[]
  readonly lang: Lang
}

function characteristics(factors: readonly Factor[], { lang, analysis }: Solution): Html {
  const c = pick(qEvidenceContent, lang)
  const names = factors.map((_, index) => c.factor(index + 1))
  return html`${stackTable({
    caption: c.characteristics,
    columns: [c.characteristics, c.people, c.eigenvalue, c.variance, c.reliability, c.error].map(
      (text, index) => ({
        text,
        numeric: index > 0,
      }),
    ),
    rows: factors.map((one, index) => [
      names[index],
      String(one.people),
      two(one.eigenvalue),
      `${(one.variance * 100).toFixed(1)}%`,
      two(one.reliability),
      two(one.standardError),
    ]),
    empty: '',
  })}
  ${
    factors.length < 2
      ? null
      : html`<p class="govuk-body">${c.betweenText}</p>
          ${stackTable({
            caption: c.between,
            columns: [c.characteristics, ...names].map((text, index) => ({ text, numeric: index > 0 })),
            rows: analysis.betweenFactors.map((row, index) => [names[index], ...row.map(two)]),
            empty: '',
          })}`
  }
  ${details({
    lang,
    summaryText: c.scree,
    html: html`<p class="govuk-body">${c.screeText}</p>
      ${stackTable({
        caption: c.scree,
        captionHidden: true,
        columns: [{ text: c.number }, { text: c.eigenvalue, numeric: true }],
        rows: analysis.eigenvalues.slice(0, 8).map((one, index) => [String(index + 1), two(one)]),
        empty: '',
      })}`,
  })}`
}

function arrayView(factor: Factor, index: number, solution: Solution): Html {
  const { statements, heights, lang } = solution
  const c = pick(qEvidenceContent, lang)
  const place = (n: number): number => factor.array[n] ?? 0
  const score = (n: number): number => factor.scores[n] ?? 0
  const order = statements.map((_, n) => n).sort((a, b) => score(b) - score(a))
  return html`<h3 class="govuk-heading-s">${c.factor(index + 1)}</h3>
    ${boardView({
      heights,
      places: new Map(statements.map(({ id }, n) => [id, place(n)])),
      cards: order.flatMap((n) => {
        const one = statements[n]
        return one === undefined
          ? []
          : [{ id: one.id, text: html`<span lang="${one.lang}">${one.text}</span>` }]
      }),
      lang,
      level: 4,
    })}
    ${details({
      lang,
      summaryText: `${c.factor(index + 1)}: ${c.asTable}`,
      html: stackTable({
        caption: c.factor(index + 1),
        captionHidden: true,
        columns: [c.statement, c.place, c.score].map((text, k) => ({ text, numeric: k > 0 })),
        rows: order.map((n) => [
          html`<span lang="${statements[n]?.lang}">${statements[n]?.text}</span>`,
          columnName(place(n)),
          two(score(n)),
        ]),
        empty: '',
      }),
    })}`
}

function apart(factors: readonly Factor[], { analysis, statements, lang }: Solution): Html {
  const c = pick(qEvidenceContent, lang)
  return scrolling(
    c.apart,
    stackTable({
      caption: c.apart,
      captionHidden: true,
      columns: [c.statement, ...factors.map((_, index) => c.factor(index + 1)), c.consensus].map(
        (text, index) => ({
          text,
          numeric: index > 0 && index <= factors.length,
        }),
      ),
      rows: statements.map((one, n) => {
        const distinct = analysis.distinctions[n]
        return [
          html`<span lang="${one.lang}">${one.text}</span>`,
          ...factors.map((factor, index) => {
            const mark = distinct?.factors.find((each) => each.factor === index)
            const stars = mark === undefined ? '' : mark.strong ? ' **' : ' *'
            return `${columnName(factor.array[n] ?? 0)} (${two(factor.scores[n] ?? 0)})${stars}`
          }),
          distinct?.consensus === true ? c.consensus : '',
        ]
      }),
      empty: '',
    }),
  )
}

function loadings({ analysis, rows, statements, lang }: Solution): Html {
  const c = pick(qEvidenceContent, lang)
  const factors = analysis.factors.map((_, index) => c.factor(index + 1))
  return html`<p class="govuk-body">${c.loadingsText(two(significantLoading(statements.length)))}</p>
    ${scrolling(
      c.loadings,
      stackTable({
        caption: c.loadings,
        captionHidden: true,
        columns: [c.sort, ...factors, c.communality].map((text, index) => ({ text, numeric: index > 0 })),
        rows: rows.map((row, person) => [
          row.participant.slice(0, 8),
          ...(analysis.loadings[person] ?? []).map((one, k) =>
            analysis.flags[person]?.[k] === true ? html`<strong>${two(one)}</strong>` : two(one),
          ),
          two(analysis.communalities[person] ?? 0),
        ]),
        empty: '',
      }),
    )}`
}

/** A whole solution: what the factors are, how each would sort, what sets them apart, and which sorts define them. */
export function solutionView(solution: Solution): Html {
  const { analysis, rows, statements, lang } = solution
  const c = pick(qEvidenceContent, lang)
  const factors = analysis.factors.filter((one) => one !== null)
  const percent = factors.reduce((sum, one) => sum + one.variance * 100, 0).toFixed(0)
  return html`<h2 class="govuk-heading-m">${c.glance}</h2>
    <p class="govuk-body">${c.glanceText(rows.length, statements.length, percent)}</p>
    ${characteristics(factors, solution)}
    <h2 class="govuk-heading-m">${c.arrays}</h2>
    <p class="govuk-body">${c.arrayText}</p>
    ${factors.map((one, index) => arrayView(one, index, solution))}
    ${
      factors.length < 2
        ? null
        : html`<h2 class="govuk-heading-m">${c.apart}</h2>
            <p class="govuk-body">${c.apartText}</p>
            ${apart(factors, solution)}`
    }
    <h2 class="govuk-heading-m">${c.loadings}</h2>
    ${loadings(solution)}`
}
