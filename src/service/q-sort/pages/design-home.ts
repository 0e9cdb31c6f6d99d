import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { qSortSafetyOn } from '../../../kernel/policy/q-sort.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, stackTable } from '../../../platform/web/pieces.ts'
import { page, redirect, refused, type Exchange, type Handler } from '../../../platform/web/route.ts'
import type { Standing } from '../../child/index.ts'
import { boardView } from '../board.ts'
import { qSortContent } from '../content/index.ts'
import type { Statement, Study } from '../facts.ts'
import { mayOpen, sumOf } from '../rules.ts'
import { enoughSorts, readStatements, readStudies } from '../store.ts'
import { aboutStudy, movedTo, smallForm, studyPath } from './design-frame.ts'

export const studiesPage: Handler = async (x) => {
  const c = pick(qSortContent, x.lang).design
  const studies = await readStudies(x.db)
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body-l">${c.lead}</p>
      <p class="govuk-body">${c.nameless}</p>
      <p><a class="govuk-button" href="/q-sort/studies/new">${c.add}</a></p>
      <p class="govuk-body"><a class="govuk-link" href="/evidence/q-sort">${c.analysed}</a></p>
      ${stackTable({
        caption: c.title,
        captionHidden: true,
        columns: [c.name, c.state, c.statements].map((text, index) => ({ text, numeric: index === 2 })),
        rows: studies.map(({ id, columns }) => [
          html`<a class="govuk-link" href="${studyPath(id)}">${columns.title}</a>`,
          c.states[columns.study_state],
          String(sumOf(columns.heights)),
        ]),
        empty: c.none,
      })}`,
  )
}

function bank(x: Exchange, study: Standing<Study>, statements: readonly Standing<Statement>[]): Html {
  const c = pick(qSortContent, x.lang).study
  const draft = study.columns.study_state === 'draft'
  return html`<h2 class="govuk-heading-m">
      ${c.bank}: ${c.bankText(statements.length, sumOf(study.columns.heights))}
    </h2>
    ${
      draft
        ? html`<p>
            <a class="govuk-button govuk-button--secondary" href="${studyPath(study.id, '/statements/new')}"
              >${c.addStatements}</a
            >
          </p>`
        : null
    }
    ${stackTable({
      caption: c.bank,
      captionHidden: true,
      columns: [c.number, c.inEnglish, c.inWelsh, c.inOther, c.note].map((text) => ({ text })),
      rows: statements.map(({ id, columns: one }) => [
        draft
          ? html`${String(one.place)}<br /><a
                class="govuk-link"
                href="${studyPath(study.id, `/statements/${id}`)}"
                >${c.correct}<span class="govuk-visually-hidden"> (${one.words_en})</span></a
              >`
          : String(one.place),
        html`<span lang="en">${one.words_en}</span>`,
        one.words_cy === null ? null : html`<span lang="cy">${one.words_cy}</span>`,
        one.words_other.map((line, index) => html`${index === 0 ? null : html`<br />`}<bdi>${line}</bdi>`),
        one.note,
      ]),
      empty: c.noStatements,
    })}`
}

export const studyPage: Handler = aboutStudy(async (x, study) => {
  const c = pick(qSortContent, x.lang)
  const { columns } = study
  const statements = await readStatements(x.db, study.id)
  const { sorts } = qSortSafetyOn(dayInLondon(x.now))
  const places = sumOf(columns.heights)
  const onward =
    columns.study_state === 'draft'
      ? mayOpen(columns, statements.length)
        ? html`<p>${c.study.openText}</p>
            ${smallForm(x, studyPath(study.id, '/open'), study.version, { text: c.study.open, secondary: false })}`
        : html`<p>${c.study.openNotYet(places, statements.length)}</p>`
      : columns.study_state === 'open'
        ? html`<p>
              ${(await enoughSorts(x.db, study.id, sorts)) ? c.study.enough : c.study.notEnough(sorts)}
            </p>
            <p>${c.study.closeText}</p>
            ${smallForm(x, studyPath(study.id, '/close'), study.version, { text: c.study.close, secondary: true })}`
        : html`<p><a class="govuk-button" href="/evidence/q-sort/${study.id}">${c.design.results}</a></p>`
  return page(
    columns.title,
    html`<p class="govuk-body"><a class="govuk-link" href="/q-sort">${c.design.back}</a></p>
      <h1 class="govuk-heading-l">${columns.title}</h1>
      ${card(c.design.states[columns.study_state], onward)}
      <p class="govuk-body-l" lang="en">${columns.question_en}</p>
      ${columns.question_cy === null ? null : html`<p class="govuk-body-l" lang="cy">${columns.question_cy}</p>`}
      ${
        columns.study_state === 'draft'
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${studyPath(study.id, '/edit')}">${c.study.edit}</a>
            </p>`
          : null
      }
      <h2 class="govuk-heading-m">${c.study.grid}: ${c.study.gridText(places, columns.heights.length)}</h2>
      ${boardView({ heights: columns.heights, places: new Map(), cards: [], lang: x.lang })}
      ${bank(x, study, statements)}`,
    { wide: true },
  )
})

const moving = (state: 'open' | 'closed'): Handler =>
  aboutStudy(async (x, study) => {
    const c = pick(qSortContent, 'en').reasons
    const statements = await readStatements(x.db, study.id)
    const may =
      state === 'open' ? mayOpen(study.columns, statements.length) : study.columns.study_state === 'open'
    if (!may) return refused({ code: 'not-in-this-state' })
    if (versionOf(x.body) !== study.version) return refused({ code: 'someone-else-changed-it' })
    const outcome = await x.record({
      kind: `q-study.${state === 'open' ? 'open' : 'close'}`,
      caseId: null,
      happenedAt: null,
      answer: studyPath(study.id),
      facts: [movedTo(study, state, state === 'open' ? c.opened : c.closed)],
    })
    return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
  })

export const openStudy: Handler = moving('open')
export const closeStudy: Handler = moving('closed')
