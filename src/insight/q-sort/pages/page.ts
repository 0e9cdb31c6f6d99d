import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { qSortSafetyOn, type QSortSafety } from '../../../kernel/policy/q-sort.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import {
  namelessSorts,
  questionIn,
  readStatements,
  readStudies,
  readStudy,
  statementIn,
  sumOf,
  type Study,
} from '../../../service/q-sort/index.ts'
import { qEvidenceContent } from '../content.ts'
import { exportCsv } from '../export.ts'
import { judge, readAsked, rowsOf, type Row } from '../safe.ts'
import { askForm, refusalView, solutionView } from './view.ts'

export const analysedPage: Handler = async (x) => {
  const c = pick(qEvidenceContent, x.lang)
  const closed = (await readStudies(x.db)).filter(({ columns }) => columns.study_state === 'closed')
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body-l">${c.lead}</p>
      ${stackTable({
        caption: c.title,
        captionHidden: true,
        columns: [{ text: c.study }, { text: c.statements, numeric: true }],
        rows: closed.map(({ id, columns }) => [
          html`<a class="govuk-link" href="/evidence/q-sort/${id}">${columns.title}</a>`,
          String(sumOf(columns.heights)),
        ]),
        empty: c.none,
      })}`,
  )
}

interface Loaded {
  readonly id: string
  readonly study: Study
  readonly statements: readonly { readonly id: string; readonly text: string; readonly lang: string }[]
  readonly rows: readonly Row[]
  readonly rule: QSortSafety
}

/** The study of the path with its sorts, which the database gives only to an evaluator and only of a closed study. */
async function load(x: Exchange): Promise<Loaded | null> {
  const study = await readStudy(x.db, x.params['studyId'])
  if (study === null) return null
  const bank = await readStatements(x.db, study.id)
  const sorts = await namelessSorts(x.db, study.id)
  return {
    id: study.id,
    study: study.columns,
    statements: bank.map(({ id, columns }) => ({ id, ...statementIn(columns, x.lang) })),
    rows: rowsOf(
      sorts,
      bank.map(({ id }) => id),
      study.columns.heights,
    ),
    rule: qSortSafetyOn(dayInLondon(x.now)),
  }
}

export const analysisPage: Handler = async (x) => {
  const loaded = await load(x)
  if (loaded === null) return noSuchPage()
  const { study, rows, rule, statements } = loaded
  const c = pick(qEvidenceContent, x.lang)
  const asked = readAsked(x.query)
  const closed = study.study_state === 'closed'
  const judged = closed ? judge(rows, study.heights, asked, rule) : ({ kind: 'not-closed' } as const)
  const enough = closed && rows.length >= rule.sorts
  return page(
    study.title,
    html`<p class="govuk-body"><a class="govuk-link" href="/evidence/q-sort">${c.back}</a></p>
      <h1 class="govuk-heading-l">${study.title}</h1>
      <p class="govuk-body-l">${questionIn(study, x.lang)}</p>
      <p class="govuk-body">${c.describes}</p>
      ${enough ? askForm({ path: x.path, asked, rows, rule, lang: x.lang }) : null}
      ${
        judged.kind === 'shown'
          ? solutionView({ ...judged, heights: study.heights, statements, lang: x.lang })
          : refusalView(judged.kind, rule, x.lang)
      }
      ${
        judged.kind === 'shown'
          ? html`<p class="govuk-body">${c.downloadText}</p>
              <p class="govuk-body">
                <a class="govuk-button govuk-button--secondary" href="/evidence/q-sort/${loaded.id}/sorts"
                  >${c.download}</a
                >
              </p>`
          : null
      }
      <p class="govuk-body"><a class="govuk-link" href="/q-sort/studies/${loaded.id}">${c.design}</a></p>`,
    { wide: true },
  )
}

export const exportPage: Handler = async (x) => {
  const loaded = await load(x)
  if (loaded === null || loaded.study.study_state !== 'closed') return noSuchPage()
  const { rows, rule, statements } = loaded
  const content = exportCsv(
    rows,
    statements.map(({ text }) => text),
    rule,
  )
  return content === null
    ? noSuchPage('too-few-sorts')
    : { kind: 'file', name: 'q-sorts.csv', type: 'text/csv; charset=utf-8', content }
}
