import { decide } from '../../../platform/access/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { facts, stackTable } from '../../../platform/web/pieces.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../platform/web/route.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { caseBar, type Standing } from '../../child/index.ts'
import { boardView } from '../board.ts'
import { qSortContent } from '../content/index.ts'
import { qSort, type Sort } from '../facts.ts'
import { readColumn, readPairs } from '../rules.ts'
import { questionIn, readSorts, readStatements, readStudies, readStudy, statementIn } from '../store.ts'
import { smallForm } from './design-frame.ts'

export const sortsPath = (x: Exchange, path = ''): string => `/cases/${x.caseId()}/q-sort${path}`
const records = (x: Exchange): boolean => decide('case:record', x.access, x.now).permitted

const link = (href: string, text: string, about: string): Html =>
  html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> (${about})</span></a>`

export const sortsPage: Handler = async (x) => {
  const c = pick(qSortContent, x.lang).home
  const may = records(x)
  const studies = await readStudies(x.db)
  const sorts = await readSorts(x.db, x.caseId())
  const of = (studyId: string): Standing<Sort> | undefined =>
    sorts.find(({ columns }) => columns.study_id === studyId)
  const next = (studyId: string, about: string): Html | null => {
    const sort = of(studyId)
    if (sort === undefined || sort.columns.sort_state === 'withdrawn')
      return may ? link(sortsPath(x, `/invite/${studyId}`), c.invite, about) : null
    return sort.columns.sort_state === 'begun' && may
      ? html`${link(sortsPath(x, `/sorts/${sort.id}/grid`), c.goOn, about)}<br />
          ${link(sortsPath(x, `/sorts/${sort.id}`), c.see, about)}`
      : link(sortsPath(x, `/sorts/${sort.id}`), c.see, about)
  }
  const state = (sort: Standing<Sort> | undefined): string =>
    sort === undefined ? c.notAsked : c.states[sort.columns.sort_state]
  const shown = studies.filter(({ columns }) => columns.study_state === 'open')
  const earlier = sorts.filter(({ columns }) => !shown.some(({ id }) => id === columns.study_id))
  const titleOf = (sort: Standing<Sort>): string => {
    const study = studies.find(({ id }) => id === sort.columns.study_id)
    return study === undefined ? '' : questionIn(study.columns, x.lang)
  }
  return page(
    c.title,
    html`${await caseBar(x, 'q-sort')}
      <h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      <p class="govuk-body">${c.private}</p>
      ${stackTable({
        caption: c.open,
        columns: [c.question, c.state, c.next].map((text) => ({ text })),
        rows: shown.map((study) => [
          questionIn(study.columns, x.lang),
          state(of(study.id)),
          next(study.id, questionIn(study.columns, x.lang)),
        ]),
        empty: c.none,
      })}
      ${
        earlier.length === 0
          ? null
          : stackTable({
              caption: c.sorts,
              columns: [c.question, c.state, c.next].map((text) => ({ text })),
              rows: earlier.map((sort) => [
                titleOf(sort),
                state(sort),
                link(sortsPath(x, `/sorts/${sort.id}`), c.see, titleOf(sort)),
              ]),
              empty: c.noSorts,
            })
      }`,
  )
}

/** How a child sorted, for those who work with the child. */
export const seePage: Handler = async (x) => {
  const sort = (await readSorts(x.db, x.caseId())).find(({ id }) => id === x.params['sortId'])
  const study = sort === undefined ? null : await readStudy(x.db, sort.columns.study_id)
  if (sort === undefined || study === null) return noSuchPage()
  const c = pick(qSortContent, x.lang)
  const statements = await readStatements(x.db, study.id)
  const { heights } = study.columns
  const { columns } = sort
  const words = (said: string | null): Html | string =>
    said === null ? c.see.noWords : html`<span class="gs-prose" dir="auto">${said}</span>`
  const open = study.columns.study_state === 'open' && columns.sort_state !== 'withdrawn' && records(x)
  return page(
    c.see.title,
    html`${await caseBar(x, 'q-sort')}
      <h1 class="govuk-heading-l">${c.see.title}</h1>
      <p class="govuk-body-l">${questionIn(study.columns, x.lang)}</p>
      ${columns.sort_state === 'begun' ? html`<p class="govuk-inset-text">${c.see.notFinished}</p>` : null}
      ${columns.sort_state === 'withdrawn' ? html`<p class="govuk-inset-text">${c.see.withdrawn}</p>` : null}
      ${facts([
        [c.invite.consentOn, formatDay(columns.consent_on, x.lang)],
        [c.invite.language, label('language', columns.language, x.lang)],
        [c.invite.help, label('q-sort-help', columns.help, x.lang)],
        [c.see.most, words(columns.most_words)],
        [c.see.least, words(columns.least_words)],
      ])}
      <h2 class="govuk-heading-m">${c.study.grid}</h2>
      ${boardView({
        heights,
        places: readPairs(columns.places, readColumn(heights)),
        cards: statements.map((one) => {
          const said = statementIn(one.columns, x.lang)
          return { id: one.id, text: html`<span lang="${said.lang}">${said.text}</span>` }
        }),
        lang: x.lang,
      })}
      ${
        open
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${sortsPath(x, `/sorts/${sort.id}/grid`)}">${c.see.change}</a>
            </p>`
          : null
      }
      ${columns.sort_state === 'withdrawn' || !records(x) ? null : withdrawForm(x, sort)}
      <p class="govuk-body"><a class="govuk-link" href="${sortsPath(x)}">${c.see.back}</a></p>`,
    { wide: true },
  )
}

function withdrawForm(x: Exchange, sort: Standing<Sort>): Html {
  const c = pick(qSortContent, x.lang).see
  return html`<p class="govuk-body">${c.withdrawText}</p>
    ${smallForm(x, sortsPath(x, `/sorts/${sort.id}/withdraw`), sort.version, { text: c.withdraw, secondary: true })}`
}

/** The child no longer takes part: what was sorted is cleared, and leaves the study whatever its state. */
export const withdrawSort: Handler = async (x) => {
  const sort = (await readSorts(x.db, x.caseId())).find(({ id }) => id === x.params['sortId'])
  if (sort === undefined) return noSuchPage()
  if (sort.columns.sort_state === 'withdrawn') return refused({ code: 'already-done' })
  if (versionOf(x.body) !== sort.version) return refused({ code: 'someone-else-changed-it' })
  const outcome = await x.record({
    kind: 'q-sort.withdraw',
    caseId: x.caseId(),
    happenedAt: null,
    answer: sortsPath(x),
    facts: [
      nextVersion(
        qSort,
        x.caseId(),
        sort,
        {
          ...sort.columns,
          sort_state: 'withdrawn',
          piles: [],
          places: [],
          most_words: null,
          least_words: null,
          finished_on: null,
        },
        pick(qSortContent, 'en').see.reason,
      ),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
